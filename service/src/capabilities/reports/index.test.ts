import { answered, ASK, bench, SHOP, times } from './report-bench.ts';
import { createReports } from './index.ts';

const visits = times( 3, {
	at: '2026-11-20T10:00:00Z',
	events: [ { type: 'cta_click', block: ASK.blockId } ],
} );
const WEEK = { from: '2026-11-17', to: '2026-11-24' };

describe( 'the reports as they are mounted', () => {
	it( 'read their query by the contract and name the field that is wrong', async () => {
		const { overview, steps } = createReports( bench( visits ) );
		expect(
			await overview.run( SHOP, { ...WEEK, grain: 'fortnight' } )
		).toEqual( { kind: 'refused', error: 'bad_query', field: 'grain' } );
		expect( await steps.csv?.( SHOP, { from: '2026-11-17' } ) ).toEqual( {
			kind: 'refused',
			error: 'bad_query',
			field: 'to',
		} );
		expect( await answered( overview.run( SHOP, WEEK ) ) ).toMatchObject( {
			cards: { visits: { value: 3 } },
		} );
	} );

	it( 'are files where they have a table', () => {
		const reports = createReports( bench( visits ) );
		expect( reports.overview.csv ).not.toBeNull();
		expect( reports.step.csv ).not.toBeNull();
		expect( reports.live.csv ).toBeNull();
	} );

	it( 'have a validator that holds until a number may have changed', async () => {
		const tag = ( deps = bench( visits ), site = SHOP ) =>
			createReports( deps ).etag( site );
		const first = await tag();
		expect( first ).toMatch( /^W\/"[\w-]{22}"$/ );
		expect( await tag() ).toBe( first );
		expect( await tag( bench( visits.slice( 1 ) ) ) ).not.toBe( first );
		expect( await tag( undefined, { ...SHOP, timeZone: 'UTC' } ) ).not.toBe(
			first
		);
		const later = { now: () => bench( [] ).clock.now() + 60_000 };
		expect( await tag( { ...bench( visits ), clock: later } ) ).not.toBe(
			first
		);
	} );
} );
