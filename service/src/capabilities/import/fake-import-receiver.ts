import type { ImportedEvent, ImportOutcome } from '../collect/index.ts';
import type { ImportReceiver } from './import-receiver.ts';

/** A receiver that keeps events in memory by their key, as the database does by the id made from it. */
export interface FakeImportReceiver extends ImportReceiver {
	readonly stored: ReadonlyMap< string, ImportedEvent & { batchId: number } >;
	readonly prepared: readonly { from: Date; to: Date }[];
}

/**
 * @param options.forget Count rows and let them go, for tests that look at memory.
 * @param options.refuse Says why a row is not taken; null takes it.
 */
export function createFakeImportReceiver(
	options: {
		forget?: boolean;
		refuse?: ( row: ImportedEvent ) => string | null;
	} = {}
): FakeImportReceiver {
	const stored = new Map< string, ImportedEvent & { batchId: number } >();
	const prepared: { from: Date; to: Date }[] = [];
	return {
		stored,
		prepared,
		async prepareMonths( from, to ) {
			prepared.push( { from, to } );
		},
		async receiveImport( _site, batchId, rows ) {
			const outcomes = rows.map(
				( row ): { outcome: ImportOutcome; reason?: string } => {
					const reason = options.refuse?.( row ) ?? null;
					if ( reason !== null ) {
						return { outcome: 'refused', reason };
					}
					const id = `${ row.at } ${ row.key }`;
					if ( stored.has( id ) ) {
						return { outcome: 'duplicate' };
					}
					if ( ! options.forget ) {
						stored.set( id, { ...row, batchId } );
					}
					return { outcome: 'stored' };
				}
			);
			const count = ( wanted: ImportOutcome ) =>
				outcomes.filter( ( { outcome } ) => outcome === wanted ).length;
			return {
				outcomes,
				stored: count( 'stored' ),
				duplicate: count( 'duplicate' ),
			};
		},
		async undoImport( _site, batchId ) {
			let removed = 0;
			for ( const [ id, row ] of stored ) {
				if ( row.batchId === batchId ) {
					stored.delete( id );
					removed++;
				}
			}
			return removed;
		},
	};
}
