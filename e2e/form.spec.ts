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
