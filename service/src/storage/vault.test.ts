import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFakeRandom } from './fake-random.ts';
import { loadMasterKey, masterKeyFile } from './master-key.ts';
import { secureRandom } from './random.ts';
import { VaultError, createVault } from './vault.ts';

const place = {
	site: 'site_a',
	table: 'site_key',
	column: 'secret_sealed',
	row: 'sk_1',
};
const secret = Buffer.from( 'a secret of thirty-two bytes....' );

describe( 'The vault', () => {
	const vault = createVault( Buffer.alloc( 32, 1 ), secureRandom );

	it( 'opens what it sealed', () => {
		expect( vault.open( vault.seal( secret, place ), place ) ).toEqual(
			secret
		);
	} );

	it( 'seals the same secret differently each time, and shows nothing of it', () => {
		const one = vault.seal( secret, place );
		expect( vault.seal( secret, place ).equals( one ) ).toBe( false );
		expect( one.includes( secret.subarray( 0, 8 ) ) ).toBe( false );
	} );

	it.each( [ 'site', 'table', 'column', 'row' ] as const )(
		'refuses a value that was copied to another %s',
		( part ) => {
			const sealed = vault.seal( secret, place );
			expect( () =>
				vault.open( sealed, { ...place, [ part ]: 'other' } )
			).toThrow( VaultError );
		}
	);

	it( 'refuses a value with any byte changed', () => {
		const sealed = vault.seal( secret, place );
		for ( let at = 0; at < sealed.length; at += 1 ) {
			const changed = Buffer.from( sealed );
			changed[ at ] = ( changed[ at ] ?? 0 ) ^ 1;
			expect( () => vault.open( changed, place ) ).toThrow( VaultError );
		}
	} );

	it( 'says which key is missing when the master key was exchanged', () => {
		const other = createVault( Buffer.alloc( 32, 2 ), secureRandom );
		expect( () =>
			other.open( vault.seal( secret, place ), place )
		).toThrow( /another master key/ );
	} );
} );

describe( 'The master key', () => {
	let folder: string;
	beforeEach( () => {
		folder = mkdtempSync( path.join( tmpdir(), 'cairn-key-' ) );
	} );
	afterEach( () => rmSync( folder, { recursive: true } ) );
	const load = ( given?: string ) =>
		loadMasterKey( { given, folder, random: createFakeRandom() } );

	it( 'is made once, readable by its owner only, and then kept', () => {
		const key = load();
		expect( load() ).toEqual( key );
		expect( statSync( masterKeyFile( folder ) ).mode & 0o777 ).toBe(
			0o600
		);
		expect( readFileSync( masterKeyFile( folder ), 'utf8' ).trim() ).toBe(
			key.toString( 'base64' )
		);
	} );

	it( 'is taken from the environment as hex or base64', () => {
		const key = Buffer.alloc( 32, 7 );
		expect( load( key.toString( 'hex' ) ) ).toEqual( key );
		expect( load( key.toString( 'base64' ) ) ).toEqual( key );
	} );

	it( 'is refused when it is too short, without being repeated', () => {
		expect( () => load( 'c2hvcnQ=' ) ).toThrow( /32 bytes/ );
		expect( () => load( 'c2hvcnQ=' ) ).not.toThrow( /c2hvcnQ/ );
	} );
} );
