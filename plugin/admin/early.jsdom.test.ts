import { createApi } from './api.ts';
import type { EarlyAnswer } from './early.ts';

const fetched = jest.fn();

async function loadEarly(
	search: string,
	boot: object,
	answer: Partial< Response > = { ok: false }
): Promise< void > {
	delete window.cairnAdminEarly;
	window.history.replaceState( null, '', search );
	window.cairnAdmin = {
		isConnected: true,
		restRoot: 'http://shop.example/wp-json/',
		restNonce: 'n1',
		...boot,
	};
	window.fetch = fetched.mockResolvedValue( answer );
	await jest.isolateModulesAsync( async () => {
		await import( './early.ts' );
	} );
}

beforeEach( () => fetched.mockReset() );

describe( 'The early request', () => {
	it( 'asks what the screen will ask, as the person who is logged in', async () => {
		await loadEarly(
			'?page=cairn&screen=step&id=cta_click:abc&range=custom&from=2026-01-01&to=2026-02-01',
			{}
		);
		expect( fetched ).toHaveBeenCalledWith(
			'http://shop.example/wp-json/cairn/v1/reports/step?from=2026-01-01&to=2026-02-01&compare=previous&type=cta_click&block=abc',
			expect.objectContaining( {
				credentials: 'same-origin',
				headers: expect.objectContaining( { 'X-WP-Nonce': 'n1' } ),
			} )
		);
		expect( window.cairnAdminEarly?.path ).toMatch(
			/^\/cairn\/v1\/reports\/step\?/
		);
	} );

	it( 'keeps what was answered for an app that starts later, and nothing that was refused', async () => {
		const answered = ( status: number ) =>
			( {
				ok: status === 200,
				status,
				clone: () => answered( status ),
				json: async () => ( { has_data: true } ),
				headers: { get: () => '"v1"' },
			} ) as unknown as Response;

		await loadEarly( '?page=cairn', {}, answered( 200 ) );
		await window.cairnAdminEarly?.answer;
		await Promise.resolve().then( () => undefined );
		expect( window.cairnAdminEarly?.arrived ).toEqual( {
			body: { has_data: true },
			version: '"v1"',
		} );

		await loadEarly( '?page=cairn', {}, answered( 403 ) );
		await window.cairnAdminEarly?.answer;
		await Promise.resolve().then( () => undefined );
		expect( window.cairnAdminEarly?.arrived ).toBeNull();
	} );

	it( 'works without pretty permalinks', async () => {
		await loadEarly(
			'?page=cairn&range=custom&from=2026-01-01&to=2026-02-01',
			{
				restRoot: 'http://shop.example/index.php?rest_route=/',
			}
		);
		expect( fetched.mock.calls[ 0 ]?.[ 0 ] ).toBe(
			'http://shop.example/index.php?rest_route=/cairn/v1/reports/overview&from=2026-01-01&to=2026-02-01&compare=previous'
		);
	} );

	it( 'asks nothing while the site is not connected', async () => {
		await loadEarly( '?page=cairn', { isConnected: false } );
		expect( fetched ).not.toHaveBeenCalled();
	} );
} );

describe( 'The app', () => {
	const signal = () => new AbortController().signal;
	const ok = ( body: object ) =>
		( {
			ok: true,
			status: 200,
			json: async () => body,
			headers: { get: () => null },
		} ) as unknown as Response;

	function api(
		early: Omit< EarlyAnswer, 'arrived' > & Partial< EarlyAnswer >
	) {
		const asked: string[] = [];
		return {
			asked,
			api: createApi(
				async ( { path } ) => {
					asked.push( path );
					return ok( { from: 'app' } );
				},
				{ arrived: null, ...early }
			),
		};
	}

	it( 'takes the early answer over, once', async () => {
		const { api: wire, asked } = api( {
			path: '/a',
			answer: Promise.resolve( ok( { from: 'early' } ) ),
		} );
		expect( await wire.ask( '/a', signal(), false ) ).toMatchObject( {
			report: { from: 'early' },
		} );
		expect( await wire.ask( '/a', signal(), true ) ).toMatchObject( {
			report: { from: 'app' },
		} );
		expect( asked ).toEqual( [ '/a' ] );
	} );

	it( 'has an early answer at hand that came before the app did, and asks no second time', async () => {
		const { api: wire, asked } = api( {
			path: '/a',
			answer: new Promise( () => undefined ),
			arrived: {
				body: { from: 'early', stale: { waiting: 2 } },
				version: null,
			},
		} );
		expect( wire.lastAnswer( '/b' ) ).toBeNull();
		const shown = wire.lastAnswer( '/a' );
		expect( shown ).toEqual( { from: 'early' } );

		const answer = await wire.ask( '/a', signal(), true );
		expect( answer ).toEqual( {
			kind: 'fresh',
			report: { from: 'early' },
			stale: { waiting: 2 },
		} );
		expect( answer.kind === 'fresh' && answer.report ).toBe( shown );
		expect( asked ).toEqual( [] );

		await wire.ask( '/a', signal(), true );
		expect( asked ).toEqual( [ '/a' ] );
	} );

	it( 'asks by itself when the early question was another', async () => {
		const { api: wire } = api( {
			path: '/yesterday',
			answer: Promise.resolve( ok( { from: 'early' } ) ),
		} );
		expect( await wire.ask( '/a', signal(), false ) ).toMatchObject( {
			report: { from: 'app' },
		} );
	} );

	it( 'hears of an early refusal as of one of its own', async () => {
		const { api: wire } = api( {
			path: '/a',
			answer: Promise.resolve( {
				ok: false,
				status: 403,
				json: async () => ( {
					code: 'rest_forbidden',
					message: 'No.',
				} ),
			} as unknown as Response ),
		} );
		expect( await wire.ask( '/a', signal(), false ) ).toMatchObject( {
			kind: 'problem',
			problem: { code: 'rest_forbidden', status: 403 },
		} );
	} );
} );
