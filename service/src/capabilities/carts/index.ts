/** Carts: what became of them, and what was in them. Closed 48 hours after their last change; an order closes them as ordered. */
import type { CartCount } from '#contract/carts.ts';
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import { takeLease } from '../../storage/lease.ts';
import type { OrderEvents, ShopSales } from '../orders/index.ts';
import type { CartReader } from './cart-reader.ts';
import {
	type CartChange,
	type CartSite,
	noteChanges,
	noteCounts,
	redate,
	removeCarts,
} from './cart-store.ts';
import { closeCarts } from './close-carts.ts';
import { createOrderListener } from './order-listener.ts';
import { createCartReader } from './sql-cart-reader.ts';

export type {
	CartDay,
	CartProduct,
	CartQuery,
	CartReader,
	CartStepCount,
} from './cart-reader.ts';
export type { CartChange, CartSite } from './cart-store.ts';

export {
	forgetCartOrders,
	forgetOldCartVisitors,
	NOBODY,
	renameCartVisitor,
} from './rename-visitor.ts';

export interface Carts {
	/** Takes in what events say of carts; safe to repeat, in any order. Resolves after the commit. */
	note: ( site: CartSite, changes: readonly CartChange[] ) => Promise< void >;
	/** `POST /v1/cart-counts`; a count known by its key is not added again. */
	count: (
		site: CartSite,
		counts: readonly CartCount[]
	) => Promise< { readonly kind: 'accepted' } >;
	/** Takes the carts of the demo or an import out. */
	removeBatch: ( site: CartSite, batchId: number ) => Promise< void >;
	/** Cuts days anew, for a changed time zone. */
	redate: ( site: CartSite ) => Promise< void >;
	/** Closes what is due now, safely beside another process that does; a job does so every minute, in one process. */
	close: () => Promise< void >;
	/** To be told what becomes of orders. */
	readonly orderEvents: OrderEvents;
	readonly reader: CartReader;
	start: () => void;
	stop: () => Promise< void >;
}

const CLOSE_EVERY_MS = 60_000;
/** Longer than one piece takes. */
const LEASE_MS = 60_000;

/**
 * Builds the capability.
 *
 * @param deps
 * @param deps.database
 * @param deps.clock
 * @param deps.paidOrdersOf Asked when a cart closes; orders may have been heard of before it was.
 * @param deps.onError      Hears of failures in the background.
 */
export function createCarts( deps: {
	database: Database;
	clock: Clock;
	paidOrdersOf: ShopSales[ 'paidOrdersOf' ];
	onError: ( error: unknown ) => void;
} ): Carts {
	const { database, clock, paidOrdersOf, onError } = deps;
	let timer: NodeJS.Timeout | undefined;
	let running: Promise< void > = Promise.resolve();

	const closeSome = () =>
		closeCarts( { database, clock, sales: { paidOrdersOf } } );

	async function close(): Promise< void > {
		while ( ( await closeSome() ) > 0 ) {}
	}

	async function closeAsJob(): Promise< void > {
		const lease = await takeLease( database, 'carts', LEASE_MS );
		while (
			lease &&
			( await lease.renew() ) &&
			( await closeSome() ) > 0
		) {}
	}

	return {
		note: ( site, changes ) => noteChanges( database, site, changes ),
		async count( site, counts ) {
			await noteCounts( database, site.id, counts );
			return { kind: 'accepted' };
		},
		removeBatch: ( site, batchId ) =>
			removeCarts( database, site.id, batchId ),
		redate: ( site ) => redate( database, site ),
		close,
		orderEvents: createOrderListener( database ),
		reader: createCartReader( deps ),
		start() {
			timer = setInterval( () => {
				running = running.then( closeAsJob ).catch( onError );
			}, CLOSE_EVERY_MS );
			timer.unref();
		},
		async stop() {
			clearInterval( timer );
			await running;
		},
	};
}
