/** Orders: what the shop's own server says of orders and products, and what reports may ask about them. */
import type {
	OrderBatch,
	OrderSnapshot,
	ProductBatch,
} from '#contract/orders.ts';
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import {
	type Collect,
	type CollectSite,
	importedVisit,
	importedVisitor,
} from '../collect/index.ts';
import { createProducts } from './products.ts';
import { createReceiveOrders } from './receive-orders.ts';
import { removeBatch } from './remove-batch.ts';
import type { ProductNames, ShopSales } from './shop-sales.ts';
import { createShopSales } from './sql-shop-sales.ts';
import type { OrderEvents } from './stored-order.ts';
import { createTelling } from './tell-listeners.ts';

export { storableId } from './order-ids.ts';
export { unlinkOldOrders, unlinkOrders } from './unlink-orders.ts';
export { netLeft } from './stored-order.ts';
export type {
	OrderEvents,
	StoredItem,
	StoredOrder,
	StoredRefund,
} from './stored-order.ts';
export { PRODUCT_SALES_SORTS } from './shop-sales.ts';
export type {
	Days,
	NamedProduct,
	PricedProduct,
	ProductNames,
	ProductSales,
	ProductSalesAnswer,
	ProductSalesPage,
	SalesPoint,
	SalesTotals,
	ShopSales,
	ShopSite,
} from './shop-sales.ts';

/** A simulated order. Its number must be one no real order has; a real one would take its place. */
export interface DemoOrder {
	/** `visitor`, `consent` and `visitor_at` may be left out. */
	readonly snapshot: OrderSnapshot;
	/** As the simulated events name the visitor and the visit. */
	readonly visitor: string;
	readonly visit?: string;
}

export interface Orders {
	/** `POST /v1/orders`. Resolves when everything the snapshots change is committed and those who listen were told. */
	receive: (
		site: CollectSite,
		batch: OrderBatch
	) => Promise< { readonly kind: 'accepted' } >;
	/** `POST /v1/products`. */
	describeProducts: (
		site: CollectSite,
		batch: ProductBatch
	) => Promise< { readonly kind: 'accepted' } >;
	/** Orders of the demo: their events carry the batch's number, as all of the demo's do. */
	receiveDemoOrders: (
		site: CollectSite,
		batchId: number,
		orders: readonly DemoOrder[]
	) => Promise< void >;
	/** Takes the orders of a batch, and the events they made, out of every number. Safe to repeat. */
	removeDemoOrders: ( site: CollectSite, batchId: number ) => Promise< void >;
	readonly sales: ShopSales;
	readonly products: ProductNames;
	/** Packs prices and stock of a site's products anew. */
	repackPrices: ( siteId: number ) => Promise< void >;
	/** Starts telling what an earlier process could not tell. */
	start: () => void;
	stop: () => Promise< void >;
}

const TELL_EVERY_MS = 10_000;

/**
 * Builds the capability.
 *
 * @param deps
 * @param deps.database
 * @param deps.collect
 * @param deps.clock
 * @param deps.listeners Hear what becomes of orders.
 * @param deps.onError   Hears of failures in the background.
 */
export function createOrders( deps: {
	database: Database;
	collect: Pick< Collect, 'atomically' | 'readVisitor' >;
	clock: Clock;
	listeners: readonly OrderEvents[];
	onError: ( error: unknown ) => void;
} ): Orders {
	const { collect } = deps;
	const receiveOrders = createReceiveOrders( deps );
	const telling = createTelling( deps );
	const products = createProducts( deps );
	let retelling: Promise< void > = Promise.resolve();
	let timer: NodeJS.Timeout | undefined;
	const retell = () => {
		retelling = telling.tellForgotten().catch( deps.onError );
	};

	return {
		async receive( site, batch ) {
			const arriving = await Promise.all(
				batch.orders.map( async ( snapshot ) => ( {
					snapshot,
					named: await collect.readVisitor(
						site,
						snapshot,
						snapshot.visitor_at ?? snapshot.created_at
					),
					visitRef: 0,
				} ) )
			);
			const changed = await receiveOrders( site, arriving, 0 );
			await telling.tell( site.id, changed );
			return { kind: 'accepted' };
		},
		async describeProducts( site, batch ) {
			await products.describe( site.id, batch.products );
			return { kind: 'accepted' };
		},
		async receiveDemoOrders( site, batchId, orders ) {
			for ( let at = 0; at < orders.length; at += ORDERS_AT_ONCE ) {
				const changed = await receiveOrders(
					site,
					orders
						.slice( at, at + ORDERS_AT_ONCE )
						.map( ( { snapshot, visitor, visit } ) => ( {
							snapshot,
							named: {
								visitor: importedVisitor(
									site.publicId,
									visitor
								),
								yesterday: null,
							},
							visitRef:
								visit === undefined
									? 0
									: importedVisit( visitor, visit ),
						} ) ),
					batchId
				);
				await telling.tell( site.id, changed );
			}
		},
		removeDemoOrders: ( site, batchId ) =>
			removeBatch( deps, site, batchId ),
		sales: createShopSales( deps ),
		products,
		repackPrices: products.repack,
		start() {
			retell();
			timer = setInterval( retell, TELL_EVERY_MS );
			timer.unref();
		},
		async stop() {
			clearInterval( timer );
			await retelling;
		},
	};
}

const ORDERS_AT_ONCE = 200;
