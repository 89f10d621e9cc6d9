import { liveSchema } from '#contract/reports/live.ts';
import type { LatestEvent } from '../../rollups/index.ts';
import { fakeRollUpReader } from '../fake-roll-up-reader.ts';
import { answered, ASK, bench, SHOP } from '../report-bench.ts';
import { liveReport } from './live.ts';

const click: LatestEvent = {
	at: new Date( '2026-11-23T13:39:58Z' ),
	type: 'cta_click',
	audience: 'staff',
	counted: false,
	requested: false,
	page: '/contact/',
	blockId: ASK.blockId,
};

const live = ( latest: readonly LatestEvent[] ) =>
	answered(
		liveReport.run(
			{
				...bench( [] ),
				rollups: fakeRollUpReader( [], SHOP.timeZone, latest ),
			},
			SHOP,
			{}
		)
	);

describe( 'the live line', () => {
	it( 'shows an owner’s own click arriving, marked and not counted', async () => {
		const answer = await live( [ click ] );
		liveSchema.parse( answer );
		expect( answer.events ).toEqual( [
			{
				at: '2026-11-23T13:39:58.000Z',
				type: 'cta_click',
				audience: 'staff',
				counted: false,
				requested: false,
				page: '/contact/',
				block_id: ASK.blockId,
				block_name: 'Ask us',
			},
		] );
	} );

	it( 'shows five at most, and events without a block too', async () => {
		const { events } = await live(
			Array.from( { length: 8 }, () => ( { ...click, blockId: null } ) )
		);
		expect( events ).toHaveLength( 5 );
		expect( events[ 0 ]?.block_name ).toBeNull();
	} );

	it( 'is empty when nothing happens', async () => {
		expect( await live( [] ) ).toEqual( { data_until: null, events: [] } );
	} );
} );
