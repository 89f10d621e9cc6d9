/** The rows of visits. */
import type { RawConnection } from '../../../storage/database.ts';
import { PreparedInsert, type Value } from '../../../storage/prepared.ts';
import { visitRow } from '../../rollups/index.ts';
import type { AttachedVisits } from './attach-visits.ts';

const insertVisits = new PreparedInsert( 'visit', [
	'site_id',
	'visit_id',
	'offset_ms',
	'visitor',
	'day',
	'audience',
	'source_id',
	'device_id',
] );

/** Takes away the visits that are none any more, and writes those that begin now. */
export async function writeVisits(
	connection: RawConnection,
	siteId: number,
	visits: AttachedVisits
): Promise< void > {
	if ( visits.removed.size > 0 ) {
		await connection.query(
			'DELETE FROM visit WHERE visit.site_id = ? AND visit.visit_id IN (?)',
			[
				siteId,
				[ ...visits.removed ].map( ( id ) => Buffer.from( id, 'hex' ) ),
			]
		);
	}
	if ( visits.added.size > 0 ) {
		const values: Value[] = [];
		const ordered = [ ...visits.added.values() ].sort( ( a, b ) =>
			a.visit.id < b.visit.id ? -1 : 1
		);
		for ( const { visitor, visit } of ordered ) {
			values.push(
				...visitRow( siteId, Buffer.from( visitor, 'hex' ), visit )
			);
		}
		await insertVisits.run( connection, values );
	}
}
