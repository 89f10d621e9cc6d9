import fc from 'fast-check';
import {
	isMonth,
	monthBound,
	monthOf,
	monthStart,
	type Partition,
	splitPlan,
} from './partitions.ts';

const EMPTY: readonly Partition[] = [
	{ name: 'p_first', from: -Infinity, to: 600 },
	{ name: 'p_from_202001', from: 600, to: Infinity },
];

function apply(
	partitions: readonly Partition[],
	months: readonly number[]
): Partition[] {
	const plan = splitPlan( partitions, months );
	return partitions.flatMap(
		( partition ) =>
			plan.find( ( one ) => one.divide === partition )?.into ?? partition
	);
}

test( 'a month is the range of ids made in it', () => {
	expect( monthOf( Date.parse( '2026-11-30T23:59:59.999Z' ) ) ).toBe(
		56 * 12 + 10
	);
	expect( monthStart( monthOf( Date.parse( '2026-11-23' ) ) ) ).toBe(
		Date.parse( '2026-11-01' )
	);
	expect( monthBound( 600 ) ).toBe( '016f5e66e800000000000000000000ff' );
} );

test( 'months are cut off the catch-all, which stays at the end', () => {
	expect(
		apply( EMPTY, [ 682, 683 ] ).map( ( partition ) => partition.name )
	).toEqual( [
		'p_first',
		'p_from_202001',
		'p_202611',
		'p_202612',
		'p_from_202701',
	] );
} );

test( 'an old month is cut off the beginning, and the gap between stays one partition', () => {
	const recent = apply( EMPTY, [ 682 ] );
	expect(
		apply( recent, [ 338 ] ).map( ( partition ) => partition.name )
	).toEqual( [
		'p_first',
		'p_199803',
		'p_from_199804',
		'p_from_202001',
		'p_202611',
		'p_from_202612',
	] );
} );

test( 'whatever months are asked for, in whatever order: each has its own, no time is without, and asking again changes nothing', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.array( fc.integer( { min: 0, max: 720 } ), {
					maxLength: 6,
				} ),
				{ maxLength: 5 }
			),
			( asked ) => {
				let partitions: readonly Partition[] = EMPTY;
				for ( const months of asked ) {
					partitions = apply( partitions, months );
					expect( splitPlan( partitions, months ) ).toEqual( [] );
				}
				for ( const month of asked.flat() ) {
					expect(
						partitions.filter(
							( partition ) =>
								isMonth( partition ) && partition.from === month
						)
					).toHaveLength( 1 );
				}
				expect( partitions[ 0 ]?.from ).toBe( -Infinity );
				expect( partitions.at( -1 )?.to ).toBe( Infinity );
				partitions.slice( 1 ).forEach( ( partition, before ) => {
					expect( partition.from ).toBe( partitions[ before ]?.to );
				} );
				expect(
					new Set( partitions.map( ( partition ) => partition.name ) )
						.size
				).toBe( partitions.length );
			}
		)
	);
} );
