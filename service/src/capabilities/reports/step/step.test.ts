import type { EventType } from '#contract/events/index.ts';
import { stepSchema } from '#contract/reports/step.ts';
import type { FakeVisit } from '../fake-roll-up-reader.ts';
import { answered, ASK, bench, SHOP, times } from '../report-bench.ts';
import { stepReport } from './step.ts';

const QUERY = {
	from: '2026-11-02',
	to: '2026-11-16',
	compare: 'previous' as const,
	type: 'cta_click',
};
const view = { type: 'page_view' as const, page: '/' };
const seen = { type: 'view_block' as const, page: '/', block: ASK.blockId };
const clicked = { type: 'cta_click' as const, page: '/', block: ASK.blockId };
const second = { ...clicked, block: 'otherblock', page: '/about/' };

const visits: FakeVisit[] = [
	...times( 50, {
		at: '2026-11-04T10:00:00Z',
		events: [ view, seen ],
		source: 'newsletter',
		device: 'phone',
	} ),
	...times( 30, {
		at: '2026-11-05T10:00:00Z',
		events: [ view, seen, clicked ],
		source: 'newsletter',
	} ),
	...times( 20, {
		at: '2026-11-06T10:00:00Z',
		events: [ view, { ...seen, block: 'otherblock' }, second ],
	} ),
	...times( 60, {
		at: '2026-10-21T10:00:00Z',
		events: [ view, seen ],
	} ),
	...times( 40, {
		at: '2026-10-22T10:00:00Z',
		events: [ view, seen, clicked ],
	} ),
];

const step = ( query = {}, deps = bench( visits ) ) =>
	answered( stepReport.run( deps, SHOP, { ...QUERY, ...query } ) );

describe( 'Step detail', () => {
	it.each( [ 'blocks', 'pages', 'sources', 'devices' ] as const )(
		'with a table of %s answers in the shape of the contract',
		async ( by ) => {
			stepSchema.parse( await step( { by } ) );
			stepSchema.parse( await step( { by, block: ASK.blockId } ) );
		}
	);

	it( 'of a step counts among all visits', async () => {
		const { cards, seen_is: seenIs, stage, block } = await step();
		expect( cards.seen ).toMatchObject( { value: 100, compared: 100 } );
		expect( cards.acted ).toMatchObject( {
			value: 50,
			compared: 40,
			change: { kind: 'percent', value: 0.25 },
		} );
		expect( cards.rate.rate ).toMatchObject( { s: 50, n: 100 } );
		expect( cards.rate.compared ).toMatchObject( { s: 40, n: 100 } );
		expect( cards.rate.change ).toMatchObject( {
			kind: 'points',
			direction: 'up',
			verdict: null,
		} );
		expect( [ seenIs, stage, block ] ).toEqual( [
			'visits',
			'awareness',
			null,
		] );
	} );

	it( 'of one block counts among those who saw it', async () => {
		const answer = await step( { block: ASK.blockId } );
		expect( answer ).toMatchObject( {
			seen_is: 'seen',
			block: {
				block_id: ASK.blockId,
				block_type: 'cairn/cta-button',
				name: 'Ask us',
				post_id: 12,
				page: '/contact/',
			},
			cards: {
				seen: { value: 80, compared: 100 },
				acted: { value: 30, compared: 40 },
				rate: { rate: { s: 30, n: 80, p: 0.375 } },
			},
		} );
		expect( answer.rows ).toMatchObject( [
			{ block_id: ASK.blockId, type: 'cta_click', acted: 30, seen: 80 },
		] );
		expect( answer.placements ).toHaveLength( 1 );
	} );

	it( 'draws acted and rate on one axis, day by day', async () => {
		const { series, comparison_series: compared } = await step( {
			block: ASK.blockId,
		} );
		expect( series ).toHaveLength( 14 );
		expect( series[ 2 ] ).toMatchObject( {
			start: '2026-11-04',
			seen: 50,
			acted: 0,
			rate: { state: 'zero' },
		} );
		expect( series[ 3 ] ).toMatchObject( {
			seen: 30,
			acted: 30,
			actions: 30,
			rate: { p: 1, state: 'ok' },
		} );
		expect( series[ 0 ]?.rate ).toMatchObject( { p: null, state: 'none' } );
		expect( compared[ 3 ] ).toMatchObject( {
			start: '2026-10-22',
			acted: 40,
		} );
	} );

	it( 'switches its table to pages, sources and devices', async () => {
		expect( ( await step() ).rows ).toMatchObject( [
			{ block_id: ASK.blockId, seen: 80, acted: 30 },
			{ block_id: 'otherblock', seen: 20, acted: 20 },
		] );
		expect( ( await step( { by: 'pages' } ) ).rows ).toMatchObject( [
			{ page: '/', seen: 100, seen_is: 'page', acted: 30 },
			{ page: '/about/', seen: 20, acted: 20 },
		] );
		expect( ( await step( { by: 'sources' } ) ).rows ).toMatchObject( [
			{ key: 'newsletter', seen: 80, seen_is: 'visits', acted: 30 },
			{ key: 'direct', seen: 20, acted: 20 },
		] );
		expect( ( await step( { by: 'devices' } ) ).rows ).toMatchObject( [
			{ key: 'desktop', seen: 50, acted: 50 },
			{ key: 'phone', seen: 50, acted: 0, rate: { state: 'zero' } },
		] );
	} );

	it( 'says how many weeks a rate still takes', async () => {
		const few = times( 12, {
			at: '2026-11-04T10:00:00Z',
			events: [ view, seen ],
		} );
		const answer = await step( { block: ASK.blockId }, bench( few ) );
		expect( answer.cards.rate.rate.state ).toBe( 'few' );
		// 12 in two weeks: the other 18 take three more.
		expect( answer.weeks_until_enough ).toBe( 3 );
		expect( ( await step() ).weeks_until_enough ).toBeNull();
		expect(
			( await step( {}, bench( [] ) ) ).weeks_until_enough
		).toBeNull();
	} );

	it( 'with a filter keeps whole visits', async () => {
		const { cards, rows } = await step( {
			filter: 'source',
			value: 'newsletter',
		} );
		expect( cards.rate.rate ).toMatchObject( { s: 30, n: 80 } );
		expect( rows ).toEqual( [] );
	} );

	it( 'of a block nobody saw is empty, not an error', async () => {
		const answer = await step( { block: 'x:cta-button:/about/:1' } );
		expect( answer ).toMatchObject( {
			block: {
				block_type: 'cairn/cta-button',
				name: '/about/',
				post_id: null,
			},
			cards: { rate: { rate: { state: 'none' } } },
			placements: [],
			rows: [],
		} );
	} );

	it( 'refuses a filter on one block, whose numbers know of none', async () => {
		expect(
			await stepReport.run( bench( visits ), SHOP, {
				...QUERY,
				block: ASK.blockId,
				filter: 'device',
				value: 'phone',
			} )
		).toEqual( { kind: 'refused', error: 'bad_query', field: 'filter' } );
	} );

	it.each( [ 'no_such_step', 'page_view' ] )(
		'does not find %s: it is no step',
		async ( type ) => {
			expect(
				await stepReport.run( bench( visits ), SHOP, {
					...QUERY,
					type,
				} )
			).toEqual( { kind: 'refused', error: 'not_found', field: 'type' } );
		}
	);

	it( 'tells the commonest steps before and after it, by whole visits', async () => {
		const type = ( name: EventType ) => ( { type: name } );
		const around = [
			...times( 4, {
				at: '2026-11-05T10:00:00Z',
				events: [
					type( 'search' ),
					clicked,
					type( 'search' ),
					type( 'add_to_cart' ),
				],
			} ),
			...times( 2, {
				at: '2026-11-06T10:00:00Z',
				events: [ type( 'add_to_cart' ), clicked, type( 'search' ) ],
			} ),
			...times( 4, {
				at: '2026-11-06T10:00:00Z',
				events: [ clicked ],
			} ),
		];
		const answer = await step( {}, bench( around ) );
		expect( answer.around ).toMatchObject( {
			visits: 10,
			before: [
				{ type: 'search', visits: 4, share: { s: 4, n: 10 } },
				{ type: 'add_to_cart', visits: 2, share: { s: 2, n: 10 } },
			],
			after: [
				{ type: 'add_to_cart', visits: 4, stage: 'purchase' },
				{ type: 'search', visits: 2 },
			],
		} );
	} );

	it( 'of one block or with a filter says nothing of the steps around it: no number knows of both', async () => {
		expect( ( await step( { block: ASK.blockId } ) ).around ).toBeNull();
		expect(
			( await step( { filter: 'device', value: 'phone' } ) ).around
		).toBeNull();
	} );
} );
