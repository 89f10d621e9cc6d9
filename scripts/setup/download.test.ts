import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitUntil } from '../running/wait-until.mjs';
import { download, DownloadFailed } from './download.mjs';

const CONTENT = Buffer.from(
	'a small stone on a long trail\n'.repeat( 5_000 )
);
const SHA256 = createHash( 'sha256' ).update( CONTENT ).digest( 'hex' );

let server: Server;
let folder: string;
let answer: ( request: IncomingMessage, response: ServerResponse ) => void;
let ranges: ( string | undefined )[];

const url = () =>
	`http://127.0.0.1:${ ( server.address() as AddressInfo ).port }/core.zip`;
const file = () => path.join( folder, 'downloads', 'core.zip' );
const reasonOf = async ( wanted: Parameters< typeof download >[ 0 ] ) => {
	const error = await download( wanted ).then(
		() => null,
		( caught: unknown ) => caught
	);
	expect( error ).toBeInstanceOf( DownloadFailed );
	return ( error as { reason: string } ).reason;
};

beforeEach( async () => {
	folder = mkdtempSync( path.join( tmpdir(), 'cairn-download-' ) );
	ranges = [];
	server = createServer( ( request, response ) => {
		ranges.push( request.headers.range );
		answer( request, response );
	} );
	await new Promise< void >( ( resolve ) =>
		server.listen( 0, '127.0.0.1', resolve )
	);
} );

afterEach( async () => {
	server.closeAllConnections();
	await new Promise( ( resolve ) => server.close( resolve ) );
	rmSync( folder, { recursive: true } );
} );

const whole: typeof answer = ( _request, response ) => response.end( CONTENT );

/** Sends the whole length in the header and breaks off in the middle; honours ranges. */
const breakingAfter =
	( bytes: number ): typeof answer =>
	( request, response ) => {
		const from = Number(
			/bytes=(\d+)-/.exec( request.headers.range ?? '' )?.[ 1 ] ?? 0
		);
		response.writeHead( from > 0 ? 206 : 200, {
			'content-length': CONTENT.length - from,
		} );
		const sent = CONTENT.subarray( from, from + bytes );
		if ( from + sent.length === CONTENT.length ) {
			response.end( sent );
			return;
		}
		response.write( sent );
		// Breaks the connection in the middle of the promised length, once the client has stored what came.
		void waitUntil(
			'the client has stored it',
			() => statSync( `${ file() }.part` ).size === from + sent.length,
			{ timeoutMs: 10_000, everyMs: 5 }
		).then( () => response.destroy() );
	};

describe( 'A pinned download', () => {
	it( 'stores the file under its name when the checksum is right', async () => {
		answer = whole;
		expect(
			await download( { url: url(), sha256: SHA256, file: file() } )
		).toBe( 'downloaded' );
		expect( readFileSync( file() ).equals( CONTENT ) ).toBe( true );
		expect( existsSync( `${ file() }.part` ) ).toBe( false );
	} );

	it( 'is not repeated when the right file is there', async () => {
		answer = whole;
		await download( { url: url(), sha256: SHA256, file: file() } );
		expect(
			await download( { url: url(), sha256: SHA256, file: file() } )
		).toBe( 'already there' );
		expect( ranges ).toHaveLength( 1 );
	} );

	it( 'replaces a file that somebody changed', async () => {
		answer = whole;
		await download( { url: url(), sha256: SHA256, file: file() } );
		writeFileSync( file(), 'changed' );
		expect(
			await download( { url: url(), sha256: SHA256, file: file() } )
		).toBe( 'downloaded' );
		expect( readFileSync( file() ).equals( CONTENT ) ).toBe( true );
	} );

	it( 'refuses bytes with another checksum and keeps nothing of them', async () => {
		answer = ( _request, response ) => response.end( 'something else' );
		expect(
			await reasonOf( { url: url(), sha256: SHA256, file: file() } )
		).toBe( 'wrong-checksum' );
		expect( existsSync( file() ) ).toBe( false );
		expect( existsSync( `${ file() }.part` ) ).toBe( false );
	} );

	it( 'says when the server does not have the file, and does not ask again', async () => {
		answer = ( _request, response ) =>
			response.writeHead( 404 ).end( 'not here' );
		expect(
			await reasonOf( { url: url(), sha256: SHA256, file: file() } )
		).toBe( 'refused' );
		expect( ranges ).toHaveLength( 1 );
	} );

	it( 'continues where a broken connection ended', async () => {
		let requests = 0;
		answer = ( request, response ) => {
			requests++;
			breakingAfter( requests === 1 ? 40_000 : CONTENT.length )(
				request,
				response
			);
		};
		expect(
			await download( { url: url(), sha256: SHA256, file: file() } )
		).toBe( 'downloaded' );
		expect( ranges ).toEqual( [ undefined, 'bytes=40000-' ] );
		expect( readFileSync( file() ).equals( CONTENT ) ).toBe( true );
	} );

	it( 'continues what an earlier run left', async () => {
		answer = breakingAfter( 30_000 );
		expect(
			await reasonOf( {
				url: url(),
				sha256: SHA256,
				file: file(),
				attempts: 1,
			} )
		).toBe( 'truncated' );
		answer = breakingAfter( CONTENT.length );
		expect(
			await download( { url: url(), sha256: SHA256, file: file() } )
		).toBe( 'downloaded' );
		expect( ranges ).toEqual( [ undefined, 'bytes=30000-' ] );
	} );

	it( 'begins anew when the server knows no ranges', async () => {
		answer = breakingAfter( 30_000 );
		await reasonOf( {
			url: url(),
			sha256: SHA256,
			file: file(),
			attempts: 1,
		} );
		answer = whole;
		expect(
			await download( { url: url(), sha256: SHA256, file: file() } )
		).toBe( 'downloaded' );
		expect( readFileSync( file() ).equals( CONTENT ) ).toBe( true );
	} );

	it( 'takes a part that was complete already', async () => {
		answer = ( _request, response ) => response.writeHead( 416 ).end();
		await download( { url: url(), sha256: SHA256, file: file() } ).catch(
			() => undefined
		);
		writeFileSync( `${ file() }.part`, CONTENT );
		expect(
			await download( { url: url(), sha256: SHA256, file: file() } )
		).toBe( 'downloaded' );
	} );

	it( 'gives up after the attempts it was allowed', async () => {
		answer = breakingAfter( 10 );
		expect(
			await reasonOf( {
				url: url(),
				sha256: SHA256,
				file: file(),
				attempts: 3,
			} )
		).toBe( 'truncated' );
		expect( ranges ).toHaveLength( 3 );
	} );

	it( 'gives up on a server that falls silent', async () => {
		answer = ( _request, response ) => {
			response.writeHead( 200, { 'content-length': CONTENT.length } );
			response.write( CONTENT.subarray( 0, 100 ) );
		};
		expect(
			await reasonOf( {
				url: url(),
				sha256: SHA256,
				file: file(),
				attempts: 1,
				timeoutMs: 100,
			} )
		).toBe( 'truncated' );
	} );

	it( 'says when nobody answers at the address', async () => {
		const gone = 'http://127.0.0.1:9/core.zip';
		expect(
			await reasonOf( { url: gone, sha256: SHA256, file: file() } )
		).toBe( 'unreachable' );
	} );
} );
