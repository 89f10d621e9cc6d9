import type { CtaKind } from '#contract/cta-kinds.ts';

const SCHEMES: Partial< Record< CtaKind, string > > = {
	call: 'tel:',
	sms: 'sms:',
	mail: 'mailto:',
};

/** The kind an address speaks for by itself, or undefined. */
export const kindOfAddress = ( url: string ): CtaKind | undefined =>
	( Object.keys( SCHEMES ) as CtaKind[] ).find( ( kind ) =>
		url.toLowerCase().startsWith( SCHEMES[ kind ]! )
	);

/**
 * An address as typed, made whole for the kind: a bare phone number becomes `tel:…` without the spaces and signs
 * people group digits with, a bare mail address `mailto:…`.
 */
export const wholeAddress = ( typed: string, kind: CtaKind ): string => {
	const scheme = SCHEMES[ kind ];
	const address = typed.trim();
	if ( ! scheme || address === '' ) {
		return address;
	}
	// LinkControl puts http:// in front of what it takes for a host name.
	const bare = address
		.replace( /^https?:\/\//i, '' )
		.replace( new RegExp( `^${ scheme }`, 'i' ), '' );
	return (
		scheme + ( kind === 'mail' ? bare : bare.replace( /[\s().\-/]/g, '' ) )
	);
};

/** What is wrong with an address for its kind. */
export type AddressProblem =
	'missing' | 'not_e164' | 'not_a_mail_address' | 'other_scheme';

/** The first problem of an address, or null. E.164: a plus, a country code without leading zero, 7 to 15 digits. */
export const problemOfAddress = (
	url: string | undefined,
	kind: CtaKind
): AddressProblem | null => {
	if ( ! url ) {
		return 'missing';
	}
	const scheme = SCHEMES[ kind ];
	if ( ! scheme ) {
		return null;
	}
	if ( ! url.toLowerCase().startsWith( scheme ) ) {
		return 'other_scheme';
	}
	const bare = url.slice( scheme.length ).split( '?' )[ 0 ]!;
	if ( kind === 'mail' ) {
		return /^[^@\s,]+@[^@\s,]+\.[^@\s,]+$/.test( bare )
			? null
			: 'not_a_mail_address';
	}
	return /^\+[1-9]\d{6,14}$/.test( bare ) ? null : 'not_e164';
};
