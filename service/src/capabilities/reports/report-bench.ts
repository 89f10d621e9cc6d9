/** What tests of reports share: a shop in Berlin on a Monday afternoon, and its blocks. */
import {
	createFakeCartReader,
	type FakeCartReader,
} from '../carts/fake-cart-reader.ts';
import {
	createFakeClosedLoop,
	type FakeClosedLoop,
} from '../closed-loop/fake-closed-loop.ts';
import {
	createFakeShopSales,
	type FakeShopSales,
} from '../orders/fake-shop-sales.ts';
import {
	createFakeFormReader,
	type FakeFormReader,
} from '../contacts/fake-form-reader.ts';
import type { BlockPlacement } from './block-names.ts';
import {
	fakeRollUpReader,
	type FakeRollUps,
	type FakeVisit,
} from './fake-roll-up-reader.ts';
import type {
	ReportAnswer,
	ReportDeps,
	ReportSite,
	SellingSite,
} from './report.ts';

/** Monday 23 November 2026, 14:40 in Berlin. */
export const NOW = Date.parse( '2026-11-23T13:40:00Z' );

/** A site that sells nothing. */
export const SHOP: ReportSite = {
	id: 7,
	timeZone: 'Europe/Berlin',
	countStaff: false,
	demo: false,
	currency: null,
};

/** The same with a WooCommerce. */
export const SELLING: SellingSite = {
	...SHOP,
	currency: 'EUR',
	shop: {
		dateType: 'date_paid',
		excludedStatuses: [ 'cancelled' ],
		decimals: 2,
	},
};

export const ASK: BlockPlacement = {
	blockId: 'askusask01',
	blockType: 'cairn/cta-button',
	name: 'Ask us',
	postId: 12,
	page: '/contact/',
	stage: null,
};

/** The same visit `count` times. */
export function times( count: number, visit: FakeVisit ): FakeVisit[] {
	return Array.from( { length: count }, () => visit );
}

export interface Bench extends ReportDeps {
	readonly rollups: FakeRollUps;
	readonly sales: FakeShopSales;
	readonly loop: FakeClosedLoop;
	readonly carts: FakeCartReader;
	readonly forms: FakeFormReader;
}

/** Everything a report needs, over these visits. */
export function bench(
	visits: readonly FakeVisit[],
	changes: Partial< ReportDeps > & { placements?: BlockPlacement[] } = {}
): Bench {
	const { placements = [ ASK ], ...deps } = changes;
	const sales = createFakeShopSales();
	return {
		clock: { now: () => NOW },
		blockNames: { placements: async () => placements },
		countersOnly: { ofDays: async () => 0 },
		products: sales.names,
		people: {
			counts: async () => ( {
				all: 0,
				confirmed: 0,
				pending: 0,
				suppressed: 0,
			} ),
			requests: async () => ( { exports: 0, erasures: 0 } ),
		},
		consents: {
			ofVisits: async () => ( { byState: new Map(), gpc: 0 } ),
			uncountedViews: async () => 0,
		},
		kept: { of: async () => [] },
		personalKey: async () => null,
		...deps,
		sales,
		loop: createFakeClosedLoop(),
		carts: createFakeCartReader(),
		forms: createFakeFormReader(),
		rollups: fakeRollUpReader( visits ),
	};
}

/** The result of a report that must not refuse. */
export async function answered< Result >(
	answer: Promise< ReportAnswer< Result > >
): Promise< Result > {
	const given = await answer;
	if ( given.kind === 'refused' ) {
		throw new Error( `refused: ${ given.error } (${ given.field })` );
	}
	return given.result;
}
