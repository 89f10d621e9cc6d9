import { EVENTS, EVENT_TYPES } from '#contract/events/index.ts';
import { arrivalOf } from '../testing/test-arrival.ts';
import { eventAt } from '../testing/test-batch.ts';
import { NOON } from '../testing/test-collect.ts';
import { checkTypes } from './check-types.ts';

test( 'every type a browser may send passes with its example', () => {
	for ( const type of EVENT_TYPES.filter( ( name ) =>
		EVENTS[ name ].channels.includes( 'public' )
	) ) {
		const arrival = arrivalOf( [
			eventAt( NOON, type, {
				props: { ...EVENTS[ type ].example } as never,
			} ),
		] );
		checkTypes( arrival );
		expect( [ type, arrival.drops ] ).toEqual( [ type, [] ] );
	}
} );

test( 'money cannot come from a browser', () => {
	const macros = EVENT_TYPES.filter(
		( type ) => EVENTS[ type ].macro || type === 'refund'
	);
	expect( macros.length ).toBeGreaterThan( 3 );
	for ( const type of macros ) {
		const arrival = arrivalOf( [
			eventAt( NOON, type, {
				props: { ...EVENTS[ type ].example } as never,
			} ),
		] );
		checkTypes( arrival );
		expect( [ type, arrival.drops ] ).toEqual( [
			type,
			[ 'wrong_channel' ],
		] );
	}
} );

test( 'own fields that do not fit cost their event only', () => {
	const arrival = arrivalOf( [
		eventAt( NOON, 'page_engagement', {
			props: { engaged_ms: -1, pct: 50 },
		} ),
		eventAt( NOON, 'page_engagement', {
			props: { engaged_ms: 1, pct: 50 },
		} ),
		eventAt( NOON, 'page_view', { props: { unknown: 1 } } ),
	] );
	checkTypes( arrival );
	expect( arrival.drops ).toEqual( [ 'bad_props', 'bad_props' ] );
	expect( arrival.events ).toHaveLength( 1 );
} );
