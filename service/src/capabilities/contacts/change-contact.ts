/** What people write on a contact, and two contacts that are one person. */
import type { Actor } from '#contract/contacts.ts';
import { LEAD_STATUSES, type LeadStatus } from '#contract/forms.ts';
import type { Random } from '../../storage/random.ts';
import { freshId, recountContact } from './contact-rows.ts';
import type { GatedWork, Work } from './contact-site.ts';
import { readContact } from './list-contacts.ts';
import { takeBounce } from './take-fact.ts';

export interface ContactChange {
	readonly contact_id: string;
	readonly status?: LeadStatus | undefined;
	readonly offline_value?: number | null | undefined;
	readonly note?: string | undefined;
	/** The address takes no mail. */
	readonly bounced?: true | undefined;
}

/** What became of a change. */
export type Changed = 'changed' | 'not_found' | 'not_won';

/** `not_won`: a value won offline belongs to a contact that was won. */
export async function changeContact(
	work: GatedWork,
	random: Random,
	actor: Actor,
	change: ContactChange
): Promise< Changed > {
	const { connection, site, values, now } = work;
	const row = await readContact( work, change.contact_id );
	if ( row === null ) {
		return 'not_found';
	}
	const status =
		change.status === undefined
			? row.status
			: LEAD_STATUSES.indexOf( change.status );
	const isWon = LEAD_STATUSES[ status ] === 'won';
	if ( typeof change.offline_value === 'number' && ! isWon ) {
		return 'not_won';
	}
	const given =
		change.offline_value === undefined
			? row.offline_value
			: change.offline_value;
	const offline = isWon ? given : null;
	if ( status !== row.status || offline !== row.offline_value ) {
		await connection.query(
			'UPDATE contact SET status = ?, offline_value = ? WHERE contact.site_id = ? AND contact.contact_id = ?',
			[ status, offline, site.id, row.contact_id ]
		);
		const id = freshId( random );
		await connection.query(
			'INSERT INTO contact_note (site_id, contact_id, note_id, at, status, offline_value) VALUES (?)',
			[ [ site.id, row.contact_id, id, now, status, offline ] ]
		);
		await values.put( 'contact_note', id, { by: actor.name } );
	}
	if ( change.note !== undefined ) {
		const id = freshId( random );
		await connection.query(
			'INSERT INTO contact_note (site_id, contact_id, note_id, at, status, offline_value) VALUES (?)',
			[ [ site.id, row.contact_id, id, now, null, null ] ]
		);
		await values.put( 'contact_note', id, {
			text: change.note,
			by: actor.name,
		} );
	}
	if ( change.bounced ) {
		const own = ( await values.read( 'contact', [ row.contact_id ] ) ).get(
			row.contact_id
		);
		await takeBounce(
			work,
			{ at: now, channel: 'admin' },
			{ email: own?.get( 'email' ) }
		);
	}
	return 'changed';
}

/** Everything of `from` becomes `into`'s; fields `into` has stay as they are. */
export async function mergeContacts(
	work: Work,
	into: string,
	from: string
): Promise< 'merged' | 'not_found' | 'same' > {
	const { connection, site, values } = work;
	if ( into === from ) {
		return 'same';
	}
	const kept = await readContact( work, into );
	const gone = await readContact( work, from );
	if ( kept === null || gone === null ) {
		return 'not_found';
	}
	const fields = await values.read( 'contact', [ into, from ] );
	const missing: Record< string, string > = {};
	for ( const [ field, text ] of fields.get( from ) ?? [] ) {
		if ( ! fields.get( into )?.has( field ) ) {
			missing[ field ] = text;
		}
	}
	await values.put( 'contact', into, missing );
	await values.remove( 'contact', [ from ] );
	for ( const table of [
		'submission',
		'consent',
		'contact_address',
		'contact_note',
	] ) {
		await connection.query(
			`UPDATE ${ table } SET contact_id = ? WHERE ${ table }.site_id = ? AND ${ table }.contact_id = ?`,
			[ into, site.id, from ]
		);
	}
	await connection.query(
		'INSERT INTO contact_visitor (site_id, contact_id, visitor, since) SELECT other.site_id, ?, other.visitor, other.since FROM contact_visitor AS other WHERE other.site_id = ? AND other.contact_id = ? ON DUPLICATE KEY UPDATE since = LEAST(contact_visitor.since, VALUES(since))',
		[ into, site.id, from ]
	);
	for ( const table of [ 'contact_visitor', 'contact' ] ) {
		await connection.query(
			`DELETE FROM ${ table } WHERE ${ table }.site_id = ? AND ${ table }.contact_id = ?`,
			[ site.id, from ]
		);
	}
	if ( kept.offline_value === null && gone.offline_value !== null ) {
		await connection.query(
			'UPDATE contact SET status = ?, offline_value = ? WHERE contact.site_id = ? AND contact.contact_id = ?',
			[ gone.status, gone.offline_value, site.id, into ]
		);
	}
	await recountContact( work, into );
	return 'merged';
}
