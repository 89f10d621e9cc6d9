/** Keeps the closed loop up to date with what becomes of orders. */
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import { takeLease } from '../../storage/lease.ts';
import {
	netLeft,
	type OrderEvents,
	type ShopSales,
	type ShopSite,
	type StoredOrder,
} from '../orders/index.ts';
import { putAllDue, putDue, readDue, removeAllDue, removeDue } from './due.ts';
import { dropOrder, keepOrder, ordersAfter } from './order-loops.ts';

const HOUR_MS = 3_600_000;
/** Browsers deliver late: most within the hour, the rest within the day they may be late at all. */
const AGAIN_MS = [ HOUR_MS, 25 * HOUR_MS ];
const EVERY_MS = 10_000;
const LEASE_MS = 60_000;
const ORDERS_AT_ONCE = 100;

export interface ClosedLoopJobs {
	readonly orderEvents: OrderEvents;
	/** Works out what is due now; a job does so every ten seconds. */
	run: () => Promise< void >;
	/** Works every order of a site out anew, for a changed time zone. */
	redoSite: ( siteId: number ) => Promise< void >;
	start: () => void;
	stop: () => Promise< void >;
}

export interface ClosedLoopJobDeps {
	readonly database: Database;
	readonly clock: Clock;
	readonly sales: Pick< ShopSales, 'orderById' | 'paidOrdersOf' >;
	/** Null: not known any more. */
	readonly siteById: ( siteId: number ) => Promise< ShopSite | null >;
	/** Hears of failures in the background. */
	readonly onError: ( error: unknown ) => void;
}

export function createClosedLoopJobs(
	deps: ClosedLoopJobDeps
): ClosedLoopJobs {
	const { database, clock, sales, siteById, onError } = deps;
	let timer: NodeJS.Timeout | undefined;
	let running: Promise< void > = Promise.resolve();

	const wake = () => {
		if ( timer !== undefined ) {
			running = running.then( run ).catch( onError );
		}
	};

	async function workOutOne(
		siteId: number,
		orderId: number
	): Promise< void > {
		const order = await sales.orderById( siteId, orderId );
		const site = await siteById( siteId );
		if ( order === null || site === null || ! isCredited( order ) ) {
			await dropOrder( database, siteId, orderId );
			return;
		}
		const madeAt = madeAtOf( order );
		const others = await sales.paidOrdersOf( siteId, order.visitor );
		await keepOrder( database, site, {
			orderId,
			visitor: order.visitor,
			madeAt,
			after: Math.max(
				-Infinity,
				...others
					.filter(
						( other ) =>
							isCredited( other ) && isBefore( other, order )
					)
					.map( madeAtOf )
			),
			products: new Set(
				order.items.flatMap( ( item ) =>
					[ item.productId, item.variationId ].filter(
						( id ) => id !== 0
					)
				)
			),
			value: valueInBase( order, site ),
		} );
	}

	/** The buyer's next orders begin where this one ends. */
	async function redoNext( order: StoredOrder ): Promise< void > {
		if ( order.visitor !== null ) {
			const next = await ordersAfter(
				database,
				order.siteId,
				order.visitor,
				madeAtOf( order )
			);
			await putDue(
				database,
				order.siteId,
				next
					.filter( ( orderId ) => orderId !== order.orderId )
					.map( ( orderId ) => ( { orderId, at: clock.now() } ) )
			);
		}
	}

	async function run(): Promise< void > {
		const lease = await takeLease( database, 'closed-loop', LEASE_MS );
		while ( lease && ( await lease.renew() ) ) {
			const due = await readDue( database, clock.now(), ORDERS_AT_ONCE );
			for ( const one of due ) {
				await workOutOne( one.site_id, one.order_id );
				await removeDue( database, one );
			}
			if ( due.length < ORDERS_AT_ONCE ) {
				break;
			}
		}
	}

	return {
		orderEvents: {
			async paid( order ) {
				if ( ! isCredited( order ) ) {
					return;
				}
				const now = clock.now();
				const { orderId } = order;
				await putDue( database, order.siteId, [
					{ orderId, at: now },
					...AGAIN_MS.map( ( later ) => ( {
						orderId,
						at: madeAtOf( order ) + later,
					} ) ).filter( ( { at } ) => at > now ),
				] );
				await redoNext( order );
				wake();
			},
			async changed( order ) {
				if ( isCredited( order ) ) {
					await putDue( database, order.siteId, [
						{ orderId: order.orderId, at: clock.now() },
					] );
					wake();
				}
			},
			async withdrawn( order ) {
				// Not left to the job: the order may be gone from everywhere by then, or be about to go.
				await removeAllDue( database, order.siteId, order.orderId );
				await dropOrder( database, order.siteId, order.orderId );
				await redoNext( order );
				wake();
			},
		},
		run,
		async redoSite( siteId ) {
			await putAllDue( database, siteId, clock.now() );
			wake();
		},
		start() {
			timer = setInterval( wake, EVERY_MS );
			timer.unref();
			wake();
		},
		async stop() {
			clearInterval( timer );
			timer = undefined;
			await running;
		},
	};
}

/** An order of somebody's visit whose conversion stands. */
function isCredited(
	order: StoredOrder
): order is StoredOrder & { readonly visitor: string } {
	return (
		order.counts && order.visitor !== null && order.origin === 'checkout'
	);
}

/** When the buyer made it: the request that created it. Payment may come days later and is nobody's step. */
function madeAtOf( order: StoredOrder ): number {
	return order.visitorAt ?? order.createdAt;
}

function isBefore( other: StoredOrder, order: StoredOrder ): boolean {
	const difference = madeAtOf( other ) - madeAtOf( order );
	return (
		difference < 0 || ( difference === 0 && other.orderId < order.orderId )
	);
}

/** Net of its own refunds, minor units of the base currency; null: no rate is known. */
function valueInBase( order: StoredOrder, site: ShopSite ): number | null {
	const rate = order.currency === site.currency ? 1 : order.rate;
	const decimals = site.shop?.decimals ?? order.decimals;
	return rate === null
		? null
		: Math.round(
				netLeft( order ) * rate * 10 ** ( decimals - order.decimals )
			);
}
