/**
 * `npm run demo` as a person types it: started, checked, started again, stopped with Ctrl-C, started over. One after
 * another in one folder. `npm test -- demo` runs it; it needs what a demo needs.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '../running/free-port.mjs';
import { endWithThisProcess } from '../running/parent-watch.mjs';
import { waitUntil } from '../running/wait-until.mjs';
import { DemoStack } from './demo-stack.mjs';

/** For a step of the command on a machine that is busy with other things. */
const PATIENCE = { timeoutMs: 240_000 };

const root = path.resolve(
	path.dirname( fileURLToPath( import.meta.url ) ),
	'../..'
);
const folder =
	process.env.CAIRN_TEST_DEMO_FOLDER ??
	mkdtempSync( path.join( tmpdir(), 'cairn-demo-' ) );
const stateFile = path.join( folder, 'state.json' );

endWithThisProcess();

/**
 * Types `npm run demo`.
 *
 * @param {...string} words What comes after `--`.
 */
function demo( ...words ) {
	const command = spawn(
		'npm',
		[ 'run', '--silent', 'demo', '--', '--folder', folder, ...words ],
		// As in a terminal: npm, its shell and the demo are one group, and Ctrl-C reaches all of them.
		{ cwd: root, detached: true, stdio: [ 'ignore', 'pipe', 'pipe' ] }
	);
	const run = { printed: '', code: null, hasEnded: false };
	for ( const stream of [ command.stdout, command.stderr ] ) {
		stream.setEncoding( 'utf8' ).on( 'data', ( text ) => {
			run.printed += text;
		} );
	}
	command.on( 'exit', ( code ) => {
		run.code = code;
		run.hasEnded = true;
	} );
	return Object.assign( run, {
		until: ( text ) =>
			waitUntil(
				`the demo says "${ text }"`,
				async () => run.printed.includes( text ),
				{
					...PATIENCE,
					giveUp: () =>
						run.hasEnded ? `it ended:\n${ run.printed }` : null,
				}
			),
		async pressCtrlC() {
			process.kill( -command.pid, 'SIGINT' );
			await waitUntil(
				'the command has ended',
				async () => run.hasEnded,
				PATIENCE
			);
		},
		ended: () =>
			waitUntil(
				'the command has ended',
				async () => run.hasEnded,
				PATIENCE
			),
	} );
}

/** Command lines of running processes that name the demo's folder, or run in it. */
function left() {
	return readdirSync( '/proc' )
		.filter( ( name ) => /^\d+$/.test( name ) )
		.flatMap( ( name ) => {
			try {
				const words = readFileSync( `/proc/${ name }/cmdline`, 'utf8' );
				const environment = readFileSync(
					`/proc/${ name }/environ`,
					'utf8'
				);
				const isOurs =
					words.includes( folder ) ||
					environment.includes( `CAIRN_DATA_FOLDER=${ folder }` ) ||
					readlinkSync( `/proc/${ name }/cwd` ).startsWith( folder );
				return isOurs && words !== ''
					? [ words.replaceAll( '\0', ' ' ) ]
					: [];
			} catch {
				// It has just ended, or belongs to somebody else.
				return [];
			}
		} );
}

const state = () => JSON.parse( readFileSync( stateFile, 'utf8' ) );

describe( 'npm run demo', () => {
	let first;

	after( () => DemoStack.clear( folder ) );

	it( 'with --check: a visitor’s click stands in the report, and nothing is left running', async () => {
		const run = demo( '--check' );
		await run.ended();
		assert.equal( run.code, 0, run.printed );
		assert.match( run.printed, /later and without a reload/ );
		assert.deepEqual( left(), [] );
		first = state();
		assert.equal( first.isSimulated, true );
	} );

	it( 'gives the products the ids that WooCommerce gave them', async ( context ) => {
		if ( ! first.hasShop ) {
			context.skip( 'WooCommerce is not on this machine' );
			return;
		}
		const products = JSON.parse(
			readFileSync( path.join( folder, 'products.json' ), 'utf8' )
		);
		assert.equal( products.length, 12 );
		assert.equal( new Set( products.map( ( { id } ) => id ) ).size, 12 );
	} );

	it( 'started again keeps its numbers, avoids ports that are taken, and ends with Ctrl-C', async () => {
		const taken = createServer();
		taken.listen( first.ports.site, '127.0.0.1' );
		await once( taken, 'listening' );
		try {
			const run = demo();
			await run.until( 'Ctrl-C stops it' );
			const [ , took ] =
				/The demo is running \(after ([\d.]+) s\)/.exec(
					run.printed
				) ?? [];
			console.log( `  second start: ${ took } s` );
			// What takes long was not done again.
			assert.doesNotMatch( run.printed, /simulating|installing|drawing/ );
			const second = state();
			assert.equal( second.siteId, first.siteId );
			assert.notEqual( second.ports.site, first.ports.site );
			const { status } = await fetch(
				`http://127.0.0.1:${ second.ports.site }/`
			);
			assert.equal( status, 200 );
			await run.pressCtrlC();
			assert.deepEqual( left(), [] );
			for ( const port of Object.values( second.ports ) ) {
				assert.equal( await freePort( port ), port );
			}
		} finally {
			taken.close();
		}
	} );

	it( 'with --fresh throws the old data away, and Ctrl-C ends it half-way, too', async () => {
		const old = path.join( folder, 'of-the-last-run' );
		writeFileSync( old, '' );
		const run = demo( '--fresh' );
		await run.until( 'installing …' );
		await run.pressCtrlC();
		assert.match( run.printed, /Stopping before it was ready/ );
		assert.equal( existsSync( old ), false );
		assert.notEqual( state().siteId, first.siteId );
		assert.deepEqual( left(), [] );
	} );
} );
