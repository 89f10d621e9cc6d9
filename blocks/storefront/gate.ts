import type { Batch } from '#contract/batch.ts';

/** A batch that waits for an attempt. */
export type Unsent = Omit< Batch, 'sent_at' >;

/** After each attempt: keeps what could not be delivered for the next page, where the visitor's answer allows it. */
export type Keep = () => void;

/**
 * Opens the gate of a storefront: looks up the visitor's answer to the question of consent (blocks/consent, a module of
 * its own, loaded only where a plugin asks that question).
 *
 * @param batch   What every batch begins with; the gate writes the answer into it, and the visitor's id where allowed.
 * @param outbox  Batches that could not be delivered.
 * @param newId   Makes ids.
 * @param flush   Sends what was recorded so far, under the answer given so far.
 * @param restart Begins the page view anew: the visitor may be recognised better than before.
 */
export type Open = (
	batch: Pick< Batch, 'consent' | 'visitor' >,
	outbox: Unsent[],
	newId: () => string,
	flush: () => void,
	restart: () => void
) => Keep;
