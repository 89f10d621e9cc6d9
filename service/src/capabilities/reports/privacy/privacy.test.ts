import { privacyReportSchema } from '#contract/reports/privacy.ts';
import { answered, bench, NOW, SHOP } from '../report-bench.ts';
import { privacyReport } from './privacy.ts';

describe( 'Privacy', () => {
	it( 'tells what is kept, under which consent, and with which key', async () => {
		const asked: unknown[] = [];
		const deps = bench( [], {
			consents: {
				ofVisits: async ( ...question ) => {
					asked.push( question );
					return {
						byState: new Map( [
							[ 'statistics', 40 ],
							[ 'cookieless', 60 ],
						] as const ),
						gpc: 3,
					};
				},
				uncountedViews: async ( _site, days ) => days.length,
			},
			kept: {
				of: async () => [
					{
						kind: 'events',
						rows: 12,
						keep: { value: 13, unit: 'months' },
						oldest: NOW,
						nextDeletion: null,
					},
				],
			},
			personalKey: async () => ( { no: 2, since: NOW, waiting: 5 } ),
		} );
		const answer = privacyReportSchema.parse(
			await answered(
				privacyReport.run(
					deps,
					{ ...SHOP, unanswered: 'cookieless' },
					{}
				)
			)
		);
		expect( answer ).toMatchObject( {
			unanswered: 'cookieless',
			visits: [
				{ state: 'cookieless', visits: 60 },
				{ state: 'statistics', visits: 40 },
			],
			gpc_visits: 3,
			counters_only: 28,
			kept: [
				{
					kind: 'events',
					rows: 12,
					keep: { value: 13, unit: 'months' },
					oldest: '2026-11-23T13:40:00.000Z',
					next_deletion: null,
				},
			],
			encryption: {
				key_id: '2',
				since: '2026-11-23T13:40:00.000Z',
				waiting: 5,
			},
		} );
		// Today is one of the 28 days; they begin at midnight in Berlin.
		expect( asked ).toEqual( [
			[ SHOP.id, Date.parse( '2026-10-26T23:00:00Z' ) ],
		] );
	} );

	it( 'has no key to name where nothing personal was stored', async () => {
		expect(
			await answered( privacyReport.run( bench( [] ), SHOP, {} ) )
		).toMatchObject( {
			encryption: null,
			visits: [],
			contacts: { all: 0 },
		} );
	} );
} );
