import fc from 'fast-check';
import { z } from 'zod';
import { batchSchema } from '#contract/batch.ts';
import { EVENTS, EVENT_TYPES } from '#contract/events/index.ts';
import { eventAt, requestOf } from '../testing/test-batch.ts';
import { NOON } from '../testing/test-collect.ts';
import { compileSchema } from './compile-schema.ts';

const isBatch = compileSchema( batchSchema );
const batch = () =>
	JSON.parse(
		requestOf( [
			eventAt( NOON, 'search', {
				props: { term: 'a', results: 1 },
				object: 'post:7',
				pos: 2,
			} ),
		] ).body.toString()
	) as Record< string, unknown >;

test( 'every type’s example fits, and with a field too many it does not', () => {
	for ( const type of EVENT_TYPES ) {
		const check = compileSchema( EVENTS[ type ].props );
		expect( [ type, check( EVENTS[ type ].example ) ] ).toEqual( [
			type,
			true,
		] );
		expect( [
			type,
			check( { ...EVENTS[ type ].example, made_up: 1 } ),
		] ).toEqual( [ type, false ] );
	}
} );

test( 'whatever is sent as own fields, it says what zod says', () => {
	const value = fc.oneof(
		fc.string( { maxLength: 8 } ),
		fc.integer(),
		fc.double(),
		fc.boolean(),
		fc.constant( null ),
		fc.constant( 'EUR' ),
		fc.array( fc.oneof( fc.integer(), fc.string( { maxLength: 3 } ) ), {
			maxLength: 4,
		} ),
		fc.constant( {} )
	);
	for ( const type of EVENT_TYPES ) {
		const { props, example } = EVENTS[ type ];
		const check = compileSchema( props );
		const keys = Object.keys( props.shape );
		fc.assert(
			fc.property(
				fc.dictionary(
					fc.constantFrom( 'other', '__proto__', ...keys ),
					value,
					{ maxKeys: 3 }
				),
				fc.boolean(),
				( changes, onExample ) => {
					const candidate = onExample
						? { ...example, ...changes }
						: changes;
					expect( check( candidate ) ).toBe(
						props.safeParse( candidate ).success
					);
				}
			),
			{ numRuns: 60 }
		);
	}
} );

test( 'whatever is changed in a batch, it says what zod says', () => {
	expect( isBatch( batch() ) ).toBe( true );
	const junk = fc
		.oneof(
			fc.anything( { withNullPrototype: false } ),
			fc.string(),
			fc.integer(),
			fc.constant( undefined )
		)
		.map( ( made ) => made as unknown );
	const keys = [ ...Object.keys( batchSchema.shape ), 'unknown' ];
	fc.assert(
		fc.property( fc.constantFrom( ...keys ), junk, ( key, value ) => {
			const changed = JSON.parse(
				JSON.stringify( { ...batch(), [ key ]: value } )
			) as unknown;
			expect( isBatch( changed ) ).toBe(
				batchSchema.safeParse( changed ).success
			);
		} ),
		{ numRuns: 500 }
	);
	const event = Object.keys( batchSchema.shape.events.element.shape );
	fc.assert(
		fc.property(
			fc.constantFrom( ...event, 'unknown' ),
			junk,
			( key, value ) => {
				const sent = batch();
				const [ first ] = sent.events as Record< string, unknown >[];
				const changed = JSON.parse(
					JSON.stringify( {
						...sent,
						events: [ { ...first, [ key ]: value } ],
					} )
				) as unknown;
				expect( isBatch( changed ) ).toBe(
					batchSchema.safeParse( changed ).success
				);
			}
		),
		{ numRuns: 500 }
	);
} );

test( 'a schema it does not understand is an error at once', () => {
	expect( () => compileSchema( z.int().multipleOf( 3 ) ) ).toThrow(
		'cannot be compiled'
	);
	expect( () => compileSchema( z.number().multipleOf( 5 ) ) ).toThrow(
		'multipleOf'
	);
} );
