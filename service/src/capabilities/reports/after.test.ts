import { followedRow } from '../closed-loop/fake-closed-loop.ts';
import { askAfters } from './after.ts';
import type { FakeVisit } from './fake-roll-up-reader.ts';
import { ASK, bench, SELLING, SHOP, times } from './report-bench.ts';

const clicked = { type: 'cta_click' as const, block: ASK.blockId };
const DAYS = [ '2026-11-10', '2026-11-20' ];

/** 40 recognised visits click on the 10th and 20 on the 20th; 40 others click and cannot be recognised. */
const visits: FakeVisit[] = [
	...times( 40, {
		at: '2026-11-10T10:00:00Z',
		events: [ clicked ],
		recognised: true,
	} ),
	...times( 20, {
		at: '2026-11-20T10:00:00Z',
		events: [ clicked ],
		recognised: true,
	} ),
	...times( 40, { at: '2026-11-20T10:00:00Z', events: [ clicked ] } ),
];

function open( recognised: number, all = 100 ) {
	const deps = bench( visits );
	deps.loop.recognisedAre( recognised, all );
	deps.loop.openFrom( '2026-11-17' );
	deps.loop.followedBy( '7', 'block', [
		followedRow( {
			type: 'cta_click',
			key: ASK.blockId,
			ordered: 9,
			orderedOver: 8,
			sales: 72_000,
		} ),
	] );
	deps.loop.followedBy( 'visit', 'block', [
		followedRow( {
			type: 'cta_click',
			key: ASK.blockId,
			ordered: 6,
			sales: 48_000,
		} ),
	] );
	return deps;
}

const ask = (
	deps = open( 62 ),
	window?: '7' | '30' | 'visit',
	site: typeof SHOP = SELLING
) => askAfters( deps, site, DAYS, window, [ 'block' ] );

describe( 'orders after a step', () => {
	it( 'count seven days, and the rate only visits that can be recognised and whose days are over', async () => {
		const afters = await ask();
		expect( afters?.head ).toMatchObject( {
			window: '7',
			chosen: false,
			recognised: { s: 62, n: 100 },
			currency: 'EUR',
			decimals: 2,
		} );
		expect( afters?.of( 'cta_click', ASK.blockId, 100 ) ).toMatchObject( {
			ordered: 9,
			rate: { s: 8, n: 40, p: 0.2, state: 'rough' },
			sales: 72_000,
		} );
	} );

	it( 'count the same visit where fewer than 30 % are recognised, and then everybody who acted', async () => {
		const afters = await ask( open( 29 ) );
		expect( afters?.head.window ).toBe( 'visit' );
		expect( afters?.of( 'cta_click', ASK.blockId, 100 ) ).toMatchObject( {
			ordered: 6,
			rate: { s: 6, n: 100 },
			sales: 48_000,
		} );
		expect( ( await ask( open( 30 ) ) )?.head.window ).toBe( '7' );
		expect( ( await ask( open( 0, 0 ) ) )?.head.window ).toBe( '7' );
	} );

	it( 'count what a person chose, however few are recognised', async () => {
		const afters = await ask( open( 29 ), '7' );
		expect( afters?.head ).toMatchObject( { window: '7', chosen: true } );
		expect( afters?.of( 'cta_click', ASK.blockId, 100 )?.ordered ).toBe(
			9
		);
	} );

	it( 'are none, with the reason, where nobody can be judged', async () => {
		const open7 = open( 62 );
		open7.loop.openFrom( '2026-11-01' );
		open7.loop.followedBy( '7', 'block', [] );
		expect(
			( await ask( open7 ) )?.of( 'cta_click', ASK.blockId, 100 )
		).toMatchObject( {
			ordered: 0,
			rate: { p: null, state: 'none', reason: 'window_open' },
			sales: 0,
		} );
		expect(
			( await ask() )?.of( 'cta_click', 'otherblock', 12 )?.rate
		).toMatchObject( { state: 'none', reason: 'needs_consent' } );
		expect(
			( await ask() )?.of( 'cta_click', 'otherblock', 0 )?.rate
		).toMatchObject( { state: 'none', reason: 'no_denominator' } );
	} );

	it( 'are never more than there were visits, though the orders are known first', async () => {
		const deps = open( 62 );
		deps.loop.followedBy( '7', 'block', [
			followedRow( {
				type: 'search',
				key: ASK.blockId,
				ordered: 2,
				sales: null,
			} ),
		] );
		expect(
			( await ask( deps ) )?.of( 'search', ASK.blockId, 2 )
		).toMatchObject( { rate: { s: 2, n: 2, p: 1 }, sales: null } );
	} );

	it( 'are not told of the order itself, of rows without a step, or without a shop', async () => {
		const afters = await ask();
		expect( afters?.of( 'purchase', null, 10 ) ).toBeNull();
		expect( afters?.of( null, ASK.blockId, 10 ) ).toBeNull();
		expect( afters?.of( 'cta_click', null, 10 ) ).toBeNull();
		expect( await ask( open( 62 ), '7', SHOP ) ).toBeNull();
	} );
} );
