import { stepsSchema } from '#contract/reports/steps.ts';
import type { FakeVisit } from '../fake-roll-up-reader.ts';
import { answered, ASK, bench, SHOP, times } from '../report-bench.ts';
import { stepsReport } from './steps.ts';

const OCTOBER = { from: '2026-10-01', to: '2026-11-01' };
const at = '2026-10-14T10:00:00Z';
const home = { type: 'page_view' as const, page: '/' };
const pricing = { type: 'page_view' as const, page: '/pricing/' };
const seen = { type: 'view_block' as const, page: '/', block: ASK.blockId };
const clicked = { type: 'cta_click' as const, page: '/', block: ASK.blockId };
const seenGone = {
	type: 'view_block' as const,
	page: '/',
	block: 'goneblock1',
};
const inCart = { type: 'add_to_cart' as const, page: '/pricing/' };

const visits: FakeVisit[] = [
	...times( 60, { at, events: [ home, seen ], device: 'phone' } ),
	...times( 30, { at, events: [ home, seen, clicked, clicked ] } ),
	...times( 40, { at, events: [ home, pricing, inCart ] } ),
	...times( 35, { at, events: [ home, seenGone ] } ),
	// A click whose impression was lost, or happened before a long pause.
	...times( 2, { at, events: [ { ...clicked, block: 'lostview01' } ] } ),
];

const steps = ( query = {}, deps = bench( visits ) ) =>
	answered( stepsReport.run( deps, SHOP, { ...OCTOBER, ...query } ) );

describe( 'Steps', () => {
	it.each( [ 'step', 'block', 'page', 'stage' ] as const )(
		'by %s answers in the shape of the contract',
		async ( group ) => {
			stepsSchema.parse( await steps( { group } ) );
		}
	);

	it( 'counts by step among all visits', async () => {
		const answer = await steps();
		expect( answer ).toMatchObject( {
			group: 'step',
			visits: 167,
			total: 2,
		} );
		expect( answer.rows ).toMatchObject( [
			{
				key: 'add_to_cart',
				acted: 40,
				seen: 167,
				seen_is: 'visits',
				stage: 'purchase',
			},
			{
				key: 'cta_click',
				acted: 32,
				seen: 167,
				actions: 62,
				per_visit: 62 / 32,
			},
		] );
	} );

	it( 'counts by block among those who saw it, blocks without an action too, few last', async () => {
		const { rows } = await steps( { group: 'block' } );
		expect( rows ).toMatchObject( [
			{
				key: 'askusask01 cta_click',
				label: 'Ask us',
				seen: 90,
				acted: 30,
				rate: { state: 'ok', p: 1 / 3 },
			},
			{
				key: 'goneblock1',
				type: null,
				label: 'goneblock1',
				seen: 35,
				acted: 0,
				rate: { state: 'zero', p: 0 },
			},
			{
				key: 'lostview01 cta_click',
				seen: 2,
				acted: 2,
				rate: { state: 'few', s: 2, n: 2 },
			},
		] );
	} );

	it( 'counts by page among those who viewed it', async () => {
		const { rows } = await steps( { group: 'page' } );
		expect( rows ).toMatchObject( [
			{
				key: '/pricing/',
				page: '/pricing/',
				seen: 40,
				seen_is: 'page',
				acted: 40,
			},
			{ key: '/', seen: 165, acted: 32, actions: 62 },
		] );
	} );

	it( 'by stage counts visits with any step of it, once each, the empty stages too', async () => {
		const both = times( 10, {
			at,
			events: [ home, { type: 'search' }, { type: 'add_to_wishlist' } ],
		} );
		const { rows } = await steps(
			{ group: 'stage' },
			bench( [ ...visits, ...both ] )
		);
		expect(
			rows.map( ( row ) => [ row.key, row.acted, row.seen, row.actions ] )
		).toEqual( [
			[ 'awareness', 32, 177, 62 ],
			[ 'consideration', 10, 177, 20 ],
			[ 'purchase', 40, 177, 40 ],
			[ 'retention', 0, 177, 0 ],
			[ 'advocacy', 0, 177, 0 ],
		] );
		expect( rows[ 3 ]?.rate.state ).toBe( 'zero' );
		expect( rows[ 1 ] ).toMatchObject( {
			type: null,
			stage: 'consideration',
			seen_is: 'visits',
		} );
	} );

	it( 'with a filter says that it lists by step when places are not kept', async () => {
		const answer = await steps( {
			group: 'block',
			filter: 'device',
			value: 'phone',
		} );
		expect( answer ).toMatchObject( {
			group: 'step',
			visits: 60,
			rows: [],
		} );
	} );

	it( 'uses a stage its owner gave the block', async () => {
		const { rows } = await steps(
			{ group: 'block' },
			bench( visits, { placements: [ { ...ASK, stage: 'retention' } ] } )
		);
		expect( rows[ 0 ]?.stage ).toBe( 'retention' );
	} );

	it( 'keeps a row for what was done before and is done no more', async () => {
		const { rows } = await steps( {
			from: '2026-11-01',
			to: '2026-11-02',
			compare: 'custom',
			compare_from: '2026-10-14',
		} );
		expect( rows.map( ( row ) => [ row.type, row.acted ] ) ).toEqual( [
			[ 'add_to_cart', 0 ],
			[ 'cta_click', 0 ],
		] );
	} );

	it( 'never shows a rate over 100 %', async () => {
		for ( const group of [ 'step', 'block', 'page' ] as const ) {
			for ( const row of ( await steps( { group } ) ).rows ) {
				expect( row.acted ).toBeLessThanOrEqual( row.seen );
			}
		}
	} );

	it( 'writes a file with the same numbers', async () => {
		const file = await answered(
			stepsReport.csv?.( bench( visits ), SHOP, {
				...OCTOBER,
				group: 'block',
			} ) ?? Promise.reject( new Error( 'no file' ) )
		);
		expect( file.name ).toBe( 'cairn-steps_2026-10-01_2026-11-01.csv' );
		const [ head, first ] = file.text.split( '\r\n' );
		expect( head ).toBe(
			'\uFEFF"name","type","block_id","page","stage","s","n","n_is","p","lo","hi","state","reason","actions","per_visit","change","change_is","ordered_after","after_s","after_n","after_p","after_lo","after_hi","after_state","sales_after","currency"'
		);
		expect( first ).toMatch(
			/^"Ask us","cta_click","askusask01","\/contact\/","awareness",30,90,"seen",0\.3333333333333333,0\.\d+,0\.\d+,"ok",,60,2,,"none",,,,,,,,,$/
		);
	} );
} );
