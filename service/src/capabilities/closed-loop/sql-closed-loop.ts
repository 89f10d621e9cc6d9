import { sql } from 'kysely';
import { EVENTS, eventTypeById } from '#contract/events/index.ts';
import type { Window } from '#contract/reports/range.ts';
import type { Clock } from '../../storage/clock.ts';
import { median } from '../../statistics/index.ts';
import type { Database } from '../../storage/database.ts';
import {
	DIMENSION,
	DIRECT,
	isoDay,
	type RollupReader,
	siteDays,
} from '../rollups/index.ts';
import { KIND } from './cells.ts';
import type {
	AFTER_KEYS,
	BoughtRow,
	ClosedLoop,
	FollowedRow,
	LoopSite,
} from './closed-loop.ts';

const WINDOW_DAYS: Readonly< Record< Window, number > > = {
	visit: 0,
	'7': 7,
	'30': 30,
};
const DAY_SECONDS = 86_400;
/** A median of fewer says nothing. */
const FEWEST_FOR_MEDIAN = 5;

/** Answers from the read model; every question is one statement that begins with the site. */
export function createClosedLoopReader( deps: {
	database: Database;
	clock: Clock;
	rollups: Pick< RollupReader, 'days' >;
} ): ClosedLoop {
	const { database, clock, rollups } = deps;

	/** Days whose window is over for every visit of theirs: a visit may begin at the end of its day. */
	function overDays(
		site: LoopSite,
		days: readonly string[],
		window: Window
	): readonly string[] {
		if ( window === 'visit' ) {
			return days;
		}
		const last = isoDay(
			siteDays( site.timeZone ).dayOf( clock.now() ) -
				WINDOW_DAYS[ window ] -
				1
		);
		return days.filter( ( day ) => day <= last );
	}

	async function blockNames(
		siteId: number,
		ids: readonly number[]
	): Promise< ReadonlyMap< number, string > > {
		if ( ids.length === 0 ) {
			return new Map();
		}
		const { rows } = await sql< { id: number; value: string } >`
			SELECT dimension_value.id, dimension_value.value FROM dimension_value
			WHERE dimension_value.site_id = ${ siteId } AND dimension_value.dimension = ${ DIMENSION.block }
				AND dimension_value.id IN (${ sql.join( [ ...ids ] ) })
		`.execute( database.queries );
		return new Map( rows.map( ( row ) => [ row.id, row.value ] ) );
	}

	const after: ClosedLoop[ 'after' ] = async ( {
		site,
		days,
		window,
		by,
		types,
		products,
	} ) => {
		const over = overDays( site, days, window );
		if (
			days.length === 0 ||
			types?.length === 0 ||
			products?.length === 0
		) {
			return { rows: [], overDays: over };
		}
		const lastOver = over.reduce( ( a, b ) => ( a > b ? a : b ), '' );
		const w = WINDOW_DAYS[ window ];
		const column = ( name: string ) =>
			sql.ref( `loop_day.${ name }_${ w }` );
		const isOver =
			lastOver === '' ? sql`FALSE` : sql`loop_day.day <= ${ lastOver }`;
		const { rows } = await sql< {
			value_id: number;
			name: string | null;
			type: number;
			ordered: number | string;
			ordered_over: number | string;
			bought: number | string;
			bought_over: number | string;
			sales: number | string;
			unrated: number | string;
		} >`
				SELECT sums.*, dimension_value.value AS name
				FROM (
					SELECT loop_day.value_id, loop_day.type, SUM(${ column( 'visits' ) }) AS ordered,
						SUM(CASE WHEN ${ isOver } THEN ${ column( 'visits' ) } ELSE 0 END) AS ordered_over,
						SUM(${ column( 'bought' ) }) AS bought,
						SUM(CASE WHEN ${ isOver } THEN ${ column( 'bought' ) } ELSE 0 END) AS bought_over,
						SUM(${ column( 'sales' ) }) AS sales, SUM(${ column( 'unrated' ) }) AS unrated
					FROM loop_day
					WHERE loop_day.site_id = ${ site.id } AND loop_day.day IN (${ sql.join( [ ...days ] ) })
						AND loop_day.kind = ${ KIND[ by ] }
						AND ${ types === undefined ? sql`TRUE` : sql`loop_day.type IN (${ sql.join( types.map( ( type ) => EVENTS[ type ].id ) ) })` }
						AND ${ products === undefined ? sql`TRUE` : sql`loop_day.value_id IN (${ sql.join( [ ...products ] ) })` }
					GROUP BY loop_day.value_id, loop_day.type
				) AS sums
				LEFT JOIN dimension_value ON dimension_value.site_id = ${ site.id }
					AND dimension_value.dimension = ${ by === 'block' ? DIMENSION.block : 255 }
					AND dimension_value.id = sums.value_id
				WHERE sums.ordered <> 0
			`.execute( database.queries );
		return {
			rows: rows.flatMap( ( row ): FollowedRow | [] => {
				const type = eventTypeById( row.type );
				const key = followedKey( by, row );
				return type === null || key === null
					? []
					: {
							key,
							type,
							ordered: Number( row.ordered ),
							orderedOver: Number( row.ordered_over ),
							bought: Number( row.bought ),
							boughtOver: Number( row.bought_over ),
							sales:
								Number( row.unrated ) > 0
									? null
									: Number( row.sales ),
						};
			} ),
			overDays: over,
		};
	};

	return {
		after,

		async wished( { site, days } ) {
			const over = overDays( site, days, '30' );
			if ( days.length === 0 ) {
				return {
					rows: { all: [], product: [], block: [] },
					overDays: over,
				};
			}
			const { rows } = await sql< WishRow >`
				SELECT order_step.day, order_step.visit_id, order_step.product_id, order_step.lag_s, order_step.block_id
				FROM order_step FORCE INDEX (bought_later)
				WHERE order_step.site_id = ${ site.id } AND order_step.type = ${ EVENTS.add_to_wishlist.id }
					AND order_step.bought = 1 AND order_step.day IN (${ sql.join( [ ...days ] ) })
					AND order_step.recognised = 1
			`.execute( database.queries );
			const inOver = new Set( over );
			const blocks = sumWishes( rows, ( row ) => row.block_id, inOver );
			const names = await blockNames(
				site.id,
				blocks.map( ( [ block ] ) => block )
			);
			return {
				rows: {
					all: sumWishes( rows, () => 0, inOver ).map(
						( [ , sum ] ) => ( { key: '', ...sum } )
					),
					product: sumWishes(
						rows,
						( row ) => row.product_id,
						inOver
					).map( ( [ id, sum ] ) => ( { key: `${ id }`, ...sum } ) ),
					block: blocks.flatMap( ( [ block, sum ] ) => {
						const key = names.get( block );
						return key === undefined ? [] : { key, ...sum };
					} ),
				},
				overDays: over,
			};
		},

		async boughtOf( { site, days, types } ) {
			if ( days.length === 0 || types.length === 0 ) {
				return new Map();
			}
			const { rows } = await sql< {
				product_id: number;
				visits: number | string;
			} >`
				SELECT order_step.product_id, COUNT(DISTINCT order_step.type, order_step.visit_id) AS visits
				FROM order_step FORCE INDEX (bought_later)
				WHERE order_step.site_id = ${ site.id }
					AND order_step.type IN (${ sql.join( types.map( ( type ) => EVENTS[ type ].id ) ) })
					AND order_step.bought = 1 AND order_step.day IN (${ sql.join( [ ...days ] ) })
					AND order_step.recognised = 1 AND order_step.product_id IS NOT NULL
				GROUP BY order_step.product_id
			`.execute( database.queries );
			return new Map(
				rows.map( ( row ) => [ row.product_id, Number( row.visits ) ] )
			);
		},

		async pairs( { site, days } ) {
			const over = overDays( site, days, '30' );
			if ( days.length === 0 ) {
				return { pairs: [], boughtOver: 0, overDays: over };
			}
			const { rows } = await sql< {
				pair: string;
				first: number | string;
				second: number | string;
			} >`
				SELECT dimension_value.value AS pair,
					SUM(CASE WHEN loop_day.type = 0 THEN loop_day.visits_30 ELSE 0 END) AS first,
					SUM(CASE WHEN loop_day.type = 1 THEN loop_day.visits_30 ELSE 0 END) AS second
				FROM loop_day
				JOIN dimension_value ON dimension_value.site_id = loop_day.site_id
					AND dimension_value.dimension = ${ DIMENSION.pair } AND dimension_value.id = loop_day.value_id
				WHERE loop_day.site_id = ${ site.id } AND loop_day.day IN (${ sql.join( [ ...days ] ) })
					AND loop_day.kind = ${ KIND.pair }
				GROUP BY dimension_value.value
			`.execute( database.queries );
			const compared = await after( {
				site,
				days,
				window: '30',
				by: 'type',
				types: [ 'compare_view' ],
			} );
			return {
				pairs: rows
					.map( ( { pair, first, second } ) => ( {
						pair,
						first: Number( first ),
						second: Number( second ),
					} ) )
					.filter( ( { first, second } ) => first + second > 0 ),
				boughtOver: compared.rows[ 0 ]?.boughtOver ?? 0,
				overDays: over,
			};
		},

		async stepsBefore( siteId, orderId, limit ) {
			const { rows } = await sql< BeforeRow >`
				SELECT order_loop.visits, order_loop.steps, order_loop.source_id, source.value AS source,
					order_step.at, order_step.lag_s, order_step.type, order_step.product_id, order_step.same_visit,
					block.value AS block, page.value AS page
				FROM order_loop
				LEFT JOIN dimension_value AS source ON source.site_id = order_loop.site_id
					AND source.dimension = ${ DIMENSION.source } AND source.id = order_loop.source_id
				LEFT JOIN order_step ON order_step.site_id = order_loop.site_id
					AND order_step.order_id = order_loop.order_id
				LEFT JOIN dimension_value AS block ON block.site_id = order_step.site_id
					AND block.dimension = ${ DIMENSION.block } AND block.id = order_step.block_id
				LEFT JOIN dimension_value AS page ON page.site_id = order_step.site_id
					AND page.dimension = ${ DIMENSION.page } AND page.id = order_step.page_id
				WHERE order_loop.site_id = ${ siteId } AND order_loop.order_id = ${ orderId }
				ORDER BY order_step.n DESC
				LIMIT ${ Math.max( 1, limit ) }
			`.execute( database.queries );
			const order = rows[ 0 ];
			if ( order === undefined || order.visits === 0 ) {
				return null;
			}
			return {
				total: order.steps,
				visits: order.visits,
				source: order.source_id === 0 ? DIRECT : order.source,
				steps: rows.slice( 0, limit ).flatMap( ( row ) => {
					const type =
						row.type === null ? null : eventTypeById( row.type );
					return type === null || row.at === null
						? []
						: {
								at: row.at,
								before: row.lag_s,
								type,
								blockId: row.block,
								page: row.page,
								productId: row.product_id,
								sameVisit: row.same_visit === 1,
							};
				} ),
			};
		},

		async waiting( siteId ) {
			const { rows } = await sql< { waiting: number | string } >`
				SELECT COUNT(DISTINCT order_loop_due.order_id) AS waiting
				FROM order_loop_due
				LEFT JOIN order_loop ON order_loop.site_id = order_loop_due.site_id
					AND order_loop.order_id = order_loop_due.order_id
				WHERE order_loop_due.site_id = ${ siteId } AND order_loop_due.due_at <= ${ clock.now() }
					AND order_loop.order_id IS NULL
			`.execute( database.queries );
			return Number( rows[ 0 ]?.waiting ?? 0 );
		},

		async recognised( { site, days } ) {
			const visitsOf = async ( dimension: 'none' | 'recognised' ) =>
				(
					await rollups.days( {
						siteId: site.id,
						days,
						dimension,
						types: [ '@visit' ],
					} )
				).reduce( ( sum, cell ) => sum + cell.visits, 0 );
			return {
				recognised: await visitsOf( 'recognised' ),
				visits: await visitsOf( 'none' ),
			};
		},
	};
}

interface WishRow {
	day: string;
	visit_id: Buffer;
	product_id: number | null;
	lag_s: number;
	block_id: number | null;
}

interface BeforeRow {
	visits: number;
	steps: number;
	source: string | null;
	/** 0: it came from nowhere we know; null: no visit ran when the order was made. */
	source_id: number | null;
	at: number | null;
	lag_s: number;
	type: number | null;
	product_id: number | null;
	same_visit: number;
	block: string | null;
	page: string | null;
}

function followedKey(
	by: ( typeof AFTER_KEYS )[ number ],
	row: { value_id: number; name: string | null }
): string | null {
	switch ( by ) {
		case 'type':
		case 'shared':
			return '';
		case 'product':
			return String( row.value_id );
		case 'block':
			return row.name;
	}
}

type WishSum = Omit< BoughtRow, 'key' >;

/** Visits with a wish that came true, by a number of the wish; each visit once, by its first wish. */
function sumWishes(
	rows: readonly WishRow[],
	keyOf: ( row: WishRow ) => number | null,
	over: ReadonlySet< string >
): ( readonly [ number, WishSum ] )[] {
	const wishes = new Map< number, Map< string, WishRow > >();
	for ( const row of rows ) {
		const key = keyOf( row );
		if ( key === null ) {
			continue;
		}
		let visits = wishes.get( key );
		if ( visits === undefined ) {
			visits = new Map();
			wishes.set( key, visits );
		}
		const visit = row.visit_id.toString( 'latin1' );
		const other = visits.get( visit );
		if ( other === undefined || other.lag_s < row.lag_s ) {
			visits.set( visit, row );
		}
	}
	return [ ...wishes ].map( ( [ key, visits ] ) => {
		const all = [ ...visits.values() ];
		return [
			key,
			{
				bought: all.length,
				boughtOver: all.filter( ( row ) => over.has( row.day ) ).length,
				medianDays:
					all.length < FEWEST_FOR_MEDIAN
						? null
						: median(
								all.map( ( row ) => row.lag_s / DAY_SECONDS )
							),
			},
		] as const;
	} );
}
