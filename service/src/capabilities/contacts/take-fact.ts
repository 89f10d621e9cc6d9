/** What happened after a form was sent: confirmed, mailed, taken back, bounced, moved. Each fact changes what it is about once. */
import type {
	BookingFact,
	BounceFact,
	ConfirmationFact,
	MailFact,
	PersonSealed,
	WithdrawalFact,
} from '#contract/contacts.ts';
import { changeConsent, type Consent, consentsOf } from './consents.ts';
import { mergePerson, recountContact } from './contact-rows.ts';
import { type GatedWork, hexOf } from './contact-site.ts';
import { noteEnds } from './ended-consents.ts';
import type { OpenedFact } from './open-fact.ts';
import { plannedStep } from './planned-step.ts';
import { appendProofs, type ProofStepName } from './proofs.ts';
import { changeSubmission, type Submission } from './submissions.ts';
import { stepEvent } from './take-submission.ts';
import { EVERY_LIST, lift, suppress, suppressionsOf } from './suppressions.ts';

/** The button of the mail was pressed: the consents stand, and the step counts, in the visit that asked. */
export async function takeConfirmation(
	work: GatedWork,
	fact: ConfirmationFact,
	submission: Submission,
	proof: OpenedFact[ 'proof' ]
): Promise< void > {
	if ( submission.confirmedAt !== null ) {
		return;
	}
	const at = Math.max( submission.at, Math.min( fact.at, work.now ) );
	const step = plannedStep(
		submission.purpose,
		submission.about,
		'confirmed'
	);
	if ( step !== null && ! submission.automated && submission.doubleOptIn ) {
		await work.gate.write( [
			stepEvent(
				work.site,
				submission,
				step,
				hexOf( fact.event_id ),
				submission.at + 1
			),
		] );
	}
	await changeSubmission( work, submission.id, {
		state: 'confirmed',
		confirmedAt: at,
		forgetVisitor: ! submission.recognised,
	} );
	if ( proof !== null && submission.contactId !== null ) {
		await work.values.put( 'submission', submission.id, {
			confirmed: JSON.stringify( proof ),
		} );
	}
	for ( const consent of await consentsOf( work, {
		submissionIds: [ submission.id ],
	} ) ) {
		await confirmConsent( work, consent, at, proof );
	}
	if ( submission.contactId !== null ) {
		const person = await personOf( work, submission.id );
		if ( person !== null ) {
			await mergePerson( work, submission.contactId, person, true );
		}
		await recountContact( work, submission.contactId );
	}
}

async function confirmConsent(
	work: GatedWork,
	consent: Consent,
	at: number,
	proof: OpenedFact[ 'proof' ]
): Promise< void > {
	const { addressIndex } = consent;
	const suppressed = (
		await suppressionsOf(
			work,
			addressIndex === null ? [] : [ addressIndex ]
		)
	).find(
		( { list, at: since } ) =>
			( list === EVERY_LIST || list === consent.list ) && since >= at
	);
	await changeConsent(
		work,
		consent,
		suppressed === undefined ? 'confirmed' : consent.state,
		{
			confirmedAt: at,
			endedAt: suppressed === undefined ? null : consent.endedAt,
		}
	);
	await appendProofs( work, [
		{
			submissionId: consent.submissionId,
			list: consent.list,
			step: 'confirmed',
			at,
			addressIndex,
			person: proof === null ? undefined : JSON.stringify( proof ),
			details: {},
		},
	] );
	if ( addressIndex !== null ) {
		await lift( work, [ addressIndex ], consent.list, at );
	}
	if ( suppressed === undefined ) {
		await work.handOver.agreed( work, { ...consent, proof: 'confirmed' } );
	}
}

/** What was typed with a submission; null: it was not told, or is deleted. */
export async function personOf(
	work: Pick< GatedWork, 'values' >,
	submissionId: string
): Promise< PersonSealed | null > {
	const text = (
		await work.values.read( 'submission', [ submissionId ], [ 'person' ] )
	)
		.get( submissionId )
		?.get( 'person' );
	return text === undefined ? null : ( JSON.parse( text ) as PersonSealed );
}

/** What became of a mail. */
export async function takeMail(
	work: GatedWork,
	fact: MailFact,
	submission: Submission
): Promise< void > {
	if ( fact.kind === 'confirm' || fact.kind === 'resend' ) {
		await changeSubmission( work, submission.id, {
			mailFailed: fact.state === 'send_failed',
		} );
	}
	await appendProofs( work, [
		{
			submissionId: submission.id,
			list: '',
			step: 'mail',
			at: Math.min( fact.at, work.now ),
			addressIndex: null,
			details: {
				kind: fact.kind,
				state: fact.state,
				token_hash: fact.token_hash,
				message_id: fact.message_id,
				template_version: fact.template_version,
			},
		},
	] );
}

/** A consent was taken back: those given until then end; one given later stands. */
export function takeWithdrawal(
	work: GatedWork,
	fact: WithdrawalFact,
	address: OpenedFact[ 'address' ]
): Promise< void > {
	return endConsents( work, {
		at: Math.min( fact.at, work.now ),
		state: 'withdrawn',
		list: fact.list,
		channel: fact.channel,
		address,
		submissionId: fact.submission_id && hexOf( fact.submission_id ),
	} );
}

/** The address takes no mail: none of its consents can be used. */
export function takeBounce(
	work: GatedWork,
	fact: Pick< BounceFact, 'at' | 'channel' >,
	address: OpenedFact[ 'address' ]
): Promise< void > {
	return endConsents( work, {
		at: Math.min( fact.at, work.now ),
		state: 'bounced',
		list: null,
		channel: fact.channel,
		address,
	} );
}

/** Ends consents of an address. */
export interface Ending {
	readonly at: number;
	readonly state: Extract< ProofStepName, 'withdrawn' | 'bounced' >;
	/** Null: of every list. */
	readonly list: string | null;
	readonly channel: string;
	readonly address: OpenedFact[ 'address' ];
	/** Where the link was in a mail of ours. */
	readonly submissionId?: string | undefined;
	/** Destination that told so. */
	readonly from?: string;
}

/** Ends what was given until then, and bars the address. */
export async function endConsents(
	work: GatedWork,
	ending: Ending
): Promise< void > {
	const { email, phone } = work.values.indexesOf( ending.address ?? {} );
	const indexes = [ email, phone ].filter( ( index ) => index !== null );
	for ( const index of indexes ) {
		await suppress( work, {
			index,
			list: ending.list ?? EVERY_LIST,
			reason: ending.state,
			at: ending.at,
		} );
	}
	const found =
		indexes.length > 0
			? await consentsOf( work, { addressIndexes: indexes } )
			: await consentsOf( work, {
					submissionIds: ending.submissionId
						? [ ending.submissionId ]
						: [],
				} );
	const touched = new Set< string >();
	const ended: Consent[] = [];
	for ( const consent of found ) {
		const stands =
			consent.state !== ending.state &&
			consent.state !== 'withdrawn' &&
			Math.max( consent.requestedAt, consent.confirmedAt ?? 0 ) <=
				ending.at;
		if (
			! stands ||
			( ending.list !== null && consent.list !== ending.list )
		) {
			continue;
		}
		await changeConsent( work, consent, ending.state, {
			confirmedAt: consent.confirmedAt,
			endedAt: ending.at,
		} );
		await appendProofs( work, [
			{
				submissionId: consent.submissionId,
				list: consent.list,
				step: ending.state,
				at: ending.at,
				addressIndex: consent.addressIndex,
				details: { channel: ending.channel },
			},
		] );
		await changeSubmission( work, consent.submissionId, {
			withdrawnAt: ending.at,
		} );
		ended.push( consent );
		if ( consent.contactId !== null ) {
			touched.add( consent.contactId );
		}
	}
	await noteEnds(
		work,
		ended.map( ( { submissionId, list } ) => ( {
			submissionId,
			list,
			state: ending.state,
		} ) )
	);
	if ( ended.length > 0 ) {
		await work.handOver.ended( work, {
			consents: ended,
			from: ending.from ?? null,
		} );
	}
	for ( const contactId of touched ) {
		await recountContact( work, contactId );
	}
}

/** A booking was moved or cancelled, or somebody came. */
export async function takeBooking(
	work: GatedWork,
	fact: BookingFact,
	submission: Submission
): Promise< void > {
	switch ( fact.change ) {
		case 'moved':
			await changeSubmission( work, submission.id, {
				slotAt: fact.slot_at,
			} );
			return;
		case 'cancelled':
			await changeSubmission( work, submission.id, {
				booking: 'cancelled',
			} );
			return;
		case 'attended':
			await attend( work, fact, submission );
	}
}

async function attend(
	work: GatedWork,
	fact: BookingFact,
	submission: Submission
): Promise< void > {
	if ( submission.booking === 'attended' ) {
		return;
	}
	await changeSubmission( work, submission.id, { booking: 'attended' } );
	const { webinar_id: webinar } = submission.about;
	if ( fact.event_id === undefined || submission.purpose !== 'webinar' ) {
		return;
	}
	await work.gate.write( [
		stepEvent(
			work.site,
			// The key of another day's visitor is gone: only who may be recognised beyond it is named.
			submission.recognised
				? submission
				: { ...submission, visitor: null, visitorBefore: null },
			{
				type: 'webinar_attend',
				props: webinar === undefined ? {} : { webinar_id: webinar },
			},
			hexOf( fact.event_id ),
			Math.min( fact.at, work.now )
		),
	] );
}
