import { eventAt, requestOf } from '../testing/test-batch.ts';
import { NOON } from '../testing/test-collect.ts';
import { shapeProblem } from './check-limits.ts';

const body = ( text: string ) => shapeProblem( Buffer.from( text ) )?.error;

test( 'the largest ordinary batch passes', () => {
	const props = Object.fromEntries(
		Array.from( { length: 25 }, ( _, n ) => [
			`key_${ n }`,
			'x'.repeat( 50 ),
		] )
	);
	const events = Array.from( { length: 20 }, () =>
		eventAt( NOON, 'page_view', { props: { ...props, list: [ 1, 2 ] } } )
	);
	expect( shapeProblem( requestOf( events ).body ) ).toBeUndefined();
} );

test( 'a body over 64 KiB is refused by its length', () => {
	expect( shapeProblem( Buffer.alloc( 65537, 0x20 ) )?.error ).toBe(
		'body_too_large'
	);
} );

test( 'ten thousand brackets are refused before anything parses them', () => {
	expect( body( '['.repeat( 10_000 ) ) ).toBe( 'bad_batch' );
	expect( body( '{"a":'.repeat( 10_000 ) ) ).toBe( 'bad_batch' );
} );

test( 'more keys than any batch has are refused', () => {
	const keys = Array.from( { length: 5000 }, ( _, n ) => `"${ n }":1` );
	expect( body( `{${ keys.join( ',' ) }}` ) ).toBe( 'bad_batch' );
} );

test( 'more than twenty events are refused', () => {
	expect(
		body( `{"events":[${ Array( 21 ).fill( '{}' ).join( ',' ) }]}` )
	).toBe( 'bad_batch' );
	expect(
		body( `{"events":[${ Array( 20 ).fill( '{}' ).join( ',' ) }]}` )
	).toBeUndefined();
} );

test( 'brackets, colons and quotes inside text are text', () => {
	expect(
		body( JSON.stringify( { a: '[[[[[[[[{{{{{"\\":::' } ) )
	).toBeUndefined();
	expect(
		body( JSON.stringify( { a: '\\', b: [ [ [ '\\"' ] ] ] } ) )
	).toBeUndefined();
} );

test( 'bytes that are no UTF-8 are refused', () => {
	expect( shapeProblem( Buffer.from( [ 0x7b, 0xff, 0x7d ] ) )?.error ).toBe(
		'bad_json'
	);
} );
