import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { contentHash } from './content-hash.mjs';
import { freePort } from './free-port.mjs';

describe( 'The hash that says whether to build', () => {
	let root: string;
	const write = ( name: string, text: string ) => {
		mkdirSync( path.dirname( path.join( root, name ) ), {
			recursive: true,
		} );
		writeFileSync( path.join( root, name ), text );
	};
	const hash = () => contentHash( root, [ 'src', 'package.json' ] );

	beforeEach( () => {
		root = mkdtempSync( path.join( tmpdir(), 'cairn-hash-' ) );
		write( 'src/a.ts', 'one' );
		write( 'package.json', '{}' );
	} );

	afterEach( () => rmSync( root, { recursive: true } ) );

	it( 'changes with content, with names and with new files', () => {
		const seen = new Set( [ hash() ] );
		write( 'src/a.ts', 'two' );
		seen.add( hash() );
		write( 'src/deep/b.ts', 'two' );
		seen.add( hash() );
		write( 'package.json', '{ }' );
		seen.add( hash() );
		expect( seen.size ).toBe( 4 );
	} );

	it( 'does not change with tests, with what was built, or with what is not read', () => {
		const before = hash();
		write( 'src/a.test.ts', 'x' );
		write( 'src/dist/a.js', 'x' );
		write( 'src/node_modules/x/index.js', 'x' );
		write( 'elsewhere.ts', 'x' );
		expect( hash() ).toBe( before );
	} );
} );

describe( 'A free port', () => {
	it( 'is the next one when the wanted one is taken or promised', async () => {
		const server = createServer();
		await new Promise< void >( ( resolve ) =>
			server.listen( 0, '127.0.0.1', resolve )
		);
		const { port } = server.address() as AddressInfo;
		const found = await freePort( port );
		expect( found ).toBeGreaterThan( port );
		expect( await freePort( port, new Set( [ found ] ) ) ).toBeGreaterThan(
			found
		);
		await new Promise( ( resolve ) => server.close( resolve ) );
		expect( await freePort( port ) ).toBe( port );
	} );
} );
