import { overviewSchema } from '#contract/reports/overview.ts';
import { followedRow } from '../../closed-loop/fake-closed-loop.ts';
import { answered, ASK, bench, SELLING, SHOP, times } from '../report-bench.ts';
import { overviewReport } from './overview.ts';

const WEEK = {
	from: '2026-11-17',
	to: '2026-11-24',
	compare: 'previous' as const,
};
const click = { type: 'cta_click' as const, block: ASK.blockId };
const visits = [
	...times( 40, {
		at: '2026-11-18T10:00:00Z',
		events: [ { type: 'search' as const } ],
	} ),
	...times( 35, {
		at: '2026-11-18T10:00:00Z',
		events: [ { type: 'view_block' as const, block: ASK.blockId }, click ],
	} ),
];

/** It is Monday, 14:40. */
function open() {
	const deps = bench( visits );
	const sell = ( at: string, net: number, isRefund = false ) =>
		deps.sales.sell( SELLING.id, { at, net, isRefund } );
	sell( '2026-11-20T10', 8000 );
	sell( '2026-11-20T18', 4000 );
	sell( '2026-11-21T09', -3000, true );
	sell( '2026-11-23T09', 1000 );
	// In the hour that is running.
	sell( '2026-11-23T14', 500 );
	for ( let i = 0; i < 12; i += 1 ) {
		sell( '2026-11-12T10', 100 );
	}
	sell( '2026-11-16T13', 700 );
	// After 14:00 of the Monday before: not in the same elapsed time.
	sell( '2026-11-16T14', 9000 );
	sell( '2026-11-16T20', 9000 );
	return deps;
}

const overview = ( query = {}, deps = open(), site = SELLING as typeof SHOP ) =>
	answered( overviewReport.run( deps, site, { ...WEEK, ...query } ) );

describe( 'orders and net sales on Overview', () => {
	it( 'are WooCommerce’s own, compared with the same elapsed time', async () => {
		const answer = await overview();
		overviewSchema.parse( answer );
		expect( answer.shop ).toMatchObject( {
			currency: 'EUR',
			decimals: 2,
			date_type: 'date_paid',
			orders: { value: 4, compared: 13, change: { kind: 'none' } },
			net_sales: {
				value: 10_500,
				compared: 1900,
				change: { kind: 'percent', direction: 'up', verdict: 'better' },
			},
			net_sales_in_base: null,
			by_currency: [],
		} );
		// 100.00 without the running hour, against 19.00.
		expect( answer.shop?.net_sales.change.value ).toBeCloseTo(
			10_000 / 1900 - 1,
			12
		);
	} );

	it( 'stand in the chart by day, in weeks and in hours', async () => {
		const { series, comparison_series: compared } = await overview();
		expect( series.map( ( point ) => point.net_sales ) ).toEqual( [
			0, 0, 0, 12_000, -3000, 0, 1500,
		] );
		expect( series.map( ( point ) => point.orders ) ).toEqual( [
			0, 0, 0, 2, 0, 0, 2,
		] );
		expect( compared[ 2 ] ).toMatchObject( {
			orders: 12,
			net_sales: 1200,
		} );
		const { series: weeks } = await overview( { grain: 'week' } );
		expect( weeks.map( ( point ) => point.orders ) ).toEqual( [ 2, 2 ] );
		const { series: hours } = await overview( {
			from: '2026-11-23',
			to: '2026-11-24',
			compare: 'none',
		} );
		expect( hours[ 9 ] ).toMatchObject( { orders: 1, net_sales: 1000 } );
		expect( hours[ 14 ] ).toMatchObject( { orders: 1, net_sales: 500 } );
	} );

	it( 'of a range that is over are compared with all of the one before', async () => {
		const { shop } = await overview( {
			from: '2026-11-17',
			to: '2026-11-21',
		} );
		expect( shop?.orders ).toMatchObject( { value: 2, compared: 3 } );
		const { shop: alone } = await overview( { compare: 'none' } );
		expect( alone?.orders ).toMatchObject( {
			value: 4,
			compared: null,
			change: { kind: 'none' },
		} );
	} );

	it( 'say both sums where there are several currencies, and what is not counted yet', async () => {
		const deps = open();
		deps.sales.totalsAre( SELLING.id, {
			inBase: 9100,
			byCurrency: [
				{ currency: 'EUR', decimals: 2, value: 8000 },
				{ currency: 'USD', decimals: 2, value: 2500 },
			],
			notCountedYet: { orders: 3, value: 7500 },
			paidOrders: 5,
			refundedTwice: 1,
		} );
		expect( ( await overview( {}, deps ) ).shop ).toMatchObject( {
			net_sales_in_base: 9100,
			by_currency: [ { value: 8000 }, { currency: 'USD', value: 2500 } ],
			not_counted_yet: { orders: 3, value: 7500 },
			paid_orders: 5,
			refunded_twice: 1,
		} );
	} );

	it( 'are left out with a filter, which no order knows of, and without a shop', async () => {
		for ( const answer of [
			await overview( { filter: 'device', value: 'desktop' } ),
			await overview( {}, open(), SHOP ),
		] ) {
			overviewSchema.parse( answer );
			expect( answer.shop ).toBeNull();
			expect( answer.after ).toBeNull();
			expect( answer.series[ 3 ] ).toMatchObject( {
				orders: null,
				net_sales: null,
			} );
			expect( answer.steps.map( ( row ) => row.after ) ).toEqual(
				answer.steps.map( () => null )
			);
		}
	} );

	it( 'put the steps first that most orders followed', async () => {
		const deps = open();
		deps.loop.recognisedAre( 0, 75 );
		deps.loop.followedBy( 'visit', 'block', [
			followedRow( {
				type: 'cta_click',
				key: ASK.blockId,
				ordered: 6,
				sales: 48_000,
			} ),
		] );
		deps.loop.followedBy( 'visit', 'type', [
			followedRow( { type: 'search', ordered: 1, sales: 500 } ),
		] );
		const { steps, after } = await overview( {}, deps );
		expect( after?.window ).toBe( 'visit' );
		expect( steps ).toMatchObject( [
			{ type: 'cta_click', after: { ordered: 6, rate: { s: 6, n: 35 } } },
			{ type: 'search', after: { ordered: 1, rate: { s: 1, n: 40 } } },
		] );
	} );
} );
