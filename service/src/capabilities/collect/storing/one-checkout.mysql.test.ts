import type { ServerBatch } from '#contract/batch.ts';
import type { CartState } from '#contract/carts.ts';
import { describeOnEachDatabase } from '../../../testing/databases.ts';
import { eventAt, idOf } from '../testing/test-batch.ts';
import {
	createTestCollect,
	MINUTE,
	NOON,
	type TestCollect,
} from '../testing/test-collect.ts';
import type { CartHeard } from '../trusted/carts-heard.ts';

const TODAY = [ '2026-11-23' ];
const CONSENT = { state: 'statistics', source: 'cmp' } as const;
const A = 'AAAAAAAAAAAAAAAAAAAAAA';
const CART = 'abcdefghijklmnopqrstuv';
const B = 'BBBBBBBBBBBBBBBBBBBBBB';

/** The form was touched, as the shop's server tells of it. */
function touched(
	at: number,
	name: string,
	visitor = A,
	more: Partial< ServerBatch[ 'events' ][ number ] > = {}
): ServerBatch {
	return {
		schema_version: 1,
		sent_at: NOON,
		events: [
			{
				event_id: idOf( at, name ),
				name: 'begin_checkout',
				fact_key: name,
				props: { value: 3600, currency: 'EUR' },
				visitor: { id: visitor },
				consent: CONSENT,
				...more,
			},
		],
	};
}

describeOnEachDatabase( 'the start of a checkout', ( engine ) => {
	const db = engine.use();
	const heard: CartHeard[] = [];

	function open( database = db().database ): TestCollect {
		return createTestCollect( database, {
			deps: {
				onCarts: async ( _site, carts ) => {
					heard.push( ...carts );
				},
			},
		} );
	}

	const seen = (
		{ send }: TestCollect,
		at: number,
		id: string,
		visitor = A
	) =>
		send( [ eventAt( at, 'begin_checkout', { id } ) ], {
			sentAt: NOON,
			path: '/checkout/',
			batch: { visitor, consent: CONSENT },
		} );
	const tell = ( { collect, sites }: TestCollect, batch: ServerBatch ) =>
		collect.receiveSigned( sites.site( 1 ), batch );
	const starts = async ( { totals }: TestCollect ) =>
		( await totals( TODAY ) ).begin_checkout;

	afterEach( async () => {
		heard.length = 0;
		expect( ( await open().recount() ).differences ).toEqual( [] );
		await db().database.rawTransaction( async ( connection ) => {
			for ( const table of [
				'event',
				'visit',
				'fact',
				'rollup_day',
				'rollup_hour',
				'rollup_delta',
				'event_gate',
			] ) {
				await connection.query( `DELETE FROM ${ table }` );
			}
		} );
	} );

	it( 'is one step when the page was seen and the form is touched, and the cart is heard of', async () => {
		const test = open();
		await seen( test, NOON - 10 * MINUTE, 'seen' );
		const cart: CartState = {
			id: CART,
			step: 'checkout',
			value: 3600,
			currency: 'EUR',
			items: [],
		};
		const answer = await tell(
			test,
			touched( NOON - 8 * MINUTE, 'touched', A, { cart } )
		);
		expect( answer ).toEqual( { kind: 'accepted' } );
		expect( await starts( test ) ).toEqual( [ 1, 1 ] );
		expect( heard ).toMatchObject( [ { cart: { id: CART } } ] );
	} );

	it( 'is one step when the server was heard first, however often both try again', async () => {
		const test = open();
		for ( let i = 0; i < 2; i++ ) {
			await tell( test, touched( NOON - 8 * MINUTE, 'touched' ) );
			await seen( test, NOON - 10 * MINUTE, 'seen' );
		}
		expect( await starts( test ) ).toEqual( [ 1, 1 ] );
		// A process that knows nothing of the first.
		const other = open( db().connect() );
		await seen( other, NOON - 10 * MINUTE, 'seen' );
		await tell( other, touched( NOON - 8 * MINUTE, 'touched' ) );
		expect( await starts( test ) ).toEqual( [ 1, 1 ] );
	} );

	it( 'is one step when two processes hear of it at once', async () => {
		const one = open();
		const other = open( db().connect() );
		await Promise.all( [
			seen( one, NOON - 10 * MINUTE, 'seen' ),
			tell( other, touched( NOON - 8 * MINUTE, 'touched' ) ),
			seen( other, NOON - 10 * MINUTE, 'seen' ),
			tell( one, touched( NOON - 8 * MINUTE, 'touched' ) ),
		] );
		expect( await starts( one ) ).toEqual( [ 1, 1 ] );
	} );

	it( 'counts by the server alone where the browser says nothing', async () => {
		const test = open();
		await tell( test, touched( NOON - 8 * MINUTE, 'touched' ) );
		expect( await starts( test ) ).toEqual( [ 1, 1 ] );
	} );

	it( 'is another one of another visitor, after half an hour, and each time the page is seen', async () => {
		const test = open();
		await seen( test, NOON - 50 * MINUTE, 'seen' );
		await seen( test, NOON - 45 * MINUTE, 'seen again' );
		await tell( test, touched( NOON - 44 * MINUTE, 'of B', B ) );
		await tell( test, touched( NOON - 10 * MINUTE, 'much later' ) );
		expect( await starts( test ) ).toEqual( [ 3, 4 ] );
	} );
} );
