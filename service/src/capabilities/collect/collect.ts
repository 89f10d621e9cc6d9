import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { relayedBatchSchema, serverBatchSchema } from '#contract/batch.ts';
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import { takeLease } from '../../storage/lease.ts';
import type { Random } from '../../storage/random.ts';
import { toTimestamp } from '../../storage/timestamp.ts';
import type { Vault } from '../../storage/vault.ts';
import { foldAll, foldOnce, packDays, rebuild } from '../rollups/index.ts';
import { createBackgroundJobs } from './background-jobs.ts';
import { createAtomically } from './changes/gate.ts';
import { keepToldAnew } from './changes/told-anew.ts';
import { undoImport } from './changes/undo-import.ts';
import type { CollectSite, CollectSites } from './collect-site.ts';
import type {
	Collect,
	CollectAnswer,
	ImportAnswer,
} from './collect.interface.ts';
import { createDayKeys, utcDay } from './identity/day-keys.ts';
import {
	readReference,
	type SealedVisitor,
} from './identity/visitor-reference.ts';
import type { Logger } from './logger.ts';
import { SiteMemories } from './memory/site-memory.ts';
import { createTurns } from './memory/turns.ts';
import { PendingEvent } from './pending-event.ts';
import { createPipeline, runPipeline } from './pipeline.ts';
import { Arrival, type Refusal } from './steps/arrival.ts';
import { createUserAgents } from './steps/user-agents.ts';
import type { CollectMetrics } from './storing/collect-metrics.ts';
import { createDropCounter } from './storing/drop-counter.ts';
import { type Added, createEventBuffer } from './storing/event-buffer.ts';
import { createEventStore } from './storing/event-store.ts';
import { createMonths } from './storing/months.ts';
import { createQuarantine } from './storing/quarantine.ts';
import { cartsHeard, type CartHeard } from './trusted/carts-heard.ts';
import { readImportedEvent } from './trusted/imported-events.ts';
import { readServerEvents } from './trusted/signed-events.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const FOLD_EVERY_MS = 500;
/** Reports add what is not folded yet, so a later fold costs nobody a number. */
const FOLD_SLOWEST_MS = 2 * SECOND_MS;
/** A folder that died is replaced after this long. */
const FOLD_LEASE_MS = 5 * SECOND_MS;
const PACK_LEASE_MS = MINUTE_MS;
const RETRY_AFTER_SECONDS = 2;
const ROWS_PER_IMPORT_COMMIT = 1000;
const COUNTER_IDS_KEPT_MS = 48 * HOUR_MS;
/** Sites are remembered for two seconds: after so long no process cuts days by the old zone any more. */
const REBUILD_DELAY_MS = 5 * SECOND_MS;
/** Hours of the night (UTC) in which closed months are settled; the alteration blocks writes for a while. */
const QUIET_HOURS = { from: 1, to: 4 };

export interface CollectDeps {
	readonly database: Database;
	readonly sites: CollectSites;
	readonly vault: Vault;
	readonly clock: Clock;
	readonly random: Random;
	readonly log: Logger;
	readonly metrics: CollectMetrics;
	/** Opens a visitor reference sealed by PHP; without it such facts are joined to no visit. */
	readonly openSealed?: (
		site: CollectSite,
		sealed: string
	) => Promise< SealedVisitor | null >;
	/**
	 * Told what signed facts say of carts once their events are stored, before they are acknowledged; again when they come
	 * again. Throwing makes them come again.
	 */
	readonly onCarts?: (
		site: CollectSite,
		carts: readonly CartHeard[]
	) => Promise< void >;
	/** Events that may wait for a commit; default 20,000. */
	readonly mostWaiting?: number;
	/** Commits that look ids up before this process's memory of them is trusted; default 100, at least 1. */
	readonly askingCommits?: number;
	/** How long a changed time zone waits until no process uses the old one; default 5 s. */
	readonly rebuildDelayMs?: number;
}

/** Builds the capability. */
export function createCollect( deps: CollectDeps ): Collect {
	const { database, sites, clock, random, log, metrics } = deps;
	const memories = new SiteMemories( deps.askingCommits );
	const turns = createTurns();
	const drops = createDropCounter( { database, clock, metrics } );
	const dayKeys = createDayKeys( deps );
	const store = createEventStore( { database, memories, turns, clock } );
	const atomically = createAtomically( {
		database,
		memories,
		turns,
		writeSite: store.writeSite,
	} );
	const months = createMonths( { database, clock } );
	const quarantine = createQuarantine( { database, clock, drops } );
	const buffer = createEventBuffer( {
		write: store.write,
		metrics,
		log,
		mostWaiting: deps.mostWaiting,
	} );
	const steps = createPipeline( {
		sites,
		userAgents: createUserAgents(),
		dayKeys,
		running: memories,
		random,
	} );
	const sealed = {
		open: async ( site: CollectSite, text: string ) =>
			( await deps.openSealed?.( site, text ) ) ?? null,
		dayKey: async ( site: CollectSite, at: number ) => {
			const day = utcDay( at );
			const today = utcDay( clock.now() );
			// Of a day on which no browser could reach this service, facts are the first to ask.
			return day === today || day === today - 1
				? dayKeys.get( site, day )
				: dayKeys.getIfKept( site, day );
		},
		keptDayKey: async ( site: CollectSite, at: number ) =>
			dayKeys.getIfKept( site, utcDay( at ) ),
	};

	/** Stores one request's events and counts what became of them. */
	function storeEvents(
		site: CollectSite,
		events: readonly PendingEvent[]
	): CollectAnswer | Promise< CollectAnswer > {
		return events.length === 0
			? ACCEPTED
			: buffer
					.add( { events, timeZone: site.timeZone } )
					.then( ( added ) => answerTo( added, site, events ) );
	}

	function answerTo(
		added: Added,
		site: CollectSite,
		events: readonly PendingEvent[]
	): CollectAnswer {
		if ( added !== 'stored' ) {
			return added === 'full' ? BUSY : UNAVAILABLE;
		}
		let stored = 0;
		for ( const event of events ) {
			if ( event.dropped === null ) {
				stored += 1;
			} else {
				drops.count( site.id, event.dropped );
			}
		}
		if ( stored > 0 ) {
			metrics.stored( stored );
		}
		return ACCEPTED;
	}

	function process(
		arrival: Arrival
	): CollectAnswer | Promise< CollectAnswer > {
		const outcome = runPipeline( steps, arrival );
		return outcome instanceof Promise
			? outcome.then( ( refusal ) => pass( arrival, refusal ) )
			: pass( arrival, outcome );
	}

	function pass(
		arrival: Arrival,
		refusal: Refusal | undefined
	): CollectAnswer | Promise< CollectAnswer > {
		if ( refusal !== undefined ) {
			return { kind: 'refused', error: refusal.error };
		}
		for ( const reason of arrival.drops ) {
			drops.count( arrival.site.id, reason );
		}
		return storeEvents(
			arrival.site,
			arrival.events.map( ( event ) => event.pending )
		);
	}

	async function releaseQuarantined(): Promise< void > {
		const ready = await quarantine.ready();
		const bySite = new Map< number, PendingEvent[] >();
		for ( const event of ready ) {
			const theirs = bySite.get( event.siteId );
			if ( theirs === undefined ) {
				bySite.set( event.siteId, [ event ] );
			} else {
				theirs.push( event );
			}
		}
		for ( const [ siteId, events ] of bySite ) {
			const site = await sites.byId( siteId );
			if ( site !== null ) {
				await storeEvents( site, events );
			}
		}
	}

	async function fold(): Promise< void > {
		const lease = await takeLease( database, 'fold', FOLD_LEASE_MS );
		if ( lease !== null ) {
			await foldOnce( database );
		}
	}

	async function pack(): Promise< void > {
		const lease = await takeLease( database, 'pack', PACK_LEASE_MS );
		if ( lease !== null ) {
			await packDays( database, clock );
		}
	}

	async function settle(): Promise< void > {
		const hour = new Date( clock.now() ).getUTCHours();
		if ( hour >= QUIET_HOURS.from && hour < QUIET_HOURS.to ) {
			const settled = await months.settle();
			if ( settled.length > 0 ) {
				log.info(
					{ partitions: settled },
					'closed months were settled'
				);
			}
		}
	}

	async function forgetOld(): Promise< void > {
		await dayKeys.destroyOld( clock.now() );
		await quarantine.dropOld();
		await sql`DELETE FROM counter_seen WHERE counter_seen.seen_at < ${ toTimestamp(
			clock.now() - COUNTER_IDS_KEPT_MS
		) }`.execute( database.queries );
	}

	const jobs = createBackgroundJobs(
		[
			{
				name: 'fold',
				everyMs: FOLD_EVERY_MS,
				slowestMs: FOLD_SLOWEST_MS,
				run: fold,
			},
			{ name: 'quarantine', everyMs: SECOND_MS, run: releaseQuarantined },
			{ name: 'drops', everyMs: 2 * SECOND_MS, run: () => drops.write() },
			{ name: 'forget', everyMs: 5 * MINUTE_MS, run: forgetOld },
			{
				name: 'months',
				everyMs: 6 * HOUR_MS,
				run: () => months.prepare(),
			},
			{ name: 'pack', everyMs: 30 * SECOND_MS, run: pack },
			{ name: 'settle', everyMs: HOUR_MS, run: settle },
		],
		log
	);

	return {
		receive: ( request ) =>
			process(
				new Arrival( request, request.receivedAt ?? clock.now() )
			),

		async receiveSigned( site, body ) {
			const read = serverBatchSchema.safeParse( body );
			if ( ! read.success ) {
				return { kind: 'refused', error: 'bad_batch' };
			}
			const { events, drops: dropped } = await readServerEvents(
				site,
				read.data,
				clock.now(),
				{ random, sealed }
			);
			for ( const reason of dropped ) {
				drops.count( site.id, reason );
			}
			const answer = await storeEvents( site, events );
			if ( answer.kind === 'accepted' ) {
				await keepToldAnew( database, events );
			}
			const carts = cartsHeard( read.data, events );
			if ( answer.kind === 'accepted' && carts.length > 0 ) {
				await deps.onCarts?.( site, carts );
			}
			return answer;
		},

		async receiveRelayed( site, body ) {
			const read = relayedBatchSchema.safeParse( body );
			if ( ! read.success ) {
				return { kind: 'refused', error: 'bad_batch' };
			}
			const answers = await Promise.all(
				read.data.batches.map( ( batch ) => {
					const arrival = new Arrival(
						{
							body: Buffer.from( batch.body ),
							ip: batch.ip,
							userAgent: batch.user_agent,
							origin: null,
							secPurpose: null,
							channel: 'relay',
						},
						Math.min( batch.received_at, clock.now() )
					);
					arrival.signedSite = site;
					return process( arrival );
				} )
			);
			// A batch that is wrong in itself stays wrong; what could not be stored now must come again, all of it.
			return (
				answers.find(
					( answer ) =>
						answer.kind === 'refused' &&
						answer.retryAfterSeconds !== undefined
				) ?? ACCEPTED
			);
		},

		async receiveImport( site, batchId, rows ) {
			return receiveImport( site, batchId, rows );
		},

		async undoImport( site, batchId ) {
			const removed = await undoImport( database, site, batchId );
			await foldAll( database );
			return removed;
		},

		readVisitor: ( site, reference, at ) =>
			readReference( site, reference, at, sealed ),

		atomically,

		async prepareMonths( from, to ) {
			await months.prepare( from, to );
			await months.reopen( from, to );
		},

		async rebuild( site ) {
			await sleep( deps.rebuildDelayMs ?? REBUILD_DELAY_MS );
			await rebuild( database, site );
		},

		start: () => jobs.start(),

		async stop() {
			await buffer.stop();
			await jobs.stop();
			await drops.write();
		},
	};

	async function receiveImport(
		site: CollectSite,
		batchId: number,
		rows: Parameters< Collect[ 'receiveImport' ] >[ 2 ]
	): Promise< ImportAnswer > {
		const now = clock.now();
		const read = rows.map( ( row ) =>
			readImportedEvent( site, batchId, row, now )
		);
		const events = read.filter(
			( event ) => event instanceof PendingEvent
		);
		const timeZones = new Map( [ [ site.id, site.timeZone ] ] );
		for ( let at = 0; at < events.length; at += ROWS_PER_IMPORT_COMMIT ) {
			await store.write(
				events.slice( at, at + ROWS_PER_IMPORT_COMMIT ),
				timeZones
			);
		}
		let stored = 0;
		let duplicate = 0;
		const outcomes = read.map( ( event ) => {
			if ( ! ( event instanceof PendingEvent ) ) {
				return { outcome: 'refused' as const, reason: event };
			}
			if ( event.dropped === 'duplicate' ) {
				duplicate += 1;
				return { outcome: 'duplicate' as const };
			}
			stored += 1;
			return { outcome: 'stored' as const };
		} );
		if ( stored > 0 ) {
			metrics.stored( stored );
		}
		return { stored, duplicate, outcomes };
	}
}

const ACCEPTED: CollectAnswer = { kind: 'accepted' };
const BUSY: CollectAnswer = {
	kind: 'refused',
	error: 'busy',
	retryAfterSeconds: RETRY_AFTER_SECONDS,
};
const UNAVAILABLE: CollectAnswer = {
	kind: 'refused',
	error: 'database_unavailable',
	retryAfterSeconds: RETRY_AFTER_SECONDS,
};
