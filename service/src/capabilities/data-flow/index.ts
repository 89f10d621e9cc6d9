import { sql } from 'kysely';
import { CONSENT_STATES, type ConsentState } from '#contract/consent.ts';
import { DROP_REASON_NAMES } from '#contract/drop-reasons.ts';
import type { DropReason } from '#contract/drop-reasons.ts';
import { EVENTS } from '#contract/events/index.ts';
import type { SiteHealth } from '#contract/reports/health.ts';
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import { FLAG } from '../collect/index.ts';
import { idAt, type RollupReader } from '../rollups/index.ts';
import type { Site } from '../sites/index.ts';

/** What comes in from a site, what waits and what was left out: numbers about events, not about visits. */
export interface DataFlow {
	/** What a site is told about itself; Site Health and the settings screen show it. */
	health: ( site: Site ) => Promise< SiteHealth >;
	/** Events of visitors without consent on these site-local days: kept as counters, never in a visit. */
	readonly countersOnly: {
		ofDays: (
			siteId: number,
			days: readonly string[]
		) => Promise< number >;
	};
	readonly consents: VisitConsents;
}

/** Under which consent people were measured. */
export interface VisitConsents {
	/** People's visits that began from a moment on, by the consent their first event was made under. */
	ofVisits: (
		siteId: number,
		from: number
	) => Promise< {
		readonly byState: ReadonlyMap< ConsentState, number >;
		/** Of them, with Global Privacy Control on. */
		readonly gpc: number;
	} >;
	/** Page views on these site-local days of people who make no visit: kept as counters. */
	uncountedViews: (
		siteId: number,
		days: readonly string[]
	) => Promise< number >;
}

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const DROPS_SHOWN_DAYS = 7;

/**
 * @param deps
 * @param deps.database
 * @param deps.rollups
 * @param deps.clock
 * @param deps.version  Of the service.
 */
export function createDataFlow( deps: {
	database: Database;
	rollups: RollupReader;
	clock: Clock;
	version: string;
} ): DataFlow {
	const { database, rollups, clock, version } = deps;

	async function readDrops(
		siteId: number
	): Promise< Partial< Record< DropReason, number > > > {
		const since = isoDay( clock.now() - ( DROPS_SHOWN_DAYS - 1 ) * DAY_MS );
		const { rows } = await sql< { reason: number; n: number } >`
			SELECT drop_count.reason, SUM(drop_count.n) AS n FROM drop_count
			WHERE drop_count.site_id = ${ siteId } AND drop_count.day >= ${ since }
			GROUP BY drop_count.reason
		`.execute( database.queries );
		const drops: Partial< Record< DropReason, number > > = {};
		for ( const row of rows ) {
			const reason = DROP_REASON_NAMES[ row.reason ];
			if ( reason ) {
				drops[ reason ] = row.n;
			}
		}
		return drops;
	}

	async function countQuarantined( siteId: number ): Promise< number > {
		const { rows } = await sql< { n: number } >`
			SELECT COUNT(*) AS n FROM quarantine WHERE quarantine.site_id = ${ siteId }
		`.execute( database.queries );
		return rows[ 0 ]?.n ?? 0;
	}

	async function countLastDay( siteId: number ): Promise< number > {
		const now = clock.now();
		const cells = await rollups.hours( {
			siteId,
			from: new Date(
				Math.floor( ( now - DAY_MS ) / HOUR_MS ) * HOUR_MS
			),
			to: new Date( now ),
		} );
		return cells
			.filter( ( cell ) => ! cell.type.startsWith( '@' ) )
			.reduce( ( sum, cell ) => sum + cell.events, 0 );
	}

	return {
		async health( site ) {
			const [ freshness, events, quarantined, dropped ] =
				await Promise.all( [
					rollups.freshness( site.id ),
					countLastDay( site.id ),
					countQuarantined( site.id ),
					readDrops( site.id ),
				] );
			return {
				service_version: version,
				now: clock.now(),
				state: site.state,
				data_until: freshness.newestEventAt?.toISOString() ?? null,
				events_24h: events,
				quarantined,
				dropped,
				demo: site.demo,
			};
		},
		consents: {
			async ofVisits( siteId, from ) {
				const { rows } = await sql< {
					state: number;
					visits: number | string;
					gpc: number | string;
				} >`
					SELECT (event.flags >> ${ FLAG.consentShift }) & 7 AS state, COUNT(*) AS visits,
						SUM((event.flags & ${ FLAG.gpc }) <> 0) AS gpc
					FROM visit
					JOIN event ON event.site_id = visit.site_id AND event.event_id = visit.visit_id
					WHERE visit.site_id = ${ siteId } AND visit.visit_id >= ${ idAt( from ) } AND visit.audience = 0
					GROUP BY state
				`.execute( database.queries );
				return {
					byState: new Map(
						rows.flatMap( ( row ) => {
							const state = CONSENT_STATES[ row.state ];
							return state
								? [ [ state, Number( row.visits ) ] as const ]
								: [];
						} )
					),
					gpc: rows.reduce(
						( sum, row ) => sum + Number( row.gpc ),
						0
					),
				};
			},
			async uncountedViews( siteId, days ) {
				if ( days.length === 0 ) {
					return 0;
				}
				const { rows } = await sql< { n: number | null } >`
					SELECT SUM(counter_day.n) AS n FROM counter_day
					WHERE counter_day.site_id = ${ siteId } AND counter_day.type = ${ EVENTS.page_view.id }
						AND counter_day.day IN (${ sql.join( [ ...days ] ) })
				`.execute( database.queries );
				return Number( rows[ 0 ]?.n ?? 0 );
			},
		},
		countersOnly: {
			async ofDays( siteId, days ) {
				if ( days.length === 0 ) {
					return 0;
				}
				const { rows } = await sql< { n: number | null } >`
					SELECT SUM(counter_day.n) AS n FROM counter_day
					WHERE counter_day.site_id = ${ siteId } AND counter_day.day IN (${ sql.join( [
						...days,
					] ) })
				`.execute( database.queries );
				return rows[ 0 ]?.n ?? 0;
			},
		},
	};
}

function isoDay( at: number ): string {
	return new Date( at ).toISOString().slice( 0, 10 );
}
