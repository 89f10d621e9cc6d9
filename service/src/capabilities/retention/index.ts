/** Deletes what a site keeps no longer: each site by its own limits, one process at a time. Roll-ups name nobody and stay. */
import { RETENTION, type Retention } from '#contract/retention.ts';
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import { takeLease } from '../../storage/lease.ts';
import { forgetOldCartVisitors } from '../carts/index.ts';
import { forgetOldOrders } from '../closed-loop/index.ts';
import { deleteOldEvents, dropOldMonths } from '../collect/index.ts';
import { monthsBefore } from '../contacts/index.ts';
import { unlinkOldOrders } from '../orders/index.ts';
import { noteEventsGone } from '../rollups/index.ts';

export {
	createKeptData,
	type Keep,
	type KeptData,
	type KeptKind,
} from './kept-data.ts';

export interface KeepingSite {
	readonly id: number;
	readonly retention?: Retention;
}

export interface RetentionJob {
	/** Deletes what is due now; a job does so every hour. Safe to repeat. */
	run: () => Promise< void >;
	start: () => void;
	stop: () => Promise< void >;
}

const EVERY_MS = 60 * 60_000;
/** A service that is started again every hour gets to it as well. */
const FIRST_AFTER_MS = 5 * 60_000;
/** Longer than one site may take between two renewals. */
const LEASE_MS = 10 * 60_000;

/**
 * Builds the capability.
 *
 * @param deps
 * @param deps.database
 * @param deps.clock
 * @param deps.sites      All of them.
 * @param deps.dropPeople Deletes what is kept of people beyond a site's limits.
 * @param deps.onError    Hears of failures in the background.
 */
export function createRetention< Site extends KeepingSite >( deps: {
	database: Database;
	clock: Clock;
	sites: () => Promise< readonly Site[] >;
	dropPeople: ( site: Site ) => Promise< void >;
	onError: ( error: unknown ) => void;
} ): RetentionJob {
	const { database, clock } = deps;
	let timer: NodeJS.Timeout | undefined;
	let running: Promise< void > = Promise.resolve();
	let stopping = false;

	const monthsOf = ( site: Site ) =>
		site.retention?.events_months ?? RETENTION.events_months.default;

	async function run(): Promise< void > {
		const lease = await takeLease( database, 'retention', LEASE_MS );
		if ( ! lease ) {
			return;
		}
		const sites = await deps.sites();
		for ( const site of sites ) {
			await noteEventsGone(
				database,
				site.id,
				monthsBefore( clock.now(), monthsOf( site ) )
			);
		}
		const longest = Math.max( 0, ...sites.map( monthsOf ) );
		if ( longest > 0 ) {
			await dropOldMonths(
				database,
				monthsBefore( clock.now(), longest )
			);
		}
		for ( const site of sites ) {
			if ( stopping || ! ( await lease.renew() ) ) {
				return;
			}
			const before = monthsBefore( clock.now(), monthsOf( site ) );
			await deleteOldEvents( database, site.id, before );
			await unlinkOldOrders( database, site.id, before );
			await forgetOldOrders( database, site.id, before );
			await forgetOldCartVisitors( database, site.id, before );
			await deps.dropPeople( site );
		}
		await lease.release();
	}

	return {
		run,
		start() {
			stopping = false;
			const plan = ( milliseconds: number ) => {
				timer = setTimeout( () => {
					running = run()
						.catch( deps.onError )
						.then( () => stopping || plan( EVERY_MS ) )
						.then( () => undefined );
				}, milliseconds );
				timer.unref();
			};
			plan( FIRST_AFTER_MS );
		},
		async stop() {
			stopping = true;
			clearTimeout( timer );
			await running;
		},
	};
}
