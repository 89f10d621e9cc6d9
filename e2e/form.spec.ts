import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, it } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeFindings, eventually, journey, visitor, world } from './world.ts';

const FORM = `<!-- wp:cairn/form {"blockId":"e2enewslet"} --><!-- wp:cairn/field {"type":"email","key":"email","label":"E-mail","required":true} /--><!-- wp:cairn/consent {"text":"Send me news by mail."} /--><!-- wp:cairn/form-submit {"text":"Send me news"} /--><!-- wp:cairn/form-done --><!-- wp:paragraph --><p>Look into your mail.</p><!-- /wp:paragraph --><!-- /wp:cairn/form-done --><!-- /wp:cairn/form -->`;

/** Keeps what WordPress would have sent, one mail a line. */
const CATCHER = `<?php
add_filter( 'pre_wp_mail', static function ( $sent, $mail ) {
	file_put_contents( WP_CONTENT_DIR . '/caught-mails.txt', wp_json_encode( $mail ) . "\\n", FILE_APPEND );
	return true;
}, 10, 2 );
`;

const within = ( name: string ) =>
	path.join( world().stack.site.folder, 'wp-content', name );

/** The link that confirms, in the mail to an address. */
const linkFor = ( to: string ) =>
	eventually(
		async () => {
			let caught = '';
			try {
				caught = readFileSync( within( 'caught-mails.txt' ), 'utf8' );
			} catch {}
			const mail = caught
				.split( '\n' )
				.find( ( line ) => line.includes( to ) );
			return mail
				? /https?:\S*contact(?:\/|%2F)confirm\S*/.exec(
						JSON.parse( mail ).message
					)?.[ 0 ]
				: undefined;
		},
		( link ) => link !== undefined
	);

journey( 'A visitor who wants the newsletter', () => {
	let address = '';
	let id = 0;

	before( async () => {
		await world().stack.connect();
		writeFileSync( within( 'mu-plugins/catch-mails.php' ), CATCHER );
		const made = ( await world().stack.ask( 'POST', '/wp/v2/pages', {
			title: 'News by mail',
			status: 'publish',
			content: FORM,
		} ) ) as { id: number; link: string };
		id = made.id;
		address = made.link;
	} );

	after( async () => {
		await world().stack.ask( 'DELETE', `/wp/v2/pages/${ id }`, {
			force: true,
		} );
		rmSync( within( 'mu-plugins/catch-mails.php' ) );
		rmSync( within( 'caught-mails.txt' ), { force: true } );
	} );

	const open = async ( options: BrowserContextOptions = {} ) => {
		const page = await ( await visitor( options ) ).newPage();
		await page.goto( address );
		return page;
	};
	const confirm = async ( page: Page, to: string ) => {
		await page.goto( ( await linkFor( to ) )! );
		await page.getByRole( 'button', { name: 'Confirm' } ).click();
		await page
			.getByText( /confirmed|thank/i )
			.first()
			.waitFor();
	};

	it( 'is told what is missing, corrects it, sends it without leaving the page and confirms by the mail', async () => {
		const page = await open();
		const form = page.locator( '.wp-block-cairn-form' );
		// The module has taken over when the browser's own checks are off.
		await page
			.locator( 'form[action*="e2enewslet"][novalidate]' )
			.waitFor();
		await page.getByRole( 'button', { name: 'Send me news' } ).click();
		const list = form.getByRole( 'alert' );
		await list.getByRole( 'link' ).first().waitFor();
		assert.equal( await list.getByRole( 'link' ).count(), 2 );
		assert.deepEqual(
			await axeFindings( page, '.wp-block-cairn-form' ),
			[]
		);
		await list.getByRole( 'link' ).first().click();
		await page.keyboard.type( 'script@example.com' );
		await form.getByRole( 'checkbox' ).check();
		await list.waitFor( { state: 'hidden' } );
		await page.getByRole( 'button', { name: 'Send me news' } ).click();
		await page.getByText( 'Look into your mail.' ).waitFor();
		assert.equal(
			await form.locator( 'form[action*="e2enewslet"]' ).isVisible(),
			false
		);
		await page.locator( '.wp-block-cairn-form__done:focus' ).waitFor();
		await confirm( page, 'script@example.com' );
		await page.context().close();
	} );

	it( 'does the same without JavaScript', async () => {
		const page = await open( { javaScriptEnabled: false } );
		await page.getByLabel( 'E-mail' ).fill( 'plain@example.com' );
		await page.getByRole( 'checkbox' ).check();
		await page.getByRole( 'button', { name: 'Send me news' } ).click();
		await page.getByText( 'Look into your mail.' ).waitFor();
		assert.match( page.url(), /cairn-done=e2enewslet#e2enewslet$/ );
		await confirm( page, 'plain@example.com' );
		await page.context().close();
	} );
} );

/** Weekly hours on every day, so that some are free whenever the test runs. */
const HOURS = JSON.stringify(
	[ 1, 2, 3, 4, 5, 6, 7 ].map( ( day ) => ( {
		day,
		from: '09:00',
		to: '12:00',
	} ) )
);

const NEWS = `<!-- wp:heading --><h2 class="wp-block-heading">News once a month</h2><!-- /wp:heading --><!-- wp:cairn/field {"type":"email","key":"email","label":"E-mail","required":true} /--><!-- wp:cairn/form-submit {"text":"Send me news","note":"You can leave in every mail."} /-->`;

/** Enough to scroll through. */
const TEXT =
	'<!-- wp:paragraph --><p>Hills and weather.</p><!-- /wp:paragraph -->'.repeat(
		60
	);

const overlay = ( attributes: object ) =>
	`<!-- wp:cairn/form ${ JSON.stringify( attributes ) } -->${ NEWS }<!-- /wp:cairn/form -->${ TEXT }`;

/** Pages by name; each holds one form. */
const PAGES = {
	modal: overlay( {
		blockId: 'e2eformmod',
		display: 'modal',
		openText: 'Get the news',
	} ),
	timed: overlay( {
		blockId: 'e2eformtim',
		display: 'slide-in',
		trigger: 'time',
		triggerValue: 1,
	} ),
	exit: overlay( {
		blockId: 'e2eformext',
		display: 'modal',
		trigger: 'exit',
	} ),
	scroll: overlay( {
		blockId: 'e2eformscr',
		display: 'slide-in',
		trigger: 'scroll',
		triggerValue: 60,
	} ),
	booking: `<!-- wp:cairn/form {"blockId":"e2eformslo","purpose":"consultation"} --><!-- wp:cairn/field {"type":"email","key":"email","label":"E-mail","required":true} /--><!-- wp:cairn/field {"type":"slot","key":"when","label":"When suits you?","required":true,"hours":${ HOURS }} /--><!-- wp:cairn/form-submit {"text":"Book it"} /--><!-- /wp:cairn/form -->`,
};
type Name = keyof typeof PAGES;

/** Whether anything is wider than the screen. */
const movesSideways = ( page: Page ) =>
	page.evaluate(
		() =>
			document.documentElement.scrollWidth >
			document.documentElement.clientWidth
	);

const PHONE = { viewport: { width: 390, height: 760 }, hasTouch: true };

journey( 'A form that comes over the page, and one that books a time', () => {
	const made = {} as Record< Name, { id: number; link: string } >;

	before( async () => {
		await world().stack.connect();
		writeFileSync( within( 'mu-plugins/catch-mails.php' ), CATCHER );
		for ( const name of Object.keys( PAGES ) as Name[] ) {
			made[ name ] = ( await world().stack.ask( 'POST', '/wp/v2/pages', {
				title: `Form: ${ name }`,
				status: 'publish',
				content: PAGES[ name ],
			} ) ) as { id: number; link: string };
		}
	} );

	after( async () => {
		for ( const { id } of Object.values( made ) ) {
			await world().stack.ask( 'DELETE', `/wp/v2/pages/${ id }`, {
				force: true,
			} );
		}
		rmSync( within( 'mu-plugins/catch-mails.php' ) );
		rmSync( within( 'caught-mails.txt' ), { force: true } );
	} );

	/** A page whose form module has taken over. */
	const open = async (
		name: Name,
		options: BrowserContextOptions = {},
		query = ''
	) => {
		const page = await ( await visitor( options ) ).newPage();
		await page.goto( made[ name ].link + query );
		await page.locator( 'form[novalidate]' ).waitFor( {
			state: 'attached',
		} );
		return page;
	};
	const kept = ( page: Page ) =>
		page.evaluate( () =>
			Object.keys( localStorage ).filter( ( key ) =>
				key.startsWith( 'cairn:seen:' )
			)
		);

	it( 'opens by keyboard, keeps the focus inside, closes by Escape and gives it back', async () => {
		const page = await open( 'modal' );
		const link = page.getByRole( 'link', { name: 'Get the news' } );
		const dialog = page.getByRole( 'dialog', { name: 'Send me news' } );
		await link.focus();
		await page.keyboard.press( 'Enter' );
		await dialog.waitFor();
		await page.locator( 'dialog:focus' ).waitFor();
		assert.deepEqual( await axeFindings( page, 'dialog' ), [] );
		await page.keyboard.press( 'Tab' );
		await dialog.getByRole( 'button', { name: 'Close' } ).waitFor();
		assert.equal(
			await page
				.locator( 'dialog button[aria-label="Close"]:focus' )
				.count(),
			1
		);
		await page.keyboard.press( 'Tab' );
		await page.keyboard.type( 'gone@example.com' );
		assert.deepEqual( await kept( page ), [] );
		await page.keyboard.press( 'Escape' );
		await dialog.waitFor( { state: 'hidden' } );
		await page.locator( 'a[href="#e2eformmod"]:focus' ).waitFor();
		await eventually(
			() => kept( page ),
			( keys ) => keys.join() === 'cairn:seen:e2eformmod'
		);
		// What was typed is still there, and a link opens it however often.
		await page.keyboard.press( 'Enter' );
		await dialog.waitFor();
		assert.equal(
			await dialog.getByLabel( 'E-mail' ).inputValue(),
			'gone@example.com'
		);
		await page.context().close();
	} );

	it( 'is sent, thanks and can be closed', async () => {
		const page = await open( 'modal', PHONE );
		await page.getByRole( 'link', { name: 'Get the news' } ).click();
		const dialog = page.getByRole( 'dialog' );
		await dialog.getByLabel( 'E-mail' ).fill( 'overlay@example.com' );
		assert.equal( await movesSideways( page ), false );
		await dialog.getByRole( 'button', { name: 'Send me news' } ).click();
		await page.locator( '.wp-block-cairn-form__done:focus' ).waitFor();
		assert.deepEqual( await kept( page ), [ 'cairn:seen:e2eformmod' ] );
		await dialog.getByRole( 'button', { name: 'Close' } ).click();
		await dialog.waitFor( { state: 'hidden' } );
		assert.ok( await linkFor( 'overlay@example.com' ) );
		await page.context().close();
	} );

	it( 'slides in by itself without taking the focus', async () => {
		const page = await open( 'timed', PHONE );
		const box = page.getByRole( 'dialog' );
		await box.waitFor();
		assert.equal( await page.locator( 'dialog:focus-within' ).count(), 0 );
		assert.equal( await movesSideways( page ), false );
		assert.deepEqual( await axeFindings( page, 'dialog' ), [] );
		assert.deepEqual( await kept( page ), [] );
		await box.getByRole( 'button', { name: 'Close' } ).click();
		await eventually(
			() => kept( page ),
			( keys ) => keys.length === 1
		);
		await page.context().close();
	} );

	it( 'stands on the other side where people read from right to left', async () => {
		const page = await open( 'timed', {}, '?direction=rtl' );
		const place = ( await page.getByRole( 'dialog' ).boundingBox() )!;
		assert.ok( place.x < 100, `it begins at ${ place.x }` );
		await page.context().close();
	} );

	it( 'comes when so much was read, and when a mouse leaves at the top; once closed it stays away', async () => {
		const reader = await open( 'scroll' );
		assert.equal( await reader.locator( 'dialog[open]' ).count(), 0 );
		await reader.evaluate( () =>
			window.scrollTo( 0, document.documentElement.scrollHeight )
		);
		await reader.getByRole( 'dialog' ).waitFor();
		await reader.context().close();
		const leaver = await open( 'exit' );
		const leave = ( pointerType: string ) =>
			leaver.evaluate(
				( kind ) =>
					document.documentElement.dispatchEvent(
						new PointerEvent( 'pointerleave', {
							pointerType: kind,
							clientY: -1,
						} )
					),
				pointerType
			);
		await leave( 'touch' );
		assert.equal( await leaver.locator( 'dialog[open]' ).count(), 0 );
		await leave( 'mouse' );
		await leaver.getByRole( 'dialog' ).waitFor();
		await leaver.getByRole( 'button', { name: 'Close' } ).click();
		await eventually(
			() => kept( leaver ),
			( keys ) => keys.length === 1
		);
		await leaver.reload();
		await leaver.locator( 'form[novalidate]' ).waitFor( {
			state: 'attached',
		} );
		await leave( 'mouse' );
		assert.equal( await leaver.locator( 'dialog[open]' ).count(), 0 );
		await leaver.context().close();
	} );

	it( 'stands in the page without JavaScript', async () => {
		const page = await (
			await visitor( { javaScriptEnabled: false } )
		).newPage();
		await page.goto( made.modal.link );
		await page.getByLabel( 'E-mail' ).fill( 'inline@example.com' );
		await page.getByRole( 'button', { name: 'Send me news' } ).click();
		await page.waitForURL( /cairn-done=e2eformmod/ );
		assert.ok( await linkFor( 'inline@example.com' ) );
		await page.context().close();
	} );

	it( 'offers free times in both zones, and the same time to one person only', async () => {
		const abroad = {
			timezoneId: 'America/New_York',
			locale: 'en-GB',
			...PHONE,
		};
		const first = await open( 'booking', abroad );
		const second = await open( 'booking' );
		for ( const page of [ first, second ] ) {
			await page
				.getByRole( 'button', { name: 'Choose a time' } )
				.press( 'Enter' );
			await page.locator( 'select:focus' ).waitFor();
		}
		await first.getByText( /America\/New_York.*Europe\/London/ ).waitFor();
		assert.equal( await movesSideways( first ), false );
		assert.deepEqual(
			await axeFindings( first, '.wp-block-cairn-form' ),
			[]
		);
		/** Books the first time of the second day; says which it is. */
		const choose = async ( page: Page, who: string ) => {
			await page.getByLabel( 'E-mail' ).fill( who );
			await page.getByRole( 'combobox', { name: 'Day' } ).selectOption( {
				index: 1,
			} );
			const time = page.getByRole( 'radio' ).first();
			const at = await time.inputValue();
			await time.press( 'Space' );
			await page.getByRole( 'button', { name: 'Book it' } ).click();
			return at;
		};
		const at = await choose( first, 'first@example.com' );
		await first.locator( '.wp-block-cairn-form__done:focus' ).waitFor();
		assert.equal( await choose( second, 'second@example.com' ), at );
		await second
			.getByText( /just been taken/ )
			.first()
			.waitFor();
		// The times are asked for again; the one that is gone goes.
		await second
			.locator( `input[value="${ at }"]` )
			.waitFor( { state: 'detached' } );
		await second.getByRole( 'radio' ).first().press( 'Space' );
		await second.getByRole( 'button', { name: 'Book it' } ).click();
		await second.locator( '.wp-block-cairn-form__done:focus' ).waitFor();
		await first.context().close();
		await second.context().close();
	} );
} );
