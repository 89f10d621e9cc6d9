/** What the parts of a form are called. */
import { __, sprintf } from '@wordpress/i18n';
import type { FormRow } from '#contract/reports/forms.ts';
import type { NumberWords } from '../../format/numbers.ts';
import {
	originLabel,
	purposeLabel,
} from '../../components/people-words/index.ts';

/** A form of ours is called by its block's name or what it is for, any other by where it stands. */
export function formName( {
	name,
	source,
	purpose,
}: Pick< FormRow, 'name' | 'source' | 'purpose' > ): string {
	if ( name ) {
		return name;
	}
	if ( source !== 'cairn' ) {
		return originLabel( source );
	}
	return purpose === null ? __( 'Form', 'cairn' ) : purposeLabel( purpose );
}

/** A field by the word it is stored under; the owner's own fields have only that. */
export function fieldLabel( key: string ): string {
	const labels: Record< string, string > = {
		email: __( 'Mail address', 'cairn' ),
		name: __( 'Name', 'cairn' ),
		first_name: __( 'First name', 'cairn' ),
		last_name: __( 'Last name', 'cairn' ),
		tel: __( 'Telephone', 'cairn' ),
		phone: __( 'Telephone', 'cairn' ),
		company: __( 'Company', 'cairn' ),
		message: __( 'Message', 'cairn' ),
		date: __( 'Date', 'cairn' ),
		slot: __( 'Time slot', 'cairn' ),
		consent: __( 'Consent box', 'cairn' ),
		submit: __( 'Button', 'cairn' ),
	};
	return Object.hasOwn( labels, key ) ? ( labels[ key ] ?? key ) : key;
}

const SECOND_MS = 1_000;
const MINUTE_S = 60;

/** 48 s, or 3 min 5 s. */
export function durationWords( ms: number, numbers: NumberWords ): string {
	const seconds = Math.round( ms / SECOND_MS );
	if ( seconds < MINUTE_S ) {
		return sprintf(
			/* translators: %s: a number of seconds. */
			__( '%s s', 'cairn' ),
			numbers.count( seconds )
		);
	}
	return sprintf(
		/* translators: 1: a number of minutes, 2: a number of seconds below 60. */
		__( '%1$s min %2$s s', 'cairn' ),
		numbers.count( Math.floor( seconds / MINUTE_S ) ),
		numbers.count( seconds % MINUTE_S )
	);
}
