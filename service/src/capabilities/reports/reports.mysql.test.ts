import { sql } from 'kysely';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import { createDataFlow } from '../data-flow/index.ts';
import { createRollupReader, foldAll } from '../rollups/index.ts';
import type { FakeVisit } from './fake-roll-up-reader.ts';
import { createReports, type Reports } from './index.ts';
import { answered, ASK, bench, NOW, SHOP, times } from './report-bench.ts';
import { storeVisits } from './store-visits.ts';

const home = { type: 'page_view' as const, page: '/' };
const pricing = { type: 'page_view' as const, page: '/pricing/' };
const seen = { type: 'view_block' as const, page: '/', block: ASK.blockId };
const clicked = { type: 'cta_click' as const, page: '/', block: ASK.blockId };
const ordered = { type: 'purchase' as const };

/** 400 see the button last week and 50 click it; 3 of 40 order today; 100 come the week before; bots and staff besides. */
const visits: FakeVisit[] = [
	...times( 350, { at: '2026-11-18T08:00:00Z', events: [ home, seen ] } ),
	...times( 50, {
		at: '2026-11-19T08:00:00Z',
		events: [ home, seen, clicked ],
		source: 'newsletter',
		device: 'phone',
	} ),
	...times( 37, { at: '2026-11-23T08:00:00Z', events: [ home, pricing ] } ),
	...times( 3, {
		at: '2026-11-23T08:00:00Z',
		events: [ home, pricing, ordered, ordered ],
	} ),
	...times( 100, { at: '2026-11-12T08:00:00Z', events: [ home ] } ),
	...times( 30, { at: '2026-11-16T20:00:00Z', events: [ home ] } ),
	...times( 6, {
		at: '2026-11-19T08:00:00Z',
		events: [ home, clicked ],
		audience: 'bot',
	} ),
	{
		at: '2026-11-19T08:00:00Z',
		events: [ home, clicked ],
		audience: 'staff',
	},
];

const WEEK = { from: '2026-11-17', to: '2026-11-24', compare: 'previous' };

describeOnEachDatabase( 'reports over real roll-ups', ( engine ) => {
	const db = engine.use();
	let reports: Reports;

	beforeAll( async () => {
		const { database } = db();
		await storeVisits( database, SHOP, visits );
		await sql`
			INSERT INTO counter_day (site_id, day, type, n)
			VALUES (${ SHOP.id }, '2026-11-20', 1, 200), (${ SHOP.id }, '2026-11-20', 2, 14),
				(${ SHOP.id }, '2026-11-24', 1, 999), (${ SHOP.id + 1 }, '2026-11-20', 1, 999)
		`.execute( database.queries );
		const clock = { now: () => NOW };
		const rollups = createRollupReader( { database, clock } );
		reports = createReports( {
			...bench( [] ),
			clock,
			rollups,
			blockNames: { placements: async () => [ ASK ] },
			countersOnly: createDataFlow( {
				database,
				rollups,
				clock,
				version: 'test',
			} ).countersOnly,
		} );
	} );

	it( 'are the numbers one can add up by hand', async () => {
		expect(
			await answered( reports.overview.run( SHOP, WEEK ) )
		).toMatchObject( {
			has_data: true,
			head: {
				data_until: '2026-11-23T08:00:00.000Z',
				not_counted: { bots: 12, staff: 2, counters_only: 214 },
			},
			cards: {
				visits: { value: 440, compared: 100 },
				with_step: { rate: { s: 53, n: 440 } },
				macro: { value: 6 },
				macro_rate: { rate: { s: 3, n: 440, state: 'rough' } },
			},
			steps: [
				{
					label: 'Ask us',
					seen: 400,
					acted: 50,
					rate: { s: 50, n: 400, p: 0.125, state: 'ok' },
					trend: [ 0, 0, 50, 0, 0, 0, 0 ],
				},
				{ type: 'purchase', seen: 440, acted: 3, actions: 6 },
			],
		} );
	} );

	it.each( [
		[ 'overview', WEEK ],
		[ 'overview', { from: '2026-11-23', to: '2026-11-24' } ],
		[ 'overview', { ...WEEK, filter: 'page', value: '/pricing/' } ],
		[ 'overview', { ...WEEK, filter: 'block', value: ASK.blockId } ],
		[ 'overview', { ...WEEK, filter: 'step', value: 'cta_click' } ],
		[ 'overview', { ...WEEK, filter: 'source', value: 'newsletter' } ],
		[ 'overview', { ...WEEK, filter: 'source', value: 'direct' } ],
		[ 'overview', { ...WEEK, filter: 'device', value: 'phone' } ],
		[ 'overview', { ...WEEK, filter: 'page', value: '/nowhere/' } ],
		[ 'steps', { ...WEEK, group: 'step' } ],
		[ 'steps', { ...WEEK, group: 'block' } ],
		[ 'steps', { ...WEEK, group: 'page' } ],
		[ 'steps', { ...WEEK, group: 'stage' } ],
		[ 'step', { ...WEEK, type: 'cta_click' } ],
		[ 'step', { ...WEEK, type: 'cta_click', by: 'pages' } ],
		[ 'step', { ...WEEK, type: 'cta_click', by: 'sources' } ],
		[ 'step', { ...WEEK, type: 'cta_click', by: 'devices' } ],
		[ 'step', { ...WEEK, type: 'cta_click', block: ASK.blockId } ],
		[ 'block', { block: ASK.blockId, type: 'cta_click' } ],
	] as const )(
		'%s %j is what plain counting gives, before and after folding',
		async ( name, query ) => {
			const counted = createReports( {
				...bench( visits ),
				countersOnly: {
					ofDays: async ( _site, days ) =>
						days.includes( '2026-11-20' ) ? 214 : 0,
				},
			} );
			const expected = await answered(
				counted[ name ].run( SHOP, query )
			);
			expect(
				await answered( reports[ name ].run( SHOP, query ) )
			).toEqual( expected );
			await foldAll( db().database );
			expect(
				await answered( reports[ name ].run( SHOP, query ) )
			).toEqual( expected );
		}
	);

	it( 'offer the values of each filter', async () => {
		const values = async ( filter: string, search?: string ) =>
			answered( reports.filterValues.run( SHOP, { filter, search } ) );
		expect( await values( 'page', 'PRIC' ) ).toMatchObject( {
			values: [ { value: '/pricing/' } ],
		} );
		expect( await values( 'source' ) ).toMatchObject( {
			values: [ { value: 'direct' }, { value: 'newsletter' } ],
		} );
		expect( await values( 'block', 'ask' ) ).toMatchObject( {
			values: [ { value: ASK.blockId, label: 'Ask us' } ],
		} );
	} );

	it( 'show nothing of another site', async () => {
		const stranger = { ...SHOP, id: SHOP.id + 1 };
		expect(
			await answered( reports.overview.run( stranger, WEEK ) )
		).toMatchObject( {
			has_data: false,
			cards: { visits: { value: 0 } },
			steps: [],
			head: { not_counted: { bots: 0, staff: 0, counters_only: 999 } },
		} );
	} );
} );
