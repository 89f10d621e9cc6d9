/** One way to write an address, so that the same one is always found again. */

const EMAIL = /^[^\s@<>"']{1,64}@[^\s@<>"']{1,190}\.[^\s@<>"'.]{2,63}$/u;
const LONGEST_EMAIL = 254;
const E164 = /^\+[1-9][0-9]{6,14}$/;

/** Trimmed, lower-case, NFC. Null for what is no mail address. */
export function normalEmail( text: string ): string | null {
	const email = text.trim().toLowerCase().normalize( 'NFC' );
	return email.length <= LONGEST_EMAIL && EMAIL.test( email ) ? email : null;
}

/** E.164. Null for what is none: a number without a country's code names nobody for certain. */
export function normalPhone( text: string ): string | null {
	const digits = text
		.trim()
		.replace( /[\s().\-/\u00a0]/g, '' )
		.replace( /^00/, '+' );
	return E164.test( digits ) ? digits : null;
}
