import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, it } from 'node:test';
import type { Page } from 'playwright-core';
import {
	axeFindings,
	card,
	eventually,
	journey,
	openReport,
	owner,
	picture,
	rows,
	settled,
	withShop,
	world,
} from './world.ts';

let page: Page;

const params = () => new URL( page.url() ).searchParams;

/** Cells of a CSV, quotes understood. */
function cellsOf( csv: string ): string[][] {
	const table: string[][] = [];
	let row: string[] = [];
	let cell = '';
	let isQuoted = false;
	for ( let at = 0; at < csv.length; at++ ) {
		const character = csv[ at ];
		if ( isQuoted ) {
			if ( character === '"' && csv[ at + 1 ] === '"' ) {
				cell += '"';
				at++;
			} else if ( character === '"' ) {
				isQuoted = false;
			} else {
				cell += character;
			}
		} else if ( character === '"' ) {
			isQuoted = true;
		} else if ( character === ',' ) {
			row.push( cell );
			cell = '';
		} else if ( character === '\n' ) {
			table.push( [ ...row, cell.replace( /\r$/, '' ) ] );
			row = [];
			cell = '';
		} else {
			cell += character;
		}
	}
	return table.filter( ( cells ) => cells.some( Boolean ) );
}

const digits = ( text: string | undefined ) =>
	( /[\d.,]+/.exec( text ?? '' )?.[ 0 ] ?? '' ).replace( /,/g, '' );

journey( 'A store manager', () => {
	before( async () => {
		await world().stack.connect();
		await world().stack.fill();
		await world().stack.simulate( 90 );
		page = await owner();
	} );

	after( async () => {
		await page.context().close();
	} );

	it( 'opens Overview: four cards against the previous period, a chart with its table, steps with their rates', async () => {
		await openReport( page );
		for ( const label of [
			'Visits',
			'With a step',
			...( world().hasShop
				? [ 'Orders', 'Net sales' ]
				: [ 'Macro conversions', 'Macro rate' ] ),
		] ) {
			assert.match( await card( page, label ), /\d|too few/i );
		}
		await page.locator( '#cairn-root canvas' ).first().waitFor();
		assert.ok( ( await rows( page ) ).length >= 3 );
		assert.match(
			await page.locator( '.cairn-until' ).innerText(),
			/Data until .*Demo data/s
		);
		await picture( page, 'manager-overview' );
	} );

	it( 'has nothing that axe finds wrong on any screen', async () => {
		const findings: string[] = [];
		for ( const query of [
			'',
			'&screen=steps',
			'&screen=step&id=cta_click',
			'&screen=step&id=cta_click:nfherobook',
		] ) {
			await openReport( page, query );
			findings.push(
				...( await axeFindings( page, '#cairn-root' ) ).map(
					( finding ) => `${ query || 'overview' }: ${ finding }`
				)
			);
		}
		assert.deepEqual( findings, [] );
	} );

	it( 'asks nobody outside this machine', async () => {
		const foreign: string[] = [];
		page.on( 'request', ( request ) => {
			const { hostname, protocol } = new URL( request.url() );
			if ( protocol.startsWith( 'http' ) && hostname !== '127.0.0.1' ) {
				foreign.push( request.url() );
			}
		} );
		await openReport( page );
		await page.locator( '#cairn-root canvas' ).first().waitFor();
		assert.deepEqual( foreign, [] );
	} );

	it( 'chooses another range; it stands in the address, and Back brings the old one', async () => {
		await openReport( page );
		const before_ = await card( page, 'Visits' );
		await page.getByRole( 'button', { name: /^Range:/ } ).click();
		await page.getByRole( 'menuitemradio', { name: /90 days/ } ).click();
		await eventually(
			() => card( page, 'Visits' ),
			( visits ) => visits !== before_
		);
		assert.ok( params().get( 'range' ) );
		const address = page.url();
		await page.goBack();
		await eventually(
			() => card( page, 'Visits' ),
			( visits ) => visits === before_
		);
		assert.notEqual( page.url(), address );
		await page.goForward();
		await eventually(
			() => card( page, 'Visits' ),
			( visits ) => visits !== before_
		);
	} );

	it( 'filters by source, sees it named, and clears it again', async () => {
		await openReport( page );
		const all = Number( digits( await card( page, 'Visits' ) ) );
		await openReport( page, '&f[]=source:is:google.com' );
		const some = Number( digits( await card( page, 'Visits' ) ) );
		assert.ok( some > 0 && some < all, `${ some } of ${ all }` );
		assert.match(
			await page.locator( '.cairn-bar' ).innerText(),
			/google\.com/
		);
		await picture( page, 'manager-filter' );
	} );

	it( 'downloads a CSV with exactly the rows of the screen', async () => {
		await openReport( page, '&screen=steps' );
		const shown = await rows( page );
		await page.getByRole( 'button', { name: 'Take it with you' } ).click();
		const [ download ] = await Promise.all( [
			page.waitForEvent( 'download' ),
			page.getByRole( 'menuitem', { name: 'Download CSV' } ).click(),
		] );
		const file = await download.path();
		const csv = readFileSync( file, 'utf8' ).replace( /^\uFEFF/, '' );
		const table = cellsOf( csv );
		const [ head = [], ...body ] = table;
		const [ name, seen, acted ] = [ 'name', 'n', 's' ].map( ( column ) =>
			head.indexOf( column )
		);
		const heads = await page
			.locator( '#cairn-root .cairn-table thead th' )
			.allInnerTexts();
		const column = ( title: string ) =>
			heads.findIndex( ( text ) => text.trim().startsWith( title ) );
		// On screen other facts stand below the name, so it begins the cell.
		const onScreen = shown.map( ( row ) => ( {
			name: row[ 0 ] ?? '',
			seen: digits( row[ column( 'Seen' ) ] ),
			acted: digits( row[ column( 'Acted' ) ] ),
		} ) );
		const inFile = body.slice( 0, shown.length ).map( ( row ) => ( {
			name: row[ name ?? -1 ] ?? '',
			seen: row[ seen ?? -1 ],
			acted: row[ acted ?? -1 ],
		} ) );
		assert.ok( inFile.length > 5 );
		assert.deepEqual(
			onScreen.map( ( row, index ) => ( {
				...row,
				name: row.name.slice( 0, inFile[ index ]?.name.length ),
			} ) ),
			inFile
		);
	} );

	it( 'goes from a step to its detail and back', async () => {
		await openReport( page );
		await page
			.locator( '#cairn-root .cairn-table tbody th a' )
			.first()
			.click();
		await page.waitForURL( /screen=step\b/ );
		await settled( page );
		await page.locator( '#cairn-root h1' ).waitFor();
		await picture( page, 'manager-step' );
		await page.goBack();
		await settled( page );
		assert.equal(
			await page.locator( '#cairn-root h1' ).innerText(),
			'Overview'
		);
	} );

	it( 'looks at Steps', async () => {
		await openReport( page, '&screen=steps' );
		assert.ok( ( await rows( page ) ).length > 5 );
		await picture( page, 'manager-steps' );
	} );

	it( 'is told when a range holds nothing, and when a filter matches nothing', async () => {
		await openReport( page, '&range=custom&from=2015-01-01&to=2015-02-01' );
		await page.locator( '.cairn-empty' ).waitFor();
		await picture( page, 'manager-nothing-then' );
		assert.deepEqual( await axeFindings( page, '#cairn-root' ), [] );
		await openReport( page, '&f[]=source:is:nobody.example' );
		await page.locator( '.cairn-empty' ).waitFor();
		await picture( page, 'manager-no-match' );
	} );

	it( 'opens a step that nobody does, and finds no empty charts but a way on', async () => {
		await openReport( page, '&screen=step&id=brand_mention' );
		const empty = page.locator( '.cairn-empty' );
		await empty.waitFor();
		assert.match( await empty.innerText(), /Nobody/ );
		assert.ok(
			( await empty.locator( ':is(a[href], button)' ).count() ) > 0
		);
		assert.equal( await page.locator( '#cairn-root canvas' ).count(), 0 );
		assert.deepEqual( await axeFindings( page, '#cairn-root' ), [] );
	} );

	withShop(
		'opens Products directly, its code on the way with the page, with nothing to scroll sideways at 1280 px',
		async () => {
			const wide = await owner( {
				viewport: { width: 1280, height: 900 },
			} );
			await openReport( wide, '&screen=products' );
			assert.ok( ( await rows( wide ) ).length > 5 );
			const file = wide.locator( 'head script[src*="/admin/later.js"]' );
			assert.equal( await file.count(), 1 );
			assert.deepEqual(
				await wide
					.locator( 'html, #cairn-root .cairn-table__scroll' )
					.evaluateAll( ( boxes ) =>
						boxes
							.filter(
								( box ) => box.scrollWidth > box.clientWidth + 1
							)
							.map( ( box ) => box.className || box.tagName )
					),
				[]
			);
			await picture( wide, 'manager-products' );
			await wide.context().close();
		}
	);

	it( 'reads all of it on a telephone, with nothing wider than the screen', async () => {
		const phone = await owner( { viewport: { width: 390, height: 844 } } );
		for ( const [ name, query ] of [
			[ 'overview', '' ],
			[ 'steps', '&screen=steps' ],
			[ 'step', '&screen=step&id=cta_click' ],
		] as const ) {
			await openReport( phone, query );
			assert.ok(
				await phone.evaluate(
					() =>
						document.documentElement.scrollWidth <=
						window.innerWidth
				),
				`${ name } does not scroll sideways`
			);
			assert.deepEqual( await axeFindings( phone, '#cairn-root' ), [] );
			await picture( phone, `manager-${ name }-390` );
		}
		await phone.context().close();
	} );

	it( 'reads it from right to left', async () => {
		await openReport( page, '&direction=rtl' );
		assert.equal(
			await page.evaluate(
				() => getComputedStyle( document.body ).direction
			),
			'rtl'
		);
		assert.ok(
			await page.evaluate(
				() => document.documentElement.scrollWidth <= window.innerWidth
			)
		);
		await picture( page, 'manager-overview-rtl' );
	} );

	it( 'can reach every control with the keyboard', async () => {
		await openReport( page );
		const controls = await page
			.locator( '#cairn-root :is(a[href], button:not([disabled]))' )
			.evaluateAll(
				( all ) =>
					all.filter( ( one ) => one.getClientRects().length > 0 )
						.length
			);
		await page.evaluate( () =>
			document
				.querySelector< HTMLElement >( '#cairn-root' )
				?.setAttribute( 'tabindex', '-1' )
		);
		await page.locator( '#cairn-root' ).focus();
		const reached = new Set< string >();
		for ( let press = 0; press < controls * 2 + 20; press++ ) {
			await page.keyboard.press( 'Tab' );
			const at = await page.evaluate( () => {
				const active = document.body.ownerDocument.activeElement;
				return active?.closest( '#cairn-root' )
					? String(
							[
								...document.querySelectorAll( '#cairn-root *' ),
							].indexOf( active )
						)
					: null;
			} );
			if ( at === null && reached.size > 0 ) {
				break;
			}
			if ( at !== null ) {
				reached.add( at );
			}
		}
		assert.ok(
			reached.size >= controls * 0.9,
			`${ reached.size } of ${ controls }`
		);
	} );

	it( 'sees how old the numbers are when the service is silent, an error where nothing was kept, and new numbers when it is back', async () => {
		await openReport( page );
		const visits = await card( page, 'Visits' );
		await world().stack.service.stop();
		try {
			await openReport( page );
			await page.locator( '.cairn-stale' ).waitFor();
			assert.equal( await card( page, 'Visits' ), visits );
			await picture( page, 'manager-stale' );
			assert.deepEqual( await axeFindings( page, '#cairn-root' ), [] );
			await openReport(
				page,
				'&range=custom&from=2016-01-01&to=2016-01-08'
			);
			const error = page.locator( '.cairn-error' );
			await error.waitFor();
			assert.match( await error.innerText(), /Nothing is lost/ );
			await picture( page, 'manager-error' );
			assert.deepEqual( await axeFindings( page, '#cairn-root' ), [] );
		} finally {
			await world().stack.service.start();
		}
		// The screen asks again by itself, too, and may be quicker than the person.
		const retry = page.getByRole( 'button', { name: 'Retry' } );
		await eventually(
			async () => {
				if ( await retry.isVisible() ) {
					await retry
						.click( { timeout: 1_000 } )
						.catch( () => undefined );
				}
				return page.locator( '.cairn-error' ).count();
			},
			( errors ) => errors === 0
		);
	} );
} );
