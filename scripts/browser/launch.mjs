import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endGroup } from '../running/process-groups.mjs';
import { removeFolder } from '../running/remove-folder.mjs';
import { findBrowser } from '../setup/system-packages.mjs';

/**
 * Keeps a headless browser quiet and on this machine, and lets its visitors look like people: the service marks
 * automated browsers as bots, and these clicks are to be counted.
 */
const ARGUMENTS = [
	'--headless',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-blink-features=AutomationControlled',
	// A page that a test puts in place of a cache's answer has no address of its own, and Chromium would not let it ask
	// this machine.
	'--disable-features=LocalNetworkAccessChecks',
	'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
	...( process.getuid?.() === 0 ? [ '--no-sandbox' ] : [] ),
];

/**
 * User agent of an ordinary visitor; Chromium's own would say "HeadlessChrome". Each call names another build of Chrome:
 * without cookies, address and user agent are what makes two visitors of one day two.
 *
 * @return {string} A user agent that no earlier call gave.
 */
export function visitorAgent() {
	const build = randomInt( 1_000, 9_999 );
	const patch = randomInt( 1, 9_999 );
	return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.${ build }.${ patch } Safari/537.36`;
}

/**
 * Starts the system's Chromium with a profile of its own.
 *
 * @param {{ keepsPages?: boolean }} options `keepsPages`: pages that are left may come back out of the back-forward cache,
 *                                           which playwright switches off because its `goBack` does not know it.
 * @return {Promise<{ browser: import('playwright-core').Browser, close: () => Promise<void> }>} Close it: that removes the profile too.
 */
export async function launchBrowser( { keepsPages = false } = {} ) {
	// Loaded here: the set-up runs before npm packages are installed.
	const { chromium } = await import( 'playwright-core' );
	const temporary = mkdtempSync( path.join( tmpdir(), 'cairn-browser-' ) );
	const browser = await chromium.launch( {
		executablePath: findBrowser(),
		args: ARGUMENTS,
		ignoreDefaultArgs: [
			'--enable-automation',
			...( keepsPages ? [ '--disable-back-forward-cache' ] : [] ),
		],
		env: { ...process.env, TMPDIR: temporary },
	} );
	return {
		browser,
		async close() {
			await browser.close();
			await removeFolder( temporary );
		},
	};
}

/**
 * Opens a page in a Chromium that nobody steers: with a debugger attached it does not prerender.
 *
 * @param {string} address   Page to open.
 * @param {string} userAgent Who it says it is.
 * @return {{ close: () => Promise<void> }} Close it: that removes its profile too.
 */
export function openUnattended( address, userAgent ) {
	const profile = mkdtempSync( path.join( tmpdir(), 'cairn-browser-' ) );
	const browser = spawn(
		findBrowser(),
		[
			...ARGUMENTS,
			// Keeps it open; nobody connects.
			'--remote-debugging-port=0',
			`--user-data-dir=${ profile }`,
			`--user-agent=${ userAgent }`,
			address,
		],
		{
			stdio: 'ignore',
			env: { ...process.env, TMPDIR: profile },
			// A group of its own: its helpers are ended with it.
			detached: true,
		}
	);
	const ended = new Promise( ( resolve ) => {
		browser.once( 'exit', resolve );
		browser.once( 'error', resolve );
	} );
	return {
		async close() {
			if ( browser.pid ) {
				await endGroup( browser.pid );
			}
			await ended;
			await removeFolder( profile );
		},
	};
}
