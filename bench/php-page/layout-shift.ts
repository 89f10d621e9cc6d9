/**
 * How far the pages of a shop move while they load, with Cairn's buttons and without: `npx tsx
 * bench/php-page/layout-shift.ts`. The same shop as beside it, one browser, in turns; each page is looked at for a while and
 * scrolled once. Prints the largest sum of layout shifts of 3 visits, and what moved; exits with 1 when a page with Cairn
 * moved more than the same page without.
 */
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser/launch.mjs';
import { openShop, type PageName } from './shop.ts';

const VISITS = 3;
const LOOK_MS = 1_500;

/** Browsers report thousandths. */
const NOTHING = 0.001;

interface Shift {
	readonly value: number;
	readonly moved: readonly string[];
}

// A string, because the page does not know the helpers tsx puts into functions.
const WATCH = `
	window.shifts = [];
	new PerformanceObserver( ( list ) => {
		for ( const { value, sources } of list.getEntries() ) {
			window.shifts.push( {
				value,
				moved: sources.map( ( { node } ) => ( node?.outerHTML ?? node?.textContent ?? '' ).slice( 0, 90 ) ),
			} );
		}
	} ).observe( { type: 'layout-shift', buffered: true } );
`;

/** Everything that moved in one visit of a browser that was never here. */
async function visit(
	browser: Browser,
	address: string,
	side: 'on' | 'off'
): Promise< Shift[] > {
	const context = await browser.newContext( {
		viewport: { width: 1280, height: 900 },
		extraHTTPHeaders: { 'X-Bench-Cairn': side },
	} );
	try {
		const page = await context.newPage();
		// The theme's own fonts move its text when they arrive, sooner or later by chance.
		await page.route( /\.woff2/, ( route ) => route.abort() );
		await page.addInitScript( WATCH );
		await page.goto( address, { waitUntil: 'load' } );
		await page.waitForTimeout( LOOK_MS );
		await page.mouse.wheel( 0, 600 );
		await page.waitForTimeout( LOOK_MS );
		return await page.evaluate< Shift[] >( 'window.shifts' );
	} finally {
		await context.close();
	}
}

const sum = ( shifts: readonly Shift[] ) =>
	shifts.reduce( ( all, { value } ) => all + value, 0 );

const shop = await openShop();
try {
	const { browser, close } = await launchBrowser();
	try {
		for ( const name of Object.keys( shop.paths ) as PageName[] ) {
			const worst: Record< 'on' | 'off', Shift[] > = { on: [], off: [] };
			for ( let round = 0; round < VISITS; round++ ) {
				for ( const side of [ 'on', 'off' ] as const ) {
					const shifts = await visit(
						browser,
						shop.site + shop.paths[ name ],
						side
					);
					if ( sum( shifts ) >= sum( worst[ side ] ) ) {
						worst[ side ] = shifts;
					}
				}
			}
			const isStill = sum( worst.on ) <= sum( worst.off ) + NOTHING;
			console.log(
				`${ name.padEnd( 8 ) } ${ sum( worst.on ).toFixed( 3 ) } with, ${ sum( worst.off ).toFixed( 3 ) } without: ${ isStill ? 'pass' : 'FAIL' }`
			);
			for ( const side of [ 'on', 'off' ] as const ) {
				for ( const { value, moved } of worst[ side ] ) {
					console.log(
						`         ${ side.padEnd( 4 ) }${ value.toFixed( 3 ) } ${ moved.join( ' | ' ) }`
					);
				}
			}
			process.exitCode = isStill ? process.exitCode : 1;
		}
	} finally {
		await close();
	}
} finally {
	await shop.close();
}
