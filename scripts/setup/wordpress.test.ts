import { jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SetupProblem } from './setup-problem.mjs';
import { prepareWoocommerce } from './woocommerce.mjs';
import { prepareWordpress } from './wordpress.mjs';

let scratch: string;
let server: Server;
let requests: string[];
const kept = { ...process.env };

/** A tree with just what makes it recognisable as WordPress or as WooCommerce. */
function write( folder: string, files: Record< string, string > ): string {
	for ( const [ name, text ] of Object.entries( files ) ) {
		mkdirSync( path.dirname( path.join( folder, name ) ), {
			recursive: true,
		} );
		writeFileSync( path.join( folder, name ), text );
	}
	return folder;
}

const core = ( version: string ) => ( {
	'wp-includes/version.php': `<?php\n$wp_version = '${ version }';\n`,
	'wp-content/themes/twentytwentyfive/theme.json': '{}',
} );
const shop = ( version: string ) => ( {
	'woocommerce.php': `<?php\n/**\n * Plugin Name: WooCommerce\n * Version: ${ version }\n */\n`,
} );

/** Packs a folder and serves it; gives what a pinned archive needs to be known of it. */
function served( folder: string, name: string, version: string ) {
	const archive = path.join( scratch, 'served', name );
	mkdirSync( path.dirname( archive ), { recursive: true } );
	execFileSync( 'tar', [
		'-czf',
		archive,
		'-C',
		path.dirname( folder ),
		path.basename( folder ),
	] );
	return {
		version,
		url: `http://127.0.0.1:${ ( server.address() as AddressInfo ).port }/${ name }`,
		sha256: createHash( 'sha256' )
			.update( readFileSync( archive ) )
			.digest( 'hex' ),
	};
}

beforeEach( async () => {
	scratch = mkdtempSync( path.join( tmpdir(), 'cairn-sources-' ) );
	process.env.XDG_CACHE_HOME = path.join( scratch, 'cache' );
	for ( const name of [ 'WP_DIR', 'WC_DIR', 'WC_ZIP' ] ) {
		delete process.env[ name ];
	}
	jest.spyOn( console, 'log' ).mockImplementation( () => undefined );
	requests = [];
	server = createServer( ( request, response ) => {
		requests.push( request.url ?? '' );
		response.end(
			readFileSync(
				path.join(
					scratch,
					'served',
					path.basename( request.url ?? '' )
				)
			)
		);
	} );
	await new Promise< void >( ( resolve ) =>
		server.listen( 0, '127.0.0.1', resolve )
	);
} );

afterEach( async () => {
	jest.restoreAllMocks();
	process.env = { ...kept };
	server.closeAllConnections();
	await new Promise( ( resolve ) => server.close( resolve ) );
	rmSync( scratch, { recursive: true } );
} );

describe( 'WordPress core', () => {
	it( 'is taken from WP_DIR first', async () => {
		process.env.WP_DIR = write(
			path.join( scratch, 'mine' ),
			core( '6.9.1' )
		);
		expect( await prepareWordpress() ).toEqual( {
			folder: process.env.WP_DIR,
			version: '6.9.1',
		} );
	} );

	it( 'is refused with a sentence when WP_DIR holds none', async () => {
		process.env.WP_DIR = scratch;
		await expect( prepareWordpress() ).rejects.toThrow( SetupProblem );
	} );

	it( 'comes from the official archive once, then from the cache', async () => {
		const official = served(
			write( path.join( scratch, 'wordpress' ), core( '7.1.3' ) ),
			'core.tar.gz',
			'7.1.3'
		);
		const first = await prepareWordpress( { official } );
		expect( first.version ).toBe( '7.1.3' );
		expect( await prepareWordpress( { official } ) ).toEqual( first );
		expect( requests ).toEqual( [ '/core.tar.gz' ] );
	} );
} );

describe( 'WooCommerce', () => {
	it( 'is taken from WC_DIR first', async () => {
		process.env.WC_DIR = write(
			path.join( scratch, 'mine' ),
			shop( '11.0.1' )
		);
		expect( await prepareWoocommerce() ).toEqual( {
			folder: process.env.WC_DIR,
			version: '11.0.1',
		} );
	} );

	it( 'is refused with a sentence when WC_DIR or WC_ZIP holds none', async () => {
		process.env.WC_DIR = scratch;
		await expect( prepareWoocommerce() ).rejects.toThrow( SetupProblem );
		delete process.env.WC_DIR;
		process.env.WC_ZIP = path.join( scratch, 'absent.zip' );
		await expect( prepareWoocommerce() ).rejects.toThrow( SetupProblem );
	} );

	it( 'comes from the official archive once, then from the cache', async () => {
		const official = served(
			write( path.join( scratch, 'woocommerce' ), shop( '11.0.1' ) ),
			'shop.tar.gz',
			'11.0.1'
		);
		expect( await prepareWoocommerce( { official } ) ).toMatchObject( {
			version: '11.0.1',
		} );
		expect( await prepareWoocommerce( { official } ) ).toMatchObject( {
			version: '11.0.1',
		} );
		expect( requests ).toEqual( [ '/shop.tar.gz' ] );
	} );

	it( 'may be missing, and the reason says how to have a shop', async () => {
		const official = {
			...served(
				write( path.join( scratch, 'woocommerce' ), shop( '11.0.1' ) ),
				'shop.tar.gz',
				'11.0.1'
			),
			sha256: '0'.repeat( 64 ),
		};
		expect( await prepareWoocommerce( { official } ) ).toEqual( {
			missing: expect.stringMatching( /WC_DIR or WC_ZIP/ ),
		} );
	} );
} );
