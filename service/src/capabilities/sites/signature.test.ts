import { readFileSync } from 'node:fs';
import { LIMITS } from '#contract/limits.ts';
import { createFakeClock } from '../../storage/fake-clock.ts';
import type { SiteDirectory } from './directory.ts';
import { canonicalQuery, sign } from './signature.ts';
import type { Site } from './site.ts';
import { verifyRequest } from './verify-request.ts';
import type { SignedRequest } from './verify-request.ts';

interface Vector {
	secret_hex: string;
	method: string;
	path: string;
	query: string;
	timestamp: string;
	nonce: string;
	site_id: string;
	body: string;
	signature: string;
}

const vector = JSON.parse(
	readFileSync( 'contract/fixtures/signature.json', 'utf8' )
) as Vector;
const secret = Buffer.from( vector.secret_hex, 'hex' );
const site = { id: 1, publicId: vector.site_id } as Site;

function signable( changes: Partial< Parameters< typeof sign >[ 1 ] > = {} ) {
	return {
		method: vector.method,
		path: vector.path,
		query: vector.query,
		timestamp: vector.timestamp,
		nonce: vector.nonce,
		siteId: vector.site_id,
		body: Buffer.from( vector.body ),
		...changes,
	};
}

describe( 'The signature', () => {
	it( 'is that of the shared test vector', () => {
		expect( sign( secret, signable() ) ).toBe( vector.signature );
	} );

	it( 'covers the empty body', () => {
		expect(
			sign( secret, signable( { body: Buffer.alloc( 0 ) } ) )
		).toMatch( /^[A-Za-z0-9+/]{43}=$/ );
	} );

	it( 'does not depend on the order of the query', () => {
		expect( canonicalQuery( 'b=2&a=1&a=0' ) ).toBe( 'a=0&a=1&b=2' );
		expect( sign( secret, signable( { query: 'to=2&from=1' } ) ) ).toBe(
			sign( secret, signable( { query: 'from=1&to=2' } ) )
		);
	} );

	it( 'writes the query by RFC 3986, sorted by bytes', () => {
		expect( canonicalQuery( "value=a b'(c)*!&Z=%c3%a9&a=%7e+x" ) ).toBe(
			'Z=%C3%A9&a=~%2Bx&value=a%20b%27%28c%29%2A%21'
		);
		expect( canonicalQuery( '' ) ).toBe( '' );
		expect( canonicalQuery( 'empty' ) ).toBe( 'empty=' );
	} );
} );

describe( 'A signed request', () => {
	const clock = createFakeClock( Number( vector.timestamp ) * 1000 );
	let used: Set< string >;
	beforeEach( () => {
		used = new Set();
		clock.set( Number( vector.timestamp ) * 1000 );
	} );

	const directory = {
		byKeyId: async ( keyId: string ) =>
			keyId === 'sk_known' ? { site, secret } : null,
	} as unknown as SiteDirectory;
	const nonces = {
		async use( _siteId: number, nonce: string ) {
			const isNew = ! used.has( nonce );
			used.add( nonce );
			return isNew;
		},
		async clean() {},
	};

	function request( changes: Partial< SignedRequest > = {} ): SignedRequest {
		return {
			method: vector.method,
			path: vector.path,
			query: vector.query,
			body: Buffer.from( vector.body ),
			...changes,
			headers: {
				site: [ vector.site_id ],
				timestamp: [ vector.timestamp ],
				nonce: [ vector.nonce ],
				key: [ 'sk_known' ],
				signature: [ `v1=${ vector.signature }` ],
				...changes.headers,
			},
		};
	}
	const headers = ( changes: Partial< SignedRequest[ 'headers' ] > ) =>
		request( {
			headers: changes as SignedRequest[ 'headers' ],
		} );
	const verify = ( candidate: SignedRequest ) =>
		verifyRequest( { directory, nonces, clock }, candidate );

	it( 'is verified, and the site comes from its key', async () => {
		expect( await verify( request() ) ).toEqual( {
			kind: 'verified',
			site,
		} );
	} );

	it.each( [
		[ 'method', request( { method: 'PUT' } ) ],
		[ 'path', request( { path: '/v1/server-event' } ) ],
		[ 'query', request( { query: 'a=1' } ) ],
		[ 'timestamp', headers( { timestamp: [ '1767225601' ] } ) ],
		[ 'nonce', headers( { nonce: [ 'c2l0ZS1ub25jZS0wMDAy' ] } ) ],
		[ 'site', headers( { site: [ 'site_02' ] } ) ],
		[ 'body', request( { body: Buffer.from( `${ vector.body } ` ) } ) ],
		[ 'key id', headers( { key: [ 'sk_other' ] } ) ],
		[
			'signature',
			headers( {
				signature: [ `v1=5${ vector.signature.slice( 1 ) }` ],
			} ),
		],
		[ 'length of the signature', headers( { signature: [ 'v1=AAAA' ] } ) ],
		[
			'version of the signature',
			headers( { signature: [ `v2=${ vector.signature }` ] } ),
		],
	] )( 'is refused when its %s was changed', async ( _part, changed ) => {
		expect( await verify( changed ) ).toEqual( {
			kind: 'refused',
			error: 'bad_signature',
		} );
		expect( used.size ).toBe( 0 );
	} );

	it( 'is refused when its body was written anew with the same meaning', async () => {
		const body = Buffer.from(
			JSON.stringify( JSON.parse( vector.body ), null, 1 )
		);
		expect( await verify( request( { body } ) ) ).toMatchObject( {
			error: 'bad_signature',
		} );
	} );

	it( 'is accepted once', async () => {
		await verify( request() );
		expect( await verify( request() ) ).toEqual( {
			kind: 'refused',
			error: 'replayed',
		} );
	} );

	it.each( [ LIMITS.signatureSkewSeconds, -LIMITS.signatureSkewSeconds ] )(
		'is valid while the clocks differ by %d seconds',
		async ( seconds ) => {
			clock.advance( seconds * 1000 );
			expect( await verify( request() ) ).toMatchObject( {
				kind: 'verified',
			} );
		}
	);

	it.each( [ 301, -301 ] )(
		'is refused when the clocks differ by %d seconds, and is told so',
		async ( seconds ) => {
			clock.advance( seconds * 1000 );
			expect( await verify( request() ) ).toEqual( {
				kind: 'refused',
				error: 'clock_skew',
				offsetSeconds: seconds,
			} );
		}
	);

	it.each( [ 'site', 'timestamp', 'nonce', 'key', 'signature' ] as const )(
		'is refused without its %s header, and with two of them',
		async ( name ) => {
			const once = request().headers[ name ];
			for ( const values of [ [], [ ...once, ...once ] ] ) {
				expect(
					await verify( headers( { [ name ]: values } ) )
				).toEqual( {
					kind: 'refused',
					error: 'unsigned',
				} );
			}
		}
	);

	it( 'is refused with a nonce that is too short to be random', async () => {
		const nonce = 'short';
		const signature = `v1=${ sign( secret, signable( { nonce } ) ) }`;
		expect(
			await verify(
				headers( { nonce: [ nonce ], signature: [ signature ] } )
			)
		).toMatchObject( { error: 'bad_signature' } );
	} );
} );
