import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import {
	axeFindings,
	eventually,
	journey,
	openReport,
	owner,
	picture,
	rows,
	serviceRequests,
	visitor,
	world,
} from './world.ts';

/** JavaScript of ours on a page with one CTA, after gzip: 2.0 KB. */
const BUDGET_BYTES = 2_048;

/** The demo's pages: one call to action stands on the packing list twice, on a story once. */
const STORY = '/a-night-without-lamps/';
const STORY_BLOCK = 'nfpostnite';

/** What moved on the page so far, and what will: how much, and which elements. */
const watchLayoutShift = () => {
	interface Entry extends PerformanceEntry {
		value: number;
		sources: { node: Node | null }[];
	}
	const seen = window as unknown as { shifts: Shift[] };
	seen.shifts = [];
	new PerformanceObserver( ( list ) => {
		for ( const { value, sources } of list.getEntries() as Entry[] ) {
			seen.shifts.push( {
				value,
				moved: sources.map( ( { node } ) =>
					node instanceof Element
						? node.outerHTML.slice( 0, 80 )
						: String( node?.textContent ).slice( 0, 80 )
				),
			} );
		}
	} ).observe( { type: 'layout-shift', buffered: true } );
};

/** One movement: how much of the screen, and the elements that moved. */
interface Shift {
	value: number;
	moved: string[];
}

/** What has moved on a page with watchLayoutShift so far. */
const shiftsOn = ( page: Page ): Promise< Shift[] > =>
	page.evaluate( () => ( window as unknown as { shifts: Shift[] } ).shifts );

/** In thousandths, as browsers report it; a fraction of a pixel is none. */
const sizeOf = ( shifts: Shift[] ): number =>
	Math.round( shifts.reduce( ( sum, { value } ) => sum + value, 0 ) * 1_000 );

/**
 * Opens the story without the theme's own fonts, which move its text when they arrive, and looks at its button.
 *
 * @return {number} When it had loaded.
 */
async function readStory( page: Page ): Promise< number > {
	await page.route( /\.woff2/, ( route ) => route.abort() );
	await page.addInitScript( watchLayoutShift );
	await page.goto( `${ world().site }${ STORY }`, { waitUntil: 'load' } );
	const loaded = Date.now();
	await look( page, STORY_BLOCK );
	return loaded;
}

/** Types of the events in a batch; an empty list when it is not JSON. */
function typesIn( body: string | null ): string[] {
	try {
		const { events } = JSON.parse( body ?? '' ) as {
			events: { name: string }[];
		};
		return events.map( ( { name } ) => name );
	} catch {
		return [];
	}
}

const sentTypes = ( requests: { body: string | null }[] ) =>
	requests.flatMap( ( { body } ) => typesIn( body ) );

/** Scrolls a block into view and stays until it counts as seen. */
async function look( page: Page, blockId: string ): Promise< void > {
	await page
		.locator( `[data-cairn="${ blockId }"]` )
		.scrollIntoViewIfNeeded();
	await page.waitForTimeout( 1_300 );
}

journey( 'A page with one CTA', () => {
	before( async () => {
		await world().stack.connect();
		await world().stack.fill();
	} );

	it( 'loads at most 2.0 KB of our JavaScript, asks nobody before it has loaded, shifts nothing and says nothing in the console', async () => {
		const context = await visitor();
		const page = await context.newPage();
		const said: string[] = [];
		page.on( 'console', ( message ) => {
			// Not ours: the fonts kept out above, and what WooCommerce's jQuery says of itself.
			if (
				! message.location().url.endsWith( '.woff2' ) &&
				! message.text().startsWith( 'JQMIGRATE' )
			) {
				said.push( `${ message.type() }: ${ message.text() }` );
			}
		} );
		page.on( 'pageerror', ( error ) => said.push( error.message ) );
		const scripts: Promise< { url: string; bytes: number } >[] = [];
		page.on( 'response', ( response ) => {
			if (
				response.url().includes( '/plugins/cairn/' ) &&
				/javascript/.test( response.headers()[ 'content-type' ] ?? '' )
			) {
				scripts.push(
					response.body().then( ( body ) => ( {
						url: response.url(),
						bytes: gzipSync( body, { level: 9 } ).length,
					} ) )
				);
			}
		} );
		const requests = serviceRequests( page );
		const loaded = await readStory( page );
		await eventually(
			async () => sentTypes( requests ),
			( types ) => types.includes( 'page_view' )
		);
		const sizes = await Promise.all( scripts );
		const bytes = sizes.reduce( ( sum, script ) => sum + script.bytes, 0 );
		assert.ok( sizes.length > 0, 'our modules were loaded' );
		assert.ok(
			bytes <= BUDGET_BYTES,
			`${ bytes } bytes: ${ JSON.stringify( sizes ) }`
		);
		assert.deepEqual(
			requests.filter( ( { at } ) => at < loaded ),
			[]
		);
		let shifts = await shiftsOn( page );
		// What is ours would move at every load; the theme's own style sheet may be late once, where a machine is busy.
		for ( let again = 0; again < 2 && sizeOf( shifts ) > 0; again++ ) {
			const once = await visitor();
			const other = await once.newPage();
			await readStory( other );
			shifts = await shiftsOn( other );
			await once.close();
		}
		assert.equal( sizeOf( shifts ), 0, JSON.stringify( shifts ) );
		assert.deepEqual( said, [] );
		await context.close();
	} );

	it( 'sends the click before the next page takes over, and the link is not held up', async () => {
		const context = await visitor();
		const page = await context.newPage();
		const requests = serviceRequests( page );
		await page.goto( `${ world().site }${ STORY }` );
		await page.locator( `[data-cairn="${ STORY_BLOCK }"] a` ).click();
		await page.waitForURL( /guided-walks/ );
		await eventually(
			async () => sentTypes( requests ),
			( types ) => types.includes( 'cta_click' )
		);
		await context.close();
	} );

	it( 'stores nothing at a visitor who gave no consent', async () => {
		const context = await visitor();
		const page = await context.newPage();
		await page.goto( `${ world().site }${ STORY }` );
		await look( page, STORY_BLOCK );
		const cookies = await context.cookies();
		assert.deepEqual(
			cookies.filter( ( { name } ) => name.startsWith( 'cairn' ) ),
			[]
		);
		assert.deepEqual(
			await page.evaluate( () =>
				Object.keys( localStorage ).filter( ( key ) =>
					key.startsWith( 'cairn' )
				)
			),
			[]
		);
		await context.close();
	} );

	it( 'works without JavaScript: the button is a link, in its final place', async () => {
		const context = await visitor( { javaScriptEnabled: false } );
		const page = await context.newPage();
		await page.goto( `${ world().site }${ STORY }` );
		const link = page.locator( `[data-cairn="${ STORY_BLOCK }"] a` );
		assert.ok( await link.isVisible() );
		await link.click();
		await page.waitForURL( /guided-walks/ );
		await context.close();
	} );

	it( 'works when the storefront module is blocked: the link still leads on, and nothing breaks', async () => {
		const context = await visitor();
		const page = await context.newPage();
		const errors: string[] = [];
		page.on( 'pageerror', ( error ) => errors.push( error.message ) );
		await page.route( /plugins\/cairn\/build\/storefront/, ( route ) =>
			route.abort()
		);
		await page.goto( `${ world().site }${ STORY }` );
		await page.locator( `[data-cairn="${ STORY_BLOCK }"] a` ).click();
		await page.waitForURL( /guided-walks/ );
		assert.deepEqual( errors, [] );
		await context.close();
	} );

	it( 'has the same bytes for everybody and nothing that runs out, so that a cache may keep it', async () => {
		const read = async () =>
			( await fetch( `${ world().site }${ STORY }` ) ).text();
		const [ one, other ] = [ await read(), await read() ];
		const ours = ( html: string ) =>
			( html.match( /<[^>]*cairn[^>]*>[^<]*/g ) ?? [] ).join( '\n' );
		assert.equal( ours( one ), ours( other ) );
		assert.ok( ours( one ).includes( STORY_BLOCK ) );
		assert.doesNotMatch( ours( one ), /nonce|"time|timestamp/i );
	} );

	it( 'counts on a page that a cache kept for 48 hours', async () => {
		const began = Date.now() - 1_000;
		const html = await (
			await fetch( `${ world().site }${ STORY }` )
		).text();
		const twoDaysAgo = new Date( Date.now() - 48 * 3_600_000 );
		const context = await visitor();
		const page = await context.newPage();
		const requests = serviceRequests( page );
		await page.route( `${ world().site }${ STORY }`, ( route ) =>
			route.fulfill( {
				body: html,
				contentType: 'text/html; charset=UTF-8',
				headers: {
					date: twoDaysAgo.toUTCString(),
					age: String( 48 * 3_600 ),
				},
			} )
		);
		await page.goto( `${ world().site }${ STORY }` );
		await look( page, STORY_BLOCK );
		await eventually(
			async () => sentTypes( requests ),
			( types ) => types.includes( 'view_block' )
		);
		// What the service took is what the owner's live line shows.
		await eventually(
			async () => {
				const live = ( await world().stack.ask(
					'GET',
					'/cairn/v1/reports/live',
					{}
				) ) as { events: { at: string; type: string; page: string }[] };
				return live.events.filter(
					( event ) =>
						event.page === STORY &&
						event.type === 'view_block' &&
						Date.parse( event.at ) >= began
				).length;
			},
			( seen ) => seen > 0
		);
		await context.close();
	} );

	it( 'can be used with the keyboard alone, with a focus that can be seen', async () => {
		const context = await visitor();
		const page = await context.newPage();
		const requests = serviceRequests( page );
		await page.goto( `${ world().site }${ STORY }` );
		const link = page.locator( `[data-cairn="${ STORY_BLOCK }"] a` );
		let steps = 0;
		while (
			! ( await link.evaluate(
				( element ) => element === element.ownerDocument.activeElement
			) )
		) {
			assert.ok( steps++ < 60, 'the button is reached by Tab' );
			await page.keyboard.press( 'Tab' );
		}
		const { outlineStyle, outlineWidth } = await link.evaluate(
			( element ) => {
				const style = getComputedStyle( element );
				return {
					outlineStyle: style.outlineStyle,
					outlineWidth: parseFloat( style.outlineWidth ),
				};
			}
		);
		assert.notEqual( outlineStyle, 'none' );
		assert.ok( outlineWidth >= 1 );
		await page.keyboard.press( 'Enter' );
		await page.waitForURL( /guided-walks/ );
		await eventually(
			async () => sentTypes( requests ),
			( types ) => types.includes( 'cta_click' )
		);
		await context.close();
	} );

	it( 'has nothing that axe finds wrong in its buttons, on a wide and on a narrow screen', async () => {
		for ( const viewport of [
			{ width: 1280, height: 900 },
			{ width: 390, height: 844 },
		] ) {
			const context = await visitor( { viewport } );
			const page = await context.newPage();
			for ( const path of [
				'/',
				'/guided-walks/',
				'/contact/',
				STORY,
			] ) {
				await page.goto( `${ world().site }${ path }` );
				assert.deepEqual(
					await axeFindings( page, '[data-cairn]' ),
					[],
					`${ path } at ${ viewport.width }`
				);
				assert.ok(
					await page.evaluate(
						() =>
							document.documentElement.scrollWidth <=
							window.innerWidth
					),
					`${ path } does not scroll sideways at ${ viewport.width }`
				);
				await picture(
					page,
					`page-${ viewport.width }${ path.replace( /\W+/g, '-' ) }`
				);
			}
			await context.close();
		}
	} );

	it( 'stands right when the page runs from right to left', async () => {
		const context = await visitor();
		const page = await context.newPage();
		await page.goto( `${ world().site }/contact/?direction=rtl` );
		assert.equal(
			await page.locator( 'html' ).getAttribute( 'dir' ),
			'rtl'
		);
		const link = page.locator( '[data-cairn="nfcontcall"] a' );
		const [ icon, text ] = await Promise.all( [
			link.locator( 'svg' ).boundingBox(),
			link.locator( 'span' ).first().boundingBox(),
		] );
		assert.ok( icon && text && icon.x > text.x, 'the icon leads the text' );
		await picture( page, 'page-rtl' );
		await context.close();
	} );
} );

journey( 'A person who looks like a bot', () => {
	it( 'is recorded and marked, and stands in no number', async () => {
		const page = await owner();
		await openReport( page, '&range=today' );
		const before_ = ( await rows( page ) ).map( ( row ) =>
			row.slice( 0, 3 )
		);
		const context = await visitor( {
			userAgent:
				'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
		} );
		const bot = await context.newPage();
		await bot.goto( `${ world().site }/about/` );
		await bot.locator( '[data-cairn="nfaboutbok"] a' ).click();
		await bot.waitForURL( /guided-walks/ );
		await eventually(
			() => page.locator( '.cairn-live' ).innerText(),
			( text ) => /bot, not counted/.test( text )
		);
		await openReport( page, '&range=today' );
		assert.deepEqual(
			( await rows( page ) ).map( ( row ) => row.slice( 0, 3 ) ),
			before_
		);
		await context.close();
		await page.context().close();
	} );
} );
