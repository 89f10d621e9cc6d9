/** Signatures of Standard Webhooks 1.0.0: HMAC-SHA256 over id, time and the exact body. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const PREFIX = 'whsec_';
/** Seconds that the clocks of both sides may differ. */
const TOLERANCE = 300;

export function newSigningSecret( bytes: Buffer ): string {
	return PREFIX + bytes.toString( 'base64' );
}

/** @param at Seconds since 1970. */
export function signWebhook(
	secret: string,
	id: string,
	at: number,
	body: string
): string {
	const key = Buffer.from( secret.slice( PREFIX.length ), 'base64' );
	return `v1,${ createHmac( 'sha256', key )
		.update( `${ id }.${ at }.${ body }` )
		.digest( 'base64' ) }`;
}

/**
 * Whether one of the signatures in the header is ours, and not old.
 *
 * @param secret
 * @param headers Names in lower case.
 * @param body
 * @param now     ms since 1970.
 */
export function isSigned(
	secret: string,
	headers: Readonly< Record< string, string | undefined > >,
	body: string,
	now: number
): boolean {
	const id = headers[ 'webhook-id' ] ?? '';
	const at = headers[ 'webhook-timestamp' ] ?? '';
	if (
		id === '' ||
		! /^\d{1,12}$/.test( at ) ||
		Math.abs( now / 1000 - Number( at ) ) > TOLERANCE
	) {
		return false;
	}
	const right = signWebhook( secret, id, Number( at ), body );
	return ( headers[ 'webhook-signature' ] ?? '' )
		.split( ' ' )
		.some( ( given ) => sameText( given, right ) );
}

/** In a time that says nothing of where they differ. */
export function sameText( given: string, right: string ): boolean {
	const a = Buffer.from( given );
	const b = Buffer.from( right );
	return a.length === b.length && timingSafeEqual( a, b );
}
