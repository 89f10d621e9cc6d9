/** The table `suppression`: addresses that may not be written to, by their keyed hash. */
import type { RowDataPacket } from 'mysql2/promise';
import type { Work } from './contact-site.ts';

/** The number is what the table holds. */
export const REASON = { withdrawn: 1, bounced: 2, erased: 3 } as const;
export type SuppressionReason = keyof typeof REASON;

/** Every list. */
export const EVERY_LIST = '';

export interface Suppression {
	readonly index: Buffer;
	readonly list: string;
	readonly reason: SuppressionReason;
	readonly at: number;
}

interface SuppressionRow extends RowDataPacket {
	address_index: Buffer;
	list: string;
	reason: number;
	at: number;
}

type Place = Pick< Work, 'connection' | 'site' >;

/** Those of some addresses. */
export async function suppressionsOf(
	{ connection, site }: Place,
	indexes: readonly Buffer[]
): Promise< readonly Suppression[] > {
	if ( indexes.length === 0 ) {
		return [];
	}
	const [ rows ] = await connection.query< SuppressionRow[] >(
		'SELECT suppression.address_index, suppression.list, suppression.reason, suppression.at FROM suppression WHERE suppression.site_id = ? AND suppression.address_index IN (?)',
		[ site.id, indexes ]
	);
	return rows.map( ( row ) => ( {
		index: row.address_index,
		list: row.list,
		reason:
			( Object.keys( REASON ) as SuppressionReason[] ).find(
				( reason ) => REASON[ reason ] === row.reason
			) ?? 'withdrawn',
		at: row.at,
	} ) );
}

/** Notes one; the latest counts. */
export async function suppress(
	{ connection, site }: Place,
	suppression: Suppression
): Promise< void > {
	await connection.query(
		'INSERT INTO suppression (site_id, address_index, list, reason, at) VALUES (?) ON DUPLICATE KEY UPDATE reason = IF(VALUES(at) > at, VALUES(reason), reason), at = GREATEST(at, VALUES(at))',
		[
			[
				site.id,
				suppression.index,
				suppression.list,
				REASON[ suppression.reason ],
				suppression.at,
			],
		]
	);
}

/** Lifts what stands against a list since before a moment: the person has agreed again. */
export async function lift(
	{ connection, site }: Place,
	indexes: readonly Buffer[],
	list: string,
	before: number
): Promise< void > {
	if ( indexes.length > 0 ) {
		await connection.query(
			'DELETE FROM suppression WHERE suppression.site_id = ? AND suppression.address_index IN (?) AND suppression.list IN (?) AND suppression.at < ?',
			[ site.id, indexes, [ list, EVERY_LIST ], before ]
		);
	}
}
