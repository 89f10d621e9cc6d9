/**
 * Takes personal data out of text before it is stored. The browser has cleaned already; this is done again because
 * everything a browser sends can be forged or come from an old cached page.
 */

const EMAIL =
	/[^\s/@?&=:;,<>"']{1,64}(?:@|%(?:25)*40)[^\s/@?&=:;,<>"']{1,190}\.[a-z]{2,24}/gi;
/** A JSON web token: three base64url parts, the first beginning with `{"`. */
const WEB_TOKEN = /eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g;
const UUID =
	/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const ORDER_KEY = /\bwc_order_\w+/gi;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g;
/** A date is no telephone number, although it has eight digits and two hyphens. */
const DATE =
	/^(?:19|20)\d{2}[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])$/;
const DIGITS_WITH_SEPARATORS = /(?:\+|\b00|\(|\b)\d[\d ()./-]{5,24}\d\b/g;
const LONG_WORD = /[A-Za-z0-9_]{16,}/g;
/** Printable ASCII without a space at either end: nothing of it would be replaced. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

/** Digits that are a telephone number, a card, a customer or an order rather than a quantity. */
const PHONE_DIGITS = 9;
const PHONE_DIGITS_WITH_PREFIX = 7;

/** Replaces what looks like an e-mail address, a telephone number, a long number or a secret. */
export function withoutPersonalData( text: string ): string {
	if ( ! /[@%\d_]|[A-Za-z]{16}/.test( text ) ) {
		return text;
	}
	return text
		.replace( EMAIL, '[email]' )
		.replace( WEB_TOKEN, '[secret]' )
		.replace( UUID, '[secret]' )
		.replace( ORDER_KEY, '[secret]' )
		.replace( IBAN, ( found ) =>
			countDigits( found ) >= 8 ? '[number]' : found
		)
		.replace( DIGITS_WITH_SEPARATORS, ( found ) =>
			isPhone( found ) ? '[phone]' : found
		)
		.replace( LONG_WORD, ( found ) =>
			isSecret( found ) ? '[secret]' : found
		)
		.replace( /\d{7,}/g, '[number]' );
}

/** Removes control characters and broken surrogates, cuts to a length, and trims: what the dictionary compares must be what MySQL stores. */
export function plainText( text: string, maximum: number ): string {
	if ( text.length <= maximum && PLAIN.test( text ) ) {
		return text;
	}
	return wellFormed( text )
		.replace( /\p{Cc}+/gu, ' ' )
		.slice( 0, maximum )
		.replace( /[\ud800-\udbff]$/, '' )
		.trim();
}

/** A lone half of a surrogate pair has no UTF-8: MySQL would store something else than was looked up. */
function wellFormed( text: string ): string {
	return text.replace( /\p{Cs}/gu, '\ufffd' );
}

function countDigits( text: string ): number {
	return text.replace( /\D/g, '' ).length;
}

function isPhone( text: string ): boolean {
	if ( DATE.test( text.trim() ) ) {
		return false;
	}
	if ( /^\d+$/.test( text ) ) {
		// A run without separators is left to the rule for long numbers.
		return false;
	}
	const digits = countDigits( text );
	return (
		digits >= PHONE_DIGITS ||
		( digits >= PHONE_DIGITS_WITH_PREFIX && /^(?:\+|00|\(|0)/.test( text ) )
	);
}

/** A word of sixteen characters or more that nobody wrote by hand: letters and digits mixed, or hex. */
function isSecret( word: string ): boolean {
	if ( /^\d+$/.test( word ) ) {
		return false;
	}
	if ( /^[0-9a-f]+$/i.test( word ) ) {
		return true;
	}
	const changes = word.match(
		/[a-z](?=[A-Z0-9])|[A-Z](?=[0-9])|\d(?=[A-Za-z])/g
	);
	return ( changes?.length ?? 0 ) >= 3;
}
