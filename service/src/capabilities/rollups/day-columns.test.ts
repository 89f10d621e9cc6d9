import { packCells } from './cells.ts';
import { ReadDays, unpackDay } from './day-columns.ts';

const DAY = '2026-11-23';

/** A row whose cells are given as type, visits, events. */
function row( value: number, ...cells: [ number, number, number ][] ) {
	return {
		value_id: value,
		cells: packCells(
			new Map(
				cells.map( ( [ type, visits, events ] ) => [
					type,
					{ visits, events },
				] )
			)
		),
	};
}

test( 'a day is unpacked cell by cell, each with its value', () => {
	const { values, types, visits, events } = unpackDay( [
		row( 3, [ 1, 5, 500 ], [ 1002, 1, 2 ] ),
		row( 70_000, [ 1, 70_000, 2 ** 40 ] ),
	] );
	expect( [ ...values ] ).toEqual( [ 3, 3, 70_000 ] );
	expect( [ ...types ] ).toEqual( [ 1, 1002, 1 ] );
	expect( [ ...visits ] ).toEqual( [ 5, 1, 70_000 ] );
	expect( [ ...events ] ).toEqual( [ 500, 2, 2 ** 40 ] );
	expect( unpackDay( [] ).values ).toHaveLength( 0 );
} );

test( 'a day is found at the version it was read at, of its own site and dimension', () => {
	const before = new ReadDays();
	const columns = unpackDay( [ row( 1, [ 1, 1, 1 ] ) ] );
	before.keep( 7, 1, DAY, 42, columns );
	expect( before.find( 7, 1, DAY, 42 ) ).toBe( columns );
	expect( before.find( 7, 1, DAY, 43 ) ).toBeNull();
	expect( before.find( 8, 1, DAY, 42 ) ).toBeNull();
	expect( before.find( 7, 2, DAY, 42 ) ).toBeNull();
	expect( before.find( 7, 1, '2026-11-22', 42 ) ).toBeNull();
	const later = unpackDay( [ row( 1, [ 1, 2, 2 ] ) ] );
	before.keep( 7, 1, DAY, 43, later );
	expect( before.find( 7, 1, DAY, 43 ) ).toBe( later );
	expect( before.find( 7, 1, DAY, 42 ) ).toBeNull();
} );

test( 'the days unused for longest are let go when memory is full', () => {
	const before = new ReadDays( 2000 );
	const columns = unpackDay( [] );
	for ( const day of [ '1', '2', '3' ] ) {
		before.keep( 7, 1, day, 1, columns );
	}
	expect( before.find( 7, 1, '1', 1 ) ).not.toBeNull();
	before.keep( 7, 1, '4', 1, columns );
	expect(
		[ '1', '2', '3', '4' ].filter(
			( day ) => before.find( 7, 1, day, 1 ) !== null
		)
	).toEqual( [ '1', '3', '4' ] );
	// A day that is read again and again takes its place once.
	for ( let version = 2; version < 9; version += 1 ) {
		before.keep( 7, 1, '4', version, columns );
	}
	expect( before.find( 7, 1, '1', 1 ) ).not.toBeNull();
} );
