/** Batches in the table `import_batch`. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import { fromTimestamp, toTimestamp } from '../../storage/timestamp.ts';
import type { ImportBatches } from './import-batches.ts';

const batchRow = z.object( {
	id: z.number(),
	kind: z.enum( [ 'import', 'demo' ] ),
	source: z.string(),
	state: z.enum( [ 'running', 'done', 'undone' ] ),
	stored: z.number(),
	duplicate: z.number(),
	refused: z.number(),
	first_at: z.string().nullable(),
	last_at: z.string().nullable(),
	created_at: z.string(),
} );

/** @param deps.clock Says when a batch began and was taken back. */
export function createImportBatches( deps: {
	database: Database;
	clock: Clock;
} ): ImportBatches {
	const { queries } = deps.database;
	const now = () => toTimestamp( deps.clock.now() );
	return {
		async begin( siteId, batch ) {
			const result = await sql`
				INSERT INTO import_batch
					(site_id, kind, source, state, \`stored\`, duplicate, refused, first_at, last_at, created_at)
				VALUES
					(${ siteId }, ${ batch.kind }, ${ batch.source }, 'running', 0, 0, 0,
					${ batch.from === null ? null : toTimestamp( batch.from ) },
					${ batch.to === null ? null : toTimestamp( batch.to ) }, ${ now() })
			`.execute( queries );
			return Number( result.insertId );
		},
		async finish( siteId, batchId, result ) {
			await sql`
				UPDATE import_batch
				SET state = 'done', \`stored\` = ${ result.stored },
					duplicate = ${ result.duplicate }, refused = ${ result.refused }
				WHERE site_id = ${ siteId } AND id = ${ batchId }
			`.execute( queries );
		},
		async markUndone( siteId, batchId ) {
			await sql`
				UPDATE import_batch
				SET state = 'undone', undone_at = ${ now() }
				WHERE site_id = ${ siteId } AND id = ${ batchId }
			`.execute( queries );
		},
		async list( siteId ) {
			const { rows } = await sql`
				SELECT id, kind, source, state, \`stored\`, duplicate, refused, first_at, last_at, created_at
				FROM import_batch
				WHERE site_id = ${ siteId }
				ORDER BY id DESC
			`.execute( queries );
			return rows.map( ( row ) => {
				const batch = batchRow.parse( row );
				return {
					id: batch.id,
					kind: batch.kind,
					source: batch.source,
					state: batch.state,
					stored: batch.stored,
					duplicate: batch.duplicate,
					refused: batch.refused,
					from:
						batch.first_at === null
							? null
							: fromTimestamp( batch.first_at ),
					to:
						batch.last_at === null
							? null
							: fromTimestamp( batch.last_at ),
					createdAt: fromTimestamp( batch.created_at ),
				};
			} );
		},
	};
}
