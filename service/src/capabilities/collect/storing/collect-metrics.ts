/** Counts for the metrics endpoint. All are optional to keep: numbers only, no personal data. */
export interface CollectMetrics {
	/** Events that a commit stored. */
	stored: ( events: number ) => void;
	/** Events that were not counted, by reason. */
	dropped: ( reason: string, events: number ) => void;
	/** One group commit: its rows and how long it took, in seconds. */
	flushed: ( rows: number, seconds: number ) => void;
	/** Events waiting for the next commit. */
	queued: ( events: number ) => void;
}
