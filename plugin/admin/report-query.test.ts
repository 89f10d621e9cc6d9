import { rangeQuery } from './report-query.ts';
import { DEFAULT_STATE } from './url-state.ts';

const today = '2026-11-23';

describe( 'The question to the service', () => {
	it( 'names the dates the preset means today', () => {
		expect( rangeQuery( DEFAULT_STATE, today ) ).toMatchObject( {
			from: '2026-10-27',
			to: '2026-11-24',
			compare: 'previous',
			compare_from: undefined,
		} );
	} );

	it( 'sets a running month beside the same days of the month before', () => {
		expect(
			rangeQuery( { ...DEFAULT_STATE, range: 'month' }, today )
		).toMatchObject( {
			from: '2026-11-01',
			to: '2026-11-24',
			compare: 'custom',
			compare_from: '2026-10-01',
		} );
	} );

	it( 'carries the filter', () => {
		expect(
			rangeQuery(
				{
					...DEFAULT_STATE,
					vs: 'none',
					filter: { filter: 'device', value: 'phone' },
				},
				today
			)
		).toMatchObject( {
			compare: 'none',
			filter: 'device',
			value: 'phone',
		} );
	} );
} );
