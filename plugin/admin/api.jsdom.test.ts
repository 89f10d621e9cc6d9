import { createApi } from './api.ts';
import { reportPath } from './report-path.ts';
import { fakeWordPress, type FakeAnswer } from './testing/fake-wordpress.ts';

const signal = () => new AbortController().signal;
const path = reportPath( 'cairn/v1', 'overview', {
	from: '2026-11-01',
	to: '2026-11-24',
	filter: undefined,
} );

function ask( answers: FakeAnswer[] ) {
	const { fetch, asked } = fakeWordPress( () => answers.shift() ?? {} );
	return { api: createApi( fetch ), asked };
}

describe( 'Asking WordPress', () => {
	it( 'leaves out what has no value', () => {
		expect( path ).toBe(
			'/cairn/v1/reports/overview?from=2026-11-01&to=2026-11-24'
		);
	} );

	it( 'sends the version it knows, and takes a 304 as unchanged', async () => {
		const { api, asked } = ask( [
			{ body: { visits: 1 }, etag: '"7"' },
			{ status: 304 },
		] );
		expect( await api.ask( path, signal(), false ) ).toEqual( {
			kind: 'fresh',
			report: { visits: 1 },
			stale: null,
		} );
		expect( await api.ask( path, signal(), true ) ).toEqual( {
			kind: 'unchanged',
		} );
		expect( asked.map( ( { headers } ) => headers ) ).toEqual( [
			{},
			{ 'If-None-Match': '"7"' },
		] );
		expect( api.lastAnswer( path ) ).toEqual( { visits: 1 } );
	} );

	it( 'keeps apart the report and how stale it is, and asks for all of it again', async () => {
		const stale = {
			silent_since: '2026-11-23T13:10:00Z',
			saved_at: '2026-11-23T13:05:00Z',
			waiting: 214,
		};
		const { api, asked } = ask( [
			{ body: { visits: 1, stale }, etag: '"7"' },
			{ body: { visits: 2 } },
		] );
		expect( await api.ask( path, signal(), false ) ).toEqual( {
			kind: 'fresh',
			report: { visits: 1 },
			stale,
		} );
		await api.ask( path, signal(), true );
		expect( asked[ 1 ]?.headers ).toEqual( {} );
	} );

	it( 'turns a refusal into its code, its words and what to do', async () => {
		const { api } = ask( [
			{
				status: 502,
				body: {
					code: 'service_silent',
					message: 'No answer.',
					data: { status: 502, fix: 'Start it.' },
				},
			},
		] );
		expect( await api.ask( path, signal(), false ) ).toEqual( {
			kind: 'problem',
			problem: {
				code: 'service_silent',
				message: 'No answer.',
				fix: 'Start it.',
				status: 502,
			},
		} );
	} );

	it( 'has a code for an answer that is no JSON, and for no answer', async () => {
		const broken = createApi( async () => {
			throw {
				status: 500,
				json: async () => {
					throw new SyntaxError( 'html' );
				},
			};
		} );
		const offline = createApi( async () => {
			throw new TypeError( 'Failed to fetch' );
		} );
		expect( await broken.ask( path, signal(), false ) ).toMatchObject( {
			problem: { code: 'http_500' },
		} );
		expect( await offline.ask( path, signal(), false ) ).toMatchObject( {
			problem: { code: 'offline', status: 0 },
		} );
	} );

	it( 'forgets answers one by one, oldest first', async () => {
		const { api } = ask( [] );
		for ( let number = 0; number < 21; number++ ) {
			await api.ask( `/${ number }`, signal(), false );
		}
		expect( api.lastAnswer( '/0' ) ).toBeNull();
		expect( api.lastAnswer( '/1' ) ).not.toBeNull();
	} );
} );
