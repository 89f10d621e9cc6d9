/**
 * Journeys of an owner, a visitor and a store manager in a real browser on a real WordPress, one after another in one
 * process: they share one site, and each begins where the one before it ended.
 *
 * `npm test -- browser` runs it with everything it needs. While working on one journey:
 * `node --import tsx --test-reporter=spec --test-name-pattern=NAME e2e/run.ts`.
 */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { endWithThisProcess } from '../scripts/running/parent-watch.mjs';
import { prepareWoocommerce } from '../scripts/setup/woocommerce.mjs';
import { prepareWordpress } from '../scripts/setup/wordpress.mjs';
import { startWorld, stopWorld } from './world.ts';

const root = path.dirname( path.dirname( fileURLToPath( import.meta.url ) ) );
const folder =
	process.env.CAIRN_E2E_FOLDER ??
	mkdtempSync( path.join( tmpdir(), 'cairn-e2e-' ) );
const pictures =
	process.env.CAIRN_E2E_PICTURES ?? path.join( folder, 'pictures' );
mkdirSync( pictures, { recursive: true } );
endWithThisProcess();

before( async () => {
	const { folder: core } = await prepareWordpress();
	const woocommerce = await prepareWoocommerce();
	await startWorld( {
		root,
		folder,
		core,
		woocommerce: 'missing' in woocommerce ? null : woocommerce.folder,
		pictures,
	} );
} );

// What does not end in a minute is ended with this process.
after( stopWorld, { timeout: 60_000 } );

// The order is the story: connect, measure a page and every place a button can stand in, send a form, read reports, look at people, buy, sign up for everything, leave.
await import( './owner.spec.ts' );
await import( './page.spec.ts' );
await import( './arrival.spec.ts' );
await import( './places.spec.ts' );
await import( './form.spec.ts' );
await import( './manager.spec.ts' );
await import( './people.spec.ts' );
await import( './shop.spec.ts' );
await import( './shopper.spec.ts' );
await import( './shopper-classic.spec.ts' );
await import( './shopper-tabs.spec.ts' );
await import( './shopper-outage.spec.ts' );
await import( './sign-up.spec.ts' );
await import( './voucher.spec.ts' );
await import( './gate.spec.ts' );
await import( './farewell.spec.ts' );
