import { copyFileSync, cpSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type {
	Browser,
	BrowserContext,
	BrowserContextOptions,
	Page,
} from 'playwright-core';
import { launchBrowser, visitorAgent } from '../scripts/browser/launch.mjs';
import { logIn } from '../scripts/demo/click-check.mjs';
import { DemoStack } from '../scripts/demo/demo-stack.mjs';

/** The one WordPress, service and browser that all journeys share, in the order of run.ts. */
export interface World {
	readonly stack: DemoStack;
	readonly browser: Browser;
	/** Address of the site, without a slash at the end. */
	readonly site: string;
	readonly hasShop: boolean;
	/** Folder for screenshots. */
	readonly pictures: string;
}

export interface WorldOptions {
	root: string;
	folder: string;
	core: string;
	woocommerce: string | null;
	pictures: string;
}

/** Folder, here and on the site, of a theme without blocks. */
export const CLASSIC_THEME = 'classic-theme';

/** A file of this folder. */
export const besideThis = ( name: string ) =>
	path.join( path.dirname( fileURLToPath( import.meta.url ) ), name );

let current: ( World & { close: () => Promise< void > } ) | null = null;

/** The running world; only inside tests and hooks. */
export function world(): World {
	if ( ! current ) {
		throw new Error( 'The world stands only inside tests and hooks.' );
	}
	return current;
}

/** How long one journey may take, ms: several times what it needs, so that one that hangs is named and the others still run. */
const JOURNEY_MS = 8 * 60_000;

/** A person's way through the site, as a suite with a time limit. */
export const journey = ( name: string, steps: () => void ) =>
	describe( name, { timeout: JOURNEY_MS }, steps );

/** A test on a shop; without WooCommerce it is skipped with the reason, never passed. */
export const withShop = ( name: string, run: () => Promise< void > ) =>
	it( name, async ( context ) => {
		if ( ! world().hasShop ) {
			context.skip( 'WooCommerce is not on this machine' );
			return;
		}
		await run();
	} );

/** Starts WordPress with Cairn active but not connected, the service, and a browser. */
export async function startWorld( options: WorldOptions ): Promise< void > {
	const stack = new DemoStack( {
		root: options.root,
		folder: options.folder,
	} );
	try {
		await stack.start( {
			core: options.core,
			woocommerce: options.woocommerce,
			ports: { site: 28_020, service: 28_060 },
		} );
		const content = path.join( stack.site.folder, 'wp-content' );
		for ( const plugin of [ 'right-to-left.php', 'witness.php' ] ) {
			copyFileSync(
				besideThis( plugin ),
				path.join( content, 'mu-plugins', plugin )
			);
		}
		cpSync(
			besideThis( CLASSIC_THEME ),
			path.join( content, 'themes', CLASSIC_THEME ),
			{ recursive: true }
		);
		const { browser, close } = await launchBrowser();
		current = {
			stack,
			browser,
			site: stack.site.address,
			hasShop: stack.hasShop,
			pictures: options.pictures,
			async close() {
				await close();
				await stack.stop();
			},
		};
	} catch ( error ) {
		await stack.stop();
		throw error;
	}
}

/** Ends everything that startWorld began. */
export async function stopWorld(): Promise< void > {
	await current?.close();
	current = null;
	ownerState = null;
}

/** For anything that is waited for, on a machine that is busy with other things. */
const PATIENCE_MS = 60_000;

/** An ordinary screen; nothing fades in or slides, so that what is looked at stands still. */
const STILL = {
	viewport: { width: 1280, height: 900 },
	reducedMotion: 'reduce',
} as const;

/** A browser of somebody who came by: an ordinary user agent, no cookies. */
export async function visitor(
	options: BrowserContextOptions = {}
): Promise< BrowserContext > {
	const context = await world().browser.newContext( {
		...STILL,
		userAgent: visitorAgent(),
		...options,
	} );
	context.setDefaultTimeout( PATIENCE_MS );
	// Says in the test's log why a step was not counted, should one be missing.
	context.on( 'response', ( response ) => {
		if (
			response.url().startsWith( world().stack.service.address ) &&
			response.status() !== 202
		) {
			console.log(
				`  service answered ${ response.status() } to ${ response.url() }`
			);
		}
	} );
	context.on( 'requestfailed', ( request ) => {
		const problem = request.failure()?.errorText;
		// A page that is left reports what it handed over to the browser as aborted.
		if (
			problem !== 'net::ERR_ABORTED' &&
			request.url().startsWith( world().stack.service.address )
		) {
			console.log( `  never reached the service: ${ problem }` );
		}
	} );
	return context;
}

let ownerState: Awaited<
	ReturnType< BrowserContext[ 'storageState' ] >
> | null = null;

/** A page of the owner, logged in to wp-admin. */
export async function owner(
	options: BrowserContextOptions = {}
): Promise< Page > {
	const { browser, site } = world();
	const context = await browser.newContext( {
		...STILL,
		userAgent: visitorAgent(),
		...( ownerState && { storageState: ownerState } ),
		...options,
	} );
	context.setDefaultTimeout( PATIENCE_MS );
	const page = await context.newPage();
	if ( ! ownerState ) {
		await logIn( page, site );
		ownerState = await context.storageState();
	}
	return page;
}

/** Opens one of the report screens and waits until numbers, an empty state or an error stand on it. */
export async function openReport( page: Page, query = '' ): Promise< void > {
	await page.goto(
		`${ world().site }/wp-admin/admin.php?page=cairn${ query }`
	);
	await settled( page );
}

/** Waits until a report screen has nothing to wait for. */
export async function settled( page: Page ): Promise< void > {
	await page.waitForFunction(
		() =>
			document.querySelector(
				'#cairn-root :is(.cairn-card, .cairn-table, .cairn-empty, .cairn-error)'
			) !== null &&
			document.querySelector( '#cairn-root .cairn-skeleton' ) === null
	);
}

/** The main number of a card, as it is written. */
export async function card( page: Page, label: string ): Promise< string > {
	const text = await page
		.locator( '.cairn-cards > *' )
		.filter( { hasText: label } )
		.locator( '.cairn-card__main' )
		.first()
		.innerText();
	return text.trim();
}

/** Rows of the first table with row headers on the screen: texts of their cells. */
export function rows( page: Page ): Promise< string[][] > {
	return page.evaluate( () =>
		[
			...document.querySelectorAll( '#cairn-root .cairn-table tbody tr' ),
		].map( ( row ) =>
			[ ...row.children ].map( ( cell ) =>
				( cell.textContent ?? '' ).replace( /\s+/g, ' ' ).trim()
			)
		)
	);
}

/** A picture of the page for people to look at. */
export async function picture(
	page: Page,
	name: string,
	options: { fullPage?: boolean } = {}
): Promise< void > {
	// Pictures further down load when they are near; a sticky bar belongs at the top.
	await page.evaluate( async () => {
		await Promise.all(
			[ ...document.images ].map( ( image ) => {
				image.loading = 'eager';
				return image.decode().catch( () => undefined );
			} )
		);
		window.scrollTo( 0, 0 );
	} );
	await page.screenshot( {
		path: path.join( world().pictures, `${ name }.png` ),
		fullPage: options.fullPage ?? true,
		animations: 'disabled',
	} );
}

/** What axe finds against WCAG 2.2 AA in a part of the page: rule and where, one line each. */
export async function axeFindings(
	page: Page,
	part: string
): Promise< string[] > {
	const { violations } = await new AxeBuilder( { page } )
		.include( part )
		.withTags( [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa' ] )
		.analyze();
	return violations.flatMap( ( violation ) =>
		violation.nodes.map(
			( node ) => `${ violation.id }: ${ node.target.join( ' ' ) }`
		)
	);
}

/** Repeats a question until its answer is right, and fails with the last answer. */
export async function eventually< T >(
	ask: () => Promise< T >,
	isRight: ( answer: T ) => boolean,
	timeoutMs = PATIENCE_MS
): Promise< T > {
	const end = Date.now() + timeoutMs;
	for (;;) {
		const answer = await ask();
		if ( isRight( answer ) ) {
			return answer;
		}
		if ( Date.now() > end ) {
			throw new Error(
				`Not within ${ timeoutMs / 1000 } s; the last answer: ${ JSON.stringify( answer ) }`
			);
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 100 ) );
	}
}

/** A number that has come to rest: what was told before has been folded into it, so two readings a fold apart are equal. */
export async function resting(
	ask: () => Promise< number >
): Promise< number > {
	let last = Number.NaN;
	return eventually(
		async () => {
			const before = last;
			await new Promise( ( resolve ) => setTimeout( resolve, 1_000 ) );
			last = await ask();
			return { now: last, isSame: before === last };
		},
		( { isSame } ) => isSame
	).then( ( { now } ) => now );
}

/** Visits of today that viewed a page, as the owner's Overview says with that filter. */
export async function visitsOfPage(
	page: Page,
	viewed: string
): Promise< number > {
	await openReport(
		page,
		`&range=today&f[]=${ encodeURIComponent( `page:is:${ viewed }` ) }`
	);
	return ( await page.locator( '.cairn-cards' ).count() ) === 0
		? 0
		: Number( await card( page, 'Visits' ) );
}

/** Visits that clicked a block in the last 28 days, as its panel in the editor says. */
export async function visitsThatClicked( blockId: string ): Promise< number > {
	const { acted } = ( await world().stack.ask(
		'GET',
		`/cairn/v1/blocks/${ blockId }`,
		{ type: 'cta_click' }
	) ) as { acted: number };
	return acted;
}

/** Requests of a page to the service, as they are sent. */
export function serviceRequests( page: Page ): {
	url: string;
	at: number;
	body: string | null;
}[] {
	const seen: { url: string; at: number; body: string | null }[] = [];
	const { address } = world().stack.service;
	page.on( 'request', ( request ) => {
		if ( request.url().startsWith( address ) ) {
			seen.push( {
				url: request.url(),
				at: Date.now(),
				body: request.postData(),
			} );
		}
	} );
	return seen;
}
