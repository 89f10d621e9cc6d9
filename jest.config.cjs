// Two projects: what needs a DOM (React, view scripts) and what does not.
// Run with NODE_OPTIONS=--experimental-vm-modules (the npm scripts do).
const {
	reporters,
	...wordpress
} = require( '@wordpress/scripts/config/jest-unit.config' );

const babel = Object.values( wordpress.transform )[ 0 ];

// ESM-only packages that @wordpress/components reaches; jest on Node 20 cannot require them.
const esmOnly = [
	'uuid',
	'@wordpress/theme',
	'@wordpress/interactivity',
	'marked',
];

const under = ( ...folders ) =>
	folders.map( ( folder ) => `${ __dirname }/${ folder }` );

module.exports = {
	reporters,
	globalSetup: './service/src/testing/global-setup.ts',
	globalTeardown: './service/src/testing/global-teardown.ts',
	// A hang is what a limit is for; five seconds is what a busy machine takes to start a database.
	testTimeout: 60_000,
	projects: [
		{
			...wordpress,
			displayName: 'jsdom',
			rootDir: __dirname,
			roots: under( 'blocks', 'plugin/admin' ),
			testMatch: [ '**/*.jsdom.test.ts?(x)' ],
			moduleNameMapper: {
				'\\.(s?css)$':
					'@wordpress/jest-preset-default/scripts/style-mock.js',
				'^@wordpress/interactivity$':
					'<rootDir>/blocks/testing/interactivity-mock.ts',
			},
			transform: { '\\.m?[jt]sx?$': babel },
			transformIgnorePatterns: [
				`/node_modules/(?!(${ esmOnly.join( '|' ) })/)`,
			],
		},
		{
			displayName: 'node',
			rootDir: __dirname,
			roots: under(
				'contract',
				'service',
				'blocks',
				'plugin/admin',
				'docker',
				'scripts'
			),
			testEnvironment: 'node',
			testMatch: [ '**/*.test.ts' ],
			testPathIgnorePatterns: [ '\\.jsdom\\.test\\.', '/dist/' ],
			extensionsToTreatAsEsm: [ '.ts' ],
			transform: { '\\.ts$': babel },
		},
	],
};
