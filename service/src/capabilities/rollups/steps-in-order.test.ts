import { EVENTS, type EventType } from '#contract/events/index.ts';
import { NO_PAIRS } from './pairs.ts';
import { DIMENSION, RollUpChanges, rowNumber } from './roll-up-changes.ts';
import { siteDays } from './site-days.ts';
import { type CountedEvent, Visit } from './visit.ts';

const START = Date.parse( '2026-11-23T10:00:00Z' );
const DAYS = siteDays( 'Europe/Berlin' );

function event( type: EventType, second: number ): CountedEvent {
	return {
		at: START + second * 1000,
		id: String( second ).padStart( 32, '0' ),
		type: EVENTS[ type ].id,
		page: 0,
		block: 0,
		source: 0,
		device: 1,
		campaign: 0,
		audience: 0,
		visitRef: 0,
		recognised: false,
		product: 0,
		compared: NO_PAIRS,
		detail: 0,
		sharedList: false,
		withPurchase: false,
	};
}

const FIRST = event( 'page_view', 0 );
/** search, click, search, cart, click: both came before the cart, and search before the click. */
const REST = [
	event( 'search', 1 ),
	event( 'cta_click', 2 ),
	event( 'search', 3 ),
	event( 'add_to_cart', 4 ),
	event( 'cta_click', 5 ),
];

function orders< Item >( items: readonly Item[] ): Item[][] {
	return items.length < 2
		? [ [ ...items ] ]
		: items.flatMap( ( item, at ) =>
				orders( [
					...items.slice( 0, at ),
					...items.slice( at + 1 ),
				] ).map( ( rest ) => [ item, ...rest ] )
			);
}

function count(
	events: readonly CountedEvent[],
	changes: RollUpChanges,
	sign: 1 | -1
): void {
	const visit = new Visit( FIRST, DAYS );
	for ( const one of [ FIRST, ...events ] ) {
		visit.count( one, changes, sign );
	}
}

function before( changes: RollUpChanges, then: EventType, first: EventType ) {
	const cells = changes.dayCells(
		DAYS.dayOf( START ),
		rowNumber( DIMENSION.beforeStep, EVENTS[ then ].id )
	);
	return cells.get( EVENTS[ first ].id )?.visits ?? 0;
}

test( 'which step of a visit came first is the same in whatever order its events arrive', () => {
	for ( const events of orders( REST ) ) {
		const changes = new RollUpChanges();
		count( events, changes, 1 );
		expect( [
			before( changes, 'cta_click', 'search' ),
			before( changes, 'search', 'cta_click' ),
			before( changes, 'add_to_cart', 'search' ),
			before( changes, 'add_to_cart', 'cta_click' ),
			before( changes, 'cta_click', 'add_to_cart' ),
		] ).toEqual( [ 1, 0, 1, 1, 0 ] );
	}
} );

test( 'a visit that is taken out leaves nothing of the order of its steps', () => {
	const changes = new RollUpChanges();
	count( REST, changes, 1 );
	count( [ ...REST ].reverse(), changes, -1 );
	expect( before( changes, 'cta_click', 'search' ) ).toBe( 0 );
	expect( before( changes, 'search', 'cta_click' ) ).toBe( 0 );
	expect( before( changes, 'add_to_cart', 'search' ) ).toBe( 0 );
} );
