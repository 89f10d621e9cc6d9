/** A form was sent: its contact, its consents with their proof, and its event, in one transaction. */
import { createHash } from 'node:crypto';
import type {
	AskedConsent,
	PersonSealed,
	SubmissionFact,
} from '#contract/contacts.ts';
import type { Random } from '../../storage/random.ts';
import type { GatedEvent, NamedVisitor } from '../collect/index.ts';
import { storableId } from '../orders/index.ts';
import { insertConsent } from './consents.ts';
import {
	findContact,
	freshId,
	insertContact,
	keepAddresses,
	linkVisitor,
	mergePerson,
	recountContact,
} from './contact-rows.ts';
import { type ContactSite, type GatedWork, hexOf } from './contact-site.ts';
import { noteEnds } from './ended-consents.ts';
import {
	aboutOf,
	nobody,
	type PlannedStep,
	plannedStep,
} from './planned-step.ts';
import { appendProofs } from './proofs.ts';
import {
	changeSubmission,
	insertSubmission,
	readSubmission,
	type Submission,
} from './submissions.ts';
import { lift, suppressionsOf } from './suppressions.ts';

const EMPTY_TEXT_HASH = createHash( 'sha256' ).update( '' ).digest( 'hex' );

/**
 * Takes a submission in, unless it was.
 *
 * @param work
 * @param random
 * @param fact
 * @param person  What was typed; null: not told.
 * @param visitor Whom the fact names; null: nobody.
 * @return The contact it belongs to; null: none, or it was taken in before.
 */
export async function takeSubmission(
	work: GatedWork,
	random: Random,
	fact: SubmissionFact,
	person: PersonSealed | null,
	visitor: NamedVisitor | null
): Promise< string | null > {
	const { site, values, now } = work;
	const id = hexOf( fact.submission_id );
	if ( ( await readSubmission( work, id ) ) !== null ) {
		return null;
	}
	const indexes = values.indexesOf( person ?? {} );
	const addressIndex = indexes.email ?? indexes.phone;
	const at = Math.min( fact.at, now );
	let contactId: string | null = null;
	if ( person !== null && addressIndex !== null ) {
		contactId = await findContact( work, indexes );
		const isNew = contactId === null;
		contactId ??= freshId( random );
		if ( isNew ) {
			await insertContact( work, contactId, at, 0 );
		}
		await keepAddresses( work, contactId, indexes );
		await mergePerson( work, contactId, person, ! fact.double_opt_in );
	}
	const about = {
		...aboutOf( fact ),
		...( visitor === null ? { unlinked: 1 as const } : {} ),
	};
	let submission: Submission = {
		id,
		contactId,
		at,
		purpose: fact.purpose,
		origin: fact.origin,
		blockId: fact.block_id,
		configHash: fact.config_hash,
		formName: fact.form_name ?? null,
		page: fact.page,
		lang: fact.lang,
		doubleOptIn: fact.double_opt_in,
		state: fact.double_opt_in ? 'requested' : 'given',
		eventId: hexOf( fact.event_id ),
		confirmedAt: null,
		withdrawnAt: null,
		expiresAt: fact.double_opt_in ? expiryOf( site, fact, at ) : null,
		visitor: visitor?.visitor ?? null,
		visitorBefore: visitor?.yesterday ?? null,
		recognised:
			visitor !== null &&
			fact.visitor !== undefined &&
			'id' in fact.visitor,
		consent: fact.consent
			? { state: fact.consent.state, source: fact.consent.source }
			: null,
		staff: fact.staff === 1,
		automated: fact.automated === 1,
		suspicions: fact.suspicions,
		about,
		slotAt: fact.slot_at ?? null,
		booking: 'open',
		mailFailed: false,
		batchId: 0,
	};
	const step = plannedStep(
		fact.purpose,
		about,
		fact.double_opt_in ? 'requested' : null
	);
	if ( step !== null && ! submission.automated ) {
		const [ stands ] = await work.gate.write( [
			stepEvent( site, submission, step, submission.eventId, at ),
		] );
		if ( visitor !== null && stands !== undefined ) {
			// Where a visit of yesterday's key still runs, it is that one's.
			submission = {
				...submission,
				visitor: stands,
				visitorBefore: null,
			};
		}
	}
	await insertSubmission( work, submission );
	if ( person !== null ) {
		await values.put( 'submission', id, {
			person: JSON.stringify( person ),
		} );
	}
	await askConsents( work, submission, fact, person, addressIndex );
	if ( contactId !== null ) {
		if ( submission.visitor !== null ) {
			await linkVisitor( work, contactId, submission.visitor, at );
		}
		if ( ! fact.double_opt_in && ! submission.recognised ) {
			await changeSubmission( work, id, { forgetVisitor: true } );
		}
		await recountContact( work, contactId );
	}
	return contactId;
}

const DAY_MS = 86_400_000;

/** Never later than the site's own limit for what nobody confirmed. */
function expiryOf(
	site: ContactSite,
	fact: SubmissionFact,
	at: number
): number {
	const limit = at + ( site.retention?.pending_days ?? 14 ) * DAY_MS;
	return Math.min( fact.expires_at ?? limit, limit );
}

/** What was asked for. Where a confirmation is asked for without a list, the purpose itself is what is confirmed. */
function consentsAsked( fact: SubmissionFact ): readonly AskedConsent[] {
	return fact.consents.length > 0 || ! fact.double_opt_in
		? fact.consents
		: [
				{
					list: fact.purpose,
					text: '',
					text_hash: EMPTY_TEXT_HASH,
					lang: fact.lang,
					ticked: false,
				},
			];
}

async function askConsents(
	work: GatedWork,
	submission: Submission,
	fact: SubmissionFact,
	person: PersonSealed | null,
	addressIndex: Buffer | null
): Promise< void > {
	const suppressed = await suppressionsOf(
		work,
		addressIndex === null ? [] : [ addressIndex ]
	);
	const asked = new Map(
		consentsAsked( fact ).map( ( consent ) => [ consent.list, consent ] )
	);
	for ( const consent of asked.values() ) {
		// Taken back before this arrived, but after it was given.
		const since = suppressed.find(
			( { list, at } ) =>
				( list === '' || list === consent.list ) && at >= submission.at
		);
		const given = fact.double_opt_in ? 'requested' : 'given';
		const ended = since?.reason === 'bounced' ? 'bounced' : 'withdrawn';
		await insertConsent( work, {
			submissionId: submission.id,
			list: consent.list,
			contactId: submission.contactId,
			addressIndex,
			state: since === undefined ? given : ended,
			requestedAt: submission.at,
			confirmedAt: null,
			endedAt: since?.at ?? null,
		} );
		if ( since !== undefined ) {
			await noteEnds( work, [
				{
					submissionId: submission.id,
					list: consent.list,
					state: ended,
				},
			] );
		}
		const proof = {
			submissionId: submission.id,
			list: consent.list,
			addressIndex,
			person: person === null ? undefined : JSON.stringify( person ),
		};
		await appendProofs( work, [
			{
				...proof,
				step: given,
				at: submission.at,
				details: {
					origin: fact.origin,
					purpose: fact.purpose,
					block_id: fact.block_id,
					config_hash: fact.config_hash,
					page: fact.page,
					text: consent.text,
					text_hash: consent.text_hash,
					lang: consent.lang,
					ticked: consent.ticked,
					expires_at: submission.expiresAt,
				},
			},
			...( since === undefined
				? []
				: [
						{
							...proof,
							step: ended,
							at: since.at,
							details: {},
						} as const,
					] ),
		] );
		if ( ! fact.double_opt_in && addressIndex !== null ) {
			await lift( work, [ addressIndex ], consent.list, submission.at );
		}
		if ( ! fact.double_opt_in && since === undefined ) {
			await work.handOver.agreed( work, {
				submissionId: submission.id,
				list: consent.list,
				addressIndex,
				proof: 'given',
			} );
		}
	}
}

/**
 * The event of a submission.
 *
 * @param site
 * @param submission
 * @param step
 * @param eventId    32 hex digits.
 * @param at         ms since 1970.
 */
export function stepEvent(
	site: ContactSite,
	submission: Submission,
	step: PlannedStep,
	eventId: string,
	at: number
): GatedEvent {
	return {
		id: storableId( eventId, at ),
		at,
		type: step.type,
		visitor: submission.visitor ?? nobody( site.publicId, submission.id ),
		yesterday: submission.visitorBefore,
		recognised: submission.recognised,
		...( submission.consent ? { consent: submission.consent } : {} ),
		byStaff: submission.staff,
		neverCounted: false,
		props: step.props,
		blockId: submission.blockId,
		page: submission.page,
		batchId: submission.batchId,
		visitRef: 0,
	};
}
