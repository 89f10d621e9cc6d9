import sodium from 'libsodium-wrappers';
import type { App } from './app.ts';
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

describeOnEachDatabase( 'people over HTTP', ( engine ) => {
	const db = engine.use();
	const { log, lines } = readableLog();
	let service: RunningService;
	let app: App;
	let one: Awaited< ReturnType< typeof pairOverHttp > >;
	let two: typeof one;

	beforeAll( async () => {
		const config = testConfig( db().address );
		service = await runTestService( config, log );
		app = testApp( config, db().database );
		const pair = async ( name: string ) => {
			const site = await app.sites.create( name );
			const { code } = await app.sites.issuePairingCode( site );
			return pairOverHttp( service.address, code, testSettings );
		};
		one = await pair( 'One' );
		two = await pair( 'Two' );
	}, 120_000 );
	afterAll( () => service.stop() );

	const post = ( site: typeof one, path: string, body: unknown ) =>
		signedFetch( service.address, site.credentials, 'POST', path, body );
	const read = async < Answer >(
		site: typeof one,
		path: string,
		body: unknown
	) => ( await ( await post( site, path, body ) ).json() ) as Answer;

	async function signUp(
		site: typeof one,
		email: string
	): Promise< number > {
		await sodium.ready;
		const box = Buffer.from(
			sodium.crypto_box_seal(
				JSON.stringify( { email, name: 'Ada Lovelace', fields: [] } ),
				Buffer.from( site.answer.sealing_key, 'base64' )
			)
		).toString( 'base64' );
		const now = Date.now();
		const response = await post( site, '/v1/contact-facts', {
			sent_at: now,
			facts: [
				{
					fact: 'submission',
					fact_key: uuidV7(),
					at: now,
					submission_id: uuidV7( now ),
					origin: 'form',
					purpose: 'newsletter',
					block_id: null,
					config_hash: null,
					page: '/letter/',
					lang: 'en',
					double_opt_in: true,
					event_id: uuidV7( now ),
					suspicions: [],
					consents: [],
					expires_at: null,
					sealed: box,
				},
			],
		} );
		return response.status;
	}

	it( 'are told, found, opened and erased by their own site; every id of another answers 404', async () => {
		expect( await signUp( one, EMAIL ) ).toBe( 202 );
		const search = { actor: ACTOR, email: EMAIL };
		const found = await post( one, '/v1/contacts/search', search );
		expect( found.headers.get( 'cache-control' ) ).toBe( 'no-store' );
		const { rows } = ( await found.json() ) as {
			rows: { contact_id: string; email_masked: string }[];
		};
		expect( rows ).toMatchObject( [
			{ email_masked: 'a…e@mail.example' },
		] );
		const id = rows[ 0 ]?.contact_id ?? '';
		expect( await signUp( two, 'other@mail.example' ) ).toBe( 202 );
		const theirs = await read< { rows: { contact_id: string }[] } >(
			two,
			'/v1/contacts/search',
			{ actor: ACTOR }
		);
		const own = theirs.rows[ 0 ]?.contact_id ?? '';

		const status = async ( path: string, body: object ) =>
			( await post( two, path, { actor: ACTOR, ...body } ) ).status;
		expect( await status( '/v1/contacts/open', { contact_id: id } ) ).toBe(
			404
		);
		expect(
			await status( '/v1/contacts/change', {
				contact_id: id,
				status: 'lost',
			} )
		).toBe( 404 );
		expect(
			await status( '/v1/contacts/merge', { into: own, from: id } )
		).toBe( 404 );
		expect(
			await status( '/v1/contacts/merge', { into: id, from: own } )
		).toBe( 404 );
		expect(
			await read( two, '/v1/contacts/erase', {
				actor: ACTOR,
				contact_ids: [ id ],
			} )
		).toEqual( { erased: 0, submissions: [] } );
		const request = { ...search, order_ids: [], page: 1 };
		expect( await read( two, '/v1/privacy/export', request ) ).toEqual( {
			items: [],
			done: true,
		} );
		expect( await read( two, '/v1/privacy/erase', request ) ).toMatchObject(
			{
				removed: 0,
			}
		);
		const csv = await (
			await post( two, '/v1/contacts/export', { actor: ACTOR } )
		).text();
		expect( csv ).not.toContain( EMAIL );
		expect(
			await read( two, '/v1/contacts/search', search )
		).toMatchObject( {
			rows: [],
			all: 1,
		} );

		expect(
			await read( one, '/v1/contacts/open', {
				actor: ACTOR,
				contact_id: id,
			} )
		).toMatchObject( { email: EMAIL, name: 'Ada Lovelace' } );
		const siteOne = await app.sites.find( one.answer.site_id );
		if ( siteOne ) {
			expect( await app.rotatePersonalKey( siteOne ) ).toBe( 2 );
		}
		expect(
			await read( one, '/v1/contacts/open', {
				actor: ACTOR,
				contact_id: id,
			} )
		).toMatchObject( { email: EMAIL } );
		const logged = ( await (
			await signedFetch(
				service.address,
				one.credentials,
				'GET',
				'/v1/privacy/log'
			)
		).json() ) as { entries: { action: string }[] };
		expect( logged.entries.map( ( { action } ) => action ) ).toEqual( [
			'open',
			'key_rotated',
			'open',
			'search',
		] );
		expect( await read( one, '/v1/privacy/erase', request ) ).toMatchObject(
			{
				done: true,
			}
		);
		expect(
			await read( one, '/v1/contacts/search', search )
		).toMatchObject( {
			rows: [],
			all: 0,
		} );
		expect( lines.join( '\n' ) ).not.toContain( EMAIL );
	} );

	it( 'withstand hostile bodies on every address', async () => {
		const paths = [
			'/v1/contact-facts',
			'/v1/contacts/search',
			'/v1/contacts/open',
			'/v1/contacts/change',
			'/v1/contacts/merge',
			'/v1/contacts/erase',
			'/v1/contacts/export',
			'/v1/contacts/import',
			'/v1/privacy/export',
			'/v1/privacy/erase',
		];
		const sql = "' OR 1=1 -- ";
		const bodies: unknown[] = [
			null,
			[],
			'text',
			{},
			JSON.parse( '{"__proto__":{"actor":{"user_id":1,"name":"x"}}}' ),
			{ actor: { user_id: { $gt: 1 }, name: 'x' } },
			{
				actor: ACTOR,
				email: { id: 1 },
				contact_id: { id: 1 },
				page: '1',
			},
			{
				actor: ACTOR,
				contact_id: sql,
				into: sql,
				from: sql,
				contact_ids: [ sql ],
			},
			{ actor: ACTOR, sort: `last_seen; ${ sql }`, status: sql },
			{ actor: { ...ACTOR, role: 'admin' } },
			{ sent_at: 1, facts: [ { fact: 'submission' } ] },
			{
				sent_at: 1,
				facts: [
					{
						fact: 'erasure',
						fact_key: 'x',
						at: 1,
						sealed: [],
						order_ids: [ sql ],
					},
				],
			},
			{ sent_at: 1, facts: Array( 101 ).fill( {} ) },
		];
		for ( const path of paths ) {
			for ( const body of bodies ) {
				const { status } = await post( one, path, body );
				expect( [
					path,
					JSON.stringify( body ).slice( 0, 80 ),
					status,
				] ).toEqual( [
					path,
					JSON.stringify( body ).slice( 0, 80 ),
					400,
				] );
			}
		}
		// What can be read as a fact, but not opened or not believed, is taken and names nobody.
		const strange = await post( one, '/v1/contact-facts', {
			sent_at: Date.now(),
			facts: [
				{
					fact: 'withdrawal',
					fact_key: sql,
					at: 9007199254740991,
					channel: 'link',
					list: sql,
					sealed: 'AAAA',
				},
				{
					fact: 'erasure',
					fact_key: 'e',
					at: 0,
					sealed: '\ud800',
					order_ids: [ 4294967295 ],
				},
			],
		} );
		expect( strange.status ).toBe( 202 );
		expect(
			await read( one, '/v1/contacts/search', {
				actor: ACTOR,
				email: sql,
			} )
		).toMatchObject( { rows: [] } );
	} );
} );
