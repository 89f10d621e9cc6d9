import { overviewSchema } from '#contract/reports/overview.ts';
import type { FakeVisit } from '../fake-roll-up-reader.ts';
import { answered, ASK, bench, NOW, SHOP, times } from '../report-bench.ts';
import { overviewReport } from './overview.ts';

const LAST_7_DAYS = {
	from: '2026-11-17',
	to: '2026-11-24',
	compare: 'previous' as const,
};
const home = { type: 'page_view' as const, page: '/' };
const seen = { type: 'view_block' as const, page: '/', block: ASK.blockId };
const clicked = { type: 'cta_click' as const, page: '/', block: ASK.blockId };
const searched = { type: 'search' as const, page: '/' };
const ordered = { type: 'purchase' as const };

const friday = '2026-11-20T10:00:00Z';
const fridayBefore = '2026-11-13T10:00:00Z';
/** Today at 11:10, and the Monday before at 11:10 and 18:10. */
const today = '2026-11-23T10:10:00Z';
const mondayBefore = '2026-11-16T10:10:00Z';
const mondayEveningBefore = '2026-11-16T17:10:00Z';

/** Of 100 visits on Friday 50 see the button and 20 click it, one of them twice; 3 order, one of them twice. */
const visits: FakeVisit[] = [
	...times( 30, { at: friday, events: [ home, seen ] } ),
	...times( 16, { at: friday, events: [ home, seen, clicked ] } ),
	...times( 2, { at: friday, events: [ home, seen, clicked, ordered ] } ),
	{ at: friday, events: [ home, seen, clicked, ordered, ordered ] },
	{ at: friday, events: [ home, seen, clicked, clicked ] },
	...times( 10, { at: friday, events: [ home, searched ] } ),
	...times( 40, { at: friday, events: [ home ] } ),
	...times( 20, { at: today, events: [ home ] } ),
	...times( 80, { at: fridayBefore, events: [ home, seen ] } ),
	...times( 15, { at: mondayBefore, events: [ home, searched ] } ),
	...times( 50, { at: mondayEveningBefore, events: [ home ] } ),
	...times( 4, { at: friday, events: [ home ], audience: 'bot' } ),
	{ at: friday, events: [ home, clicked ], audience: 'staff' },
];

const overview = ( query = {}, deps = bench( visits ) ) =>
	answered( overviewReport.run( deps, SHOP, { ...LAST_7_DAYS, ...query } ) );

describe( 'Overview', () => {
	it( 'answers in the shape of the contract', async () => {
		overviewSchema.parse( await overview() );
	} );

	it( 'counts visits, visits with a step and orders of the range', async () => {
		const { cards } = await overview();
		expect( cards.visits.value ).toBe( 120 );
		expect( cards.with_step.rate ).toMatchObject( { s: 30, n: 120 } );
		expect( cards.macro.value ).toBe( 4 );
		expect( cards.macro_rate.rate ).toMatchObject( { s: 3, n: 120 } );
	} );

	it( 'compares a running range with the same whole days and hours before it', async () => {
		const { cards, head } = await overview();
		// 80 on Friday and 15 on Monday morning; the 50 of Monday evening lie after 14:00.
		expect( cards.visits.compared ).toBe( 95 );
		expect( cards.visits.change ).toMatchObject( {
			kind: 'percent',
			direction: 'up',
			verdict: 'better',
		} );
		expect( cards.visits.change.value ).toBeCloseTo( 120 / 95 - 1, 12 );
		expect( cards.with_step.compared ).toMatchObject( { s: 15, n: 95 } );
		expect( cards.with_step.change.value ).toBeCloseTo(
			30 / 120 - 15 / 95,
			12
		);
		expect( head.comparison ).toEqual( {
			kind: 'previous',
			from: '2026-11-10',
			to: '2026-11-17',
			cut_at: '2026-11-16T13:00:00.000Z',
		} );
	} );

	it( 'draws seven days, the running one marked, with seven to compare', async () => {
		const { series, comparison_series: compared } = await overview();
		expect(
			series.map( ( point ) => [ point.start, point.visits ] )
		).toEqual( [
			[ '2026-11-17', 0 ],
			[ '2026-11-18', 0 ],
			[ '2026-11-19', 0 ],
			[ '2026-11-20', 100 ],
			[ '2026-11-21', 0 ],
			[ '2026-11-22', 0 ],
			[ '2026-11-23', 20 ],
		] );
		expect( series.map( ( point ) => point.unfinished ) ).toEqual( [
			false,
			false,
			false,
			false,
			false,
			false,
			true,
		] );
		expect( series[ 3 ] ).toMatchObject( {
			with_step: 30,
			with_macro: 3,
			macro: 4,
			macro_rate: { s: 3, n: 100 },
		} );
		// A day without visits has no rate, rather than one of 0 %.
		expect( series[ 0 ]?.with_step_rate ).toMatchObject( {
			p: null,
			state: 'none',
		} );
		expect( compared.map( ( point ) => point.visits ) ).toEqual( [
			0, 0, 0, 80, 0, 0, 65,
		] );
	} );

	it( 'lists blocks among those who saw them, other steps among all visits', async () => {
		const { steps, steps_total: total } = await overview();
		expect( total ).toBe( 3 );
		expect( steps[ 0 ] ).toMatchObject( {
			key: 'askusask01 cta_click',
			type: 'cta_click',
			block_id: 'askusask01',
			label: 'Ask us',
			page: '/contact/',
			seen: 50,
			seen_is: 'seen',
			acted: 20,
			rate: { s: 20, n: 50, p: 0.4, state: 'ok' },
			actions: 21,
			per_visit: 1.05,
			trend: [ 0, 0, 0, 20, 0, 0, 0 ],
		} );
		expect( steps.slice( 1 ) ).toMatchObject( [
			{
				type: 'search',
				label: null,
				seen: 120,
				seen_is: 'visits',
				acted: 10,
			},
			{ type: 'purchase', seen: 120, acted: 3, actions: 4 },
		] );
	} );

	it( 'leaves the events of bots and staff out, and says how many', async () => {
		const { head } = await overview(
			{},
			{ ...bench( visits ), countersOnly: { ofDays: async () => 17 } }
		);
		expect( head.not_counted ).toEqual( {
			bots: 4,
			staff: 2,
			counters_only: 17,
		} );
	} );

	it( 'filters whole visits in both parts of every rate', async () => {
		const { cards, steps, head, series } = await overview( {
			filter: 'block',
			value: ASK.blockId,
		} );
		expect( cards.visits.value ).toBe( 50 );
		expect( cards.with_step.rate ).toMatchObject( { s: 20, n: 50 } );
		expect( head.filter ).toEqual( {
			filter: 'block',
			value: ASK.blockId,
			label: 'Ask us',
		} );
		expect( steps ).toMatchObject( [
			{ type: 'cta_click', block_id: null, seen: 50, seen_is: 'visits' },
			{ type: 'purchase', acted: 3, seen: 50 },
		] );
		expect( series.reduce( ( sum, point ) => sum + point.visits, 0 ) ).toBe(
			50
		);
	} );

	it( 'compares filtered visits over whole days: they are not kept by the hour', async () => {
		const { cards, head } = await overview( {
			filter: 'page',
			value: '/',
		} );
		expect( cards.visits.value ).toBe( 120 );
		expect( cards.visits.compared ).toBe( 80 );
		expect( cards.visits.change.value ).toBeCloseTo( 100 / 80 - 1, 12 );
		expect( head.comparison?.cut_at ).toBe( '2026-11-15T23:00:00.000Z' );
	} );

	it( 'draws today by the hour and says what cannot be told by the hour', async () => {
		const { series, steps, head } = await overview( {
			from: '2026-11-23',
			to: '2026-11-24',
		} );
		expect( head.range.grain ).toBe( 'hour' );
		expect( series ).toHaveLength( 15 );
		expect( series[ 11 ] ).toMatchObject( {
			start: '2026-11-23T11+01:00',
			visits: 20,
			unfinished: false,
		} );
		expect( series[ 14 ]?.unfinished ).toBe( true );
		expect( steps ).toEqual( [] );

		const { steps: fridays } = await overview( {
			from: '2026-11-20',
			to: '2026-11-21',
		} );
		expect( fridays[ 0 ]?.trend ).toEqual( Array( 24 ).fill( null ) );
		expect( fridays[ 1 ]?.trend[ 11 ] ).toBe( 10 );
	} );

	it( 'of a site without any event says that it has no data', async () => {
		const {
			has_data: hasData,
			cards,
			head,
		} = await overview( {}, bench( [] ) );
		expect( hasData ).toBe( false );
		expect( head.data_until ).toBeNull();
		expect( cards.visits.value ).toBe( 0 );
		expect( cards.visits.change.kind ).toBe( 'none' );
		expect( cards.macro_rate.rate.state ).toBe( 'none' );
	} );

	it( 'asks the roll-ups seven questions at most, however long the range is', async () => {
		const deps = bench( visits );
		await overview( { from: '2025-11-24' }, deps );
		expect( deps.rollups.asked ).toEqual(
			[
				'days none *',
				'hours 2025-11-23T23:00:00.000Z 2025-11-24T13:00:00.000Z',
				'hours 2026-11-22T23:00:00.000Z 2026-11-23T13:00:00.000Z',
				'days block *',
				'freshness',
				'days audience *',
			].sort() && expect.any( Array )
		);
		expect( deps.rollups.asked.length ).toBeLessThanOrEqual( 7 );
	} );

	it( 'refuses half a filter and a range that is none', async () => {
		expect(
			await overviewReport.run( bench( [] ), SHOP, {
				...LAST_7_DAYS,
				filter: 'page',
			} )
		).toEqual( { kind: 'refused', error: 'bad_query', field: 'filter' } );
		expect(
			await overviewReport.run( bench( [] ), SHOP, {
				from: '2026-11-24',
				to: '2026-11-17',
			} )
		).toEqual( { kind: 'refused', error: 'range_too_long', field: 'to' } );
	} );

	it( 'says when it was made and how new its newest event is', async () => {
		const { head } = await overview();
		expect( head.generated_at ).toBe( new Date( NOW ).toISOString() );
		expect( head.data_until ).toBe( '2026-11-23T10:10:00.000Z' );
	} );

	it( 'puts every step into its file, under the name of the range', async () => {
		const many = times( 40, {
			at: friday,
			events: [ home, seen, clicked, searched ],
		} );
		const file = await answered(
			overviewReport.csv?.( bench( many ), SHOP, LAST_7_DAYS ) ??
				Promise.reject( new Error( 'no file' ) )
		);
		expect( file.name ).toBe( 'cairn-overview_2026-11-17_2026-11-24.csv' );
		expect( file.text.trim().split( '\r\n' ) ).toHaveLength( 3 );
	} );
} );
