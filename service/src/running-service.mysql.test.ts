import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ERRORS } from '#contract/errors.ts';
import type { SiteHealth } from '#contract/reports/health.ts';
import type { Live } from '#contract/reports/live.ts';
import { recount } from './capabilities/rollups/index.ts';
import { describeOnEachDatabase } from './testing/databases.ts';
import {
	BROWSER,
	batchOf,
	pairOverHttp,
	postSteps,
	readableLog,
	runTestService,
	testApp,
	testConfig,
	testSettings,
} from './testing/running.ts';
import { signedFetch } from './testing/signed-fetch.ts';
import type { Credentials } from './testing/signed-fetch.ts';
import type { RunningService } from './running-service.ts';

const SLOW = 120_000;

describeOnEachDatabase( 'The running service', ( engine ) => {
	const db = engine.use();
	const { log, lines } = readableLog();
	let service: RunningService;
	let credentials: Credentials;
	let key: string;
	let base: string;

	const code = async () => {
		const app = testApp( testConfig( db().address ), db().database );
		const site = await app.sites.create( 'New' );
		return {
			code: ( await app.sites.issuePairingCode( site ) ).code,
			site,
		};
	};

	beforeAll( async () => {
		service = await runTestService( testConfig( db().address ), log );
		base = service.address;
		const paired = await pairOverHttp( base, ( await code() ).code );
		credentials = paired.credentials;
		key = paired.answer.public_key;
	}, SLOW );
	afterAll( () => service.stop(), SLOW );

	const signed = ( method: string, target: string, body?: unknown ) =>
		signedFetch( base, credentials, method, target, body );
	const errorOf = async ( response: Response ) =>
		(
			( await response.json() ) as {
				error: { code: string; details?: object };
			}
		 ).error;
	const events = async () => {
		const { rows } = await db()
			.database.queries.selectFrom( 'site' )
			.select( 'site.id' )
			.where( 'site.public_id', '=', credentials.siteId )
			.executeTakeFirstOrThrow()
			.then( ( site ) =>
				db().database.rawTransaction( async ( connection ) => {
					const [ found ] = await connection.query(
						'SELECT COUNT(*) AS n FROM event WHERE site_id = ?',
						[ site.id ]
					);
					return { rows: found as { n: number }[] };
				} )
			);
		return rows[ 0 ]?.n ?? NaN;
	};

	it( 'says that it lives and is ready', async () => {
		expect( ( await fetch( `${ base }/health/live` ) ).status ).toBe( 200 );
		const ready = await fetch( `${ base }/health/ready` );
		expect( ready.status ).toBe( 200 );
		expect( await ready.json() ).toMatchObject( { status: 'ready' } );
	} );

	it( 'stores a visitor’s click, and the live line shows it', async () => {
		const before = await events();
		const sent = await postSteps( base, batchOf( key, [ 'page_view' ] ) );
		expect( sent.status ).toBe( 202 );
		expect( await sent.text() ).toBe( '' );
		expect( await events() ).toBe( before + 1 );
		const live = await signed( 'GET', '/v1/reports/live' );
		expect( live.status ).toBe( 200 );
		expect( ( await live.json() ) as Live ).toMatchObject( {
			events: [
				{ type: 'page_view', audience: 'person', page: '/offer/' },
			],
		} );
	} );

	it( 'answers stored, repeated and dropped events alike', async () => {
		const batch = batchOf( key, [ 'page_view', 'no_such_type' ] );
		const before = await events();
		for ( let time = 0; time < 3; time += 1 ) {
			const sent = await postSteps( base, batch );
			expect( [ sent.status, await sent.text() ] ).toEqual( [ 202, '' ] );
		}
		expect( await events() ).toBe( before + 1 );
		// Reasons are counted a little later, so that they cost the visitor's request nothing.
		const dropped = async () =>
			(
				( await (
					await signed( 'GET', '/v1/site' )
				).json() ) as SiteHealth
			 ).dropped;
		for (
			let wait = 0;
			wait < 50 && ( await dropped() ).duplicate !== 2;
			wait += 1
		) {
			await sleep( 100 );
		}
		expect( await dropped() ).toMatchObject( {
			unknown_type: 3,
			duplicate: 2,
		} );
	} );

	it( 'stores one body sent a hundred times at once as one event', async () => {
		const before = await events();
		const batch = batchOf( key );
		const answers = await Promise.all(
			Array.from( { length: 100 }, () => postSteps( base, batch ) )
		);
		expect( new Set( answers.map( ( answer ) => answer.status ) ) ).toEqual(
			new Set( [ 202 ] )
		);
		expect( await events() ).toBe( before + 1 );
	} );

	describe( 'refuses on the public route', () => {
		const deep = `${ '['.repeat( 10_000 ) }${ ']'.repeat( 10_000 ) }`;
		const cases: [
			string,
			() => Promise< Response >,
			keyof typeof ERRORS,
		][] = [
			[ 'what is no JSON', () => postSteps( base, '{"a":' ), 'bad_json' ],
			[ 'an empty body', () => postSteps( base, '' ), 'bad_json' ],
			[
				'bytes that are no UTF-8',
				() => postSteps( base, Buffer.from( [ 0x7b, 0xff, 0x7d ] ) ),
				'bad_json',
			],
			[ 'a list', () => postSteps( base, '[]' ), 'bad_batch' ],
			[
				'a batch without events',
				() => postSteps( base, batchOf( key, [] ) ),
				'bad_batch',
			],
			[
				'more than twenty events',
				() =>
					postSteps(
						base,
						batchOf(
							key,
							Array.from( { length: 21 }, () => 'page_view' )
						)
					),
				'bad_batch',
			],
			[
				'unknown fields',
				() =>
					postSteps(
						base,
						batchOf( key, [ 'page_view' ], { role: 'admin' } )
					),
				'bad_batch',
			],
			[
				'a polluted prototype',
				() =>
					postSteps(
						base,
						JSON.stringify( batchOf( key ) ).replace(
							'{',
							'{"__proto__":{"admin":true},'
						)
					),
				'bad_batch',
			],
			[
				'another version of the batch',
				() =>
					postSteps(
						base,
						batchOf( key, [ 'page_view' ], { schema_version: 99 } )
					),
				'unsupported_version',
			],
			[
				'a body over 64 KiB',
				() => postSteps( base, 'x'.repeat( 65_537 ) ),
				'body_too_large',
			],
			[
				'a compressed body',
				() =>
					postSteps( base, batchOf( key ), {
						'Content-Encoding': 'gzip',
					} ),
				'encoded_body',
			],
			[
				'a site nobody connected',
				() => postSteps( base, batchOf( 'pk_AAAAAAAAAAAAAAAAAAAA' ) ),
				'unknown_site',
			],
			[
				'another origin',
				() =>
					postSteps( base, batchOf( key ), {
						Origin: 'https://evil.example',
					} ),
				'wrong_origin',
			],
			[
				'an origin that only begins alike',
				() =>
					postSteps( base, batchOf( key ), {
						Origin: 'https://shop.example.evil.com',
					} ),
				'wrong_origin',
			],
			[
				'the origin null',
				() => postSteps( base, batchOf( key ), { Origin: 'null' } ),
				'wrong_origin',
			],
		];
		it.each( cases )( '%s', async ( _name, send, error ) => {
			const before = await events();
			const response = await send();
			expect( await errorOf( response ) ).toMatchObject( {
				code: error,
				fix: ERRORS[ error ].fix,
			} );
			expect( response.status ).toBe( ERRORS[ error ].status );
			expect( await events() ).toBe( before );
		} );

		it( 'ten thousand nested lists, quickly', async () => {
			const response = await postSteps( base, deep );
			expect( response.status ).toBe( 400 );
		} );

		it( 'other methods', async () => {
			expect( ( await fetch( `${ base }/v1/steps` ) ).status ).toBe(
				405
			);
			expect(
				(
					await fetch( `${ base }/v1/steps`, {
						method: 'PUT',
						body: '{}',
					} )
				).status
			).toBe( 405 );
		} );
	} );

	it( 'takes a hostile user agent without a line in the log about it', async () => {
		const before = lines.length;
		const answer = await raw(
			base,
			`POST /v1/steps HTTP/1.1\r\nHost: x\r\nOrigin: https://shop.example\r\nUser-Agent: \u001b[31m{"level":"error"}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`
		);
		expect( answer ).toContain( '400 Bad Request' );
		expect( lines.slice( before ).join( '' ) ).not.toContain( '[31m' );
	} );

	it( 'ignores cookies', async () => {
		const answer = await postSteps( base, batchOf( key ), {
			Cookie: 'wordpress_logged_in_x=admin',
		} );
		expect( answer.status ).toBe( 202 );
		expect( answer.headers.get( 'set-cookie' ) ).toBeNull();
	} );

	describe( 'lets a page read its own answer', () => {
		it( 'when its origin is listed, never with credentials', async () => {
			const answer = await postSteps( base, batchOf( key ) );
			expect( answer.headers.get( 'access-control-allow-origin' ) ).toBe(
				'https://shop.example'
			);
			expect(
				answer.headers.get( 'access-control-allow-credentials' )
			).toBeNull();
			expect( answer.headers.get( 'vary' ) ).toBe( 'Origin' );
			expect(
				answer.headers.get( 'access-control-expose-headers' )
			).toBe( 'Retry-After' );
		} );

		it( 'and not when it is not', async () => {
			const answer = await postSteps( base, batchOf( key ), {
				Origin: 'https://evil.example',
			} );
			expect(
				answer.headers.get( 'access-control-allow-origin' )
			).toBeNull();
			expect( answer.headers.get( 'vary' ) ).toBe( 'Origin' );
		} );

		it( 'and answers the preflight of a listed origin only', async () => {
			const ask = ( origin: string ) =>
				fetch( `${ base }/v1/steps`, {
					method: 'OPTIONS',
					headers: {
						Origin: origin,
						'Access-Control-Request-Method': 'POST',
					},
				} );
			const listed = await ask( 'https://shop.example' );
			expect( listed.status ).toBe( 204 );
			expect( listed.headers.get( 'access-control-allow-methods' ) ).toBe(
				'POST'
			);
			const unlisted = await ask( 'https://evil.example' );
			expect(
				unlisted.headers.get( 'access-control-allow-origin' )
			).toBeNull();
			expect(
				unlisted.headers.get( 'access-control-allow-methods' )
			).toBeNull();
		} );
	} );

	describe( 'answers signed requests', () => {
		it( 'and refuses unsigned ones', async () => {
			const answer = await fetch( `${ base }/v1/site` );
			expect( answer.status ).toBe( 401 );
			expect( await errorOf( answer ) ).toMatchObject( {
				code: 'unsigned',
			} );
		} );

		it( 'and refuses one signature used twice', async () => {
			const once = await signedFetch(
				base,
				credentials,
				'GET',
				'/v1/site',
				undefined
			);
			expect( once.status ).toBe( 200 );
			const headers = captureHeaders( credentials );
			const first = await fetch( `${ base }/v1/site`, { headers } );
			const second = await fetch( `${ base }/v1/site`, { headers } );
			expect( first.status ).toBe( 200 );
			expect( await errorOf( second ) ).toMatchObject( {
				code: 'replayed',
			} );
		} );

		it( 'and says by how much the clocks differ', async () => {
			const answer = await signedFetch(
				base,
				credentials,
				'GET',
				'/v1/site',
				undefined,
				{
					timestamp: Math.floor( Date.now() / 1000 ) - 3600,
				}
			);
			const error = await errorOf( answer );
			expect( error.code ).toBe( 'clock_skew' );
			const offset = ( error.details as { offset_seconds: number } )
				.offset_seconds;
			expect( Math.abs( offset - 3600 ) ).toBeLessThan( 5 );
		} );

		it( 'and refuses a header that came twice', async () => {
			const headers = Object.entries( captureHeaders( credentials ) )
				.map( ( [ name, value ] ) => `${ name }: ${ value }` )
				.join( '\r\n' );
			const text = await raw(
				base,
				`GET /v1/site HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${ headers }\r\nX-Cairn-Site: site_other\r\n\r\n`
			);
			expect( text ).toContain( '401 Unauthorized' );
			expect( text ).toContain( '"unsigned"' );
		} );

		it( 'and names the field of a query it cannot use', async () => {
			const ask = async ( query: string ) =>
				errorOf(
					await signed( 'GET', `/v1/reports/overview?${ query }` )
				);
			expect( await ask( 'from=2026-11-01' ) ).toMatchObject( {
				code: 'bad_query',
				details: { field: 'to' },
			} );
			expect(
				await ask( 'from=2026-11-01&to=2026-11-08&from=2026-01-01' )
			).toMatchObject( {
				code: 'bad_query',
				details: { field: 'from' },
			} );
			expect(
				await ask( 'from=2026-11-01&to=2026-11-08&limit[$gt]=1' )
			).toMatchObject( {
				code: 'bad_query',
				details: { field: 'limit??gt?' },
			} );
			expect(
				await ask( "from=2026-11-01'+OR+1=1--&to=2026-11-08" )
			).toMatchObject( { code: 'bad_query' } );
		} );

		it( 'with the overview, and with 304 while nothing has changed', async () => {
			const target = '/v1/reports/overview?from=2026-11-01&to=2026-11-08';
			const first = await signed( 'GET', target );
			expect( first.status ).toBe( 200 );
			const etag = first.headers.get( 'etag' ) ?? '';
			expect( etag ).toMatch( /^W\// );
			const again = await signedFetch(
				base,
				credentials,
				'GET',
				target,
				undefined,
				{
					headers: { 'If-None-Match': etag },
				}
			);
			expect( again.status ).toBe( 304 );
			await postSteps( base, batchOf( key ) );
			const changed = await signedFetch(
				base,
				credentials,
				'GET',
				target,
				undefined,
				{
					headers: { 'If-None-Match': etag },
				}
			);
			expect( changed.status ).toBe( 200 );
		} );

		it( 'with a report as a file', async () => {
			const answer = await signed(
				'GET',
				'/v1/reports/overview.csv?from=2026-11-01&to=2026-11-08'
			);
			expect( answer.status ).toBe( 200 );
			expect( answer.headers.get( 'content-type' ) ).toBe(
				'text/csv; charset=utf-8'
			);
			expect( answer.headers.get( 'content-disposition' ) ).toMatch(
				/^attachment; filename="cairn-[\w.-]+\.csv"$/
			);
		} );

		it( 'and refuses bodies that do not fit', async () => {
			const answer = await signed( 'PUT', '/v1/placements', {
				post_id: 'seven',
				page: null,
				blocks: [],
			} );
			expect( await errorOf( answer ) ).toMatchObject( {
				code: 'bad_query',
				details: { field: 'post_id' },
			} );
			const large = await signed( 'POST', '/v1/server-events', {
				padding: 'x'.repeat( 1_100_000 ),
			} );
			expect( large.status ).toBe( 413 );
			const empty = await signedFetch(
				base,
				credentials,
				'PUT',
				'/v1/placements'
			);
			expect( await errorOf( empty ) ).toMatchObject( {
				code: 'bad_json',
			} );
		} );

		it( 'and knows no other addresses or methods', async () => {
			expect( ( await signed( 'GET', '/v1/nothing' ) ).status ).toBe(
				404
			);
			expect(
				( await signed( 'DELETE', '/v1/placements' ) ).status
			).toBe( 405 );
			expect( ( await fetch( `${ base }/%zz` ) ).status ).toBe( 404 );
			expect(
				( await fetch( `${ base }/v1/STEPS`, { method: 'POST' } ) )
					.status
			).toBe( 404 );
		} );

		it( 'with a new key at rotation, both valid', async () => {
			const other = await pairOverHttp( base, ( await code() ).code );
			const rotated = await signedFetch(
				base,
				other.credentials,
				'POST',
				'/v1/site/rotate-key'
			);
			const fresh = ( await rotated.json() ) as {
				key_id: string;
				secret: string;
			};
			for ( const login of [
				other.credentials,
				{
					...other.credentials,
					keyId: fresh.key_id,
					secret: Buffer.from( fresh.secret, 'base64' ),
				},
			] ) {
				expect(
					( await signedFetch( base, login, 'GET', '/v1/site' ) )
						.status
				).toBe( 200 );
			}
		} );
	} );

	describe( 'keeps sites apart', () => {
		it( 'whatever ids one sends of another', async () => {
			const other = await pairOverHttp( base, ( await code() ).code, {
				...testSettings,
				home_url: 'https://other.example',
				allowed_origins: [ 'https://other.example' ],
			} );
			// Its key with the other site's id in the header.
			const mixed = { ...other.credentials, siteId: credentials.siteId };
			expect(
				await errorOf(
					await signedFetch( base, mixed, 'GET', '/v1/site' )
				)
			).toMatchObject( {
				code: 'bad_signature',
			} );
			const live = await signedFetch(
				base,
				other.credentials,
				'GET',
				'/v1/reports/live'
			);
			expect( ( await live.json() ) as Live ).toMatchObject( {
				data_until: null,
				events: [],
			} );
			expect(
				await errorOf(
					await postSteps( base, batchOf( key ), {
						Origin: 'https://other.example',
					} )
				)
			).toMatchObject( { code: 'wrong_origin' } );
		} );
	} );

	it( 'answers no question of one site with anything of another', async () => {
		const one = await pairOverHttp( base, ( await code() ).code );
		const block = {
			block_id: 'qqqqqqqqqq',
			block_type: 'cairn/cta-button',
			name: 'Only mine',
			stage: null,
		};
		await signedFetch( base, one.credentials, 'PUT', '/v1/placements', {
			post_id: 7,
			page: '/only-mine/',
			blocks: [ block ],
		} );
		const url = 'https://shop.example/only-mine/';
		const sent = await postSteps(
			base,
			batchOf(
				one.answer.public_key,
				[
					'page_view',
					{ name: 'cta_click', block_id: block.block_id },
				],
				{ url }
			)
		);
		expect( sent.status ).toBe( 202 );

		const day = ( offset: number ) =>
			new Date( Date.now() + offset * 86_400_000 )
				.toISOString()
				.slice( 0, 10 );
		const range = `from=${ day( -7 ) }&to=${ day( 2 ) }`;
		const questions = [
			`/v1/reports/overview?${ range }`,
			`/v1/reports/overview?${ range }&filter=block&value=${ block.block_id }`,
			`/v1/reports/overview.csv?${ range }`,
			`/v1/reports/steps?${ range }&group=block`,
			`/v1/reports/steps.csv?${ range }&group=page`,
			`/v1/reports/step?${ range }&type=cta_click&block=${ block.block_id }`,
			`/v1/reports/block?block=${ block.block_id }&type=cta_click`,
			'/v1/reports/filter-values?filter=page&search=only',
			'/v1/reports/filter-values?filter=block',
			'/v1/reports/live',
			'/v1/site',
		];
		const other = await pairOverHttp( base, ( await code() ).code );
		let found = 0;
		for ( const question of questions ) {
			const own = await signedFetch(
				base,
				one.credentials,
				'GET',
				question
			);
			found += /only-mine|Only mine/.test( await own.text() ) ? 1 : 0;
			const foreign = await signedFetch(
				base,
				other.credentials,
				'GET',
				question
			);
			expect( [ 200, 404 ] ).toContain( foreign.status );
			expect( await foreign.text() ).not.toMatch( /only-mine|Only mine/ );
		}
		// The questions are the right ones: the owner does find his page or block in most answers.
		expect( found ).toBeGreaterThan( 4 );
	} );

	it( 'leads a site from its settings over a pause to its end', async () => {
		const { credentials: own, answer } = await pairOverHttp(
			base,
			( await code() ).code
		);
		const ask = ( method: string, target: string, body?: unknown ) =>
			signedFetch( base, own, method, target, body );
		const state = async () =>
			(
				( await (
					await ask( 'GET', '/v1/site' )
				).json() ) as SiteHealth
			 ).state;
		const moved = { ...testSettings, home_url: 'https://moved.example' };

		expect( ( await ask( 'PUT', '/v1/site', testSettings ) ).status ).toBe(
			204
		);
		const paused = await ask( 'PUT', '/v1/site', moved );
		expect( paused.status ).toBe( 409 );
		expect( await errorOf( paused ) ).toMatchObject( {
			code: 'site_paused',
		} );
		expect( await state() ).toBe( 'paused' );
		const resumed = await ask( 'POST', '/v1/site/resume', {
			home_url: moved.home_url,
		} );
		expect( resumed.status ).toBe( 204 );
		expect( ( await ask( 'PUT', '/v1/site', moved ) ).status ).toBe( 204 );
		expect( await state() ).toBe( 'active' );

		const removed = await ask( 'DELETE', '/v1/demo-data' );
		expect( await removed.json() ).toEqual( { removed: 0 } );

		expect( ( await ask( 'DELETE', '/v1/site' ) ).status ).toBe( 204 );
		expect( ( await ask( 'GET', '/v1/site' ) ).status ).toBe( 401 );
		const late = await postSteps( base, batchOf( answer.public_key ) );
		expect( await errorOf( late ) ).toMatchObject( {
			code: 'unknown_site',
		} );
	} );

	it( 'takes what the shop’s own host relays, and its facts', async () => {
		const before = await events();
		const relayed = await signed( 'POST', '/v1/relayed-steps', {
			batches: [
				{
					received_at: Date.now(),
					ip: '198.51.100.7',
					user_agent: BROWSER,
					body: JSON.stringify( batchOf( key ) ),
				},
			],
		} );
		expect( relayed.status ).toBe( 202 );
		const facts = await signed( 'POST', '/v1/server-events', {
			schema_version: 1,
			sent_at: Date.now(),
			events: [],
		} );
		expect( await errorOf( facts ) ).toMatchObject( { code: 'bad_batch' } );
		expect( await events() ).toBe( before + 1 );
	} );

	it( 'slows down who sends too much, whatever address he claims, and nobody else', async () => {
		const limited = await runTestService(
			testConfig( db().address, {
				CAIRN_RATE_PER_ADDRESS: '30',
				CAIRN_TRUSTED_PROXIES: '127.0.0.1',
			} )
		);
		const send = ( address: string ) =>
			postSteps(
				limited.address,
				batchOf(
					key,
					Array.from( { length: 20 }, () => 'page_view' )
				),
				{ 'X-Forwarded-For': address }
			);
		expect( ( await send( '203.0.113.7' ) ).status ).toBe( 202 );
		const slowed = await send( '1.2.3.4, 203.0.113.99' );
		expect( slowed.status ).toBe( 429 );
		expect( Number( slowed.headers.get( 'retry-after' ) ) ).toBeGreaterThan(
			0
		);
		expect( ( await send( '198.51.100.7' ) ).status ).toBe( 202 );
		await limited.stop();
	} );

	describe( 'pairs', () => {
		const pair = (
			body: unknown,
			headers: Record< string, string > = {}
		) =>
			fetch( `${ base }/v1/pair`, {
				method: 'POST',
				body: JSON.stringify( body ),
				headers,
			} );
		const request = ( pairingCode: string ) => ( {
			code: pairingCode,
			home_url: testSettings.home_url,
			nonce: 'bm9uY2Utbm9uY2UtMDE',
			settings: testSettings,
		} );

		it( 'not with a wrong, used or malformed code, and says which', async () => {
			const issued = await code();
			expect(
				await errorOf(
					await pair( request( 'AAAAA-AAAAA-AAAAA-AAAAA' ) )
				)
			).toMatchObject( {
				code: 'pairing_code_wrong',
			} );
			expect( ( await pair( request( issued.code ) ) ).status ).toBe(
				200
			);
			expect(
				await errorOf( await pair( request( issued.code ) ) )
			).toMatchObject( {
				code: 'pairing_code_used',
			} );
			expect(
				await errorOf( await pair( { code: 'x' } ) )
			).toMatchObject( { code: 'bad_batch' } );
		} );

		it( 'not through a proxy that speaks plain HTTP to the world', async () => {
			const issued = await code();
			const answer = await pair( request( issued.code ), {
				'X-Forwarded-For': '203.0.113.7',
			} );
			expect( await errorOf( answer ) ).toMatchObject( {
				code: 'insecure_address',
			} );
		} );

		it( 'not for somebody who tries codes', async () => {
			const statuses = new Set< number >();
			for ( let attempt = 0; attempt < 25; attempt += 1 ) {
				statuses.add(
					( await pair( request( 'AAAAA-AAAAA-AAAAA-AAAAA' ) ) )
						.status
				);
			}
			expect( statuses ).toContain( 429 );
		} );
	} );

	it( 'shows metrics to this machine, not through a proxy', async () => {
		const here = await fetch( `${ base }/metrics` );
		expect( here.status ).toBe( 200 );
		expect( await here.text() ).toMatch( /cairn_events_stored_total \d+/ );
		const proxied = await fetch( `${ base }/metrics`, {
			headers: { 'X-Forwarded-For': '203.0.113.7' },
		} );
		expect( proxied.status ).toBe( 404 );
	} );

	it( 'logs no address, no query and nothing of a body', () => {
		const text = lines.join( '' );
		expect( text ).toContain( '/v1/reports/overview' );
		for ( const secret of [
			'127.0.0.1"',
			'203.0.113.7',
			'2026-11-08',
			'Mozilla',
			key,
			'/offer/',
			'nothing',
		] ) {
			expect( text.replaceAll( service.address, '' ) ).not.toContain(
				secret
			);
		}
	} );

	it( 'counts in its roll-ups exactly what it has stored', async () => {
		// The folder runs every half second.
		await sleep( 1_200 );
		const app = testApp( testConfig( db().address ), db().database );
		for ( const site of await app.sites.list() ) {
			expect(
				( await recount( db().database, site ) ).differences
			).toEqual( [] );
		}
	} );

	it( 'stores what it has begun when it is told to stop, and takes nothing new', async () => {
		const own = await runTestService( testConfig( db().address ) );
		const before = await events();
		const sent = Array.from( { length: 50 }, () =>
			postSteps( own.address, batchOf( key ) )
		);
		await sleep( 20 );
		const stopped = own.stop();
		const answers = await Promise.allSettled( sent );
		await stopped;
		const accepted = answers.filter(
			( answer ) =>
				answer.status === 'fulfilled' && answer.value.status === 202
		).length;
		expect( await events() ).toBe( before + accepted );
		await expect(
			postSteps( own.address, batchOf( key ) )
		).rejects.toThrow();
	} );
} );

/** Headers of one signed GET /v1/site, to be sent as often as a test likes. */
function captureHeaders( credentials: Credentials ): Record< string, string > {
	let captured: Record< string, string > = {};
	const real = globalThis.fetch;
	globalThis.fetch = ( async ( _address: unknown, init: RequestInit ) => {
		captured = { ...( init.headers as Record< string, string > ) };
		return new Response();
	} ) as typeof fetch;
	try {
		void signedFetch( '', credentials, 'GET', '/v1/site' );
	} finally {
		globalThis.fetch = real;
	}
	return captured;
}

/** Sends bytes as they are and reads the answer to its end. */
function raw( base: string, text: string ): Promise< string > {
	const { hostname, port } = new URL( base );
	return new Promise( ( resolve, reject ) => {
		let answer = '';
		const socket = connect( Number( port ), hostname, () =>
			socket.write( text, 'latin1' )
		);
		socket.on( 'data', ( chunk ) => ( answer += chunk.toString() ) );
		socket.on( 'end', () => resolve( answer ) );
		socket.on( 'error', reject );
	} );
}
