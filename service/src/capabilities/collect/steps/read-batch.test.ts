import { eventAt, requestOf } from '../testing/test-batch.ts';
import { NOON } from '../testing/test-collect.ts';
import { Arrival } from './arrival.ts';
import { readBatch } from './read-batch.ts';

function read( change: ( batch: Record< string, unknown > ) => unknown ) {
	const request = requestOf( [ eventAt( NOON ) ] );
	const body = change(
		JSON.parse( request.body.toString() ) as Record< string, unknown >
	);
	const text = typeof body === 'string' ? body : JSON.stringify( body );
	const arrival = new Arrival(
		{ ...request, body: Buffer.from( text ) },
		NOON
	);
	return { refusal: readBatch( arrival ), arrival };
}

test( 'an ordinary batch is read', () => {
	const { refusal, arrival } = read( ( batch ) => batch );
	expect( refusal ).toBeUndefined();
	expect( arrival.batch.events ).toHaveLength( 1 );
} );

test.each( [
	[ 'no JSON', () => '{', 'bad_json' ],
	[ 'an empty body', () => '', 'bad_json' ],
	[ 'NaN', () => '{"sent_at":NaN}', 'bad_json' ],
	[ 'a list', () => [], 'bad_batch' ],
	[ 'null', () => null, 'bad_batch' ],
	[
		'an unknown field',
		( batch: object ) => ( { ...batch, admin: true } ),
		'bad_batch',
	],
	[
		'no events',
		( batch: object ) => ( { ...batch, events: [] } ),
		'bad_batch',
	],
	[
		'another version',
		( batch: object ) => ( { ...batch, schema_version: 2 } ),
		'unsupported_version',
	],
	[
		'a key of another shape',
		( batch: object ) => ( { ...batch, key: "' OR 1=1" } ),
		'bad_batch',
	],
] )( '%s is refused', ( _name, change, error ) => {
	expect( read( change ).refusal ).toEqual( { error } );
} );

test( 'a prototype cannot be smuggled in', () => {
	const text = ( extra: string ) =>
		requestOf( [ eventAt( NOON ) ] )
			.body.toString()
			.replace( '{', `{${ extra },` );
	expect(
		read( () => text( '"__proto__":{"polluted":1}' ) ).refusal
	).toEqual( { error: 'bad_batch' } );
	expect(
		read( () => text( '"constructor":{"prototype":{"polluted":1}}' ) )
			.refusal
	).toEqual( { error: 'bad_batch' } );
	expect( ( {} as { polluted?: number } ).polluted ).toBeUndefined();
} );

test( 'of a key given twice the last one counts, as everywhere in JSON', () => {
	const { arrival } = read( ( batch ) =>
		JSON.stringify( batch ).replace(
			'"url":',
			'"url":"https://first.example/","url":'
		)
	);
	expect( arrival.batch.url ).toBe( 'https://shop.example/' );
} );
