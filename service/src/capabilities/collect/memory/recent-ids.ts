/**
 * Ids of events this process has stored lately, so that a commit need not ask the database which of its events stand already.
 *
 * It only ever saves a question. An id found here stands; one that is not found is inserted plainly, and if it stands after
 * all (stored longer ago, before the start, by another process) the primary key refuses it: the transaction is rolled back and
 * run again, and that run, like the next hundred commits, asks first.
 */

/** Commits that ask first, to begin with and after anything unexpected. */
const FIRST_ASKING = 100;
const MOST_ASKING = 100_000;
/** Ids in each of two halves; the older half is let go when the younger one is full. */
const IDS_IN_A_HALF = 25_000;

export class RecentIds {
	#young = new Set< string >();
	#old = new Set< string >();
	readonly #first: number;
	/** Commits that still ask. */
	#asking: number;
	/** Commits that ask after the next failure. */
	#nextAsking: number;
	/** Commits without a question so far. */
	#trusted = 0;

	/**
	 * @param first      Commits that ask after the start and after a gap; at least one.
	 * @param asking     The same for this memory.
	 * @param nextAsking The same after the next failure.
	 */
	constructor(
		first = FIRST_ASKING,
		asking = first,
		nextAsking = 2 * first
	) {
		this.#first = first;
		this.#asking = asking;
		this.#nextAsking = nextAsking;
	}

	/** Whether an event that is not remembered is new, as far as anybody can know without asking. */
	get isTrusted(): boolean {
		return this.#asking === 0;
	}

	has( id: string ): boolean {
		return this.#young.has( id ) || this.#old.has( id );
	}

	/** Notes what a commit stores. The transaction's failure must drop the whole memory. */
	add( ids: Iterable< string > ): void {
		if ( this.#young.size >= IDS_IN_A_HALF ) {
			this.#old = this.#young;
			this.#young = new Set();
		}
		for ( const id of ids ) {
			this.#young.add( id );
		}
		if ( this.#asking > 0 ) {
			this.#asking -= 1;
			return;
		}
		this.#trusted += 1;
		if ( this.#trusted >= this.#nextAsking ) {
			this.#nextAsking = this.#first;
		}
	}

	/** An empty memory, for when another process has written: what it stored, or took out, is not known here. */
	afterGap(): RecentIds {
		return new RecentIds(
			this.#first,
			Math.max( this.#asking, this.#first ),
			this.#nextAsking
		);
	}

	/**
	 * An empty memory, for after an error. While that keeps happening each asks twice as long as the one before, so that
	 * nobody can make the service roll back again and again by sending old events.
	 */
	afterFailure(): RecentIds {
		return new RecentIds(
			this.#first,
			Math.max( this.#asking, this.#nextAsking ),
			Math.min( MOST_ASKING, 2 * this.#nextAsking )
		);
	}
}
