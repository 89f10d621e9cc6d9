import { comparisonSchema } from '#contract/reports/products.ts';
import type { FakeVisit } from '../fake-roll-up-reader.ts';
import { answered, bench, SELLING, times } from '../report-bench.ts';
import { comparisonReport } from './comparison.ts';

const RANGE = { from: '2026-10-01', to: '2026-11-24' };
const at = '2026-10-10T10:00:00Z';
const saw = ( ...compared: number[] ) => ( {
	type: 'compare_view' as const,
	compared,
} );
const chose = ( product: number, ...compared: number[] ) => ( {
	type: 'compare_choose' as const,
	product,
	compared: [ product, ...compared ],
} );

const visits: FakeVisit[] = [
	...times( 20, { at, events: [ saw( 12, 34 ) ], recognised: true } ),
	...times( 30, { at, events: [ saw( 34, 12 ), chose( 12, 34 ) ] } ),
	...times( 10, { at, events: [ saw( 12, 34, 56 ), chose( 34, 12, 56 ) ] } ),
];

function open() {
	const deps = bench( visits );
	deps.loop.pairsAre( {
		pairs: [ { pair: '12:34', first: 4, second: 1 } ],
		boughtOver: 5,
	} );
	deps.sales.describe( SELLING.id, {
		productId: 12,
		parentId: null,
		name: 'Reading lamp',
		price: 100,
		stock: 'in',
		forSale: true,
	} );
	return deps;
}

const comparison = ( query = {} ) =>
	answered( comparisonReport.run( open(), SELLING, { ...RANGE, ...query } ) );

describe( 'the comparison report', () => {
	it( 'tells which two are compared most, who wins, and what was bought', async () => {
		const answer = await comparison();
		comparisonSchema.parse( answer );
		expect( answer.cards ).toMatchObject( {
			compared: 60,
			chosen: { s: 40, n: 60 },
			bought: { s: 5, n: 20 },
		} );
		expect( answer.rows ).toHaveLength( 3 );
		expect( answer.rows[ 0 ] ).toMatchObject( {
			compared: 60,
			a: { product_id: 12, name: 'Reading lamp', chosen: 30, bought: 4 },
			b: { product_id: 34, name: null, chosen: 10, bought: 1 },
			a_share: { s: 30, n: 40, p: 0.75, state: 'ok' },
		} );
		expect( answer.rows[ 0 ]?.a_share.lo ).toBeCloseTo( 0.5981, 4 );
		expect( answer.rows[ 2 ] ).toMatchObject( {
			a: { product_id: 34, chosen: 10 },
			b: { product_id: 56, chosen: 0 },
			a_share: { state: 'few' },
		} );
	} );

	it( 'finds pairs by the name of either', async () => {
		expect( ( await comparison( { contains: 'lamp' } ) ).total ).toBe( 2 );
		expect( ( await comparison( { contains: 'sofa' } ) ).total ).toBe( 0 );
	} );

	it( 'writes every pair into its file', async () => {
		const file = await answered(
			comparisonReport.csv?.( open(), SELLING, RANGE ) ??
				Promise.reject( new Error( 'no file' ) )
		);
		expect( file.text.split( '\r\n' )[ 1 ] ).toMatch(
			/^12,"Reading lamp",34,,60,30,10,4,1,30,40,0\.75,/
		);
	} );
} );
