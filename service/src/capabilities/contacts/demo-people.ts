/**
 * People of the demo: made up, marked with their batch, and taken back with it. The steps they took are among the batch's
 * events; here is what nobody but a form would know.
 */
import { createHash } from 'node:crypto';
import type { RowDataPacket } from 'mysql2/promise';
import {
	FORM_PURPOSES,
	type FormPurpose,
	LEAD_STATUSES,
	type LeadStatus,
} from '#contract/forms.ts';
import type { Random } from '../../storage/random.ts';
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
import { bytesOf, type Work } from './contact-site.ts';
import { removeContacts } from './erase-people.ts';
import { appendProofs, deleteProofs, type NewProof } from './proofs.ts';
import { insertSubmission, type Submission } from './submissions.ts';

/** A form that was sent by somebody who does not exist. Times in ms since 1970. */
export interface DemoSignUp {
	/** 32 hex digits, the same whenever it is made up again. */
	readonly id: string;
	readonly at: number;
	readonly purpose: FormPurpose;
	readonly blockId: string;
	readonly page: string;
	readonly lang: string;
	/** 16 hex digits. */
	readonly visitor: string;
	readonly person: {
		readonly email: string;
		readonly name: string;
		/** E.164. */
		readonly phone?: string;
	};
	/** Which list, and what stood above the button; null: nothing was agreed to. */
	readonly agreed: { readonly list: string; readonly text: string } | null;
	/** Null: not confirmed, or not asked to. */
	readonly confirmedAt: number | null;
	readonly withdrawnAt: number | null;
	/** It was filled in sooner than anybody types. */
	readonly isSuspicious: boolean;
	readonly status: LeadStatus;
	/** Minor units of the site's currency; null without one. */
	readonly offlineValue: number | null;
}

const DAY_MS = 86_400_000;
const PENDING_DAYS = 14;
const AT_ONCE = 100;

/** Adds those that are not there. @return Their contacts. */
export async function addDemoPeople(
	work: Work,
	random: Random,
	batchId: number,
	signUps: readonly DemoSignUp[]
): Promise< readonly string[] > {
	const contactIds = new Set< string >();
	for ( const signUp of signUps ) {
		contactIds.add( await addOne( work, random, batchId, signUp ) );
	}
	return [ ...contactIds ];
}

async function addOne(
	work: Work,
	random: Random,
	batchId: number,
	signUp: DemoSignUp
): Promise< string > {
	const { values } = work;
	const indexes = values.indexesOf( signUp.person );
	const found = await findContact( work, indexes );
	const contactId = found ?? freshId( random );
	if ( found === null ) {
		await insertContact( work, contactId, signUp.at, batchId );
	}
	await keepAddresses( work, contactId, indexes );
	const person = { ...signUp.person, fields: [] };
	await mergePerson( work, contactId, person, false );
	const submission = submissionOf( signUp, contactId, batchId );
	await insertSubmission( work, submission );
	await values.put( 'submission', signUp.id, {
		person: JSON.stringify( person ),
	} );
	await agree( work, signUp, submission, indexes.email );
	await linkVisitor( work, contactId, signUp.visitor, signUp.at );
	await recountContact( work, contactId );
	if ( signUp.status !== 'new' ) {
		await work.connection.query(
			'UPDATE contact SET status = ?, offline_value = ? WHERE contact.site_id = ? AND contact.contact_id = ?',
			[
				LEAD_STATUSES.indexOf( signUp.status ),
				signUp.offlineValue,
				work.site.id,
				contactId,
			]
		);
	}
	return contactId;
}

function submissionOf(
	signUp: DemoSignUp,
	contactId: string,
	batchId: number
): Submission {
	const { doubleOptIn } = FORM_PURPOSES[ signUp.purpose ];
	const asked = signUp.confirmedAt === null ? 'requested' : 'confirmed';
	return {
		id: signUp.id,
		contactId,
		at: signUp.at,
		purpose: signUp.purpose,
		origin: 'form',
		blockId: signUp.blockId,
		configHash: null,
		formName: null,
		page: signUp.page,
		lang: signUp.lang,
		doubleOptIn,
		state: doubleOptIn ? asked : 'given',
		eventId: signUp.id,
		confirmedAt: signUp.confirmedAt,
		withdrawnAt: signUp.withdrawnAt,
		expiresAt: doubleOptIn ? signUp.at + PENDING_DAYS * DAY_MS : null,
		visitor: signUp.visitor,
		visitorBefore: null,
		recognised: true,
		consent: null,
		staff: false,
		automated: false,
		suspicions: signUp.isSuspicious ? [ 'too_fast' ] : [],
		about: signUp.agreed === null ? {} : { list: signUp.agreed.list },
		slotAt: null,
		booking: 'open',
		mailFailed: false,
		batchId,
	};
}

/** What was agreed to, with its proof from the first step to the last. */
async function agree(
	work: Work,
	{ agreed, person, page, blockId, ...signUp }: DemoSignUp,
	submission: Submission,
	addressIndex: Buffer | null
): Promise< void > {
	if ( agreed === null ) {
		return;
	}
	const { confirmedAt, withdrawnAt } = signUp;
	const state = confirmedAt === null ? 'requested' : 'confirmed';
	await insertConsent( work, {
		submissionId: signUp.id,
		list: agreed.list,
		contactId: submission.contactId,
		addressIndex,
		state: withdrawnAt === null ? state : 'withdrawn',
		requestedAt: signUp.at,
		confirmedAt,
		endedAt: withdrawnAt,
	} );
	const proof = {
		submissionId: signUp.id,
		list: agreed.list,
		addressIndex,
		person: JSON.stringify( person ),
	};
	const steps: NewProof[] = [
		{
			...proof,
			step: 'requested',
			at: signUp.at,
			details: {
				origin: 'form',
				purpose: signUp.purpose,
				block_id: blockId,
				config_hash: null,
				page,
				text: agreed.text,
				text_hash: createHash( 'sha256' )
					.update( agreed.text )
					.digest( 'hex' ),
				lang: signUp.lang,
				ticked: false,
				expires_at: submission.expiresAt,
			},
		},
	];
	if ( confirmedAt !== null ) {
		steps.push( {
			...proof,
			step: 'confirmed',
			at: confirmedAt,
			details: {},
		} );
	}
	if ( withdrawnAt !== null ) {
		steps.push( {
			...proof,
			step: 'withdrawn',
			at: withdrawnAt,
			details: { channel: 'link' },
		} );
	}
	await appendProofs( work, steps );
}

interface SubmissionRow extends RowDataPacket {
	submission_id: Buffer;
	contact_id: string | null;
}

interface ContactRow extends RowDataPacket {
	contact_id: string;
	forms: number;
}

/** Takes some sign-ups of a batch out. @return How many; 0: none is left. */
export async function dropDemoSignUps(
	work: Work,
	batchId: number
): Promise< number > {
	const { connection, site, values } = work;
	const [ rows ] = await connection.query< SubmissionRow[] >(
		'SELECT submission.submission_id, submission.contact_id FROM submission WHERE submission.site_id = ? AND submission.batch_id = ? LIMIT ?',
		[ site.id, batchId, AT_ONCE ]
	);
	if ( rows.length === 0 ) {
		return 0;
	}
	const ids = rows.map( ( row ) => row.submission_id.toString( 'hex' ) );
	await values.remove( 'submission', ids );
	await deleteProofs( work, ids );
	for ( const table of [ 'consent', 'submission' ] ) {
		await connection.query(
			`DELETE FROM ${ table } WHERE ${ table }.site_id = ? AND ${ table }.submission_id IN (?)`,
			[ site.id, ids.map( bytesOf ) ]
		);
	}
	// Somebody may have merged one with a real person.
	for ( const contactId of new Set(
		rows.flatMap( ( row ) => row.contact_id ?? [] )
	) ) {
		await recountContact( work, contactId );
	}
	return rows.length;
}

/** Takes some contacts of a batch out, once their sign-ups are. @return How many; 0: none is left. */
export async function dropDemoContacts(
	work: Work,
	batchId: number
): Promise< number > {
	const { connection, site } = work;
	const [ rows ] = await connection.query< ContactRow[] >(
		'SELECT contact.contact_id, contact.forms FROM contact WHERE contact.site_id = ? AND contact.batch_id = ? LIMIT ?',
		[ site.id, batchId, AT_ONCE ]
	);
	await removeContacts(
		work,
		rows
			.filter( ( { forms } ) => forms === 0 )
			.map( ( row ) => row.contact_id )
	);
	const real = rows
		.filter( ( { forms } ) => forms > 0 )
		.map( ( row ) => row.contact_id );
	if ( real.length > 0 ) {
		// Signed up by a form that is no simulation: it stays, and is none of the demo's any more.
		await connection.query(
			'UPDATE contact SET batch_id = 0 WHERE contact.site_id = ? AND contact.contact_id IN (?)',
			[ site.id, real ]
		);
	}
	return rows.length;
}
