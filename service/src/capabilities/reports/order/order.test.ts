import { orderReportSchema } from '#contract/reports/order.ts';
import type { StoredOrder } from '../../orders/index.ts';
import { answered, ASK, bench, SELLING } from '../report-bench.ts';
import { orderReport } from './order.ts';

const PAID: StoredOrder = {
	siteId: SELLING.id,
	orderId: 4711,
	version: 1,
	state: 'live',
	status: 'processing',
	origin: 'checkout',
	createdAt: 1,
	paidAt: 1,
	withdrawnAt: null,
	counts: true,
	purchaseId: null,
	currency: 'EUR',
	decimals: 2,
	rate: null,
	total: 8000,
	tax: 0,
	shipping: 0,
	discount: 0,
	refunded: 0,
	nth: 1,
	coupons: [],
	paymentMethod: null,
	visitor: '0123456789abcdef',
	visitorAt: 1,
	consent: null,
	staff: false,
	cartId: null,
	batchId: 0,
	items: [],
	refunds: [],
};

async function box( order: Partial< StoredOrder > | null, hasSteps = false ) {
	const deps = bench( [] );
	if ( order ) {
		deps.sales.keep( { ...PAID, ...order } );
	}
	if ( hasSteps ) {
		deps.loop.stepsAre( PAID.orderId, {
			steps: Array.from( { length: 12 }, ( _, i ) => ( {
				at: Date.parse( '2026-11-20T10:00:00Z' ) - i * 60_000,
				before: 90 + i * 60,
				type: 'cta_click' as const,
				blockId: i === 0 ? ASK.blockId : null,
				page: '/contact/',
				productId: null,
				sameVisit: i < 3,
			} ) ),
			total: 31,
			visits: 4,
			source: 'newsletter',
		} );
	}
	return orderReportSchema.parse(
		await answered( orderReport.run( deps, SELLING, { order_id: 4711 } ) )
	);
}

describe( 'the box on an order', () => {
	it( 'tells the last ten steps before it, blocks by their names', async () => {
		const answer = await box( {}, true );
		expect( answer ).toMatchObject( {
			link: 'linked',
			source: 'newsletter',
			total: 31,
			visits: 4,
		} );
		expect( answer.steps ).toHaveLength( 10 );
		expect( answer.steps[ 0 ] ).toEqual( {
			at: '2026-11-20T10:00:00.000Z',
			before: 90,
			type: 'cta_click',
			block_id: ASK.blockId,
			block_name: 'Ask us',
			page: '/contact/',
			product_id: null,
			variant: null,
			same_visit: true,
		} );
	} );

	it.each( [
		[ 'unknown', null ],
		[ 'unknown', { state: 'deleted' as const, visitor: null } ],
		[ 'not_a_visit', { origin: 'admin' as const, visitor: null } ],
		[ 'no_consent', { visitor: null } ],
		[ 'not_paid', { counts: false } ],
		[ 'no_steps', {} ],
	] )( 'says %s where no step can be told (%j)', async ( link, order ) => {
		expect( await box( order ) ).toMatchObject( {
			link,
			steps: [],
			total: 0,
			visits: 0,
		} );
	} );
} );
