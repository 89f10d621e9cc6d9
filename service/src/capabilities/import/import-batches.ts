/** The numbered batches of a site: what was imported when, and what was taken back. */

/** Where a batch came from. `demo` batches are taken back by their own button. */
export type BatchKind = 'import' | 'demo';

/**
 * - `running`: begun; if it stays so, the import was broken off and can be started again.
 * - `done`: every row was handed over.
 * - `undone`: its events are gone.
 */
export type BatchState = 'running' | 'done' | 'undone';

export interface ImportBatch {
	readonly id: number;
	readonly kind: BatchKind;
	/** Name of the file and hashes of what it held and how it was read; of demo data, which kind of site. */
	readonly source: string;
	readonly state: BatchState;
	readonly stored: number;
	readonly duplicate: number;
	readonly refused: number;
	/** First and last moment of its events, milliseconds since 1970. */
	readonly from: number | null;
	readonly to: number | null;
	readonly createdAt: number;
}

/** Keeps batches. Every question names the site: a batch of another one is not found. */
export interface ImportBatches {
	begin: (
		siteId: number,
		batch: Pick< ImportBatch, 'kind' | 'source' | 'from' | 'to' >
	) => Promise< number >;
	finish: (
		siteId: number,
		batchId: number,
		result: Pick< ImportBatch, 'stored' | 'duplicate' | 'refused' >
	) => Promise< void >;
	markUndone: ( siteId: number, batchId: number ) => Promise< void >;
	/** Newest first. */
	list: ( siteId: number ) => Promise< readonly ImportBatch[] >;
}
