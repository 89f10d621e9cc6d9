/** Which event a submission is, and what it says: pure. */
import { createHash } from 'node:crypto';
import type { SubmissionFact } from '#contract/contacts.ts';
import {
	EVENTS,
	type EventType,
	type PropValue,
} from '#contract/events/index.ts';
import { FORM_PURPOSES, type FormPurpose } from '#contract/forms.ts';

/** What a submission is about, kept with its row: ids and names of the owner's own things, nobody's. */
export interface SubmissionAbout {
	readonly product_id?: number;
	readonly variation_id?: number;
	readonly resource_id?: number;
	readonly coupon_id?: number;
	readonly webinar_id?: string;
	/** Of the first consent that was asked for. */
	readonly list?: string;
	/** The visitor could not be named: nothing of the visit can be linked. */
	readonly unlinked?: 1;
	/** Whether it was ever confirmed is known to another plugin only. */
	readonly elsewhere?: 1;
}

export interface PlannedStep {
	readonly type: EventType;
	readonly props: Readonly< Record< string, PropValue > >;
}

export function aboutOf( fact: SubmissionFact ): SubmissionAbout {
	const about: Record< string, string | number > = {};
	for ( const key of [
		'product_id',
		'variation_id',
		'resource_id',
		'coupon_id',
		'webinar_id',
	] as const ) {
		const value = fact[ key ];
		if ( value !== undefined ) {
			about[ key ] = value;
		}
	}
	if (
		fact.origin === 'other_form' &&
		FORM_PURPOSES[ fact.purpose ].doubleOptIn
	) {
		about.elsewhere = 1;
	}
	const list = fact.consents[ 0 ]?.list;
	return list === undefined ? about : { ...about, list };
}

/**
 * The event of a submission. A download is one only when it is confirmed, and so is every type whose fields know no state.
 * What counts only when it is confirmed, and would be confirmed elsewhere, is no more than a form that was sent.
 *
 * @param purpose
 * @param about
 * @param state   Null: no confirmation is asked for.
 * @return Null: there is no such event, or what it would have to say is not known.
 */
export function plannedStep(
	purpose: FormPurpose,
	about: SubmissionAbout,
	state: 'requested' | 'confirmed' | null
): PlannedStep | null {
	if ( about.elsewhere === 1 ) {
		return { type: 'form_submit', props: {} };
	}
	const type: EventType = FORM_PURPOSES[ purpose ].event;
	const { shape } = EVENTS[ type ].props;
	const known: Readonly< Record< string, PropValue | undefined > > = {
		...about,
		gated: 1,
		state: state ?? undefined,
	};
	const props: Record< string, PropValue > = {};
	for ( const key of Object.keys( shape ) ) {
		const value = known[ key ];
		if ( value !== undefined ) {
			props[ key ] = value;
		}
	}
	const isSayable = state !== 'requested' || 'state' in shape;
	return isSayable && EVENTS[ type ].props.safeParse( props ).success
		? { type, props }
		: null;
}

/** The visitor of a submission that names nobody: of this one alone, joined to nothing. 16 hex digits. */
export function nobody( site: string, submissionId: string ): string {
	return createHash( 'sha256' )
		.update( [ 'submission', site, submissionId ].join( '\u001f' ) )
		.digest( 'hex' )
		.slice( 0, 16 );
}
