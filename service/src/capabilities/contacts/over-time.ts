/** What goes when its time is over: sign-ups nobody confirmed, proof long after a withdrawal, contacts long not seen, the log. */
import type { RowDataPacket } from 'mysql2/promise';
import { RETENTION } from '#contract/retention.ts';
import type { Random } from '../../storage/random.ts';
import { recountContact, consentNumber } from './contact-rows.ts';
import { bytesOf, type ContactSite, type GatedWork } from './contact-site.ts';
import { dropOldEnds } from './ended-consents.ts';
import { erasePeople } from './erase-people.ts';
import { deleteProofs } from './proofs.ts';
import { stateNumber } from './submissions.ts';

const DAY_MS = 86_400_000;
/** A fact that waits longer for its submission will not see it. */
const WAITING_MS = 30 * DAY_MS;
/** No outbox holds a fact longer; then nothing late can come about an erased person. */
const TOMBSTONE_MS = 90 * DAY_MS;
const AT_ONCE = 100;

interface IdRow extends RowDataPacket {
	submission_id: Buffer;
	list: string;
	contact_id: string | null;
}

interface ContactIdRow extends RowDataPacket {
	contact_id: string;
}

interface LinkRow extends RowDataPacket {
	contact_id: string;
	visitor: Buffer;
}

interface EntryRow extends RowDataPacket {
	at: number;
	entry_id: string;
}

/** A moment some calendar months before another. */
export function monthsBefore( now: number, months: number ): number {
	const date = new Date( now );
	const day = date.getUTCDate();
	date.setUTCDate( 1 );
	date.setUTCMonth( date.getUTCMonth() - months );
	const days = new Date(
		Date.UTC( date.getUTCFullYear(), date.getUTCMonth() + 1, 0 )
	).getUTCDate();
	date.setUTCDate( Math.min( day, days ) );
	return date.getTime();
}

/** A site's limit. */
export function limitOf(
	site: ContactSite,
	limit: keyof typeof RETENTION
): number {
	return site.retention?.[ limit ] ?? RETENTION[ limit ].default;
}

/** Each does some, and answers how many; 0: nothing is left to do. */
export const OVER_TIME: readonly ( (
	work: GatedWork,
	random: Random
) => Promise< number > )[] = [
	expirePending,
	deleteOldProofs,
	deleteUnseenContacts,
	deleteOldLog,
	deleteOldLinks,
	deleteLeftovers,
];

/** What was typed and not confirmed goes; that a form was sent stays as a count. */
async function expirePending( work: GatedWork ): Promise< number > {
	const { connection, site, values, now } = work;
	const [ rows ] = await connection.query< IdRow[] >(
		'SELECT submission.submission_id, submission.contact_id FROM submission WHERE submission.site_id = ? AND submission.state = ? AND submission.expires_at <= ? LIMIT ?',
		[ site.id, stateNumber( 'requested' ), now, AT_ONCE ]
	);
	if ( rows.length === 0 ) {
		return 0;
	}
	const ids = rows.map( ( row ) => row.submission_id.toString( 'hex' ) );
	await values.remove( 'submission', ids );
	await deleteProofs( work, ids );
	await connection.query(
		'DELETE FROM consent WHERE consent.site_id = ? AND consent.submission_id IN (?)',
		[ site.id, ids.map( bytesOf ) ]
	);
	await connection.query(
		'UPDATE submission SET state = ?, contact_id = NULL, visitor = NULL, visitor_before = NULL WHERE submission.site_id = ? AND submission.submission_id IN (?)',
		[ stateNumber( 'expired' ), site.id, ids.map( bytesOf ) ]
	);
	const contactIds = new Set(
		rows.flatMap( ( row ) => row.contact_id ?? [] )
	);
	for ( const contactId of contactIds ) {
		await recountContact( work, contactId );
		await forgetIfEmpty( work, contactId );
	}
	return rows.length;
}

/** A contact that is known of nothing but an expired sign-up goes with it. */
async function forgetIfEmpty(
	{ connection, site, values }: GatedWork,
	contactId: string
): Promise< void > {
	const [ rows ] = await connection.query< ContactIdRow[] >(
		'SELECT contact.contact_id FROM contact WHERE contact.site_id = ? AND contact.contact_id = ? AND contact.forms = 0 AND NOT EXISTS (SELECT contact_note.note_id FROM contact_note WHERE contact_note.site_id = contact.site_id AND contact_note.contact_id = contact.contact_id)',
		[ site.id, contactId ]
	);
	if ( rows.length === 0 ) {
		return;
	}
	await values.remove( 'contact', [ contactId ] );
	for ( const table of [ 'contact_visitor', 'contact_address', 'contact' ] ) {
		await connection.query(
			`DELETE FROM ${ table } WHERE ${ table }.site_id = ? AND ${ table }.contact_id = ?`,
			[ site.id, contactId ]
		);
	}
}

async function deleteOldProofs( work: GatedWork ): Promise< number > {
	const { connection, site, values, now } = work;
	const [ rows ] = await connection.query< IdRow[] >(
		'SELECT consent.submission_id, consent.list FROM consent WHERE consent.site_id = ? AND consent.ended_at < ? LIMIT ?',
		[
			site.id,
			monthsBefore( now, limitOf( site, 'proof_months' ) ),
			AT_ONCE,
		]
	);
	for ( const row of rows ) {
		const which = [ site.id, row.submission_id, row.list ];
		await connection.query(
			'DELETE FROM consent WHERE consent.site_id = ? AND consent.submission_id = ? AND consent.list = ?',
			which
		);
		await connection.query(
			'DELETE FROM consent_proof WHERE consent_proof.site_id = ? AND consent_proof.submission_id = ? AND consent_proof.list = ?',
			which
		);
	}
	const ids = rows.map( ( row ) => row.submission_id.toString( 'hex' ) );
	if ( ids.length > 0 ) {
		const [ left ] = await connection.query< IdRow[] >(
			'SELECT consent.submission_id FROM consent WHERE consent.site_id = ? AND consent.submission_id IN (?)',
			[ site.id, ids.map( bytesOf ) ]
		);
		const proven = new Set(
			left.map( ( row ) => row.submission_id.toString( 'hex' ) )
		);
		const gone = ids.filter( ( id ) => ! proven.has( id ) );
		await deleteProofs( work, gone );
		await values.remove( 'consent', gone );
	}
	return rows.length;
}

/** Contacts that hold no consent and were not seen for long. */
async function deleteUnseenContacts(
	work: GatedWork,
	random: Random
): Promise< number > {
	const { connection, site, now } = work;
	const [ rows ] = await connection.query< ContactIdRow[] >(
		'SELECT contact.contact_id FROM contact WHERE contact.site_id = ? AND contact.last_seen < ? AND contact.consent NOT IN (?) LIMIT ?',
		[
			site.id,
			monthsBefore( now, limitOf( site, 'contacts_months' ) ),
			( [ 'requested', 'given', 'confirmed' ] as const ).map(
				consentNumber
			),
			AT_ONCE,
		]
	);
	if ( rows.length > 0 ) {
		await erasePeople( work, random, {
			contactIds: rows.map( ( row ) => row.contact_id ),
			address: {},
			orderIds: [],
			at: null,
		} );
	}
	return rows.length;
}

async function deleteOldLog( work: GatedWork ): Promise< number > {
	const { connection, site, values, now } = work;
	const before = monthsBefore( now, limitOf( site, 'log_months' ) );
	const [ rows ] = await connection.query< EntryRow[] >(
		'SELECT audit_log.at, audit_log.entry_id FROM audit_log WHERE audit_log.site_id = ? AND audit_log.at < ? LIMIT ?',
		[ site.id, before, AT_ONCE ]
	);
	await values.remove(
		'audit_log',
		rows.map( ( row ) => row.entry_id )
	);
	for ( const row of rows ) {
		await connection.query(
			'DELETE FROM audit_log WHERE audit_log.site_id = ? AND audit_log.at = ? AND audit_log.entry_id = ?',
			[ site.id, row.at, row.entry_id ]
		);
	}
	return rows.length;
}

/** Whose visits a contact's were is forgotten with the visits themselves. */
async function deleteOldLinks( work: GatedWork ): Promise< number > {
	const { connection, site, now } = work;
	const [ rows ] = await connection.query< LinkRow[] >(
		'SELECT contact_visitor.contact_id, contact_visitor.visitor FROM contact_visitor WHERE contact_visitor.site_id = ? AND contact_visitor.since < ? AND NOT EXISTS (SELECT event.event_id FROM event FORCE INDEX (timeline) WHERE event.site_id = contact_visitor.site_id AND event.visitor = contact_visitor.visitor) LIMIT ?',
		[
			site.id,
			monthsBefore( now, limitOf( site, 'events_months' ) ),
			AT_ONCE,
		]
	);
	for ( const row of rows ) {
		await connection.query(
			'DELETE FROM contact_visitor WHERE contact_visitor.site_id = ? AND contact_visitor.contact_id = ? AND contact_visitor.visitor = ?',
			[ site.id, row.contact_id, row.visitor ]
		);
	}
	return rows.length;
}

async function deleteLeftovers( work: GatedWork ): Promise< number > {
	const { connection, site, now } = work;
	await dropOldEnds( work );
	await connection.query(
		'DELETE FROM waiting_fact WHERE waiting_fact.site_id = ? AND waiting_fact.arrived_at < ?',
		[ site.id, now - WAITING_MS ]
	);
	await connection.query(
		'DELETE FROM erased WHERE erased.site_id = ? AND erased.at < ?',
		[ site.id, now - TOMBSTONE_MS ]
	);
	return 0;
}
