const LONGEST = 200;
const ADDRESS = /[^\s<>"'()[\]{},;:]+@[^\s<>"'()[\]{},;:]+/g;
const DIGITS = /\+?\d[\d\s().-]{4,}\d/g;
const HEX = /\b[0-9a-f]{24,}\b/gi;

/**
 * What a receiver said, fit to be kept and shown: no mail address, no telephone number, no fingerprint of an address, at most
 * 200 printable characters.
 */
export function redact( text: string ): string {
	return text
		.replace( /\p{C}+/gu, ' ' )
		.replace( ADDRESS, '…' )
		.replace( HEX, '…' )
		.replace( DIGITS, '…' )
		.replace( /\s+/g, ' ' )
		.trim()
		.slice( 0, LONGEST );
}
