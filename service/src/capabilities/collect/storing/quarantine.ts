/** Events that wait for their block to be announced: counted when it is, dropped after a day. */
import type { RowDataPacket } from 'mysql2/promise';
import type { Clock } from '../../../storage/clock.ts';
import type { Database } from '../../../storage/database.ts';
import { toTimestamp } from '../../../storage/timestamp.ts';
import type { PendingEvent } from '../pending-event.ts';
import type { DropCounter } from './drop-counter.ts';
import { unpackQuarantined } from './quarantined-event.ts';

const KEPT_MS = 24 * 3_600_000;
const AT_ONCE = 500;

interface WaitingRow extends RowDataPacket {
	site_id: number;
	body: Buffer;
}

interface OldRow extends RowDataPacket {
	site_id: number;
	event_id: Buffer;
}

export interface Quarantine {
	/** Events whose block is announced by now, some at a time. Their rows go when they are stored. */
	ready: () => Promise< PendingEvent[] >;
	/** Drops what has waited for a day, and counts it. */
	dropOld: () => Promise< void >;
}

export function createQuarantine( deps: {
	database: Database;
	clock: Clock;
	drops: DropCounter;
} ): Quarantine {
	const { database, clock, drops } = deps;
	return {
		ready: () =>
			database.rawTransaction( async ( connection ) => {
				const [ rows ] = await connection.query< WaitingRow[] >(
					'SELECT quarantine.site_id, quarantine.body FROM quarantine WHERE EXISTS (SELECT 1 FROM placement WHERE placement.site_id = quarantine.site_id AND placement.block_id = quarantine.block_id) LIMIT ?',
					[ AT_ONCE ]
				);
				return rows.map( ( row ) =>
					unpackQuarantined( row.site_id, row.body )
				);
			} ),
		async dropOld() {
			for (;;) {
				const dropped = await database.rawTransaction(
					async ( connection ) => {
						const [ rows ] = await connection.query< OldRow[] >(
							'SELECT quarantine.site_id, quarantine.event_id FROM quarantine WHERE quarantine.arrived_at < ? LIMIT ? FOR UPDATE',
							[ toTimestamp( clock.now() - KEPT_MS ), AT_ONCE ]
						);
						for ( const row of rows ) {
							await connection.execute(
								'DELETE FROM quarantine WHERE quarantine.site_id = ? AND quarantine.event_id = ?',
								[ row.site_id, row.event_id ]
							);
						}
						return rows;
					}
				);
				for ( const row of dropped ) {
					drops.count( row.site_id, 'unknown_block' );
				}
				if ( dropped.length < AT_ONCE ) {
					return;
				}
			}
		},
	};
}
