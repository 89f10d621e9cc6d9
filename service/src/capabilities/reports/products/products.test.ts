import { productsSchema } from '#contract/reports/products.ts';
import { followedRow } from '../../closed-loop/fake-closed-loop.ts';
import { overviewReport } from '../overview/overview.ts';
import { answered, bench, SELLING, SHOP, times } from '../report-bench.ts';
import { productsReport } from './products.ts';

const NOVEMBER = { from: '2026-11-01', to: '2026-11-24' };
const at = '2026-11-10T10:00:00Z';
const LAMP = 12;
const TABLE = 34;
const CHAIR = 56;

function open() {
	const deps = bench( [
		...times( 60, {
			at,
			events: [ { type: 'view_product', product: LAMP } ],
		} ),
		...times( 40, {
			at,
			events: [
				{ type: 'view_product', product: LAMP },
				{ type: 'add_to_cart', product: LAMP },
			],
		} ),
		...times( 10, {
			at,
			events: [
				{ type: 'add_to_wishlist', product: TABLE },
				{ type: 'add_to_compare', product: TABLE },
			],
		} ),
		...times( 2, {
			at,
			events: [ { type: 'notify_back_in_stock', product: TABLE } ],
		} ),
		...times( 3, {
			at,
			events: [ { type: 'add_to_wishlist', product: CHAIR } ],
		} ),
		// From a list, without a look at its page.
		...times( 5, {
			at,
			events: [ { type: 'add_to_cart', product: CHAIR } ],
		} ),
		// Too early.
		...times( 9, {
			at: '2026-10-10T10:00:00Z',
			events: [ { type: 'view_product', product: LAMP } ],
		} ),
	] );
	const { id } = SELLING;
	deps.sales.sell( id, {
		at: '2026-11-10T11',
		net: 9000,
		items: [
			{ productId: LAMP, quantity: 2, net: 8000 },
			{ productId: CHAIR, quantity: 1, net: 1000 },
		],
	} );
	deps.sales.sell( id, {
		at: '2026-11-11T11',
		net: 700,
		items: [ { productId: 0, quantity: 1, net: 700 } ],
	} );
	deps.sales.sell( id, {
		at: '2026-11-12T11',
		net: -4500,
		isRefund: true,
		items: [ { productId: LAMP, quantity: -1, net: -4000 } ],
	} );
	const describe = (
		productId: number,
		name: string,
		price: number | null,
		stock: 'in' | 'out'
	) =>
		deps.sales.describe( id, {
			productId,
			parentId: null,
			name,
			price,
			stock,
			forSale: true,
		} );
	describe( LAMP, 'Reading lamp', 4000, 'in' );
	describe( TABLE, 'Oak table', 50_000, 'out' );
	deps.carts.add(
		id,
		{
			day: '2026-11-10',
			state: 'left',
			items: [ { productId: LAMP, value: 4000 } ],
		},
		{
			day: '2026-10-10',
			state: 'left',
			items: [ { productId: LAMP, value: 4000 } ],
		}
	);
	deps.loop.followedBy( 'visit', 'product', [
		followedRow( {
			type: 'add_to_cart',
			key: '12',
			ordered: 12,
			bought: 10,
		} ),
	] );
	// Three wishes and one that asked for it.
	deps.loop.boughtAre( new Map( [ [ 34, 4 ] ] ) );
	return deps;
}

const products = ( query = {}, deps = open(), site = SELLING as typeof SHOP ) =>
	answered( productsReport.run( deps, site, { ...NOVEMBER, ...query } ) );
const ids = async ( query: object ) =>
	( await products( query ) ).rows.map( ( row ) => row.product_id );

describe( 'Products', () => {
	it( 'stand with what people want, compare, leave and buy', async () => {
		const answer = await products();
		productsSchema.parse( answer );
		expect( answer.rows ).toMatchObject( [
			{
				product_id: LAMP,
				name: 'Reading lamp',
				stock: 'in',
				views: 100,
				in_cart: 40,
				left: 1,
				orders: 1,
				items: 1,
				net_sales: 4000,
				cart_per_view: { s: 40, n: 100, p: 0.4 },
				order_per_cart: { s: 10, n: 40, p: 0.25 },
				waiting: 0,
			},
			{
				product_id: CHAIR,
				name: null,
				stock: null,
				for_sale: false,
				views: 0,
				wished: 3,
				in_cart: 5,
				net_sales: 1000,
				// No rate over 100 %.
				cart_per_view: { s: 5, n: 5, state: 'few' },
				waiting: null,
			},
			{ product_id: 0, name: null, orders: 1, net_sales: 700 },
			{
				product_id: TABLE,
				wished: 10,
				compared: 10,
				notify: 2,
				orders: 0,
				// 12 want it, 4 have bought it since: 8 at 500.00.
				waiting: 400_000,
			},
		] );
	} );

	it( 'add up to the net sales of Overview', async () => {
		const {
			rows,
			refunds_without_product: without,
			totals,
		} = await products();
		const { shop } = await answered(
			overviewReport.run( open(), SELLING, NOVEMBER )
		);
		expect(
			rows.reduce( ( sum, row ) => sum + row.net_sales, without )
		).toBe( shop?.net_sales.value );
		expect( without ).toBe( -500 );
		expect( totals ).toEqual( {
			orders: 2,
			items: 3,
			net_sales: 5700,
			waiting: 400_000,
		} );
		expect( totals.orders ).toBe( shop?.orders.value );
	} );

	it( 'can be sorted by every number, both ways, those without one last', async () => {
		expect( await ids( { sort: 'views' } ) ).toEqual( [
			LAMP,
			0,
			TABLE,
			CHAIR,
		] );
		expect( await ids( { sort: 'wished', dir: 'asc' } ) ).toEqual( [
			0,
			LAMP,
			CHAIR,
			TABLE,
		] );
		expect( await ids( { sort: 'waiting', dir: 'asc' } ) ).toEqual( [
			0,
			LAMP,
			TABLE,
			CHAIR,
		] );
	} );

	it( 'can be those wanted and not bought, or wanted and out of stock, or those with a word in their name', async () => {
		expect( await ids( { choice: 'wanted_not_bought' } ) ).toEqual( [
			TABLE,
		] );
		expect( await ids( { choice: 'wanted_out_of_stock' } ) ).toEqual( [
			TABLE,
		] );
		expect( await ids( { contains: 'LAMP' } ) ).toEqual( [ LAMP ] );
		expect( await products( { contains: 'sofa' } ) ).toMatchObject( {
			rows: [],
			total: 0,
			totals: { net_sales: 5700 },
		} );
	} );

	it( 'come in pages of 25, and all of them in the file, with decimal money and safe names', async () => {
		const deps = open();
		for ( let id = 100; id < 130; id += 1 ) {
			deps.sales.sell( SELLING.id, {
				at: '2026-11-10T11',
				net: 50,
				items: [ { productId: id, quantity: 1, net: 50 } ],
			} );
		}
		deps.sales.describe( SELLING.id, {
			productId: 100,
			parentId: null,
			name: '=HYPERLINK("x")',
			price: null,
			stock: 'in',
			forSale: true,
		} );
		const second = await products( { page: 2 }, deps );
		expect( second ).toMatchObject( { total: 34, page: 2, page_size: 25 } );
		expect( second.rows ).toHaveLength( 9 );
		expect( ( await products( { page: 9 }, deps ) ).rows ).toEqual( [] );

		const file = await answered(
			productsReport.csv?.( deps, SELLING, NOVEMBER ) ??
				Promise.reject( new Error( 'no file' ) )
		);
		expect( file.name ).toBe( 'cairn-products_2026-11-01_2026-11-24.csv' );
		const lines = file.text.trim().split( '\r\n' );
		expect( lines ).toHaveLength( 1 + 34 );
		expect( lines[ 1 ] ).toMatch(
			/^12,"Reading lamp","in",1,100,0,0,0,40,1,1,1,40,0,"EUR",40,100,0.4,/
		);
		expect( file.text ).toContain( `"'=HYPERLINK(""x"")"` );
	} );

	it( 'of a site without a shop are what was looked at', async () => {
		const answer = await products( {}, open(), SHOP );
		productsSchema.parse( answer );
		expect( answer.totals.net_sales ).toBe( 0 );
		expect( answer.rows.map( ( row ) => row.orders ) ).toEqual( [
			0, 0, 0,
		] );
	} );
} );
