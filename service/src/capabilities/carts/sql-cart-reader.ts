import { sql } from 'kysely';
import { CART_STEPS, type CartStep } from '#contract/carts.ts';
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import type { CartDay, CartProduct, CartReader } from './cart-reader.ts';
import { eachCartCell } from './cart-cells.ts';
import { RECOVERY_MS, STATE } from './cart-store.ts';

interface DayRow {
	day: string;
	carts: number | string;
	ordered: number | string;
	is_left: number | string;
	value_left: number | string;
	counted_only: number | string;
	recoverable: number | string;
	recovered: number | string;
}

/** Answers from the tables; counts of the shop are carts like any other, only that nobody stands behind them. */
export function createCartReader( deps: {
	database: Database;
	clock: Clock;
} ): CartReader {
	const { database, clock } = deps;

	/** The packed products of these days. */
	async function bodiesOf(
		siteId: number,
		days: readonly string[]
	): Promise< readonly Buffer[] > {
		if ( days.length === 0 ) {
			return [];
		}
		const { rows } = await sql< { body: Buffer } >`
			SELECT cart_day.body FROM cart_day
			WHERE cart_day.site_id = ${ siteId } AND cart_day.day IN (${ sql.join( [ ...days ] ) })
		`.execute( database.queries );
		return rows.map( ( { body } ) => body );
	}

	return {
		async days( { siteId, days, currency } ) {
			if ( days.length === 0 ) {
				return [];
			}
			const inDays = sql.join( [ ...days ] );
			const over = clock.now() - RECOVERY_MS;
			const { rows } = await sql< DayRow >`
				SELECT cart.day, COUNT(*) AS carts, SUM(cart.state = ${ STATE.ordered }) AS ordered,
					SUM(cart.state = ${ STATE.left }) AS is_left,
					SUM(CASE WHEN cart.state = ${ STATE.left } AND cart.currency = ${ currency } THEN cart.value ELSE 0 END) AS value_left,
					0 AS counted_only,
					SUM(cart.state = ${ STATE.left } AND cart.recognised = 1 AND cart.changed_at < ${ over }) AS recoverable,
					SUM(cart.state = ${ STATE.left } AND cart.recognised = 1 AND cart.changed_at < ${ over }
						AND cart.recovered_by IS NOT NULL) AS recovered
				FROM cart FORCE INDEX (report)
				WHERE cart.site_id = ${ siteId } AND cart.day IN (${ inDays })
				GROUP BY cart.day
				UNION ALL
				SELECT cart_count.day, SUM(cart_count.carts) AS carts,
					SUM(CASE WHEN cart_count.ordered = 1 THEN cart_count.carts ELSE 0 END) AS ordered,
					SUM(CASE WHEN cart_count.ordered = 0 THEN cart_count.carts ELSE 0 END) AS is_left,
					SUM(CASE WHEN cart_count.ordered = 0 AND cart_count.currency = ${ currency } THEN cart_count.value ELSE 0 END) AS value_left,
					SUM(cart_count.carts) AS counted_only, 0 AS recoverable, 0 AS recovered
				FROM cart_count
				WHERE cart_count.site_id = ${ siteId } AND cart_count.day IN (${ inDays })
				GROUP BY cart_count.day
			`.execute( database.queries );
			const sums = new Map< string, CartDay >();
			for ( const row of rows ) {
				const sum = sums.get( row.day );
				const started = Number( row.carts );
				const ordered = Number( row.ordered );
				const left = Number( row.is_left );
				sums.set( row.day, {
					day: row.day,
					started: started + ( sum?.started ?? 0 ),
					ordered: ordered + ( sum?.ordered ?? 0 ),
					left: left + ( sum?.left ?? 0 ),
					open: started - ordered - left + ( sum?.open ?? 0 ),
					valueLeft:
						Number( row.value_left ) + ( sum?.valueLeft ?? 0 ),
					countedOnly:
						Number( row.counted_only ) + ( sum?.countedOnly ?? 0 ),
					recoverable:
						Number( row.recoverable ) + ( sum?.recoverable ?? 0 ),
					recovered:
						Number( row.recovered ) + ( sum?.recovered ?? 0 ),
				} );
			}
			return [ ...sums.values() ].sort( ( a, b ) =>
				a.day < b.day ? -1 : 1
			);
		},
		async lastSteps( { siteId, days } ) {
			if ( days.length === 0 ) {
				return [];
			}
			const inDays = sql.join( [ ...days ] );
			const { rows } = await sql< {
				step: number;
				carts: number | string;
			} >`
				SELECT cart.step, COUNT(*) AS carts FROM cart FORCE INDEX (report)
				WHERE cart.site_id = ${ siteId } AND cart.day IN (${ inDays }) AND cart.state = ${ STATE.left }
				GROUP BY cart.step
				UNION ALL
				SELECT cart_count.step, SUM(cart_count.carts) AS carts FROM cart_count
				WHERE cart_count.site_id = ${ siteId } AND cart_count.day IN (${ inDays }) AND cart_count.ordered = 0
				GROUP BY cart_count.step
			`.execute( database.queries );
			return CART_STEPS.map( ( step, position ) => ( {
				step,
				left: rows
					.filter( ( row ) => row.step === position )
					.reduce( ( sum, row ) => sum + Number( row.carts ), 0 ),
			} ) ).filter( ( { left } ) => left > 0 );
		},
		async products( { siteId, days, currency } ) {
			return sumProducts( await bodiesOf( siteId, days ), currency );
		},
		async leftOf( { siteId, days, products } ) {
			const left = new Map< number, number >();
			if ( products?.length === 0 ) {
				return left;
			}
			const wanted = products && new Set( products );
			for ( const body of await bodiesOf( siteId, days ) ) {
				eachCartCell( body, ( id, state, _step, _currency, carts ) => {
					if (
						state === STATE.left &&
						( wanted === undefined || wanted.has( id ) )
					) {
						left.set( id, ( left.get( id ) ?? 0 ) + carts );
					}
				} );
			}
			return left;
		},
	};
}

interface ProductSum {
	carts: number;
	open: number;
	left: number;
	valueLeft: number;
	readonly steps: number[];
}

function sumProducts(
	bodies: readonly Buffer[],
	wantedCurrency: string | null
): CartProduct[] {
	const sums = new Map< number, ProductSum >();
	for ( const body of bodies ) {
		eachCartCell( body, ( id, state, step, currency, carts, value ) => {
			let sum = sums.get( id );
			if ( sum === undefined ) {
				sum = {
					carts: 0,
					open: 0,
					left: 0,
					valueLeft: 0,
					steps: [],
				};
				sums.set( id, sum );
			}
			sum.carts += carts;
			if ( state === STATE.open ) {
				sum.open += carts;
			}
			if ( state === STATE.left ) {
				sum.left += carts;
				sum.steps[ step ] = ( sum.steps[ step ] ?? 0 ) + carts;
				if ( currency === wantedCurrency ) {
					sum.valueLeft += value;
				}
			}
		} );
	}
	return [ ...sums ].map( ( [ productId, sum ] ) => ( {
		productId,
		carts: sum.carts,
		closed: sum.carts - sum.open,
		left: sum.left,
		valueLeft: sum.valueLeft,
		lastStep: commonest( sum.steps ),
	} ) );
}

/** Of equally common ones the earliest. */
function commonest( steps: readonly number[] ): CartStep | null {
	let best: CartStep | null = null;
	let most = 0;
	CART_STEPS.forEach( ( step, position ) => {
		const count = steps[ position ] ?? 0;
		if ( count > most ) {
			best = step;
			most = count;
		}
	} );
	return best;
}
