/** What the rest of the service may ask of this capability. */
import type { ErrorCode } from '#contract/errors.ts';
import type { EventType, PropValue } from '#contract/events/index.ts';
import type { Audience, Device } from '#contract/reports/dimensions.ts';
import type { UnansweredChoice } from '#contract/consent.ts';
import type { Atomically } from './changes/gate.ts';
import type {
	NamedVisitor,
	VisitorReference,
} from './trusted/signed-events.ts';

/** The part of a connected site this capability looks at. */
export interface CollectSite {
	readonly id: number;
	readonly publicId: string;
	readonly timeZone: string;
	readonly state: 'active' | 'paused' | 'disconnected';
	readonly homeUrl: string;
	readonly allowedOrigins: readonly string[];
	readonly unanswered: UnansweredChoice;
	readonly countStaff: boolean;
}

/** Where sites are looked up; answers from memory, seconds old at most. */
export interface CollectSites {
	/** The site a live public key names, or null. */
	byPublicKey: ( key: string ) => Promise< CollectSite | null >;
	byId: ( siteId: number ) => Promise< CollectSite | null >;
	/** Ids of all blocks the site announced. */
	placements: ( siteId: number ) => Promise< ReadonlySet< string > >;
}

/** One request of the public route. */
export interface PublicRequest {
	readonly body: Buffer;
	/** The visitor's address, after trusted proxies. Kept for the length of the request. */
	readonly ip: string;
	readonly userAgent: string;
	readonly origin: string | null;
	readonly secPurpose: string | null;
	/** `relay`: taken in by the shop's own host and handed over signed, so the origin is not checked. */
	readonly channel: 'direct' | 'relay';
	/** When the relay took it in, ms since 1970; default now. */
	readonly receivedAt?: number;
}

export type CollectAnswer =
	/** Committed: stored, counted before, or dropped for a counted reason. */
	| { readonly kind: 'accepted' }
	| {
			readonly kind: 'refused';
			readonly error: ErrorCode;
			readonly retryAfterSeconds?: number;
	  };

/** One row of an import or of the demo. */
export interface ImportedEvent {
	/** Names the row for good: the same row of the same file always has the same key, so it is never stored twice. */
	readonly key: string;
	/** ms since 1970, from 1970 on. */
	readonly at: number;
	readonly type: EventType;
	/** The file's own name of the visitor; only a hash of it is stored. */
	readonly visitor: string;
	/** The file's own name of the visit, where it has one; otherwise visits follow the 30-minute rule. */
	readonly visit?: string;
	readonly page?: string;
	readonly blockId?: string;
	readonly source?: string;
	/** A number or word that changes when another campaign begins. */
	readonly campaign?: string;
	readonly device?: Device;
	readonly audience?: Audience;
	readonly props?: Readonly< Record< string, PropValue > >;
}

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
