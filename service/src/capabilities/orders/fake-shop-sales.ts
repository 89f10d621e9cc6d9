/** Sales in memory, for tests of what asks about them. */
import type {
	Days,
	NamedProduct,
	ProductNames,
	ProductSales,
	ShopSales,
	ShopSite,
} from './shop-sales.ts';
import type { StoredOrder } from './stored-order.ts';

/** One order or one refund, as a row of WooCommerce's report; all in the base currency. */
export interface FakeSale {
	/** Site-local, `2026-11-23T14`. */
	readonly at: string;
	/** Minor units; negative for a refund. */
	readonly net: number;
	/** Default false. */
	readonly isRefund?: boolean;
	/** What of it names a product; quantity and net negative for a refund. */
	readonly items?: readonly {
		readonly productId: number;
		readonly quantity: number;
		readonly net: number;
	}[];
}

export interface FakeShopSales extends ShopSales {
	readonly names: ProductNames;
	sell: ( siteId: number, sale: FakeSale ) => void;
	/** An order `orderById` and `paidOrdersOf` find. */
	keep: ( order: StoredOrder ) => void;
	describe: ( siteId: number, product: NamedProduct ) => void;
	/** Answers of `totals` that the sales do not say. */
	totalsAre: (
		siteId: number,
		totals: Partial< Awaited< ReturnType< ShopSales[ 'totals' ] > > >
	) => void;
}

export function createFakeShopSales(): FakeShopSales {
	const sales: { siteId: number; sale: FakeSale }[] = [];
	const orders: StoredOrder[] = [];
	const products: { siteId: number; product: NamedProduct }[] = [];
	const given = new Map< number, object >();

	const within = ( site: ShopSite, { from, to }: Days ) =>
		sales
			.filter(
				( { siteId, sale } ) =>
					siteId === site.id &&
					sale.at.slice( 0, 10 ) >= from &&
					sale.at.slice( 0, 10 ) < to
			)
			.map( ( { sale } ) => sale );
	const net = ( some: readonly { net: number }[] ) =>
		some.reduce( ( sum, one ) => sum + one.net, 0 );

	function byProduct( some: readonly FakeSale[] ): ProductSales[] {
		const rows = new Map< number, ProductSales >();
		for ( const sale of some ) {
			const counted = new Set< number >();
			for ( const item of sale.items ?? [] ) {
				const row = rows.get( item.productId ) ?? {
					productId: item.productId,
					orders: 0,
					items: 0,
					netSales: 0,
				};
				const isNew =
					sale.isRefund !== true && ! counted.has( item.productId );
				counted.add( item.productId );
				rows.set( item.productId, {
					...row,
					orders: row.orders + ( isNew ? 1 : 0 ),
					items: row.items + item.quantity,
					netSales: row.netSales + item.net,
				} );
			}
		}
		return [ ...rows.values() ];
	}

	return {
		sell: ( siteId, sale ) => void sales.push( { siteId, sale } ),
		keep: ( order ) => void orders.push( order ),
		describe: ( siteId, product ) =>
			void products.push( { siteId, product } ),
		totalsAre: ( siteId, totals ) => void given.set( siteId, totals ),
		async totals( site, days ) {
			const some = within( site, days );
			const count = some.filter( ( sale ) => ! sale.isRefund ).length;
			return {
				orders: count,
				netSales: net( some ),
				byCurrency:
					some.length === 0 || site.currency === null
						? []
						: [
								{
									currency: site.currency,
									decimals: site.shop?.decimals ?? 2,
									value: net( some ),
								},
							],
				inBase: null,
				notCountedYet: { orders: 0, value: 0 },
				paidOrders: count,
				paidElsewhere: 0,
				refundedTwice: 0,
				...given.get( site.id ),
			};
		},
		async series( site, days, grain ) {
			const points = new Map< string, FakeSale[] >();
			for ( const sale of within( site, days ) ) {
				const key = sale.at.slice( 0, grain === 'hour' ? 13 : 10 );
				points.set( key, [ ...( points.get( key ) ?? [] ), sale ] );
			}
			return [ ...points ]
				.sort( ( [ a ], [ b ] ) => ( a < b ? -1 : 1 ) )
				.map( ( [ key, some ] ) => ( {
					key,
					orders: some.filter( ( sale ) => ! sale.isRefund ).length,
					netSales: net( some ),
				} ) );
		},
		async perProduct( site, days, page = {} ) {
			const some = within( site, days );
			const rows = byProduct( some );
			const value = ( row: ProductSales ) =>
				page.sort === 'orders' || page.sort === 'items'
					? row[ page.sort ]
					: row.netSales;
			const sign = page.dir === 'asc' ? 1 : -1;
			rows.sort(
				( a, b ) =>
					sign * ( value( a ) - value( b ) ) ||
					a.productId - b.productId
			);
			const netSales = rows.reduce(
				( sum, row ) => sum + row.netSales,
				0
			);
			const offset = page.offset ?? 0;
			return {
				rows: rows.slice( offset, offset + ( page.limit ?? Infinity ) ),
				total: rows.length,
				items: rows.reduce( ( sum, row ) => sum + row.items, 0 ),
				netSales,
				withoutProduct: net( some ) - netSales,
			};
		},
		async ofProducts( site, days, productIds ) {
			return new Map(
				byProduct( within( site, days ) )
					.filter( ( row ) => productIds.includes( row.productId ) )
					.map( ( row ) => [ row.productId, row ] )
			);
		},
		async orderById( siteId, orderId ) {
			return (
				orders.find(
					( order ) =>
						order.siteId === siteId && order.orderId === orderId
				) ?? null
			);
		},
		async paidOrdersOf( siteId, visitor ) {
			return orders
				.filter(
					( order ) =>
						order.siteId === siteId &&
						order.visitor === visitor &&
						order.counts
				)
				.sort( ( a, b ) => ( a.paidAt ?? 0 ) - ( b.paidAt ?? 0 ) );
		},
		names: {
			async prices( siteId, productIds ) {
				return this.byIds( siteId, productIds );
			},
			async byIds( siteId, productIds ) {
				return new Map(
					products
						.filter(
							( { siteId: theirs, product } ) =>
								theirs === siteId &&
								productIds.includes( product.productId )
						)
						.map( ( { product } ) => [
							product.productId,
							product,
						] )
				);
			},
			async search( siteId, part, limit ) {
				return products
					.filter(
						( { siteId: theirs, product } ) =>
							theirs === siteId &&
							product.parentId === null &&
							product.name
								.toLowerCase()
								.includes( part.toLowerCase() )
					)
					.map( ( { product } ) => product )
					.sort( ( a, b ) => ( a.name < b.name ? -1 : 1 ) )
					.slice( 0, limit );
			},
		},
	};
}
