import { blockReportSchema } from '#contract/reports/block.ts';
import { answered, ASK, bench, SHOP, times } from '../report-bench.ts';
import { blockReport } from './block.ts';

const seen = { type: 'view_block' as const, block: ASK.blockId };
const clicked = { type: 'cta_click' as const, block: ASK.blockId };
const visits = [
	...times( 300, { at: '2026-10-27T12:00:00Z', events: [ seen ] } ),
	...times( 50, { at: '2026-11-23T12:00:00Z', events: [ seen, clicked ] } ),
	...times( 50, { at: '2026-11-23T12:00:00Z', events: [ seen ] } ),
	// One day too old.
	...times( 9, { at: '2026-10-26T12:00:00Z', events: [ seen, clicked ] } ),
];

const panel = ( block: string, deps = bench( visits ) ) =>
	answered( blockReport.run( deps, SHOP, { block, type: 'cta_click' } ) );

describe( 'the block’s own panel', () => {
	it( 'shows its last 28 days, today included', async () => {
		const answer = await panel( ASK.blockId );
		blockReportSchema.parse( answer );
		expect( answer ).toMatchObject( {
			block_id: ASK.blockId,
			known: true,
			from: '2026-10-27',
			to: '2026-11-24',
			seen: 400,
			acted: 50,
			rate: { s: 50, n: 400, p: 0.125, state: 'ok' },
			data_until: '2026-11-23T12:00:00.000Z',
		} );
		expect( answer.days ).toHaveLength( 28 );
		expect( answer.days[ 0 ] ).toEqual( {
			day: '2026-10-27',
			seen: 300,
			acted: 0,
		} );
		expect( answer.days.at( -1 ) ).toEqual( {
			day: '2026-11-23',
			seen: 100,
			acted: 50,
		} );
	} );

	it( 'says of a block that was never published that it is not known', async () => {
		expect( await panel( 'draftblock' ) ).toMatchObject( {
			known: false,
			seen: 0,
			rate: { state: 'none', p: null },
		} );
	} );

	it( 'asks for one block, not for all', async () => {
		const deps = bench( visits );
		await panel( ASK.blockId, deps );
		expect( deps.rollups.asked ).toEqual( [
			`days block ${ ASK.blockId }`,
			'freshness',
		] );
	} );

	it( 'refuses a type that does not exist', async () => {
		expect(
			await blockReport.run( bench( [] ), SHOP, {
				block: ASK.blockId,
				type: 'no_such_step',
			} )
		).toEqual( { kind: 'refused', error: 'bad_query', field: 'type' } );
	} );
} );
