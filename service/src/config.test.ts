import { readFileSync } from 'node:fs';
import { ConfigError, configurationReference, readConfig } from './config.ts';
import { VERSION } from './version.ts';

describe( 'The settings', () => {
	it( 'have a value each when nothing is set', () => {
		expect( readConfig( {} ) ).toMatchObject( {
			database: null,
			host: '127.0.0.1',
			port: 4747,
			publicUrl: null,
			ratePerAddress: 3000,
			logLevel: 'info',
		} );
	} );

	it( 'count as not set when they are empty', () => {
		expect(
			readConfig( { DATABASE_URL: '', CAIRN_PORT: ' ' } )
		).toMatchObject( {
			database: null,
			port: 4747,
		} );
	} );

	it( 'are read from the environment', () => {
		const config = readConfig( {
			DATABASE_URL: 'mysql://u:p@h/cairn',
			CAIRN_PORT: '8080',
			CAIRN_PUBLIC_URL: 'https://cairn.example/',
			CAIRN_TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::/32,192.0.2.1',
		} );
		expect( config ).toMatchObject( {
			port: 8080,
			publicUrl: 'https://cairn.example',
			database: { host: 'h', database: 'cairn' },
		} );
		expect( config.trustedProxies.check( '10.1.2.3', 'ipv4' ) ).toBe(
			true
		);
		expect( config.trustedProxies.check( '192.0.2.2', 'ipv4' ) ).toBe(
			false
		);
	} );

	it.each( [
		[ 'CAIRN_PORT', 'many' ],
		[ 'CAIRN_PORT', '70000' ],
		[ 'CAIRN_PUBLIC_URL', 'cairn.example' ],
		[ 'CAIRN_TRUSTED_PROXIES', '10.0.0.0/99' ],
		[ 'CAIRN_TRUSTED_PROXIES', 'proxy.example' ],
		[ 'CAIRN_LOG_LEVEL', 'loud' ],
		[ 'CAIRN_METRICS_TOKEN', 'short' ],
		[ 'DATABASE_URL', 'postgres://u@h/d' ],
	] )(
		'are refused by name when they cannot be used: %s=%s',
		( name, value ) => {
			expect( () => readConfig( { [ name ]: value } ) ).toThrow(
				ConfigError
			);
			expect( () => readConfig( { [ name ]: value } ) ).toThrow( name );
		}
	);

	it( 'are all named at once when several are wrong', () => {
		expect( () =>
			readConfig( { CAIRN_PORT: 'x', CAIRN_LOG_LEVEL: 'y' } )
		).toThrow( /CAIRN_PORT[\s\S]*CAIRN_LOG_LEVEL/ );
	} );

	it( 'may not be misspelt, but other parts of the project have names of their own', () => {
		expect( () => readConfig( { CAIRN_PROT: '1' } ) ).toThrow(
			/CAIRN_PROT/
		);
		expect( () => readConfig( { CAIRN_TEST_RUN: '/x' } ) ).not.toThrow();
	} );

	it( 'stand in docs/configuration.md as they are', () => {
		// Stale? npx tsx service/src/write-configuration-reference.ts
		expect( readFileSync( 'docs/configuration.md', 'utf8' ) ).toBe(
			configurationReference()
		);
	} );
} );

describe( 'The version', () => {
	it( 'is that of package.json', () => {
		const { version } = JSON.parse(
			readFileSync( 'package.json', 'utf8' )
		);
		expect( VERSION ).toBe( version );
	} );
} );
