import type { ImportReceiver, ImportedEvent } from './import-receiver.ts';

/** A receiver that keeps events in memory by their id, as the database does by its primary key. */
export interface FakeImportReceiver extends ImportReceiver {
	readonly stored: ReadonlyMap< string, ImportedEvent & { batchId: number } >;
	readonly prepared: readonly { from: Date; to: Date }[];
}

/** @param keep False: count and forget, for tests that look at memory. */
export function createFakeImportReceiver( keep = true ): FakeImportReceiver {
	const stored = new Map< string, ImportedEvent & { batchId: number } >();
	const prepared: { from: Date; to: Date }[] = [];
	return {
		stored,
		prepared,
		async prepare( from, to ) {
			prepared.push( { from, to } );
		},
		async receive( _site, batchId, rows ) {
			return rows.map( ( row ) => {
				const key = row.id.toString( 'hex' );
				if ( stored.has( key ) ) {
					return 'duplicate';
				}
				if ( keep ) {
					stored.set( key, { ...row, batchId } );
				}
				return 'stored';
			} );
		},
		async takeBack( _site, batchId ) {
			let removed = 0;
			for ( const [ key, row ] of stored ) {
				if ( row.batchId === batchId ) {
					stored.delete( key );
					removed++;
				}
			}
			return removed;
		},
	};
}
