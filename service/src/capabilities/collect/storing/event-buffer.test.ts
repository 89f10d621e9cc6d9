import { PendingEvent } from '../pending-event.ts';
import { noMetrics, silentLog } from '../testing/test-collect.ts';
import { createEventBuffer } from './event-buffer.ts';

let made = 0;
const group = ( events = 1, siteId = 1 ) => ( {
	timeZone: 'UTC',
	events: Array.from( { length: events }, () => {
		made += 1;
		return new PendingEvent(
			siteId,
			made.toString( 16 ).padStart( 32, '0' ),
			0,
			0,
			1
		);
	} ),
} );

/** A store whose commits end when the test says so. */
function createSlowStore() {
	const commits: { rows: number; end: ( error?: unknown ) => void }[] = [];
	return {
		commits,
		write: ( events: readonly PendingEvent[] ) =>
			new Promise< void >( ( resolve, reject ) => {
				commits.push( {
					rows: events.length,
					end: ( error ) =>
						error === undefined ? resolve() : reject( error ),
				} );
			} ),
	};
}

/** Long enough for the buffer to have begun its next commit. */
const turn = async () => {
	for ( let turns = 0; turns < 4; turns += 1 ) {
		await new Promise( setImmediate );
	}
};
const databaseError = ( errno: number ) =>
	Object.assign( new Error( 'database' ), { errno } );

test( 'everything that came while a commit ran goes into the next one', async () => {
	const store = createSlowStore();
	const buffer = createEventBuffer( {
		write: store.write,
		metrics: noMetrics,
		log: silentLog,
	} );
	const first = buffer.add( group() );
	await turn();
	const others = [ buffer.add( group( 3 ) ), buffer.add( group( 2 ) ) ];
	await turn();
	expect( store.commits.map( ( commit ) => commit.rows ) ).toEqual( [ 1 ] );
	store.commits[ 0 ]?.end();
	expect( await first ).toBe( 'stored' );
	await turn();
	expect( store.commits.map( ( commit ) => commit.rows ) ).toEqual( [
		1, 5,
	] );
	store.commits[ 1 ]?.end();
	expect( await Promise.all( others ) ).toEqual( [ 'stored', 'stored' ] );
	expect( buffer.waiting ).toBe( 0 );
} );

test( 'nobody is answered before the commit', async () => {
	const store = createSlowStore();
	const buffer = createEventBuffer( {
		write: store.write,
		metrics: noMetrics,
		log: silentLog,
	} );
	let answered = false;
	const added = buffer.add( group() ).then( () => {
		answered = true;
	} );
	await turn();
	await turn();
	expect( answered ).toBe( false );
	store.commits[ 0 ]?.end();
	await added;
	expect( answered ).toBe( true );
} );

test( 'a commit takes about a thousand rows and never half a request', async () => {
	const store = createSlowStore();
	const buffer = createEventBuffer( {
		write: store.write,
		metrics: noMetrics,
		log: silentLog,
		pause: () => Promise.resolve(),
	} );
	void buffer.add( group() );
	await turn();
	const all = Array.from( { length: 120 }, () => buffer.add( group( 15 ) ) );
	store.commits[ 0 ]?.end();
	await turn();
	store.commits[ 1 ]?.end();
	await turn();
	store.commits[ 2 ]?.end();
	await Promise.all( all );
	expect( store.commits.map( ( commit ) => commit.rows ) ).toEqual( [
		1, 1005, 795,
	] );
} );

/** A pause that ends when the test says so. */
function createSlowPause() {
	const pauses: ( () => void )[] = [];
	return {
		pauses,
		pause: () =>
			new Promise< void >( ( resolve ) => {
				pauses.push( resolve );
			} ),
	};
}

test( 'under load a commit waits for what arrives in the next milliseconds, and no longer than something does', async () => {
	const store = createSlowStore();
	const { pauses, pause } = createSlowPause();
	const buffer = createEventBuffer( {
		write: store.write,
		metrics: noMetrics,
		log: silentLog,
		pause,
	} );
	const all = [ buffer.add( group( 100 ) ) ];
	await turn();
	expect( pauses ).toHaveLength( 0 );
	all.push( buffer.add( group( 3 ) ) );
	store.commits[ 0 ]?.end();
	await turn();
	expect( store.commits ).toHaveLength( 1 );
	all.push( buffer.add( group( 4 ) ) );
	pauses[ 0 ]?.();
	await turn();
	expect( store.commits ).toHaveLength( 1 );
	pauses[ 1 ]?.();
	await turn();
	expect( store.commits.map( ( commit ) => commit.rows ) ).toEqual( [
		100, 7,
	] );
	store.commits[ 1 ]?.end();
	expect( await Promise.all( all ) ).toEqual( [
		'stored',
		'stored',
		'stored',
	] );
} );

test( 'events that never stop arriving do not keep the first of them from being stored', async () => {
	const store = createSlowStore();
	const { pauses, pause } = createSlowPause();
	const buffer = createEventBuffer( {
		write: store.write,
		metrics: noMetrics,
		log: silentLog,
		pause,
	} );
	void buffer.add( group( 100 ) );
	await turn();
	void buffer.add( group() );
	store.commits[ 0 ]?.end();
	await turn();
	for ( let pauseAt = 0; store.commits.length < 2; pauseAt += 1 ) {
		expect( pauseAt ).toBeLessThan( 20 );
		void buffer.add( group() );
		pauses[ pauseAt ]?.();
		await turn();
	}
	expect( store.commits[ 1 ]?.rows ).toBeGreaterThan( 1 );
} );

test( 'more than may wait is refused at once, and room comes back with the commit', async () => {
	const store = createSlowStore();
	const buffer = createEventBuffer( {
		write: store.write,
		metrics: noMetrics,
		log: silentLog,
		mostWaiting: 10,
	} );
	const first = buffer.add( group( 8 ) );
	expect( await buffer.add( group( 3 ) ) ).toBe( 'full' );
	await turn();
	store.commits[ 0 ]?.end();
	await first;
	const next = buffer.add( group( 3 ) );
	await turn();
	store.commits[ 1 ]?.end();
	expect( await next ).toBe( 'stored' );
} );

test.each( [
	[ 'the database is gone', 2013 ],
	[ 'the disk is full', 1114 ],
	[ 'the disk is full for a file', 1021 ],
	[ 'the server is read-only', 1290 ],
] )(
	'when %s, everybody in the commit is told to come again',
	async ( _what, errno ) => {
		const store = createSlowStore();
		const buffer = createEventBuffer( {
			write: store.write,
			metrics: noMetrics,
			log: silentLog,
		} );
		const both = [ buffer.add( group() ), buffer.add( group() ) ];
		await turn();
		store.commits[ 0 ]?.end( databaseError( errno ) );
		expect( await Promise.all( both ) ).toEqual( [
			'unavailable',
			'unavailable',
		] );
		expect( buffer.waiting ).toBe( 0 );
	}
);

test( 'one request that cannot be stored does not cost the others their events', async () => {
	const bad = group( 1, 66 );
	const buffer = createEventBuffer( {
		write: async ( events ) => {
			if ( events.some( ( event ) => event.siteId === 66 ) ) {
				throw databaseError( 1406 );
			}
		},
		metrics: noMetrics,
		log: silentLog,
	} );
	const added = [ group(), group(), bad, group(), group() ].map( ( one ) =>
		buffer.add( one ).catch( () => 'thrown' )
	);
	expect( await Promise.all( added ) ).toEqual( [
		'stored',
		'stored',
		'thrown',
		'stored',
		'stored',
	] );
	expect( buffer.waiting ).toBe( 0 );
} );

test( 'stopping stores what waits and takes nothing more', async () => {
	const store = createSlowStore();
	const buffer = createEventBuffer( {
		write: store.write,
		metrics: noMetrics,
		log: silentLog,
	} );
	const first = buffer.add( group() );
	await turn();
	const second = buffer.add( group() );
	let stopped = false;
	const stopping = buffer.stop().then( () => {
		stopped = true;
	} );
	expect( await buffer.add( group() ) ).toBe( 'full' );
	store.commits[ 0 ]?.end();
	await first;
	await turn();
	expect( stopped ).toBe( false );
	store.commits[ 1 ]?.end();
	expect( await second ).toBe( 'stored' );
	await stopping;
} );
