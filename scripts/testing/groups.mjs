import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPrivateMariadb } from '../running/private-mariadb.mjs';
import { ProcessGroups } from '../running/process-groups.mjs';
import { removeFolder } from '../running/remove-folder.mjs';
import { DemoStack } from '../demo/demo-stack.mjs';
import { buildIfChanged } from '../running/build.mjs';
import { freePort } from '../running/free-port.mjs';
import { WordpressSite } from '../wordpress/site.mjs';
import {
	jestCounts,
	junitCounts,
	nodeTestCounts,
	noCounts,
	sumOf,
} from './counts.mjs';
import { runInGroup } from './run-in-group.mjs';

const MINUTE = 60_000;

/** Node's own runner: TAP for counting, and the end when the last test has ended, whatever connection a browser or a server left half closed. */
const NODE_TESTS = [ '--test-reporter=tap', '--test-force-exit' ];

/**
 * @typedef {{ root: string, logs: string, machine: { wordpress: { folder: string }, woocommerce: { folder: string } | { missing: string }, mysql: { root: string } | { missing: string } } }} Context
 * @typedef {{ ok: boolean, output: string, counts: import('./counts.mjs').Counts }} Outcome
 * @typedef {{ name: string, what: string, needsBuild?: boolean, run: (context: Context) => Promise<Outcome> }} Group
 */

/**
 * A check that either holds or does not: one test.
 * @param {string}   name
 * @param {string}   what
 * @param {string[]} command
 * @param {number}   timeoutMs
 */
function check( name, what, command, timeoutMs = 5 * MINUTE ) {
	return {
		name,
		what,
		async run( { root } ) {
			const { ok, output } = await runInGroup( command, {
				cwd: root,
				timeoutMs,
			} );
			return {
				ok,
				output,
				counts: {
					...noCounts(),
					passed: ok ? 1 : 0,
					failed: ok ? 0 : 1,
				},
			};
		},
	};
}

async function jest( { root, logs }, name, args, env ) {
	const report = path.join( logs, `${ name }.json` );
	rmSync( report, { force: true } );
	const { ok, output } = await runInGroup(
		[
			process.execPath,
			'--experimental-vm-modules',
			'node_modules/jest/bin/jest.js',
			'--config',
			'jest.config.cjs',
			'--maxWorkers=2',
			'--json',
			`--outputFile=${ report }`,
			...args,
		],
		{
			cwd: root,
			env: { ...env, NODE_NO_WARNINGS: '1' },
			timeoutMs: 20 * MINUTE,
		}
	);
	if ( ! existsSync( report ) ) {
		return { ok: false, output, counts: { ...noCounts(), failed: 1 } };
	}
	return {
		ok,
		output,
		counts: jestCounts( JSON.parse( readFileSync( report, 'utf8' ) ) ),
	};
}

async function phpunit( { root, logs }, name, args, env ) {
	const log = path.join( logs, `${ name }.xml` );
	rmSync( log, { force: true } );
	const { ok, output } = await runInGroup(
		[
			'php',
			'-d',
			'memory_limit=1G',
			'plugin/vendor/bin/phpunit',
			'-c',
			'plugin/phpunit.xml.dist',
			'--log-junit',
			log,
			...args,
		],
		// Ten thousand hostile submissions are among them: half a minute, several on a busy machine.
		{ cwd: root, env, timeoutMs: 12 * MINUTE }
	);
	const counts = existsSync( log )
		? junitCounts( readFileSync( log, 'utf8' ) )
		: noCounts();
	return {
		ok,
		output,
		counts: ok || counts.failed > 0 ? counts : { ...counts, failed: 1 },
	};
}

/**
 * Both suites on a WordPress that lives as long as this group: first without WooCommerce, then, where it is to be had, with
 * the real one. At the end the site becomes a network, for the tests of what is different there.
 * @param {Context} context
 */
async function phpOnWordpress( context ) {
	const { wordpress, woocommerce } = context.machine;
	const folder = mkdtempSync( path.join( tmpdir(), 'cairn-php-' ) );
	const groups = new ProcessGroups( path.join( folder, 'processes.json' ) );
	try {
		const database = await startPrivateMariadb(
			groups,
			path.join( folder, 'database' ),
			'wordpress'
		);
		const address = `http://127.0.0.1:${ await freePort( 8870 ) }`;
		const site = new WordpressSite( {
			folder: path.join( folder, 'wordpress' ),
			address,
			socket: database.socket,
			database: 'wordpress',
		} );
		const hasShop = ! ( 'missing' in woocommerce );
		await site.lay( wordpress.folder, {
			cairn: path.join( context.root, 'plugin' ),
			...( hasShop && { woocommerce: woocommerce.folder } ),
		} );
		await site.run( 'install.php', {
			title: 'Test',
			tagline: '',
			user: 'admin',
			password: 'password',
			email: 'owner@example.test',
			time_zone: 'Europe/London',
		} );
		const run = ( name, ...groupsOfTests ) =>
			phpunit( context, name, groupsOfTests, {
				CAIRN_TEST_WP: site.folder,
				CAIRN_TEST_HOST: new URL( address ).host,
			} );
		const without = ( ...names ) =>
			names.flatMap( ( name ) => [ '--exclude-group', name ] );
		const runs = [
			await run(
				'php-integration',
				...without( 'woocommerce', 'network' )
			),
		];
		if ( hasShop ) {
			await site.run( 'activate.php', {
				plugins: [ 'woocommerce/woocommerce.php', 'cairn/cairn.php' ],
			} );
			runs.push(
				await run(
					'php-woocommerce',
					...without( 'without-woocommerce', 'network' )
				)
			);
		} else {
			runs[ 0 ].counts.skipped += 1;
			runs[ 0 ].counts.notes.push(
				`the same with WooCommerce: ${ woocommerce.missing }`
			);
		}
		await site.becomeNetwork();
		runs.push( await run( 'php-network', '--group', 'network' ) );
		return {
			ok: runs.every( ( { ok } ) => ok ),
			output: runs
				.map( ( { output } ) => output )
				.join(
					'\nThe same WordPress, with WooCommerce or as a network:\n'
				),
			counts: sumOf( runs.map( ( { counts } ) => counts ) ),
		};
	} finally {
		await groups.stopAll();
		await removeFolder( folder );
	}
}

// Browser journeys, one after another: they share two cores with a database, PHP and the service.
async function browser( { root, logs } ) {
	const pictures =
		process.env.CAIRN_E2E_PICTURES ?? path.join( logs, 'pictures' );
	mkdirSync( pictures, { recursive: true } );
	return inFolderOfItsOwn( 'cairn-e2e-', async ( folder ) => {
		const { ok, output } = await runInGroup(
			[
				process.execPath,
				'--import',
				'tsx',
				...NODE_TESTS,
				'e2e/run.ts',
			],
			{
				cwd: root,
				env: {
					CAIRN_E2E_FOLDER: folder,
					CAIRN_E2E_PICTURES: pictures,
				},
				// Ten minutes on a quiet machine; a busy one is given time. Each journey has a limit of its own.
				timeoutMs: 35 * MINUTE,
			}
		);
		const counts = nodeTestCounts( output );
		return {
			ok,
			output,
			counts: ok || counts.failed > 0 ? counts : { ...counts, failed: 1 },
		};
	} );
}

// The newcomer's command, where nobody's demo data are touched.
function demoCommand( { root } ) {
	return inFolderOfItsOwn( 'cairn-demo-', async ( folder ) => {
		const { ok, output } = await runInGroup(
			[
				process.execPath,
				...NODE_TESTS,
				'scripts/demo/command.spec.mjs',
			],
			{
				cwd: root,
				env: { CAIRN_TEST_DEMO_FOLDER: folder },
				timeoutMs: 8 * MINUTE,
			}
		);
		const counts = nodeTestCounts( output );
		return {
			ok,
			output,
			counts: ok || counts.failed > 0 ? counts : { ...counts, failed: 1 },
		};
	} );
}

// Gives a temporary folder; afterwards ends what a demo stack may have left running in it, and removes it.
async function inFolderOfItsOwn( prefix, work ) {
	const folder = mkdtempSync( path.join( tmpdir(), prefix ) );
	try {
		return await work( folder );
	} finally {
		await DemoStack.clear( folder );
	}
}

/** @type {Group} Blocks, screens and service; the groups that need them say so. */
const BUILD = {
	name: 'build',
	what: 'blocks, screens and service, within their budgets',
	async run( { root } ) {
		await buildIfChanged( root );
		return { ok: true, output: '', counts: { ...noCounts(), passed: 1 } };
	},
};

/**
 * What `npm test` runs, in this order: quick things first.
 *
 * @type {Group[]}
 */
export const GROUPS = [
	BUILD,
	check( 'generated', 'generated files are fresh', [
		'npm',
		'run',
		'--silent',
		'check:generated',
	] ),
	check( 'lint-js', 'JavaScript and TypeScript', [
		'npm',
		'run',
		'--silent',
		'lint:js',
	] ),
	check( 'lint-css', 'styles', [ 'npm', 'run', '--silent', 'lint:css' ] ),
	check( 'types', 'TypeScript', [ 'npm', 'run', '--silent', 'typecheck' ] ),
	check( 'lint-php', 'PHPCS and PHPStan level 9', [
		'npm',
		'run',
		'--silent',
		'lint:php',
	] ),
	{
		name: 'docker',
		what: 'Dockerfile and compose file',
		run: ( context ) =>
			jest( context, 'docker', [
				'--testPathPatterns',
				`${ context.root }/docker/`,
			] ),
	},
	{
		name: 'scripts',
		what: 'set-up and download route',
		run: ( context ) =>
			jest( context, 'scripts', [
				'--testPathPatterns',
				`${ context.root }/scripts/`,
			] ),
	},
	{
		name: 'unit',
		what: 'Node and jsdom',
		run: ( context ) =>
			jest( context, 'unit', [
				// Not --testPathIgnorePatterns: it would replace what keeps jsdom tests out of the Node project.
				'--testPathPatterns',
				'^(?!.*/?(docker/docker|scripts/(setup|running|demo|testing)/))(?!.*\\.mysql\\.test\\.)',
			] ),
	},
	{
		name: 'databases',
		what: 'MariaDB and real MySQL',
		async run( context ) {
			const { mysql } = context.machine;
			const has = ! ( 'missing' in mysql );
			const outcome = await jest(
				context,
				'databases',
				[ '--testPathPatterns', '\\.mysql\\.test\\.' ],
				{
					...( has && {
						CAIRN_TEST_MYSQL_ROOT: mysql.root,
						CAIRN_TEST_REQUIRE_MYSQL: '1',
					} ),
				}
			);
			if ( ! has ) {
				outcome.counts.notes.push(
					`no real MySQL: ${ mysql.missing }`
				);
			}
			return outcome;
		},
	},
	{
		name: 'php-unit',
		what: 'PHPUnit on stand-ins',
		run: ( context ) =>
			phpunit( context, 'php-unit', [ '--testsuite', 'unit' ], {
				CAIRN_TEST_WP: '',
			} ),
	},
	{
		name: 'php-integration',
		// Without the built blocks the tests of what they print would be skipped.
		needsBuild: true,
		what: 'PHPUnit on a real WordPress',
		run: phpOnWordpress,
	},
	{
		name: 'zip',
		needsBuild: true,
		what: 'the plugin as one file',
		run: check( 'zip', '', [ process.execPath, 'scripts/zip.mjs' ] ).run,
	},
	{
		name: 'browser',
		needsBuild: true,
		what: 'journeys in a real browser, with axe',
		run: browser,
	},
	{
		name: 'demo',
		needsBuild: true,
		what: 'npm run demo: --check, again, Ctrl-C, --fresh',
		run: demoCommand,
	},
];
