import { setTimeout as pause } from 'node:timers/promises';
import sodium from 'libsodium-wrappers';
import type { DestinationSaved, DestinationTest } from '#contract/hand-over.ts';
import type { ContactList } from '#contract/contacts.ts';
import {
	FAKE_KEYS,
	FAKE_LISTS,
	type FakeProviders,
	startFakeProviders,
} from './capabilities/hand-over/fake-providers.ts';
import type { RunningService } from './running-service.ts';
import { describeOnEachDatabase } from './testing/databases.ts';
import {
	pairOverHttp,
	readableLog,
	runTestService,
	testApp,
	testConfig,
	testSettings,
	uuidV7,
} from './testing/running.ts';
import { signedFetch } from './testing/signed-fetch.ts';

const ACTOR = { user_id: 3, name: 'anna' };
const EMAIL = 'ada.lovelace@mail.example';

describeOnEachDatabase( 'handing over, over HTTP', ( engine ) => {
	const db = engine.use();
	const { log, lines } = readableLog();
	let service: RunningService;
	let fake: FakeProviders;
	let one: Awaited< ReturnType< typeof pairOverHttp > >;
	let two: typeof one;

	beforeAll( async () => {
		fake = await startFakeProviders();
		const config = testConfig( db().address, {
			CAIRN_PROVIDERS_URL: fake.url,
			CAIRN_WEBHOOK_NETWORKS: '127.0.0.0/8',
		} );
		service = await runTestService( config, log );
		const app = testApp( config, db().database );
		const pair = async ( name: string ) => {
			const site = await app.sites.create( name );
			const { code } = await app.sites.issuePairingCode( site );
			return pairOverHttp( service.address, code, testSettings );
		};
		one = await pair( 'One' );
		two = await pair( 'Two' );
	}, 120_000 );
	afterAll( async () => {
		await service.stop();
		await fake.close();
	} );

	const post = ( site: typeof one, path: string, body: unknown ) =>
		signedFetch( service.address, site.credentials, 'POST', path, body );
	const read = async < Answer >(
		site: typeof one,
		path: string,
		body: unknown
	) => ( await ( await post( site, path, body ) ).json() ) as Answer;

	async function confirm( site: typeof one, email: string ): Promise< void > {
		await sodium.ready;
		const seal = ( value: object ) =>
			Buffer.from(
				sodium.crypto_box_seal(
					JSON.stringify( value ),
					Buffer.from( site.answer.sealing_key, 'base64' )
				)
			).toString( 'base64' );
		const now = Date.now() - 1000;
		const id = uuidV7( now );
		await post( site, '/v1/contact-facts', {
			sent_at: now,
			facts: [
				{
					fact: 'submission',
					fact_key: uuidV7(),
					at: now,
					submission_id: id,
					origin: 'form',
					purpose: 'newsletter',
					block_id: null,
					config_hash: null,
					page: '/letter/',
					lang: 'en',
					double_opt_in: true,
					event_id: uuidV7( now ),
					suspicions: [],
					consents: [
						{
							list: 'news',
							text: 'Yes.',
							text_hash: 'cd'.repeat( 32 ),
							lang: 'en',
							ticked: true,
						},
					],
					expires_at: null,
					sealed: seal( { email, name: 'Ada Lovelace', fields: [] } ),
				},
				{
					fact: 'confirmation',
					fact_key: uuidV7(),
					at: now + 500,
					submission_id: id,
					event_id: uuidV7( now + 1 ),
					sealed: seal( {} ),
				},
			],
		} );
	}

	it( 'a person who confirmed is at Mailchimp, and one who unsubscribes there is withdrawn here; the log knows no secret', async () => {
		const saved = await read< DestinationSaved >(
			one,
			'/v1/hand-over/destinations',
			{
				kind: 'mailchimp',
				name: 'Letter',
				key: FAKE_KEYS.mailchimp,
				lists: [ { list: 'news', target: FAKE_LISTS.mailchimp } ],
			}
		);
		const destination = { destination_id: saved.destination_id };
		expect(
			( await post( two, '/v1/hand-over/test', destination ) ).status
		).toBe( 404 );
		expect(
			await read< DestinationTest >(
				one,
				'/v1/hand-over/test',
				destination
			)
		).toMatchObject( {
			ok: true,
			lists: [ { id: FAKE_LISTS.mailchimp, name: 'Letter' } ],
		} );
		await confirm( one, EMAIL );
		const at = () =>
			fake.member( 'mailchimp', FAKE_LISTS.mailchimp, EMAIL )?.status;
		while ( at() === undefined ) {
			await pause( 50 );
		}
		expect( at() ).toBe( 'subscribed' );

		const back = `${ service.address }${ saved.back_path ?? '' }`;
		expect( ( await fetch( back ) ).status ).toBe( 200 );
		const tell = ( url: string ) =>
			fetch( url, {
				method: 'POST',
				body: new URLSearchParams( {
					type: 'unsubscribe',
					'data[email]': EMAIL,
					'data[list_id]': FAKE_LISTS.mailchimp,
				} ),
			} );
		expect( ( await tell( `${ back }x` ) ).status ).toBe( 404 );
		expect(
			( await tell( back.replace( /site_\w+/, 'One' ) ) ).status
		).toBe( 404 );
		const consent = async () =>
			(
				await read< ContactList >( one, '/v1/contacts/search', {
					actor: ACTOR,
				} )
			).rows[ 0 ]?.consent;
		expect( await consent() ).toBe( 'confirmed' );
		expect( ( await tell( back ) ).status ).toBe( 204 );
		expect( await consent() ).toBe( 'withdrawn' );

		const text = lines.join( '\n' );
		expect( text ).toContain( '/v1/hand-over/back' );
		expect( text ).not.toContain( saved.back_path?.split( '/' ).at( -1 ) );
		expect( text ).not.toContain( FAKE_KEYS.mailchimp );
		expect( text ).not.toContain( 'lovelace' );
	}, 60_000 );

	it( 'what is no key, no address or no list is refused with the name of the field', async () => {
		for ( const [ field, destination ] of [
			[ 'key', { kind: 'mailchimp', key: 'us7@evil.example/' } ],
			[ 'key', { kind: 'brevo', key: FAKE_KEYS.klaviyo } ],
			[ 'address', { kind: 'webhook', address: 'file:///etc/passwd' } ],
			[
				'address',
				{ kind: 'webhook', address: 'https://a:b@c.example' },
			],
			[
				'lists',
				{
					kind: 'klaviyo',
					key: FAKE_KEYS.klaviyo,
					lists: [ { list: 'news', target: '' } ],
				},
			],
		] as const ) {
			const response = await post( one, '/v1/hand-over/destinations', {
				name: 'Wrong',
				lists: [],
				...destination,
			} );
			expect( response.status ).toBe( 400 );
			expect( await response.json() ).toMatchObject( {
				error: { code: 'bad_query', details: { field } },
			} );
		}
	} );

	it( 'nobody asks without a signature', async () => {
		for ( const path of [ 'destinations', 'jobs', 'retry', 'drop' ] ) {
			const response = await fetch(
				`${ service.address }/v1/hand-over/${ path }`,
				{ method: 'POST', body: '{}' }
			);
			expect( response.status ).toBe( 401 );
		}
	} );
} );
