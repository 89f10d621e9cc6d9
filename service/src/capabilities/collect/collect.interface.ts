/** What the rest of the service may ask of this capability. */
import type { ErrorCode } from '#contract/errors.ts';
import type { Atomically } from './changes/gate.ts';
import type { CollectSite } from './collect-site.ts';
import type {
	NamedVisitor,
	VisitorReference,
} from './identity/visitor-reference.ts';
import type { PublicRequest } from './steps/arrival.ts';
import type { ImportedEvent } from './trusted/imported-events.ts';

export type CollectAnswer =
	/** Committed: stored, counted before, or dropped for a counted reason. */
	| { readonly kind: 'accepted' }
	| {
			readonly kind: 'refused';
			readonly error: ErrorCode;
			readonly retryAfterSeconds?: number;
	  };

export type ImportOutcome = 'stored' | 'duplicate' | 'refused';

export interface ImportAnswer {
	readonly stored: number;
	readonly duplicate: number;
	/** One outcome a row, in the order of the rows. `refused`: the row's fields do not fit its type. */
	readonly outcomes: readonly {
		readonly outcome: ImportOutcome;
		/** Why a row was refused. */
		readonly reason?: string;
	}[];
}

export interface Collect {
	/** A public batch as received. Answers after commit, or at once when there is nothing to store. */
	receive: (
		request: PublicRequest
	) => CollectAnswer | Promise< CollectAnswer >;
	/** `POST /v1/server-events`: the site is known from the signature. */
	receiveSigned: (
		site: CollectSite,
		body: unknown
	) => Promise< CollectAnswer >;
	/** `POST /v1/relayed-steps`: public batches the shop's own host took in. */
	receiveRelayed: (
		site: CollectSite,
		body: unknown
	) => Promise< CollectAnswer >;
	/**
	 * Rows of an import or the demo, of any age. A call is one transaction at a time of up to 1000 rows;
	 * rows sorted by visitor are much cheaper than rows sorted by time.
	 */
	receiveImport: (
		site: CollectSite,
		batchId: number,
		rows: readonly ImportedEvent[]
	) => Promise< ImportAnswer >;
	/**
	 * Takes every event of an import out of events, visits and roll-ups, a piece at a time; may be called again after
	 * an interruption.
	 *
	 * @return How many events were taken out.
	 */
	undoImport: ( site: CollectSite, batchId: number ) => Promise< number >;
	/**
	 * Whom a fact of the shop's server names, as far as the consent it carries allows.
	 *
	 * @param at When the reference was taken, ms since 1970.
	 * @return Null: nobody may be named, or the day's key is destroyed already.
	 */
	readVisitor: (
		site: CollectSite,
		reference: VisitorReference,
		at: number
	) => Promise< NamedVisitor | null >;
	/** Runs work of another capability in one transaction with the events it makes or takes back. */
	atomically: Atomically;
	/** Makes the months of a range ready before an import fills them. */
	prepareMonths: ( from: Date, to: Date ) => Promise< void >;
	/** Recomputes visits and roll-ups of a site from its events, for a changed time zone. */
	rebuild: ( site: CollectSite ) => Promise< void >;
	/** Background jobs under leases: folding, partitions, settling, quarantine, destruction of keys. */
	start: () => void;
	/** Stores what is queued, then ends the jobs. Further batches are refused with `busy`. */
	stop: () => Promise< void >;
}
