import type { Clock } from '../../storage/clock.ts';
import type { ImportBatch, ImportBatches } from './import-batches.ts';

/** Batches in memory, for tests that need no database. */
export function createFakeImportBatches( clock: Clock ): ImportBatches {
	const rows: ( ImportBatch & { siteId: number } )[] = [];
	const change = (
		siteId: number,
		batchId: number,
		changes: Partial< ImportBatch >
	) => {
		const index = rows.findIndex(
			( row ) => row.id === batchId && row.siteId === siteId
		);
		const row = rows[ index ];
		if ( row ) {
			rows[ index ] = { ...row, ...changes };
		}
	};
	return {
		async begin( siteId, batch ) {
			const id = rows.length + 1;
			rows.push( {
				...batch,
				siteId,
				id,
				state: 'running',
				stored: 0,
				duplicate: 0,
				refused: 0,
				createdAt: clock.now(),
			} );
			return id;
		},
		async finish( siteId, batchId, result ) {
			change( siteId, batchId, { ...result, state: 'done' } );
		},
		async markUndone( siteId, batchId ) {
			change( siteId, batchId, { state: 'undone' } );
		},
		async list( siteId ) {
			return rows.filter( ( row ) => row.siteId === siteId ).reverse();
		},
	};
}
