import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isSupportedNode } from './node-version.mjs';
import { missingPackages } from './npm-packages.mjs';
import { installAdvice } from './system-packages.mjs';

describe( 'The Node version', () => {
	it.each( [
		[ '20.19.0', true ],
		[ '20.18.9', false ],
		[ '21.7.0', false ],
		[ '22.12.0', false ],
		[ '22.13.0', true ],
		[ '18.20.0', false ],
		[ '24.1.0', true ],
	] )( '%s is supported: %s', ( version, supported ) => {
		expect( isSupportedNode( version ) ).toBe( supported );
	} );
} );

describe( 'Installed npm packages', () => {
	const lock = {
		packages: {
			'': { version: '0.1.0' },
			'node_modules/zod': { version: '4.6.7' },
			'node_modules/other-system': { version: '1.0.0', optional: true },
		},
	};

	it( 'are complete when every version is the wanted one, other systems excepted', () => {
		expect(
			missingPackages( lock, {
				packages: { 'node_modules/zod': { version: '4.6.7' } },
			} )
		).toEqual( [] );
	} );

	it( 'are missing when the version differs or nothing is installed', () => {
		expect(
			missingPackages( lock, {
				packages: { 'node_modules/zod': { version: '4.0.0' } },
			} )
		).toEqual( [ 'node_modules/zod' ] );
		expect( missingPackages( lock, null ) ).toEqual( [
			'node_modules/zod',
		] );
	} );
} );

describe( 'The advice for a machine that lacks something', () => {
	const missing = [
		{ debian: [ 'mariadb-server-core' ], homebrew: 'mariadb' },
		{ debian: [ 'mariadb-client-core' ], homebrew: 'mariadb' },
		{
			debian: [ 'chromium', 'fonts-liberation' ],
			homebrew: '--cask chromium',
		},
	];

	it( 'is one apt-get line on Debian', () => {
		expect( installAdvice( missing, 'debian' ) ).toBe(
			'  sudo apt-get update && sudo apt-get install --no-install-recommends mariadb-server-core mariadb-client-core chromium fonts-liberation'
		);
	} );

	it( 'takes the browser from the snap store on Ubuntu, whose package is only a pointer', () => {
		const advice = installAdvice( missing, 'ubuntu' );
		expect( advice ).toContain( 'sudo snap install chromium' );
		expect( advice ).toMatch(
			/apt-get install --no-install-recommends mariadb-server-core mariadb-client-core fonts-liberation$/m
		);
	} );

	it( 'names each Homebrew formula once on macOS', () => {
		expect( installAdvice( missing, 'darwin' ) ).toBe(
			'  brew install mariadb\n  brew install --cask chromium'
		);
	} );

	it( 'names the programs elsewhere', () => {
		expect( installAdvice( missing, 'other' ) ).toContain( 'mariadbd' );
	} );
} );

describe( 'The lock file', () => {
	it( 'names the binaries of every system, not only of the one it was written on', () => {
		const root = path.resolve(
			path.dirname( fileURLToPath( import.meta.url ) ),
			'../..'
		);
		const lock = JSON.parse(
			readFileSync( path.join( root, 'package-lock.json' ), 'utf8' )
		) as {
			packages: Record<
				string,
				{ optionalDependencies?: Record< string, string > }
			>;
		};
		const places = Object.keys( lock.packages );
		const absent = Object.entries( lock.packages ).flatMap(
			( [ place, { optionalDependencies = {} } ] ) =>
				Object.keys( optionalDependencies )
					.filter(
						( name ) =>
							! places.some( ( other ) =>
								other.endsWith( `node_modules/${ name }` )
							)
					)
					.map( ( name ) => `${ place } -> ${ name }` )
		);
		expect( absent ).toEqual( [] );
	} );
} );
