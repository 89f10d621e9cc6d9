/**
 * How long the first chart takes: `npx tsx bench/admin/run.ts`.
 *
 * Two pages of one real WordPress, opened in turns in one browser with what it has cached: an empty card of
 * @wordpress/components, and Overview with 90 days of simulated visits until its chart is on the screen. Both from the
 * start of the navigation. Prints both medians of 5 and their difference; exits with 1 when it is over 300 ms.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser/launch.mjs';
import { DemoStack, LOGIN } from '../../scripts/demo/demo-stack.mjs';
import { buildIfChanged } from '../../scripts/running/build.mjs';
import { endWithThisProcess } from '../../scripts/running/parent-watch.mjs';
import { prepareWordpress } from '../../scripts/setup/wordpress.mjs';

const SAMPLES = 5;
const ALLOWED_MS = 300;
const PORTS = { site: 27_010, service: 27_060 };

const here = fileURLToPath( new URL( '.', import.meta.url ) );
const root = path.join( here, '../..' );
const folder = mkdtempSync( path.join( tmpdir(), 'cairn-bench-admin-' ) );

/** The two pages: where they are, and what stands on them when they are there. */
const PAGES = {
	empty: { query: 'bench-empty', sign: '.bench-card' },
	// chart.js gives a canvas its size when it draws on it.
	overview: { query: 'cairn', sign: '#cairn-root canvas[style*="width"]' },
} as const;

type PageName = keyof typeof PAGES;

function median( values: readonly number[] ): number {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	return sorted[ Math.floor( sorted.length / 2 ) ] ?? NaN;
}

/** Milliseconds from the start of the navigation to the frame after the sign is there. */
async function open(
	page: Page,
	site: string,
	name: PageName
): Promise< number > {
	const { query, sign } = PAGES[ name ];
	await page.goto( `${ site }/wp-admin/admin.php?page=${ query }`, {
		waitUntil: 'commit',
	} );
	// A string, because the page does not know the helpers tsx puts into functions.
	return page.evaluate< number >(
		`new Promise( ( resolve ) => {
			const look = () => requestAnimationFrame( () =>
				document.querySelector( ${ JSON.stringify( sign ) } )
					? requestAnimationFrame( () => resolve( performance.now() ) )
					: look()
			);
			look();
		} )`
	);
}

/** When the parts of a page load were through, in milliseconds from the start of the navigation. */
function timeline( page: Page ): Promise< Record< string, number > > {
	return page.evaluate< Record< string, number > >( `( () => {
		const [ navigation ] = performance.getEntriesByType( 'navigation' );
		const resources = performance.getEntriesByType( 'resource' );
		const report = resources.find( ( { name } ) => name.includes( '/reports/overview' ) );
		return {
			'page answered': navigation.responseEnd,
			'scripts run': navigation.domContentLoadedEventEnd,
			...( report && { 'report asked for': report.startTime, 'report answered': report.responseEnd } ),
		};
	} )()` );
}

endWithThisProcess();
const stack = new DemoStack( { root, folder } );
try {
	await buildIfChanged( root );
	const { folder: core } = await prepareWordpress();
	await stack.start( { core, woocommerce: null, ports: PORTS } );
	await stack.connect();
	await stack.fill();
	await stack.simulate( 90 );
	const plugins = path.join( folder, 'wordpress/wp-content/mu-plugins' );
	mkdirSync( plugins, { recursive: true } );
	copyFileSync(
		path.join( here, 'empty-page.php' ),
		path.join( plugins, 'bench-empty-page.php' )
	);

	const { browser, close } = await launchBrowser();
	const page = await browser.newPage( {
		viewport: { width: 1280, height: 900 },
	} );
	const site = stack.site.address;
	await page.goto( `${ site }/wp-login.php` );
	await page.fill( '#user_login', LOGIN.user );
	await page.fill( '#user_pass', LOGIN.password );
	await page.click( '#wp-submit' );
	await page.waitForURL( /wp-admin/ );

	const steps: Record< string, number[] > = {};
	const times: Record< PageName, number[] > = { empty: [], overview: [] };
	for ( let round = 0; round <= SAMPLES; round++ ) {
		for ( const name of [ 'empty', 'overview' ] as const ) {
			const time = await open( page, site, name );
			// The first round fills the caches of browser and server, and is not counted.
			if ( round > 0 ) {
				times[ name ].push( time );
				for ( const [ step, at ] of Object.entries(
					await timeline( page )
				) ) {
					( steps[ `${ name }: ${ step }` ] ??= [] ).push( at );
				}
			}
			await page.goto( 'about:blank' );
		}
	}
	await close();

	const write = ( values: readonly number[] ) =>
		values.map( ( value ) => value.toFixed( 0 ) ).join( ' ' );
	const difference = median( times.overview ) - median( times.empty );
	console.log( '' );
	for ( const [ step, values ] of Object.entries( steps ) ) {
		console.log(
			`${ step.padEnd( 28 ) } ${ median( values ).toFixed( 0 ) } ms`
		);
	}
	console.log(
		`\nempty page      median ${ median( times.empty ).toFixed( 0 ) } ms   (${ write( times.empty ) })`
	);
	console.log(
		`Overview chart  median ${ median( times.overview ).toFixed( 0 ) } ms   (${ write( times.overview ) })`
	);
	console.log(
		`difference      ${ difference.toFixed( 0 ) } ms, at most ${ ALLOWED_MS } ms allowed`
	);
	process.exitCode = difference > ALLOWED_MS ? 1 : 0;
} finally {
	await stack.stop();
	rmSync( folder, { recursive: true, force: true } );
}
