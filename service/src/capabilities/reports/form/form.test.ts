import { formSchema } from '#contract/reports/forms.ts';
import { answered, ASK, bench, SELLING, times } from '../report-bench.ts';
import { formReport } from './form.ts';

const NEWS = 'newsnews01';
const WEEK = { from: '2026-11-17', to: '2026-11-24', block_id: NEWS };
const began = { type: 'form_start' as const, block: NEWS };
const left = ( field: string, block = NEWS ) => ( {
	type: 'form_leave' as const,
	block,
	left: field,
} );
const sent = { type: 'form_submit' as const, block: NEWS };
const at = '2026-11-18T08:00:00Z';

function open() {
	const deps = bench(
		[
			...times( 20, { at, events: [ began, left( 'phone' ) ] } ),
			...times( 5, {
				at,
				events: [ began, left( 'phone' ), left( 'email' ) ],
			} ),
			...times( 10, { at, events: [ began, left( 'name' ), sent ] } ),
			...times( 3, { at, events: [ left( 'phone', 'otherform1' ) ] } ),
		],
		{
			placements: [
				{
					...ASK,
					blockId: NEWS,
					blockType: 'cairn/form',
					name: 'The letter',
				},
			],
		}
	);
	deps.forms.add(
		SELLING.id,
		// Half past midnight in Berlin.
		{ at: '2026-11-18T23:30:00Z', blockId: NEWS },
		{ at: '2026-11-19T10:00:00Z', blockId: NEWS },
		{
			at: '2026-11-19T10:00:00Z',
			blockId: NEWS,
			expiresAt: '2026-12-19T10:00:00Z',
		},
		{ at: '2026-11-20T10:00:00Z', blockId: 'otherform1' }
	);
	return deps;
}

describe( 'One form', () => {
	it( 'lists the fields where visits gave up, of those that began', async () => {
		const answer = formSchema.parse(
			await answered( formReport.run( open(), SELLING, WEEK ) )
		);
		expect( answer.fields ).toMatchObject( [
			{ key: 'phone', left: 25, left_rate: { s: 25, n: 35 } },
			{ key: 'email', left: 5, left_rate: { s: 5, n: 35 } },
		] );
		expect( answer.row ).toMatchObject( {
			name: 'The letter',
			started: 35,
			sent: 3,
			left_at: 'phone',
		} );
	} );

	it( 'counts of each field how many came to it, were told of an error and left, the first field first', async () => {
		const field = ( told: object ) => ( {
			type: 'form_field' as const,
			block: NEWS,
			...told,
		} );
		const deps = bench(
			[
				...times( 20, {
					at,
					events: [
						began,
						field( { reached: 'name' } ),
						field( { reached: 'email' } ),
						field( { wrong: 'email' } ),
						left( 'email' ),
					],
				} ),
				...times( 40, {
					at,
					events: [
						began,
						field( { reached: 'name' } ),
						field( { reached: 'email' } ),
						field( { reached: 'phone' } ),
						sent,
					],
				} ),
				...times( 5, {
					at,
					events: [ began, field( { reached: 'name' } ) ],
				} ),
			],
			{
				placements: [
					{ ...ASK, blockId: NEWS, blockType: 'cairn/form' },
				],
			}
		);
		const { fields } = formSchema.parse(
			await answered( formReport.run( deps, SELLING, WEEK ) )
		);
		expect( fields ).toMatchObject( [
			{ key: 'name', reached: 65, wrong: 0, left: 0 },
			{
				key: 'email',
				reached: 60,
				wrong: 20,
				wrong_rate: { s: 20, n: 60 },
				left: 20,
				left_rate: { s: 20, n: 60 },
			},
			{ key: 'phone', reached: 40, wrong: 0, left: 0 },
		] );
		const { name, text } = await answered(
			formReport.csv!( deps, SELLING, WEEK )
		);
		expect( name ).toBe( 'cairn-form_2026-11-17_2026-11-24.csv' );
		const lines = text.trim().split( '\r\n' );
		expect( lines ).toHaveLength( 4 );
		expect( lines[ 0 ] ).toContain( '"field","reached","wrong","wrong_s"' );
		expect( lines[ 2 ] ).toContain( '"email",60,20,20,60' );
	} );

	it( 'does not say how many came to a field where that was not told', async () => {
		const { fields } = await answered(
			formReport.run( open(), SELLING, WEEK )
		);
		expect( fields[ 0 ] ).toMatchObject( {
			reached: null,
			wrong: null,
			wrong_rate: { state: 'none' },
		} );
	} );

	it( 'draws what was sent and confirmed on the site’s own days, or in the grain that is asked for', async () => {
		const trend = async ( query: object = {} ) =>
			(
				await answered(
					formReport.run( open(), SELLING, { ...WEEK, ...query } )
				)
			).trend;
		expect(
			( await trend() ).map( ( point ) => [
				point.start,
				point.sent,
				point.confirmed,
			] )
		).toEqual( [
			[ '2026-11-17', 0, 0 ],
			[ '2026-11-18', 0, 0 ],
			[ '2026-11-19', 3, 2 ],
			[ '2026-11-20', 0, 0 ],
			[ '2026-11-21', 0, 0 ],
			[ '2026-11-22', 0, 0 ],
			[ '2026-11-23', 0, 0 ],
		] );
		expect( await trend( { grain: 'month' } ) ).toMatchObject( [
			{ sent: 3, confirmed: 2 },
		] );
	} );

	it( 'says that there is no such form', async () => {
		expect(
			await formReport.run( open(), SELLING, {
				...WEEK,
				block_id: 'nosuchform',
			} )
		).toMatchObject( { kind: 'refused', error: 'not_found' } );
	} );
} );
