/**
 * What this process remembers of a site between two transactions: the visits that still run, with what they were
 * already counted for, and the dictionaries. All of it can be read again from the database, so it is simply dropped when
 * another process has written in between (the gate's version tells) or after any error.
 */
import { LIMITS } from '#contract/limits.ts';
import type { Visit } from '../../rollups/index.ts';
import { Dictionary } from './dictionary.ts';
import { RecentIds } from './recent-ids.ts';

/** One visitor whose events this process knows. */
export interface VisitorMemory {
	/** The last visit of people, staff and bots (positions in AUDIENCES). */
	readonly lanes: ( Visit | undefined )[];
	/** Events from this time on were looked at; what came before is not known here. */
	knownFrom: number;
	/** UTC day the counts below are of. */
	day: number;
	/** Events of the day by type, for the daily cap. */
	readonly counts: Map< number, number >;
	/** When it was last used, by our clock. */
	usedAt: number;
}

/** Visitors of one site held at most; a site with more active ones in half an hour reads some again. */
const MOST_VISITORS = 60_000;
const SWEEP_EVERY_MS = 60_000;

export class SiteMemory {
	/** Version of the gate after the last transaction of this process. */
	version = 0;
	readonly visitors = new Map< string, VisitorMemory >();
	/** Ids of events that were stored by this process, since when nobody else has written. */
	recent: RecentIds;
	readonly #siteId: number;
	readonly #dictionaries = new Map< number, Dictionary >();
	#sweptAt = 0;

	constructor( siteId: number, recent: RecentIds ) {
		this.#siteId = siteId;
		this.recent = recent;
	}

	dictionary( dimension: number ): Dictionary {
		let dictionary = this.#dictionaries.get( dimension );
		if ( dictionary === undefined ) {
			dictionary = new Dictionary( this.#siteId, dimension );
			this.#dictionaries.set( dimension, dictionary );
		}
		return dictionary;
	}

	/** Compares the version the gate gave with ours: after a gap what is remembered may be out of date. */
	enter( version: number ): void {
		if ( version !== this.version + 1 ) {
			this.visitors.clear();
			this.recent = this.recent.afterGap();
			for ( const dictionary of this.#dictionaries.values() ) {
				dictionary.forgetNext();
			}
		}
		this.version = version;
	}

	/** Lets visitors go whose visits have ended. */
	sweep( now: number ): void {
		if ( this.visitors.size > MOST_VISITORS ) {
			this.visitors.clear();
			return;
		}
		if ( now - this.#sweptAt < SWEEP_EVERY_MS ) {
			return;
		}
		this.#sweptAt = now;
		for ( const [ visitor, memory ] of this.visitors ) {
			if ( now - memory.usedAt > LIMITS.visitGapMs + SWEEP_EVERY_MS ) {
				this.visitors.delete( visitor );
			}
		}
	}
}

/** All sites this process writes for. */
export class SiteMemories {
	readonly #sites = new Map< number, SiteMemory >();
	readonly #askingCommits: number | undefined;
	/** What is carried over an error. */
	readonly #failed = new Map< number, RecentIds >();

	/**
	 * @param askingCommits Commits that look ids up before a site's memory of them is trusted; default 100.
	 */
	constructor( askingCommits?: number ) {
		this.#askingCommits = askingCommits;
	}

	of( siteId: number ): SiteMemory {
		let memory = this.#sites.get( siteId );
		if ( memory === undefined ) {
			memory = new SiteMemory(
				siteId,
				this.#failed.get( siteId ) ??
					new RecentIds( this.#askingCommits )
			);
			this.#failed.delete( siteId );
			this.#sites.set( siteId, memory );
		}
		return memory;
	}

	/** After an error nobody knows what of it is true. */
	forget( siteId: number ): void {
		const memory = this.#sites.get( siteId );
		if ( memory !== undefined ) {
			this.#failed.set( siteId, memory.recent.afterFailure() );
			this.#sites.delete( siteId );
		}
	}

	/** Whether a visitor is known with a visit that still runs at a time. */
	isRunning( siteId: number, visitor: string, at: number ): boolean {
		const lanes = this.#sites.get( siteId )?.visitors.get( visitor )?.lanes;
		return (
			lanes?.some(
				( visit ) => visit !== undefined && runsAt( visit, at )
			) ?? false
		);
	}
}

/** Whether an event at this time may still belong to the visit. */
export function runsAt( visit: Visit, at: number ): boolean {
	return (
		at - visit.lastAt <= LIMITS.visitGapMs &&
		visit.startedAt - at <= LIMITS.visitGapMs
	);
}
