import sodium from 'libsodium-wrappers';
import type { OrderSnapshot } from '#contract/orders.ts';
import { snapshotOf } from './capabilities/orders/test-orders.ts';
import type { RunningService } from './running-service.ts';
import { describeOnEachDatabase } from './testing/databases.ts';
import {
	batchOf,
	BROWSER,
	pairOverHttp,
	postSteps,
	runTestService,
	testApp,
	testConfig,
	testSettings,
	uuidV7,
} from './testing/running.ts';
import { signedFetch } from './testing/signed-fetch.ts';

describeOnEachDatabase( 'the shop’s own server', ( engine ) => {
	const db = engine.use();
	let service: RunningService;
	let paired: Awaited< ReturnType< typeof pairOverHttp > >;

	beforeAll( async () => {
		const config = testConfig( db().address );
		service = await runTestService( config );
		const app = testApp( config, db().database );
		const site = await app.sites.create( 'Shop' );
		const { code } = await app.sites.issuePairingCode( site );
		paired = await pairOverHttp( service.address, code, {
			...testSettings,
			shop: {
				date_type: 'date_created',
				excluded_statuses: [ 'pending' ],
				decimals: 2,
			},
		} );
	}, 120_000 );
	afterAll( () => service.stop() );

	const post = ( path: string, body: unknown ) =>
		signedFetch(
			service.address,
			paired.credentials,
			'POST',
			path,
			body
		).then( ( response ) => response.status );

	async function seal( ip: string ): Promise< string > {
		await sodium.ready;
		return Buffer.from(
			sodium.crypto_box_seal(
				JSON.stringify( { ip, ua: BROWSER } ),
				Buffer.from( paired.answer.sealing_key, 'base64' )
			)
		).toString( 'base64' );
	}

	const visitors = async ( types: string ) => {
		const [ rows ] = await db().database.rawTransaction( ( connection ) =>
			connection.query(
				`SELECT LOWER(HEX(event.visitor)) AS visitor FROM event WHERE event.site_id = 1 AND event.type IN (${ types })`
			)
		);
		return ( rows as { visitor: string }[] ).map( ( row ) => row.visitor );
	};

	const liveOrder = (
		id: number,
		changes: Partial< OrderSnapshot > = {}
	): OrderSnapshot => {
		const now = Date.now();
		return snapshotOf( id, now, {
			created_at: now,
			paid_at: now,
			paid_event_id: uuidV7( now ),
			visitor_at: now,
			consent: undefined,
			visitor: undefined,
			...changes,
		} );
	};

	it( 'names by a sealed reference the very visitor whose browser is here, also where a fact is the first that is heard that day', async () => {
		// The browser of this test speaks from 127.0.0.1.
		const visitor = { sealed: await seal( '127.0.0.1' ) };
		expect(
			await post( '/v1/server-events', {
				schema_version: 1,
				sent_at: Date.now(),
				events: [
					{
						event_id: uuidV7(),
						name: 'login',
						fact_key: 'login:1',
						visitor,
					},
				],
			} )
		).toBe( 202 );
		await postSteps(
			service.address,
			batchOf( paired.answer.public_key, [ 'page_view' ] )
		);
		expect(
			await post( '/v1/orders', {
				sent_at: Date.now(),
				orders: [ liveOrder( 7, { visitor } ) ],
			} )
		).toBe( 202 );
		const everybody = await visitors( 'event.type' );
		expect( everybody ).toHaveLength( 3 );
		expect( new Set( everybody ).size ).toBe( 1 );
	} );

	it( 'names nobody of ours by a box of another address', async () => {
		await post( '/v1/orders', {
			sent_at: Date.now(),
			orders: [
				liveOrder( 8, {
					visitor: { sealed: await seal( '203.0.113.9' ) },
				} ),
			],
		} );
		expect( new Set( await visitors( '140' ) ).size ).toBe( 2 );
	} );

	it( 'is answered after the commit, and refused what is no order', async () => {
		expect(
			await post( '/v1/orders', {
				sent_at: Date.now(),
				orders: [ { ...liveOrder( 9 ), total: 1.5 } ],
			} )
		).toBe( 400 );
		expect(
			await post( '/v1/orders', { sent_at: Date.now(), orders: [] } )
		).toBe( 400 );
		expect(
			await post( '/v1/products', {
				products: [
					{
						product_id: 12,
						parent_id: null,
						name: 'Beanie',
						price: 1800,
						stock: 'in',
						for_sale: true,
					},
				],
			} )
		).toBe( 202 );
	} );

	it( 'is not believed while nobody has said which of two copies it is', async () => {
		await signedFetch(
			service.address,
			paired.credentials,
			'PUT',
			'/v1/site',
			{
				...testSettings,
				home_url: 'https://copy.example',
			}
		);
		expect(
			await post( '/v1/orders', {
				sent_at: Date.now(),
				orders: [ liveOrder( 7, { status: 'cancelled' } ) ],
			} )
		).toBe( 409 );
	} );
} );
