import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import {
	launchBrowser,
	openUnattended,
	visitorAgent,
} from '../scripts/browser/launch.mjs';
import { startWitness, type Testimony } from './witness.ts';
import { eventually, journey, owner, visitsOfPage, world } from './world.ts';

/** Two pages of the demo. */
const FROM = '/about/';
const TO = '/contact/';

const whatIsSaidOf = ( said: readonly Testimony[], path: string ) =>
	said
		.filter(
			( testimony ) =>
				testimony.path === path && testimony.what !== 'sent'
		)
		.map( ( { what } ) => what );

journey( 'A visitor who arrives in an unusual way', () => {
	before( async () => {
		await world().stack.connect();
		await world().stack.fill();
	} );

	it( 'has not seen a page that the browser only prerendered; it counts once, when it is shown', async () => {
		const page = await owner();
		const before_ = await visitsOfPage( page, TO );
		const witness = await startWitness();
		const browser = openUnattended(
			`${ world().site }${ FROM }?test-port=${ witness.port }&next-page=${ TO }`,
			visitorAgent()
		);
		try {
			// The page that is shown sends its view; the prerendered one stands as long.
			await eventually(
				async () => [
					...whatIsSaidOf( witness.said, TO ),
					witness.views( FROM ),
				],
				( [ what, views ] ) => what === 'prerendering' && views === 1
			);
			assert.equal( await visitsOfPage( page, TO ), before_ );
			assert.equal( witness.views( TO ), 0 );
			witness.go();
			await eventually(
				async () => witness.views( TO ),
				( views ) => views === 1
			);
			// Prerendered and then shown, not loaded a second time.
			assert.deepEqual( whatIsSaidOf( witness.said, TO ), [
				'prerendering',
				'shown',
			] );
			await eventually(
				() => visitsOfPage( page, TO ),
				( visits ) => visits === before_ + 1
			);
			assert.equal( witness.views( TO ), 1 );
		} finally {
			await browser.close();
			await witness.close();
			await page.context().close();
		}
	} );

	it( 'sees a page anew when the back button brings it out of the browser’s memory', async () => {
		const witness = await startWitness();
		const { browser, close } = await launchBrowser( { keepsPages: true } );
		try {
			const context = await browser.newContext( {
				userAgent: visitorAgent(),
			} );
			const page = await context.newPage();
			const until = ( path: string, what: string[], views: number ) =>
				eventually(
					async () => ( {
						what: whatIsSaidOf( witness.said, path ),
						views: witness.views( path ),
					} ),
					( seen ) =>
						seen.views === views && seen.what.join() === what.join()
				);
			const query = `?test-port=${ witness.port }`;
			await page.goto( `${ world().site }${ FROM }${ query }` );
			await until( FROM, [ 'loaded' ], 1 );
			await page.goto( `${ world().site }${ TO }${ query }` );
			await until( TO, [ 'loaded' ], 1 );
			// Not page.goBack(): it waits for a load, and there is none.
			await page.evaluate( () => history.back() );
			await until( FROM, [ 'loaded', 'back' ], 2 );
			await page.evaluate( () => history.forward() );
			await until( TO, [ 'loaded', 'back' ], 2 );
			assert.equal( witness.views( FROM ), 2 );
		} finally {
			await close();
			await witness.close();
		}
	} );
} );
