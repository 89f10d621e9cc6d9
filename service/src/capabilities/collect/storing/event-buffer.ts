/**
 * Group commit. One flusher a process writes everything that queued up while the commit before it ran, so a group grows
 * with the load. Whoever added events is answered after their commit.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isPassing } from '../../../storage/retry.ts';
import type { Logger } from '../logger.ts';
import type { PendingEvent } from '../pending-event.ts';
import type { CollectMetrics } from './collect-metrics.ts';

/** Events of one request, never divided between two commits. */
export interface Group {
	readonly events: readonly PendingEvent[];
	readonly timeZone: string;
}

export type Added =
	/** Committed; each event says whether it was dropped. */
	| 'stored'
	/** More is waiting than can be promised: come again. */
	| 'full'
	/** The database does not take it now. Nothing is known to be stored. */
	| 'unavailable';

export interface EventBuffer {
	/** Resolves after commit. Throws when this group, and no other, cannot be stored: a mistake of ours. */
	add: ( group: Group ) => Promise< Added >;
	/** Takes nothing more and resolves when everything is stored or refused. */
	stop: () => Promise< void >;
	readonly waiting: number;
}

interface Waiting extends Group {
	readonly resolve: ( added: Added ) => void;
	readonly reject: ( error: unknown ) => void;
}

/** Rows of one commit, give or take the last request's. */
const ROWS_AT_ONCE = 1000;
const DEFAULT_MOST_WAITING = 20_000;
/** A commit of so many rows says that there is load. */
const BUSY_ROWS = 40;
/** Under load a commit waits at most this many times this long, and not once nothing more arrives. */
const MOST_SLICES = 8;
const SLICE_MS = 2;

const turnOfTheLoop = () =>
	new Promise( ( resolve ) => {
		setImmediate( resolve );
	} );

export function createEventBuffer( deps: {
	write: (
		events: readonly PendingEvent[],
		timeZones: ReadonlyMap< number, string >
	) => Promise< void >;
	metrics: CollectMetrics;
	log: Logger;
	/** Events that may wait; default 20,000. */
	mostWaiting?: number;
	/** A few milliseconds in which more may arrive; default 2 ms. */
	pause?: () => Promise< unknown >;
} ): EventBuffer {
	const { write, metrics, log } = deps;
	const pause = deps.pause ?? ( () => sleep( SLICE_MS ) );
	const mostWaiting = deps.mostWaiting ?? DEFAULT_MOST_WAITING;
	let queue: Waiting[] = [];
	let waiting = 0;
	let flushing: Promise< void > | null = null;
	let stopped = false;
	let rowsBefore = 0;
	let saidFull = false;

	function take(): Waiting[] {
		let rows = 0;
		let count = 0;
		while ( count < queue.length && rows < ROWS_AT_ONCE ) {
			rows += queue[ count ]?.events.length ?? 0;
			count += 1;
		}
		const taken = count === queue.length ? queue : queue.slice( 0, count );
		queue = count === queue.length ? [] : queue.slice( count );
		rowsBefore = rows;
		return taken;
	}

	/**
	 * What has already arrived at the sockets goes along: a commit costs nearly the same for one event and for fifty. Under
	 * load, which the commit before tells, what arrives within a few milliseconds does so as well: the senders wait that much
	 * longer and everybody's events cost less. A single visitor never waits for a timer.
	 */
	async function gather(): Promise< void > {
		await turnOfTheLoop();
		if ( rowsBefore < BUSY_ROWS ) {
			return;
		}
		for ( let slice = 0; slice < MOST_SLICES; slice += 1 ) {
			const before = waiting;
			if ( before >= ROWS_AT_ONCE || stopped ) {
				return;
			}
			await pause();
			if ( waiting === before ) {
				return;
			}
		}
	}

	async function flush(): Promise< void > {
		while ( queue.length > 0 ) {
			await gather();
			await store( take() );
		}
	}

	async function store( groups: readonly Waiting[] ): Promise< void > {
		const events =
			groups.length === 1
				? ( groups[ 0 ]?.events ?? [] )
				: groups.flatMap( ( group ) => group.events );
		const timeZones = new Map< number, string >();
		for ( const group of groups ) {
			const site = group.events[ 0 ]?.siteId;
			if ( site !== undefined ) {
				timeZones.set( site, group.timeZone );
			}
		}
		const began = performance.now();
		try {
			await write( events, timeZones );
			metrics.flushed(
				events.length,
				( performance.now() - began ) / 1000
			);
		} catch ( error ) {
			await storeFailed( groups, error );
			return;
		}
		settle( groups, 'stored' );
	}

	async function storeFailed(
		groups: readonly Waiting[],
		error: unknown
	): Promise< void > {
		const only = groups[ 0 ];
		if ( isPassing( error ) ) {
			log.warn(
				{ err: error },
				'events could not be stored; their senders were told to come again'
			);
			settle( groups, 'unavailable' );
		} else if ( groups.length === 1 && only !== undefined ) {
			waiting -= only.events.length;
			only.reject( error );
		} else {
			// One request that cannot be stored must not cost the others their events.
			const middle = groups.length >> 1;
			await store( groups.slice( 0, middle ) );
			await store( groups.slice( middle ) );
		}
	}

	function settle( groups: readonly Waiting[], added: Added ): void {
		saidFull = false;
		for ( const group of groups ) {
			waiting -= group.events.length;
			group.resolve( added );
		}
		metrics.queued( waiting );
	}

	function sayFull(): void {
		// Once a commit: there is one refusal a request, and thousands of those a second.
		if ( ! saidFull ) {
			saidFull = true;
			log.warn(
				{ waiting, most: mostWaiting },
				'more events wait for the database than may; their senders were told to come again'
			);
		}
	}

	return {
		add( group ) {
			if ( stopped ) {
				return Promise.resolve( 'full' );
			}
			if ( waiting + group.events.length > mostWaiting ) {
				sayFull();
				return Promise.resolve( 'full' );
			}
			waiting += group.events.length;
			return new Promise( ( resolve, reject ) => {
				queue.push( {
					events: group.events,
					timeZone: group.timeZone,
					resolve,
					reject,
				} );
				flushing ??= Promise.resolve()
					.then( flush )
					.finally( () => {
						flushing = null;
					} );
			} );
		},
		async stop() {
			stopped = true;
			while ( flushing !== null ) {
				await flushing;
			}
		},
		get waiting() {
			return waiting;
		},
	};
}
