import type { OrderSnapshot } from '#contract/orders.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import {
	createTestCollect,
	DAY,
	NOON,
} from '../collect/testing/test-collect.ts';
import {
	createTestOrders,
	refundRowOf,
	revenueOf,
	SHOP,
	snapshotOf,
	TODAY,
} from './test-orders.ts';

const WEEK = { from: '2026-11-20', to: '2026-11-27' };

/** An order of one line, reported at a time of the site's clock. */
function sale(
	orderId: number,
	paid: string,
	productId: number,
	net: number,
	changes: Partial< OrderSnapshot > = {},
	created = paid
): OrderSnapshot {
	return snapshotOf( orderId, 1, {
		total: net,
		tax: 0,
		shipping: 0,
		items: [
			{
				item_id: orderId,
				product_id: productId,
				quantity: 1,
				net,
				tax: 0,
			},
		],
		revenue: [
			revenueOf( orderId, {
				created,
				paid,
				gross: net,
				tax: 0,
				shipping: 0,
				net,
				items: 1,
			} ),
		],
		...changes,
	} );
}

describeOnEachDatabase( 'the sales of a shop', ( engine ) => {
	const db = engine.use();
	const open = () =>
		createTestOrders( db().database, createTestCollect( db().database ) );

	beforeAll( async () => {
		const { deliver } = open();
		const free = sale( 15, '2026-11-25 10:00:00', 15, 0 );
		await deliver(
			sale( 11, '2026-11-23 00:00:00', 11, 1000 ),
			sale( 12, '2026-11-23 23:59:59', 12, 2000 ),
			sale(
				13,
				'2026-11-24 00:00:00',
				12,
				500,
				{},
				'2026-11-23 10:00:00'
			),
			// 500 yen at 0.006 euro, and 10.00 dollars nobody knows the rate of.
			sale( 14, '2026-11-24 09:30:00', 14, 500, {
				currency: 'JPY',
				decimals: 0,
				rate: 0.006,
			} ),
			sale( 16, '2026-11-24 09:40:00', 14, 1000, {
				currency: 'USD',
				rate: null,
			} ),
			{
				...free,
				items: [
					...free.items,
					{
						item_id: 151,
						product_id: 11,
						quantity: 0.5,
						net: 0,
						tax: 0,
					},
				],
			},
			sale( 17, '2026-11-26 08:00:00', 12, 700, {
				refunds: [
					{
						refund_id: 170,
						created_at: NOON + DAY,
						amount: 300,
						tax: 0,
						shipping: 0,
						items: [],
					},
				],
				revenue: [
					revenueOf( 17, {
						created: '2026-11-26 08:00:00',
						paid: '2026-11-26 08:00:00',
						net: 700,
					} ),
					refundRowOf( 170, -300, '2026-11-26 09:00:00' ),
				],
			} )
		);
	} );

	it( 'begin at midnight of the site’s clock and end before the next', async () => {
		const { orders } = open();
		expect( await orders.sales.totals( SHOP, TODAY ) ).toMatchObject( {
			orders: 2,
			netSales: 3000,
			byCurrency: [ { currency: 'EUR', decimals: 2, value: 3000 } ],
			inBase: null,
		} );
	} );

	it( 'follow the shop’s own choice of an order’s time', async () => {
		const { orders } = open();
		const byCreation = {
			...SHOP,
			shop: {
				dateType: 'date_created' as const,
				excludedStatuses: [],
				decimals: 2,
			},
		};
		expect( await orders.sales.totals( byCreation, TODAY ) ).toMatchObject(
			{ orders: 3, netSales: 3500 }
		);
		const byCompletion = {
			...byCreation,
			shop: { ...byCreation.shop, dateType: 'date_completed' as const },
		};
		expect( await orders.sales.totals( byCompletion, WEEK ) ).toMatchObject(
			{
				orders: 0,
				netSales: -300,
				notCountedYet: { orders: 7 },
			}
		);
	} );

	it( 'leave out the statuses the shop leaves out', async () => {
		const { orders } = open();
		expect(
			await orders.sales.totals(
				{
					...SHOP,
					shop: {
						dateType: 'date_paid',
						excludedStatuses: [ 'processing' ],
						decimals: 2,
					},
				},
				TODAY
			)
		).toMatchObject( { orders: 0, netSales: 0 } );
	} );

	it( 'in several currencies are added as WooCommerce adds them, each apart, and converted where a rate is known', async () => {
		const { orders } = open();
		expect(
			await orders.sales.totals( SHOP, {
				from: '2026-11-24',
				to: '2026-11-25',
			} )
		).toMatchObject( {
			orders: 3,
			// 5.00 euro, 500 yen and 10.00 dollars are "515.00".
			netSales: 51500,
			byCurrency: [
				{ currency: 'JPY', decimals: 0, value: 500 },
				{ currency: 'USD', decimals: 2, value: 1000 },
				{ currency: 'EUR', decimals: 2, value: 500 },
			],
			// 5.00 and 3.00.
			inBase: 800,
		} );
	} );

	it( 'are told day by day and hour by hour', async () => {
		const { orders } = open();
		expect( await orders.sales.series( SHOP, WEEK, 'day' ) ).toEqual( [
			{ key: '2026-11-23', orders: 2, netSales: 3000 },
			{ key: '2026-11-24', orders: 3, netSales: 51500 },
			{ key: '2026-11-25', orders: 1, netSales: 0 },
			{ key: '2026-11-26', orders: 1, netSales: 400 },
		] );
		expect( await orders.sales.series( SHOP, TODAY, 'hour' ) ).toEqual( [
			{ key: '2026-11-23T00', orders: 1, netSales: 1000 },
			{ key: '2026-11-23T23', orders: 1, netSales: 2000 },
		] );
	} );

	it( 'are told product by product, and add up to the net sales', async () => {
		const { orders } = open();
		const all = await orders.sales.perProduct( SHOP, WEEK );
		expect( all ).toEqual( {
			rows: [
				{ productId: 14, orders: 2, items: 2, netSales: 51000 },
				{ productId: 12, orders: 3, items: 3, netSales: 3200 },
				{ productId: 11, orders: 2, items: 1.5, netSales: 1000 },
				{ productId: 15, orders: 1, items: 1, netSales: 0 },
			],
			total: 4,
			items: 7.5,
			netSales: 55200,
			withoutProduct: -300,
		} );
		const { netSales } = await orders.sales.totals( SHOP, WEEK );
		expect( all.netSales + all.withoutProduct ).toBe( netSales );
	} );

	it( 'of products come in pages, sorted as asked', async () => {
		const { orders } = open();
		const page = await orders.sales.perProduct( SHOP, WEEK, {
			sort: 'orders',
			dir: 'asc',
			limit: 2,
			offset: 1,
		} );
		expect( page.rows.map( ( row ) => row.productId ) ).toEqual( [
			11, 14,
		] );
		expect( page ).toMatchObject( { total: 4, netSales: 55200 } );
		expect(
			await orders.sales.perProduct( SHOP, WEEK, { limit: 2, offset: 9 } )
		).toMatchObject( { rows: [], total: 4, netSales: 55200 } );
		expect(
			await orders.sales.perProduct(
				SHOP,
				{ from: '2020-01-01', to: '2020-02-01' },
				{ limit: 2, offset: 9 }
			)
		).toMatchObject( { rows: [], total: 0, netSales: 0 } );
	} );

	it( 'of some products are told alone, also of very many', async () => {
		const { orders } = open();
		const some = await orders.sales.ofProducts( SHOP, WEEK, [ 12, 99 ] );
		expect( [ ...some ] ).toEqual( [
			[ 12, { productId: 12, orders: 3, items: 3, netSales: 3200 } ],
		] );
		const many = await orders.sales.ofProducts( SHOP, WEEK, [
			12,
			...Array.from( { length: 2000 }, ( _, i ) => 1000 + i ),
		] );
		expect( many ).toEqual( some );
		expect( await orders.sales.ofProducts( SHOP, WEEK, [] ) ).toEqual(
			new Map()
		);
	} );

	it( 'are never another site’s', async () => {
		const { orders } = open();
		const other = { ...SHOP, id: 2 };
		expect( await orders.sales.totals( other, WEEK ) ).toMatchObject( {
			orders: 0,
			netSales: 0,
			byCurrency: [],
			paidOrders: 0,
		} );
		expect( ( await orders.sales.perProduct( other, WEEK ) ).rows ).toEqual(
			[]
		);
		expect( await orders.sales.orderById( 2, 11 ) ).toBeNull();
	} );
} );

describeOnEachDatabase( 'the products of a shop', ( engine ) => {
	const db = engine.use();
	const open = () =>
		createTestOrders( db().database, createTestCollect( db().database ) );
	const product = ( id: number, name: string, more = {} ) => ( {
		product_id: id,
		parent_id: null,
		name,
		price: 1800,
		stock: 'in' as const,
		for_sale: true,
		...more,
	} );

	it( 'are named as last described, and found by a part of their name', async () => {
		const { orders, sites } = open();
		const site = sites.site( 1 );
		await orders.describeProducts( site, {
			products: [
				product( 3, 'Beanie with Logo' ),
				product( 1, 'BEANIE', { stock: 'out', price: null } ),
				product( 2, 'Beanie, red', { parent_id: 1 } ),
				product( 4, '100% wool_cap' ),
				product( 4, '100 % Wool' ),
			],
		} );
		await orders.describeProducts( site, {
			products: [
				product( 3, 'Beanie with a logo', { for_sale: false } ),
			],
		} );
		const { products } = orders;
		expect(
			[ ...( await products.byIds( 1, [ 1, 2, 3, 9 ] ) ).values() ]
				.sort( ( a, b ) => a.productId - b.productId )
				.map(
					( {
						productId,
						name,
						parentId,
						stock,
						forSale,
						price,
					} ) => [ productId, name, parentId, stock, forSale, price ]
				)
		).toEqual( [
			[ 1, 'BEANIE', null, 'out', true, null ],
			[ 2, 'Beanie, red', 1, 'in', true, 1800 ],
			[ 3, 'Beanie with a logo', null, 'in', false, 1800 ],
		] );
		const names = async ( part: string, limit = 10 ) =>
			( await products.search( 1, part, limit ) ).map(
				( { productId } ) => productId
			);
		expect( await names( 'beanie' ) ).toEqual( [ 1, 3 ] );
		expect( await names( 'beanie', 1 ) ).toEqual( [ 1 ] );
		expect( await names( '100%' ) ).toEqual( [] );
		expect( await names( '0 % w' ) ).toEqual( [ 4 ] );
		expect( await products.search( 2, 'beanie', 10 ) ).toEqual( [] );
	} );

	it( 'have the price and stock last described, however many are described at once, and again when packed anew', async () => {
		const { orders, sites } = open();
		const site = sites.site( 1 );
		await orders.describeProducts( site, {
			products: [ product( 7, 'Cap' ), product( 5000, 'Hat' ) ],
		} );
		await Promise.all( [
			orders.describeProducts( site, {
				products: [ product( 7, 'Cap', { price: 900, stock: 'out' } ) ],
			} ),
			orders.describeProducts( site, {
				products: [ product( 8, 'Scarf', { price: null } ) ],
			} ),
		] );
		const prices = async () => [
			...( await orders.products.prices( 1, [ 7, 8, 9, 5000 ] ) ),
		];
		const expected = [
			[ 7, { price: 900, stock: 'out' } ],
			[ 8, { price: null, stock: 'in' } ],
			[ 5000, { price: 1800, stock: 'in' } ],
		];
		expect( await prices() ).toEqual( expected );
		await orders.repackPrices( 1 );
		expect( await prices() ).toEqual( expected );
	} );
} );
