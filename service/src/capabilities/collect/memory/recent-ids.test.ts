import { RecentIds } from './recent-ids.ts';

const asks = ( memory: RecentIds ) => ! memory.isTrusted;
const commit = ( memory: RecentIds, times = 1 ) => {
	for ( let n = 0; n < times; n += 1 ) {
		memory.add( [ `id ${ n }` ] );
	}
};

test( 'what was stored is remembered, and nothing else', () => {
	const memory = new RecentIds();
	memory.add( [ 'a', 'b' ] );
	expect( [ 'a', 'b', 'c' ].map( ( id ) => memory.has( id ) ) ).toEqual( [
		true,
		true,
		false,
	] );
} );

test( 'the first hundred commits ask the database', () => {
	const memory = new RecentIds();
	commit( memory, 99 );
	expect( asks( memory ) ).toBe( true );
	commit( memory );
	expect( asks( memory ) ).toBe( false );
} );

test( 'when another process has written, all is forgotten and asked again', () => {
	const memory = new RecentIds();
	commit( memory, 100 );
	const next = memory.afterGap();
	expect( next.has( 'id 0' ) ).toBe( false );
	commit( next, 99 );
	expect( asks( next ) ).toBe( true );
	commit( next );
	expect( asks( next ) ).toBe( false );
} );

test( 'failures that repeat make it ask longer each time, until it went well for as long', () => {
	let memory = new RecentIds( 1 );
	const asked: number[] = [];
	for ( let failure = 0; failure < 4; failure += 1 ) {
		memory = memory.afterFailure();
		let commits = 0;
		while ( asks( memory ) ) {
			commit( memory );
			commits += 1;
		}
		asked.push( commits );
	}
	expect( asked ).toEqual( [ 2, 4, 8, 16 ] );
	commit( memory, 32 );
	memory = memory.afterFailure();
	commit( memory );
	expect( asks( memory ) ).toBe( false );
} );

test( 'it forgets the oldest and never grows beyond its two halves', () => {
	const memory = new RecentIds();
	const block = ( from: number ) =>
		Array.from( { length: 25_000 }, ( _, n ) => String( from + n ) );
	memory.add( block( 0 ) );
	memory.add( block( 25_000 ) );
	expect( [ memory.has( '0' ), memory.has( '49999' ) ] ).toEqual( [
		true,
		true,
	] );
	memory.add( block( 50_000 ) );
	expect(
		[ '0', '25000', '74999' ].map( ( id ) => memory.has( id ) )
	).toEqual( [ false, true, true ] );
} );
