/** Which contacts are listed: in the address as one word each, `status-won~consent-confirmed`. Names and addresses never stand there. */
import type { ContactSearch } from '#contract/contacts.ts';
import {
	CONTACT_CONSENT_STATES,
	FORM_PURPOSE_NAMES,
	LEAD_STATUSES,
} from '../../../../contract/src/forms.ts';

/** What may stand in an address. */
export type ContactFilters = Pick<
	ContactSearch,
	'status' | 'purpose' | 'block_id' | 'consent' | 'suspicious'
>;

/** A consent that ran out is deleted with its contact. */
export const CONSENTS = CONTACT_CONSENT_STATES.filter(
	( state ) => state !== 'expired'
);

const BLOCK_ID = /^[a-z0-9:_./-]{1,130}$/;

function oneOf< Word extends string >(
	words: readonly Word[],
	text: string
): Word | undefined {
	return words.find( ( word ) => word === text );
}

export function readFilters( text: string | null ): ContactFilters {
	const filters: ContactFilters = {};
	for ( const part of ( text ?? '' ).split( '~' ) ) {
		const at = part.indexOf( '-' );
		const value = part.slice( at + 1 );
		switch ( part.slice( 0, Math.max( 0, at ) ) ) {
			case 'status':
				filters.status = oneOf( LEAD_STATUSES, value );
				break;
			case 'purpose':
				filters.purpose = oneOf( FORM_PURPOSE_NAMES, value );
				break;
			case 'consent':
				filters.consent = oneOf( CONSENTS, value );
				break;
			case 'form':
				filters.block_id = BLOCK_ID.test( value ) ? value : undefined;
				break;
			case 'suspicious':
				filters.suspicious =
					value === 'yes' || ( value === 'no' ? false : undefined );
		}
	}
	return Object.fromEntries(
		Object.entries( filters ).filter(
			( [ , value ] ) => value !== undefined
		)
	);
}

/** Null: every contact. */
export function writeFilters( filters: ContactFilters ): string | null {
	const { status, purpose, consent, block_id: form, suspicious } = filters;
	const parts = Object.entries( {
		status,
		purpose,
		consent,
		form,
		suspicious: suspicious === undefined ? suspicious : yesNo( suspicious ),
	} ).flatMap( ( [ name, value ] ) =>
		value ? [ `${ name }-${ value }` ] : []
	);
	return parts.length > 0 ? parts.join( '~' ) : null;
}

const yesNo = ( is: boolean ) => ( is ? 'yes' : 'no' );
