import { readFileSync } from 'node:fs';
import { DIMENSIONS, PSEUDO_TYPES } from '../src/reports/dimensions.ts';
import { countedTypeById, countedTypeId } from '../src/reports/counted-type.ts';
import {
	EVENT_TYPES,
	EVENTS,
	eventTypeById,
	type EventType,
	isEventType,
} from '../src/events/index.ts';

interface Case {
	why: string;
	type: EventType;
	props: unknown;
}

const fixtures = JSON.parse(
	readFileSync(
		new URL( '../fixtures/event-props.json', import.meta.url ),
		'utf8'
	)
) as { valid: Case[]; invalid: Case[] };

describe( 'the event vocabulary', () => {
	it( 'gives each type an id of its own, below those of the pseudo-types', () => {
		const ids = EVENT_TYPES.map( ( type ) => EVENTS[ type ].id );
		expect( new Set( ids ).size ).toBe( ids.length );
		expect( Math.max( ...ids ) ).toBeLessThan( 1000 );
		for ( const type of EVENT_TYPES ) {
			expect( eventTypeById( EVENTS[ type ].id ) ).toBe( type );
		}
	} );

	it.each( EVENT_TYPES.map( ( type ) => [ type ] ) )(
		'has an example of %s that its own schema accepts',
		( type ) => {
			expect(
				EVENTS[ type ].props.parse( EVENTS[ type ].example )
			).toEqual( EVENTS[ type ].example );
		}
	);

	it( 'lets no macro conversion, no refund and no money fact come from a browser', () => {
		const money = EVENT_TYPES.filter(
			( type ) => EVENTS[ type ].macro || type === 'refund'
		);
		expect( money ).toEqual(
			expect.arrayContaining( [
				'purchase',
				'subscribe',
				'reservation',
				'lead',
				'refund',
			] )
		);
		for ( const type of money ) {
			expect( EVENTS[ type ].channels ).not.toContain( 'public' );
		}
	} );

	it( 'counts what is only shown as no step', () => {
		const shown: EventType[] = [
			'page_view',
			'page_engagement',
			'view_block',
			'view_variant',
			'login',
			'refund',
		];
		for ( const type of shown ) {
			expect( EVENTS[ type ].step ).toBe( false );
		}
	} );

	it( 'knows no type by the names every object has', () => {
		expect( isEventType( 'constructor' ) ).toBe( false );
		expect( isEventType( '__proto__' ) ).toBe( false );
		expect( isEventType( 'page_view' ) ).toBe( true );
	} );
} );

describe( 'the shared fixtures', () => {
	it.each( fixtures.valid )( 'accepts $type: $why', ( { type, props } ) => {
		expect( EVENTS[ type ].props.safeParse( props ).success ).toBe( true );
	} );

	it.each( fixtures.invalid )( 'refuses $type: $why', ( { type, props } ) => {
		expect( EVENTS[ type ].props.safeParse( props ).success ).toBe( false );
	} );
} );

describe( 'what roll-ups count', () => {
	it( 'finds each counted type again by its number', () => {
		for ( const type of [
			...EVENT_TYPES,
			...( Object.keys(
				PSEUDO_TYPES
			) as ( keyof typeof PSEUDO_TYPES )[] ),
		] ) {
			expect( countedTypeById( countedTypeId( type ) ) ).toBe( type );
		}
		expect( countedTypeById( 999 ) ).toBeNull();
	} );

	it( 'keeps the order of dimensions that stored rows rely on', () => {
		expect( DIMENSIONS ).toEqual( [
			'none',
			'page',
			'block',
			'source',
			'device',
			'with_page',
			'with_block',
			'with_step',
			'audience',
			'product',
			'pair',
			'won',
			'recognised',
			'recognised_block',
			'recognised_product',
			'before_step',
			'form_detail',
		] );
	} );
} );
