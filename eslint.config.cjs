// The import table of architecture.md section 2 as lint rules: each message says where the thing belongs instead.
const { readdirSync } = require( 'node:fs' );
const wordpress = require( '@wordpress/scripts/config/eslint.config.cjs' );

const capabilities = readdirSync(
	`${ __dirname }/service/src/capabilities`
).join( '|' );

/**
 * A rule entry that forbids importing the given patterns, with a reason.
 *
 * @param {...[string, string]} bans Pairs of a pattern of module names and the message shown.
 */
const forbidImports = ( ...bans ) => [
	'error',
	{
		patterns: bans.map( ( [ regex, message ] ) => ( { regex, message } ) ),
	},
];

module.exports = [
	{
		ignores: [
			'**/dist/**',
			'**/build/**',
			'**/vendor/**',
			'**/node_modules/**',
			'var/**',
		],
	},
	...wordpress,
	{
		files: [ '**/*.ts', '**/*.tsx' ],
		rules: {
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
			],
			'@typescript-eslint/no-explicit-any': 'error',
			// Types are TypeScript's; doc comments carry meaning, not types.
			'jsdoc/require-param': 'off',
			'jsdoc/require-param-type': 'off',
			'jsdoc/require-returns': 'off',
			'jsdoc/require-returns-type': 'off',
			'jsdoc/check-param-names': 'off',
			'jsdoc/check-tag-names': 'off',
			// TypeScript resolves imports, with the subpath map this rule does not know.
			'import/no-unresolved': 'off',
		},
	},
	{
		files: [
			'service/**',
			'contract/**',
			'scripts/**',
			'bench/**',
			'e2e/**',
			'docker/**',
			'blocks/*.mjs',
			'*.cjs',
		],
		rules: {
			'no-console': 'off',
			'no-bitwise': 'off',
			camelcase: 'off',
			'no-await-in-loop': 'off',
		},
	},
	{
		// plugin/package.json only names the zip's files; the dependencies of the admin app stand in the root's.
		files: [ 'plugin/admin/**' ],
		rules: {
			'import/no-extraneous-dependencies': [
				'error',
				{ packageDir: __dirname },
			],
		},
	},
	{
		files: [ '**/*.test.ts', '**/*.test.tsx', 'e2e/**', 'bench/**' ],
		rules: { 'import/no-extraneous-dependencies': 'off' },
	},
	{
		files: [ 'contract/src/**' ],
		rules: {
			'no-restricted-imports': forbidImports( [
				'^(?!\\.{1,2}/|zod$)',
				'contract/ imports nothing but zod: it must load in every place that shares it.',
			] ),
		},
	},
	{
		files: [ 'service/src/statistics/**' ],
		ignores: [ '**/*.test.ts' ],
		rules: {
			'no-restricted-imports': forbidImports( [
				'^(?!\\./[^/]+$)',
				'statistics/ is pure mathematics and imports nothing: hand the numbers in.',
			] ),
		},
	},
	{
		files: [ 'service/src/storage/**' ],
		ignores: [ '**/*.test.ts', 'service/src/storage/migrations/**' ],
		rules: {
			'no-restricted-imports': forbidImports( [
				'/(capabilities|http)/',
				'storage/ serves the capabilities and knows none of them: http -> capabilities -> storage.',
			] ),
		},
	},
	{
		files: [ 'service/src/storage/migrations/**' ],
		ignores: [ '**/*.test.ts' ],
		rules: {
			'no-restricted-imports': forbidImports( [
				'^(\\.\\./|#contract/)',
				'A migration is frozen after release and imports nothing of ours.',
			] ),
		},
	},
	{
		files: [ 'service/src/capabilities/**' ],
		ignores: [ '**/*.test.ts' ],
		rules: {
			'no-restricted-imports': forbidImports(
				[
					'/http/|^express$',
					'Capabilities do not know the transport: take plain values, let service/src/http map them.',
				],
				[
					`^(\\.\\./)+(${ capabilities })/(?!index\\.ts$|fake-[\\w-]+\\.ts$)`,
					'Capabilities meet only through their index.ts, and in tests through their fakes.',
				]
			),
		},
	},
	{
		files: [ 'blocks/**', 'plugin/admin/**' ],
		ignores: [ '**/*.test.ts', '**/*.test.tsx' ],
		rules: {
			'no-restricted-imports': forbidImports( [
				'^zod$|/service/',
				'The browser gets types and small constants from the contract, never zod or service code.',
			] ),
		},
	},
];
