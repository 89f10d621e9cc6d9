import {
	COOKIE,
	confirmationOf,
	createTestContacts,
	SENT_AT,
	submissionOf,
	withdrawalOf,
} from '../../testing/contacts.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import { eventAt } from '../collect/testing/test-batch.ts';
import { DAY, MINUTE, NOON } from '../collect/testing/test-collect.ts';
import { snapshotOf } from '../orders/test-orders.ts';
import { createRetention } from './index.ts';

const LIMITS = {
	events_months: 13,
	pending_days: 14,
	proof_months: 36,
	contacts_months: 24,
	log_months: 24,
};

describeOnEachDatabase( 'what is kept', ( engine ) => {
	const db = engine.use();

	it( 'goes when its time is over, by each site’s own limits; roll-ups and imports stay', async () => {
		const test = createTestContacts( db().database );
		const { send, tell, orders, clock, totals, contacts, siteOf, list } =
			test;
		const settings = [
			{ ...siteOf( 1 ), retention: LIMITS },
			{ ...siteOf( 2 ), retention: { ...LIMITS, events_months: 1 } },
		];
		const retention = createRetention( {
			database: db().database,
			clock,
			sites: async () => settings,
			dropPeople: contacts.dropOverTime,
			onError( error ) {
				throw error;
			},
		} );
		const consented = {
			batch: {
				visitor: COOKIE,
				consent: { state: 'statistics', source: 'cmp' },
			},
		} as const;
		await test.collect.prepareMonths( new Date( NOON ), new Date( NOON ) );
		await send( [ eventAt( SENT_AT - MINUTE ) ], consented );
		await send( [ eventAt( SENT_AT - MINUTE ) ], {
			...consented,
			siteId: 2,
		} );
		await test.collect.receiveImport( siteOf( 1 ), 5, [
			{ key: 'row 1', at: NOON - DAY, type: 'page_view', visitor: 'v' },
		] );
		clock.set( NOON + MINUTE );
		await tell( [
			await submissionOf( 'ada' ),
			await confirmationOf( 'ada' ),
		] );
		await tell( [ await withdrawalOf( 'ada', NOON + MINUTE ) ] );
		await orders.receive( siteOf( 1 ), {
			sent_at: NOON,
			orders: [ snapshotOf( 7, 1 ) ],
		} );
		await list( {} );
		const counted = await totals( [ '2026-11-23' ] );
		const count = ( sql: string ) =>
			db().database.rawTransaction( async ( connection ) => {
				const [ rows ] = ( await connection.query(
					`SELECT COUNT(*) AS n FROM ${ sql }`
				) ) as unknown as [ { n: number }[] ];
				return rows[ 0 ]?.n;
			} );
		const kept = async () => ( {
			one: await count(
				'event WHERE event.site_id = 1 AND event.batch_id IS NULL'
			),
			two: await count( 'event WHERE event.site_id = 2' ),
			imported: await count( 'event WHERE event.batch_id = 5' ),
			visits: await count( 'visit WHERE visit.site_id = 1' ),
			links: await count(
				'shop_order WHERE shop_order.visitor IS NOT NULL'
			),
			visitors: await count( 'contact_visitor' ),
			log: await count( 'audit_log' ),
			proofs: await count( 'consent_proof' ),
			contacts: await count( 'contact' ),
		} );
		const before = await kept();
		await retention.run();
		expect( await kept() ).toEqual( before );

		clock.set( NOON + 40 * DAY );
		await retention.run();
		expect( await kept() ).toEqual( { ...before, two: 0 } );

		clock.set( NOON + 430 * DAY );
		await retention.run();
		expect( await kept() ).toEqual( {
			...before,
			one: 0,
			two: 0,
			visits: 1,
			links: 0,
			visitors: 0,
		} );
		expect( await totals( [ '2026-11-23' ] ) ).toEqual( counted );
		await test.collect.rebuild( siteOf( 1 ) );
		expect( await totals( [ '2026-11-23' ] ) ).toEqual( counted );
		expect( await test.recount( 1 ) ).toMatchObject( {
			differences: [],
		} );
		clock.set( NOON + 433 * DAY );
		await send( [ eventAt( clock.now() - MINUTE ) ], consented );
		const today = await totals( [ '2028-01-30' ] );
		await test.collect.rebuild( siteOf( 1 ) );
		expect( await totals( [ '2028-01-30' ] ) ).toEqual( today );
		expect( await totals( [ '2026-11-23' ] ) ).toEqual( counted );
		expect( await test.recount( 1 ) ).toMatchObject( {
			differences: [],
		} );

		clock.set( NOON + 760 * DAY );
		await retention.run();
		expect( await kept() ).toMatchObject( {
			imported: 1,
			log: 0,
			contacts: 0,
			proofs: before.proofs,
		} );

		clock.set( NOON + 1200 * DAY );
		await retention.run();
		expect( await kept() ).toMatchObject( { imported: 1, proofs: 0 } );
		expect( await list( {} ) ).toMatchObject( { all: 0 } );
	} );
} );
