/**
 * What WordPress has to learn of consents that ended: it sends notes of its own, and the service never calls it. It asks for what
 * was noted after the last number it has. Rows are written under the site's gate, so a lower number is never committed later.
 */
import type { RowDataPacket } from 'mysql2/promise';
import {
	CONSENT_ENDS,
	type ConsentEnd,
	type EndedConsents,
} from '#contract/contacts.ts';
import { bytesOf, type GatedWork, uuidOf, type Work } from './contact-site.ts';
import { stateNumber } from './submissions.ts';

/** One answer. */
export const ENDS_A_PAGE = 200;
/** A site that was not heard of for longer asks for nothing that still matters: its own outbox holds no fact longer. */
const KEPT_MS = 90 * 86_400_000;

export interface NewEnd {
	/** 32 hex digits. */
	readonly submissionId: string;
	/** Null: everything that was agreed to with it. */
	readonly list: string | null;
	readonly state: ConsentEnd;
}

interface EndRow extends RowDataPacket {
	end_no: number;
	submission_id: Buffer;
	list: string;
	state: number;
	stands: number;
}

/** Notes what ended, in the transaction that ends it. */
export async function noteEnds(
	{ connection, site, now }: GatedWork,
	ends: readonly NewEnd[]
): Promise< void > {
	if ( ends.length === 0 ) {
		return;
	}
	await connection.query(
		'INSERT INTO consent_end (site_id, submission_id, list, state, noted_at) VALUES ?',
		[
			ends.map( ( end ) => [
				site.id,
				bytesOf( end.submissionId ),
				end.list ?? '',
				CONSENT_ENDS.indexOf( end.state ),
				now,
			] ),
		]
	);
}

/** What was noted after a number, oldest first. What was confirmed again since is passed over. */
export async function readEnds(
	{ connection, site }: Pick< Work, 'connection' | 'site' >,
	after: number
): Promise< EndedConsents > {
	const [ rows ] = await connection.query< EndRow[] >(
		'SELECT consent_end.end_no, consent_end.submission_id, consent_end.list, consent_end.state, EXISTS (SELECT consent.submission_id FROM consent WHERE consent.site_id = consent_end.site_id AND consent.submission_id = consent_end.submission_id AND consent.list = consent_end.list AND consent.state IN (?)) AS stands FROM consent_end WHERE consent_end.site_id = ? AND consent_end.end_no > ? ORDER BY consent_end.end_no LIMIT ?',
		[
			[ stateNumber( 'confirmed' ), stateNumber( 'given' ) ],
			site.id,
			after,
			ENDS_A_PAGE + 1,
		]
	);
	const page = rows.slice( 0, ENDS_A_PAGE );
	return {
		ended: page
			.filter( ( row ) => row.stands === 0 )
			.map( ( row ) => ( {
				submission_id: uuidOf( row.submission_id.toString( 'hex' ) ),
				list: row.list === '' ? null : row.list,
				state: CONSENT_ENDS[ row.state ] ?? 'withdrawn',
			} ) ),
		next: page.at( -1 )?.end_no ?? after,
		more: rows.length > page.length,
	};
}

/** Deletes what every site has asked for long ago. */
export async function dropOldEnds( {
	connection,
	site,
	now,
}: GatedWork ): Promise< void > {
	await connection.query(
		'DELETE FROM consent_end WHERE consent_end.site_id = ? AND consent_end.noted_at < ?',
		[ site.id, now - KEPT_MS ]
	);
}
