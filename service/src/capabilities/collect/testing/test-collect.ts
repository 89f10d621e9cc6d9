/** The capability on a test database, with a clock that stands still. */
import type { Database } from '../../../storage/database.ts';
import {
	createFakeClock,
	type FakeClock,
} from '../../../storage/fake-clock.ts';
import { secureRandom } from '../../../storage/random.ts';
import { createVault } from '../../../storage/vault.ts';
import {
	createRollupReader,
	foldAll,
	recount,
	type Recount,
	type RollupReader,
} from '../../rollups/index.ts';
import type { Collect, CollectAnswer } from '../collect.interface.ts';
import { type CollectDeps, createCollect } from '../collect.ts';
import type { Logger } from '../logger.ts';
import type { CollectMetrics } from '../storing/collect-metrics.ts';
import { createFakeSites, type FakeSites } from './fake-sites.ts';
import { type BatchOptions, requestOf } from './test-batch.ts';

export const NOON = Date.parse( '2026-11-23T12:00:00Z' );
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const silentLog: Logger = {
	info() {},
	warn() {},
	error() {},
};

export const noMetrics: CollectMetrics = {
	stored() {},
	dropped() {},
	flushed() {},
	queued() {},
};

export interface TestCollect {
	readonly collect: Collect;
	readonly clock: FakeClock;
	readonly sites: FakeSites;
	readonly reader: RollupReader;
	/** Sends events as one request, received when they were sent. */
	send: (
		events: Parameters< typeof requestOf >[ 0 ],
		options?: BatchOptions
	) => Promise< CollectAnswer >;
	/** Cells of `none` as `{ type: [visits, events] }`. */
	totals: (
		days: readonly string[]
	) => Promise< Record< string, [ number, number ] > >;
	/** Compares roll-ups with events, before and after folding. */
	recount: ( siteId?: number ) => Promise< Recount >;
}

/** @param database Migrated. */
export function createTestCollect(
	database: Database,
	options: {
		sites?: FakeSites;
		clock?: FakeClock;
		deps?: Partial< CollectDeps >;
	} = {}
): TestCollect {
	const clock = options.clock ?? createFakeClock( NOON );
	const sites = options.sites ?? createFakeSites( 1, 2 );
	const collect = createCollect( {
		database,
		sites,
		clock,
		vault: createVault( Buffer.alloc( 32, 7 ), secureRandom ),
		random: secureRandom,
		log: silentLog,
		metrics: noMetrics,
		rebuildDelayMs: 0,
		...options.deps,
	} );
	const reader = createRollupReader( { database, clock } );
	return {
		collect,
		clock,
		sites,
		reader,
		send: ( events, batch = {} ) =>
			Promise.resolve( collect.receive( requestOf( events, batch ) ) ),
		async totals( days ) {
			const cells = await reader.days( {
				siteId: 1,
				days,
				dimension: 'none',
			} );
			const totals: Record< string, [ number, number ] > = {};
			for ( const cell of cells ) {
				const total = ( totals[ cell.type ] ??= [ 0, 0 ] );
				total[ 0 ] += cell.visits;
				total[ 1 ] += cell.events;
			}
			return totals;
		},
		async recount( siteId = 1 ) {
			const before = await recount( database, sites.site( siteId ) );
			await foldAll( database );
			const after = await recount( database, sites.site( siteId ) );
			return {
				...after,
				differences: [ ...before.differences, ...after.differences ],
			};
		},
	};
}
