import { cartSchema } from '#contract/reports/cart.ts';
import type { FakeCart } from '../../carts/fake-cart-reader.ts';
import { answered, bench, SELLING } from '../report-bench.ts';
import { cartReport } from './cart.ts';

const WEEK = {
	from: '2026-11-09',
	to: '2026-11-16',
	compare: 'previous' as const,
};
const lamp = { productId: 12, value: 4000 };
const table = { productId: 34, value: 50_000 };
const carts = ( count: number, cart: FakeCart ): FakeCart[] =>
	Array.from( { length: count }, () => ( { ...cart } ) );

function open() {
	const deps = bench( [] );
	deps.carts.add(
		SELLING.id,
		...carts( 30, {
			day: '2026-11-09',
			state: 'ordered',
			items: [ lamp ],
		} ),
		...carts( 60, {
			day: '2026-11-10',
			state: 'left',
			step: 'shipping',
			items: [ lamp ],
			recoverable: true,
		} ),
		...carts( 6, {
			day: '2026-11-10',
			state: 'left',
			items: [ table ],
			recoverable: true,
			recovered: true,
		} ),
		...carts( 4, {
			day: '2026-11-10',
			state: 'left',
			items: [ lamp ],
			countedOnly: true,
		} ),
		...carts( 5, { day: '2026-11-12', state: 'open', items: [ table ] } ),
		...carts( 50, {
			day: '2026-11-03',
			state: 'ordered',
			items: [ lamp ],
		} ),
		...carts( 50, { day: '2026-11-03', state: 'left', items: [ lamp ] } )
	);
	deps.sales.describe( SELLING.id, {
		productId: 12,
		parentId: null,
		name: 'Reading lamp',
		price: 4000,
		stock: 'in',
		forSale: true,
	} );
	return deps;
}

const cart = ( query = {} ) =>
	answered( cartReport.run( open(), SELLING, { ...WEEK, ...query } ) );

describe( 'Cart', () => {
	it( 'counts carts by the day they began, those still open in no share', async () => {
		const answer = await cart();
		cartSchema.parse( answer );
		expect( answer.cards ).toMatchObject( {
			started: { value: 105, compared: 100 },
			ordered: { rate: { s: 30, n: 100 }, compared: { s: 50, n: 100 } },
			left: { rate: { s: 70, n: 100 } },
			value_left: { value: 64 * 4000 + 6 * 50_000 },
			recovered: { rate: { s: 6, n: 66 } },
		} );
		expect( answer.counted_only ).toBe( 4 );
	} );

	it( 'calls more left carts worse, and fewer ordered ones too', async () => {
		const { cards } = await cart();
		expect( cards.left.change ).toMatchObject( {
			kind: 'points',
			direction: 'up',
			verdict: 'worse',
		} );
		expect( cards.value_left.change ).toMatchObject( {
			direction: 'up',
			verdict: 'worse',
		} );
		expect( cards.ordered.change ).toMatchObject( {
			direction: 'down',
			verdict: 'worse',
		} );
		const alone = await cart( { compare: 'none' } );
		expect( alone.cards.left ).toMatchObject( {
			compared: null,
			change: { kind: 'none' },
		} );
	} );

	it( 'draws ordered, left and open day by day, and where the left ones were', async () => {
		const { series, last_steps: steps } = await cart();
		expect(
			series.map( ( { ordered, left, open: still } ) => [
				ordered,
				left,
				still,
			] )
		).toEqual( [
			[ 30, 0, 0 ],
			[ 0, 70, 0 ],
			[ 0, 0, 0 ],
			[ 0, 0, 5 ],
			[ 0, 0, 0 ],
			[ 0, 0, 0 ],
			[ 0, 0, 0 ],
		] );
		expect( steps ).toMatchObject( [
			{ step: 'cart', left: 10, share: { s: 10, n: 70 } },
			{ step: 'shipping', left: 60 },
		] );
	} );

	it( 'lists products by the value left in carts', async () => {
		const { rows, total } = await cart();
		expect( total ).toBe( 2 );
		expect( rows ).toMatchObject( [
			{
				product_id: 34,
				name: null,
				carts: 11,
				left: 6,
				left_rate: { s: 6, n: 6 },
				value_left: 300_000,
				last_step: 'cart',
			},
			{
				product_id: 12,
				name: 'Reading lamp',
				carts: 94,
				left: 64,
				left_rate: { s: 64, n: 94 },
				last_step: 'shipping',
			},
		] );
		expect( ( await cart( { sort: 'carts' } ) ).rows[ 0 ] ).toMatchObject( {
			product_id: 12,
		} );
		expect( ( await cart( { contains: 'lamp' } ) ).total ).toBe( 1 );
	} );

	it( 'writes every product into its file', async () => {
		const file = await answered(
			cartReport.csv?.( open(), SELLING, WEEK ) ??
				Promise.reject( new Error( 'no file' ) )
		);
		expect( file.text.split( '\r\n' )[ 2 ] ).toMatch(
			/^12,"Reading lamp",94,64,64,94,.*,2560,"EUR","shipping"$/
		);
	} );
} );
