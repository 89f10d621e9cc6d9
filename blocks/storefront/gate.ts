import type { Batch } from '#contract/batch.ts';

/** The visitor's answer to the question of consent, where a plugin asks it: blocks/consent, a module of its own. */
export interface Gate {
	/** The answer as it stands, and the visitor's id where it allows one. */
	answer: () => Pick< Batch, 'consent' | 'visitor' >;
	/** Keeps undelivered batches for the next page where the answer allows it. */
	keep: ( outbox: ReadonlySet< Batch >, isAnswering: boolean ) => void;
}

/** What the gate needs of the storefront. */
export interface Storefront {
	readonly outbox: Set< Batch >;
	readonly newId: () => string;
	/** Sends what was recorded so far, under the answer given so far. */
	readonly flush: () => void;
	/** Begins the page view anew: the visitor may be recognised better than before. */
	readonly restart: () => void;
	/** The owner's choice for visitors without an answer. */
	readonly isCookieless: boolean;
}
