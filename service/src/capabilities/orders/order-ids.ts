/** Ids of the events that stand for an order: the same facts always give the same ids. */
import { createHash } from 'node:crypto';
import { LIMITS } from '#contract/limits.ts';

const SEPARATOR = '\u001f';

/** A UUIDv7 of a time whose other bits come from what it stands for. 32 hex digits. */
export function derivedId( at: number, ...parts: readonly string[] ): string {
	const id = createHash( 'sha256' )
		.update( parts.join( SEPARATOR ) )
		.digest()
		.subarray( 0, 16 );
	id.writeUIntBE( at, 0, 6 );
	id[ 6 ] = 0x70 | ( ( id[ 6 ] ?? 0 ) & 0x0f );
	id[ 8 ] = 0x80 | ( ( id[ 8 ] ?? 0 ) & 0x3f );
	return id.toString( 'hex' );
}

/**
 * The id the shop gave a conversion, as it may be stored: an event's time lies a day from its id's at most, so an id that was
 * made much later (or earlier) than the payment gets the payment's time.
 *
 * @param uuid Canonical UUIDv7.
 * @param at   Time of the event, ms since 1970.
 * @return 32 hex digits.
 */
export function storableId( uuid: string, at: number ): string {
	const hex = uuid.replaceAll( '-', '' );
	const made = parseInt( hex.slice( 0, 12 ), 16 );
	return Math.abs( at - made ) <= LIMITS.publicAgeMs
		? hex
		: at.toString( 16 ).padStart( 12, '0' ) + hex.slice( 12 );
}

/** The visitor of an order that names nobody: of this order alone, joined to nothing. 16 hex digits. */
export function nobody( site: string, orderId: number ): string {
	return createHash( 'sha256' )
		.update( [ 'order', site, String( orderId ) ].join( SEPARATOR ) )
		.digest( 'hex' )
		.slice( 0, 16 );
}
