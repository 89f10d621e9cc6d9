/** Who a row is: the same row has the same id for ever, in whichever file it comes again. */
import { createHash } from 'node:crypto';

/** What a row is known by before its repeats are counted: 16 bytes. */
export type ContentKey = Buffer;

/**
 * Makes the function that reads a row's content key. It depends on the names of the columns and their values, not on the
 * order of the columns, the delimiter, the quotes or the encoding: a file exported again has the same rows.
 *
 * @param columns Names of the columns, in the order of the cells.
 */
export function createContentKey(
	columns: readonly string[]
): ( cells: readonly string[] ) => ContentKey {
	const order = columns
		.map( ( name, index ) => ( { name, index } ) )
		.sort( ( a, b ) => {
			if ( a.name === b.name ) {
				return a.index - b.index;
			}
			return a.name < b.name ? -1 : 1;
		} );
	return ( cells ) => {
		let content = '';
		for ( const { name, index } of order ) {
			const value = ( cells[ index ] ?? '' ).trim();
			// Lengths instead of a separator: no value can imitate the border between two cells.
			content += `${ name.length }:${ name }${ value.length }:${ value }`;
		}
		return createHash( 'sha256' )
			.update( content )
			.digest()
			.subarray( 0, 16 );
	};
}

/**
 * The row's event id, a UUIDv7: 48 bits time, 12 bits order within the millisecond, 62 bits of a hash over the site,
 * the content and how often that content came before in the file. No batch or file name enters it.
 *
 * @param row.at     Milliseconds since 1970.
 * @param row.order  Order within the second, 0 if the file has none.
 * @param row.repeat How many rows of the file with the same content came before this one.
 */
export function rowEventId( row: {
	sitePublicId: string;
	at: number;
	order: number;
	content: ContentKey;
	repeat: number;
} ): Buffer {
	const id = createHash( 'sha256' )
		.update( `${ row.sitePublicId }\n${ row.repeat }\n` )
		.update( row.content )
		.digest()
		.subarray( 0, 16 );
	id.writeUIntBE( row.at, 0, 6 );
	id.writeUInt16BE( 0x7000 | Math.min( row.order, 0xfff ), 6 );
	id.writeUInt8( 0x80 | ( id.readUInt8( 8 ) & 0x3f ), 8 );
	return id;
}
