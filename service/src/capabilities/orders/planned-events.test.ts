import { plannedEvents } from './planned-events.ts';
import { paidId, snapshotOf } from './test-orders.ts';

const NOON = Date.parse( '2026-11-23T12:00:00Z' );
const HOUR = 3_600_000;

function planned( changes: Parameters< typeof snapshotOf >[ 2 ] = {} ) {
	return plannedEvents(
		'site_1',
		snapshotOf( 7, 1, changes ),
		true,
		NOON + 100 * HOUR
	);
}

describe( 'the events of an order', () => {
	it( 'have the id the shop gave and the time it was paid', () => {
		const paidAt = NOON + HOUR;
		expect(
			planned( {
				paid_at: paidAt,
				paid_event_id: paidId( NOON, 'made an hour before' ),
			} )[ 0 ]
		).toMatchObject( {
			id: paidId( NOON, 'made an hour before' ).replaceAll( '-', '' ),
			at: paidAt,
		} );
	} );

	it( 'have an id of their own time when the shop made it days later', () => {
		const [ event ] = planned( {
			paid_at: NOON,
			paid_event_id: paidId( NOON + 90 * HOUR, 'late' ),
		} );
		const late = paidId( NOON + 90 * HOUR, 'late' ).replaceAll( '-', '' );
		expect( parseInt( event?.id.slice( 0, 12 ) ?? '', 16 ) ).toBe( NOON );
		expect( event?.id.slice( 12 ) ).toBe( late.slice( 12 ) );
	} );

	it( 'never lie in the future', () => {
		const [ event ] = plannedEvents(
			'site_1',
			snapshotOf( 7, 1, { paid_at: NOON + HOUR } ),
			true,
			NOON
		);
		expect( event?.at ).toBe( NOON );
	} );

	it( 'are the same however often they are planned', () => {
		const refunds = [
			{
				refund_id: 71,
				created_at: NOON,
				amount: 100,
				tax: 0,
				shipping: 0,
				items: [],
			},
		];
		const once = planned( { nth: 3, refunds } );
		expect( once.map( ( event ) => event.type ) ).toEqual( [
			'purchase',
			'reorder',
			'refund',
		] );
		expect( new Set( once.map( ( event ) => event.id ) ).size ).toBe( 3 );
		expect( planned( { nth: 3, refunds } ) ).toEqual( once );
	} );

	it( 'say that a subscription began, without its money a second time', () => {
		const [ purchase, subscribe, ...others ] = planned( {
			subscription: 'start',
		} );
		expect( purchase ).toMatchObject( {
			type: 'purchase',
			props: { value: 3600 },
		} );
		expect( subscribe ).toMatchObject( {
			type: 'subscribe',
			at: purchase?.at,
			props: { order_id: 7, with_purchase: 1 },
		} );
		expect( subscribe?.props ).not.toHaveProperty( 'value' );
		expect( others ).toEqual( [] );
		for ( const subscription of [ null, undefined ] ) {
			expect( planned( { subscription } ) ).toHaveLength( 1 );
		}
	} );

	it( 'are one reorder and no sale when a renewal is paid in a visit, by whichever field it is called one', () => {
		for ( const changes of [
			{ origin: 'renewal' as const },
			{ subscription: 'renewal' as const },
		] ) {
			expect(
				planned( { nth: 4, ...changes } ).map(
					( { type, props } ) => ( {
						type,
						props,
					} )
				)
			).toEqual( [
				{ type: 'reorder', props: { order_id: 7, nth: 4 } },
			] );
		}
		expect( planned( { nth: null, origin: 'renewal' } ) ).toMatchObject( [
			{ type: 'reorder', props: { order_id: 7 } },
		] );
	} );

	it( 'are none when a renewal was paid by itself', () => {
		expect(
			plannedEvents(
				'site_1',
				snapshotOf( 7, 1, { origin: 'renewal' } ),
				false,
				NOON
			)
		).toEqual( [] );
	} );

	it( 'are none while it is unpaid, withdrawn, deleted, from elsewhere, or was made before anybody watched', () => {
		for ( const changes of [
			{ paid_at: null },
			{ paid_event_id: null },
			{ withdrawn_at: NOON },
			{ state: 'deleted' as const },
			{ origin: 'admin' as const },
		] ) {
			expect( planned( changes ) ).toEqual( [] );
		}
		expect(
			plannedEvents( 'site_1', snapshotOf( 7, 1 ), false, NOON )
		).toEqual( [] );
	} );
} );
