import { filterValuesSchema } from '#contract/reports/filter-values.ts';
import type { FakeVisit } from '../fake-roll-up-reader.ts';
import { answered, ASK, bench, SHOP } from '../report-bench.ts';
import { filterValuesReport } from './filter-values.ts';

const at = '2026-11-20T10:00:00Z';
const visits: FakeVisit[] = [
	{
		at,
		device: 'phone',
		source: 'newsletter',
		events: [
			{ type: 'page_view', page: '/pricing/' },
			{ type: 'purchase' },
			{ type: 'cta_click', page: '/', block: ASK.blockId },
			{ type: 'view_block', page: '/', block: 'x:cta-button:/about/:1' },
		],
	},
	{ at, events: [ { type: 'page_view', page: '/' } ] },
];

const values = async (
	filter: 'page' | 'block' | 'step' | 'source' | 'device',
	search?: string
) => {
	const answer = await answered(
		filterValuesReport.run( bench( visits ), SHOP, { filter, search } )
	);
	return filterValuesSchema.parse( answer ).values;
};

describe( 'the values of a filter', () => {
	it( 'are the pages that were visited, narrowed by what is typed', async () => {
		expect( await values( 'page' ) ).toEqual( [
			{ value: '/', label: '/' },
			{ value: '/pricing/', label: '/pricing/' },
		] );
		expect( await values( 'page', 'pric' ) ).toHaveLength( 1 );
	} );

	it( 'are blocks by the name their owner gave them', async () => {
		expect( await values( 'block' ) ).toEqual( [
			{ value: 'x:cta-button:/about/:1', label: '/about/' },
			{ value: ASK.blockId, label: 'Ask us' },
		] );
		expect( await values( 'block', 'ask U' ) ).toEqual( [
			{ value: ASK.blockId, label: 'Ask us' },
		] );
	} );

	it( 'are steps and devices in the order of the vocabulary, named by the screen', async () => {
		expect( await values( 'step' ) ).toEqual( [
			{ value: 'cta_click', label: null },
			{ value: 'purchase', label: null },
		] );
		// The screen searches their translated names itself.
		expect( await values( 'device', 'nothing like it' ) ).toEqual( [
			{ value: 'desktop', label: null },
			{ value: 'phone', label: null },
		] );
	} );

	it( 'are the sources visits came from', async () => {
		expect( await values( 'source' ) ).toEqual( [
			{ value: 'direct', label: 'direct' },
			{ value: 'newsletter', label: 'newsletter' },
		] );
	} );
} );
