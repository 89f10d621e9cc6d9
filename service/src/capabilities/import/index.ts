/** Import: history from a file becomes events, once each, and can be taken back. */
import {
	importFile,
	type ImportDependencies,
	type ImportProgress,
	type ImportRequest,
	type ImportSummary,
} from './import-file.ts';
import type { ImportBatch } from './import-batches.ts';
import { ImportProblem, type ImportProblemCode } from './import-problem.ts';
import type { Site } from '../sites/index.ts';

export { createLocalTime } from './local-time.ts';
export { importMapJsonSchema } from './import-map.ts';
export type { ImportBatch, ImportBatches } from './import-batches.ts';
export { createImportBatches } from './import-batch-store.ts';
export type {
	ImportDependencies,
	ImportProgress,
	ImportRequest,
	ImportSummary,
} from './import-file.ts';
export type { ImportReceiver } from './import-receiver.ts';
export type { ImportProblemCode } from './import-problem.ts';

/** What an import came to. Refused: nothing was written. */
export type ImportOutcome =
	| { readonly kind: 'done'; readonly summary: ImportSummary }
	| {
			readonly kind: 'refused';
			readonly code: ImportProblemCode;
			readonly message: string;
			/** What to do about it; empty when the message says it already. */
			readonly fix: string;
	  };

/** What taking a batch back came to. */
export type UndoOutcome =
	| { readonly kind: 'undone'; readonly removed: number }
	| { readonly kind: 'unknown_batch' };

export interface Import {
	/**
	 * Imports a file.
	 *
	 * @throws When the database or the disk fails on the way; the import can then be started again.
	 */
	run: (
		request: ImportRequest,
		onProgress?: ( progress: ImportProgress ) => void
	) => Promise< ImportOutcome >;
	/**
	 * Takes an import back: its events go, and every number is as if it had never been. Safe to repeat. Demo data is taken
	 * back by the capability `demo`, which also takes the mark off the site.
	 */
	undo: ( site: Site, batchId: number ) => Promise< UndoOutcome >;
	/** The site's batches, newest first, demo data among them. */
	batches: ( site: Site ) => Promise< readonly ImportBatch[] >;
}

/** Builds the capability. */
export function createImport( deps: ImportDependencies ): Import {
	return {
		async run( request, onProgress = () => {} ) {
			try {
				return {
					kind: 'done',
					summary: await importFile( deps, request, onProgress ),
				};
			} catch ( error ) {
				if ( error instanceof ImportProblem ) {
					const { code, message, fix } = error;
					return { kind: 'refused', code, message, fix };
				}
				throw error;
			}
		},
		async undo( site, batchId ) {
			const batches = await deps.batches.list( site.id );
			const isImport = batches.some(
				( batch ) => batch.id === batchId && batch.kind === 'import'
			);
			if ( ! isImport ) {
				return { kind: 'unknown_batch' };
			}
			const removed = await deps.receiver.undoImport( site, batchId );
			await deps.batches.markUndone( site.id, batchId );
			return { kind: 'undone', removed };
		},
		batches: ( site ) => deps.batches.list( site.id ),
	};
}
