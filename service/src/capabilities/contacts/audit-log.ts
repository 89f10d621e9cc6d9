/** Who looked at or changed personal data: written in the transaction that does it, only ever appended. */
import type { RowDataPacket } from 'mysql2/promise';
import { type Actor, auditEntrySchema } from '#contract/contacts.ts';
import type { z } from 'zod';
import type { Random } from '../../storage/random.ts';
import { freshId } from './contact-rows.ts';
import type { Work } from './contact-site.ts';

type AuditEntry = z.infer< typeof auditEntrySchema >;
export type AuditAction = AuditEntry[ 'action' ];

/** The position in the list is what the table holds: append only. */
const ACTIONS: readonly AuditAction[] = auditEntrySchema.shape.action.options;

/** What the column `action` holds. */
export function actionNumber( action: AuditAction ): number {
	return ACTIONS.indexOf( action );
}

export const ENTRIES_A_PAGE = 50;

interface LogRow extends RowDataPacket {
	at: number;
	entry_id: string;
	user_id: number;
	action: number;
	contact_id: string | null;
	people: number;
}

interface CountRow extends RowDataPacket {
	n: number;
}

/** Notes one look or change. */
export async function noteLook(
	{ connection, site, values, now }: Work,
	random: Random,
	actor: Actor,
	action: AuditAction,
	about: { readonly contactId?: string; readonly people: number }
): Promise< void > {
	const id = freshId( random );
	await connection.query(
		'INSERT INTO audit_log (site_id, at, entry_id, user_id, action, contact_id, people) VALUES (?)',
		[
			[
				site.id,
				now,
				id,
				actor.user_id,
				actionNumber( action ),
				about.contactId ?? null,
				about.people,
			],
		]
	);
	await values.put( 'audit_log', id, { name: actor.name } );
}

/** A page, newest first. */
export async function readLog(
	{ connection, site, values }: Work,
	page: number
): Promise< { entries: AuditEntry[]; total: number; pages: number } > {
	const [ [ all ] ] = await connection.query< CountRow[] >(
		'SELECT COUNT(*) AS n FROM audit_log WHERE audit_log.site_id = ?',
		[ site.id ]
	);
	const [ rows ] = await connection.query< LogRow[] >(
		'SELECT audit_log.at, audit_log.entry_id, audit_log.user_id, audit_log.action, audit_log.contact_id, audit_log.people FROM audit_log WHERE audit_log.site_id = ? ORDER BY audit_log.at DESC, audit_log.entry_id LIMIT ? OFFSET ?',
		[ site.id, ENTRIES_A_PAGE, ( page - 1 ) * ENTRIES_A_PAGE ]
	);
	const names = await values.read(
		'audit_log',
		rows.map( ( row ) => row.entry_id )
	);
	const total = all?.n ?? 0;
	return {
		total,
		pages: Math.ceil( total / ENTRIES_A_PAGE ),
		entries: rows.flatMap( ( row ) => {
			const action = ACTIONS[ row.action ];
			return action === undefined
				? []
				: {
						at: new Date( row.at ).toISOString(),
						actor: {
							user_id: row.user_id,
							name:
								names.get( row.entry_id )?.get( 'name' ) ?? '',
						},
						action,
						contact_id: row.contact_id,
						people: row.people,
					};
		} ),
	};
}
