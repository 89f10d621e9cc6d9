/**
 * Group commit. One flusher a process writes everything that queued up while the commit before it ran: no timer, and a
 * group grows with the load. Whoever added events is answered after their commit.
 */
import type { Logger } from './logger.ts';
import { isPassing } from '../../storage/retry.ts';
import type { CollectMetrics } from './collect.interface.ts';
import type { PendingEvent } from './pending-event.ts';

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
} ): EventBuffer {
	const { write, metrics, log } = deps;
	const mostWaiting = deps.mostWaiting ?? DEFAULT_MOST_WAITING;
	let queue: Waiting[] = [];
	let waiting = 0;
	let flushing: Promise< void > | null = null;
	let stopped = false;

	function take(): Waiting[] {
		let rows = 0;
		let count = 0;
		while ( count < queue.length && rows < ROWS_AT_ONCE ) {
			rows += queue[ count ]?.events.length ?? 0;
			count += 1;
		}
		const taken = count === queue.length ? queue : queue.slice( 0, count );
		queue = count === queue.length ? [] : queue.slice( count );
		return taken;
	}

	async function flush(): Promise< void > {
		while ( queue.length > 0 ) {
			// What has already arrived at the sockets goes along: a commit costs nearly the same for one event and for fifty.
			await turnOfTheLoop();
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
		for ( const group of groups ) {
			waiting -= group.events.length;
			group.resolve( added );
		}
		metrics.queued( waiting );
	}

	return {
		add( group ) {
			if ( stopped || waiting + group.events.length > mostWaiting ) {
				return Promise.resolve( 'full' );
			}
			waiting += group.events.length;
			return new Promise( ( resolve, reject ) => {
				queue.push( { ...group, resolve, reject } );
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
