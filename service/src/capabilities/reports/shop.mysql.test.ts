/** The shop's reports over everything real: what browsers and the shop's server said, and the tables made of it. */
import type { z } from 'zod';
import { blockReportSchema } from '#contract/reports/block.ts';
import { cartSchema } from '#contract/reports/cart.ts';
import { orderReportSchema } from '#contract/reports/order.ts';
import { overviewSchema } from '#contract/reports/overview.ts';
import {
	comparisonSchema,
	productColumnSchema,
	productsSchema,
	wishlistSchema,
} from '#contract/reports/products.ts';
import { stepSchema } from '#contract/reports/step.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import {
	BLOCK,
	createTestShop,
	MINUTE,
	type TestShop,
} from '../../testing/shop.ts';
import { foldAll } from '../rollups/index.ts';
import { createReports, type MountedReport, type Reports } from './index.ts';
import { answered, ASK, bench, SHOP } from './report-bench.ts';
import type { SellingSite } from './report.ts';

const NOON = Date.parse( '2026-11-23T12:00:00Z' );
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SITE_ID = 6100;
const LAMP = 12;
const TABLE = 34;
const ORDER = 1;
const OTHER = 'CCCCCCCCCCCCCCCCCCCCCC';
const WEEK = { from: '2026-11-17', to: '2026-11-24' };

describeOnEachDatabase( 'reports of a shop', ( engine ) => {
	const db = engine.use();
	let shop: TestShop;
	let site: SellingSite;
	let reports: Reports;

	beforeAll( async () => {
		shop = createTestShop( db().database, SITE_ID );
		site = {
			...SHOP,
			id: SITE_ID,
			timeZone: shop.site.timeZone,
			currency: 'EUR',
			shop: {
				dateType: 'date_paid',
				excludedStatuses: [ 'cancelled' ],
				decimals: 2,
			},
		};
		reports = createReports( {
			...bench( [] ),
			clock: shop.clock,
			rollups: shop.test.reader,
			blockNames: {
				placements: async () => [ { ...ASK, blockId: BLOCK } ],
			},
			sales: shop.orders.sales,
			products: shop.orders.products,
			loop: shop.loop.reader,
			carts: shop.carts.reader,
		} );
		await shop.orders.describeProducts( shop.test.sites.site( SITE_ID ), {
			products: [ LAMP, TABLE ].map( ( id ) => ( {
				product_id: id,
				parent_id: null,
				name: id === LAMP ? 'Reading lamp' : 'Oak table',
				price: 4000,
				stock: id === LAMP ? ( 'in' as const ) : ( 'out' as const ),
				for_sale: true,
			} ) ),
		} );
		const begin = NOON - 2 * HOUR;
		const wish = ( at: number, product: number, cookie?: string ) =>
			shop.act(
				at,
				'add_to_wishlist',
				{ product_id: product },
				{ blockId: BLOCK, ...( cookie ? { cookie } : {} ) }
			);
		await shop.act( begin, 'view_product', {
			product_id: LAMP,
			price: 4000,
			currency: 'EUR',
		} );
		await wish( begin + MINUTE, LAMP );
		await shop.act( begin + 2 * MINUTE, 'compare_view', {
			product_ids: [ TABLE, LAMP ],
		} );
		await shop.act( begin + 3 * MINUTE, 'compare_choose', {
			product_id: LAMP,
			against: [ TABLE ],
			via: 'link',
		} );
		await shop.cart( begin + 4 * MINUTE, {
			id: 'ordered000000000000000',
			items: [ { product_id: LAMP, quantity: 2, value: 3600 } ],
			value: 3600,
		} );
		await shop.order( ORDER, begin + 6 * MINUTE, {
			changes: { cart_id: 'ordered000000000000000' },
		} );
		// Somebody else leaves a cart three days before, and wishes what is out of stock today.
		await shop.cart(
			NOON - 3 * DAY,
			{
				id: 'left000000000000000000',
				step: 'shipping',
				items: [ { product_id: TABLE, quantity: 1, value: 4000 } ],
				value: 4000,
			},
			{ cookie: OTHER }
		);
		await wish( NOON - HOUR, TABLE, OTHER );
		await shop.carts.close();
	} );

	async function ask< Schema extends z.ZodType >(
		report: MountedReport,
		schema: Schema,
		query: object
	): Promise< z.infer< Schema > > {
		return schema.parse( await answered( report.run( site, query ) ) );
	}

	it.each( [ 'before', 'after' ] )(
		'tell what happened, in numbers one can add up by hand (%s folding)',
		async ( when ) => {
			if ( when === 'after' ) {
				await foldAll( db().database );
			}
			const overview = await ask(
				reports.overview,
				overviewSchema,
				WEEK
			);
			expect( overview.shop ).toMatchObject( {
				orders: { value: 1 },
				net_sales: { value: 3600 },
				paid_orders: 1,
			} );
			expect( overview.series.at( -1 ) ).toMatchObject( {
				orders: 1,
				net_sales: 3600,
			} );
			expect( overview.after ).toMatchObject( {
				window: '7',
				recognised: { s: 3, n: 3 },
			} );
			expect( overview.steps[ 0 ]?.after ).toMatchObject( {
				ordered: 1,
				sales: 3600,
				rate: { reason: 'window_open' },
			} );
			expect(
				(
					await ask( reports.block, blockReportSchema, {
						block: BLOCK,
						type: 'add_to_wishlist',
					} )
				).after
			).toMatchObject( { ordered: 1 } );
			expect(
				(
					await ask( reports.step, stepSchema, {
						...WEEK,
						type: 'add_to_wishlist',
						window: 'visit',
					} )
				).ordered_after
			).toMatchObject( { ordered: 1, rate: { s: 1, n: 2 } } );

			const products = await ask(
				reports.productList,
				productsSchema,
				WEEK
			);
			expect( products.rows ).toMatchObject( [
				{
					name: 'Reading lamp',
					views: 1,
					wished: 1,
					// The shop's server told of both carts with a lamp.
					in_cart: 2,
					left: 0,
					orders: 1,
					items: 2,
					net_sales: 3600,
					order_per_cart: { s: 1, n: 2 },
					waiting: 0,
				},
				{ name: 'Oak table', stock: 'out', wished: 1, waiting: 4000 },
			] );
			expect( products.rows[ 1 ]?.left ).toBe( 1 );
			expect(
				products.totals.net_sales + products.refunds_without_product
			).toBe( overview.shop?.net_sales.value );

			for ( const by of [ 'product', 'block' ] ) {
				const wishlist = await ask( reports.wishlist, wishlistSchema, {
					...WEEK,
					by,
				} );
				expect( wishlist.cards ).toMatchObject( {
					wished: 2,
					waiting: 4000,
					bought: { reason: 'window_open' },
				} );
				expect( wishlist.rows.length ).toBe( by === 'block' ? 1 : 2 );
			}
			const { rows } = await ask(
				reports.comparison,
				comparisonSchema,
				WEEK
			);
			expect( rows ).toMatchObject( [
				{
					compared: 1,
					a: { product_id: LAMP, chosen: 1, bought: 1 },
					b: { product_id: TABLE, chosen: 0, bought: 0 },
					a_share: { s: 1, n: 1 },
				},
			] );
			const cart = await ask( reports.cart, cartSchema, WEEK );
			expect( cart.cards ).toMatchObject( {
				started: { value: 2 },
				ordered: { rate: { s: 1, n: 2 } },
				left: { rate: { s: 1, n: 2 } },
				value_left: { value: 4000 },
			} );
			expect( cart.last_steps ).toMatchObject( [
				{ step: 'shipping', left: 1 },
			] );
			expect( cart.rows[ 0 ] ).toMatchObject( {
				name: 'Oak table',
				left: 1,
				value_left: 4000,
			} );
			expect(
				await ask( reports.order, orderReportSchema, {
					order_id: ORDER,
				} )
			).toMatchObject( {
				link: 'linked',
				steps: expect.arrayContaining( [
					expect.objectContaining( {
						type: 'add_to_wishlist',
						block_name: 'Ask us',
						product_id: LAMP,
						same_visit: true,
					} ),
				] ),
			} );
			expect(
				(
					await ask( reports.productColumn, productColumnSchema, {
						ids: '12,34',
					} )
				).products
			).toEqual( [
				{ product_id: LAMP, views: 1, in_cart: 2, left: 0 },
				{ product_id: TABLE, views: 0, in_cart: 0, left: 1 },
			] );
		}
	);

	it( 'show nothing of another site', async () => {
		const stranger = { ...site, id: SITE_ID + 1 };
		for ( const [ name, query ] of [
			[ 'productList', WEEK ],
			[ 'wishlist', WEEK ],
			[ 'comparison', WEEK ],
			[ 'cart', WEEK ],
		] as const ) {
			expect(
				await answered( reports[ name ].run( stranger, query ) )
			).toMatchObject( { has_data: false, rows: [], total: 0 } );
		}
		expect(
			await answered( reports.order.run( stranger, { order_id: ORDER } ) )
		).toMatchObject( { link: 'unknown' } );
	} );
} );
