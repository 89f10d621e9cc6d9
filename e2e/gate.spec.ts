import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { catchMails, linkTo, stopCatching } from './caught-mails.ts';
import { handOver } from './shop-reports.ts';
import {
	axeFindings,
	eventually,
	journey,
	picture,
	visitor,
	world,
} from './world.ts';

/** Stands behind the gate and nowhere else. */
const SECRET = 'Never lend your second pair of laces';

/** A dark theme, as far as a block sees it. */
const DARK = 'body { background: #16181d; color: #f2f2f2; }';

const CONFIRM = /https?:\S*contact(?:\/|%2F)confirm\S*/;

/**
 * A post with a gate in it.
 *
 * @param gate   Id of the gate.
 * @param form   Id of its form.
 * @param unlock When it opens.
 */
const guide = ( gate: string, form: string, unlock: string ) =>
	`<!-- wp:paragraph --><p>Boots last longer than you think.</p><!-- /wp:paragraph --><!-- wp:cairn/gate ${ JSON.stringify(
		{ blockId: gate, mode: 'content', unlock }
	) } --><!-- wp:heading --><h2 class="wp-block-heading">The whole guide</h2><!-- /wp:heading --><!-- wp:paragraph --><p>Twelve things we have learnt in the hut.</p><!-- /wp:paragraph --><!-- wp:cairn/form ${ JSON.stringify(
		{
			blockId: form,
			purpose: 'download',
			tellOwner: false,
			metadata: { name: `Guide ${ unlock }` },
		}
	) } --><!-- wp:cairn/field {"type":"email","key":"email","label":"E-mail","required":true} /--><!-- wp:cairn/form-submit {"text":"Send me the guide"} /--><!-- /wp:cairn/form --><!-- wp:cairn/gate-content --><!-- wp:heading --><h2 class="wp-block-heading">Before the walk</h2><!-- /wp:heading --><!-- wp:columns --><div class="wp-block-columns"><!-- wp:column --><div class="wp-block-column"><!-- wp:paragraph --><p>${ SECRET }.</p><!-- /wp:paragraph --></div><!-- /wp:column --><!-- wp:column --><div class="wp-block-column"><!-- wp:paragraph --><p>Grease them in spring.</p><!-- /wp:paragraph --></div><!-- /wp:column --></div><!-- /wp:columns --><!-- wp:heading {"level":3} --><h3 class="wp-block-heading">Laces</h3><!-- /wp:heading --><!-- /wp:cairn/gate-content --><!-- /wp:cairn/gate -->`;

const CONFIRMED = { gate: 'e2egateone', form: 'e2eformone' };
const AT_ONCE = { gate: 'e2egatetwo', form: 'e2eformtwo' };

interface Post {
	readonly id: number;
	readonly link: string;
	readonly slug: string;
}

journey( 'A reader of a guide behind a gate', () => {
	let confirmed: Post;
	let atOnce: Post;

	const write = ( title: string, content: string ) =>
		world().stack.ask( 'POST', '/wp/v2/posts', {
			title,
			status: 'publish',
			content,
		} ) as Promise< Post >;

	before( async () => {
		await world().stack.connect();
		catchMails();
		confirmed = await write(
			'Boots for life',
			guide( CONFIRMED.gate, CONFIRMED.form, 'confirmed' )
		);
		atOnce = await write(
			'Boots at once',
			guide( AT_ONCE.gate, AT_ONCE.form, 'at-once' )
		);
	} );

	after( async () => {
		for ( const { id } of [ confirmed, atOnce ] ) {
			await world().stack.ask( 'DELETE', `/wp/v2/posts/${ id }`, {
				force: true,
			} );
		}
		stopCatching();
	} );

	const open = async (
		address: string,
		options: BrowserContextOptions = {}
	) => {
		const page = await ( await visitor( options ) ).newPage();
		await page.goto( address );
		return page;
	};
	const ask = async ( page: Page, email: string ) => {
		await page.getByLabel( 'E-mail' ).fill( email );
		await page.getByRole( 'button', { name: 'Send me the guide' } ).click();
		await page.getByText( /we have sent you a mail/i ).waitFor();
	};
	const confirm = async ( page: Page, email: string ) => {
		await page.goto( await linkTo( email, CONFIRM ) );
		assert.equal( await page.getByText( SECRET ).count(), 0 );
		await page.getByRole( 'button', { name: 'Confirm' } ).click();
	};
	const behind = ( page: Page ) =>
		page.locator( '.wp-block-cairn-gate__open' );
	/** Visits that have downloaded, as the panel of the form in the editor says. */
	const downloads = async () =>
		(
			( await world().stack.ask(
				'GET',
				`/cairn/v1/blocks/${ CONFIRMED.form }`,
				{ type: 'resource_download' }
			) ) as { acted: number }
		 ).acted;

	it( 'finds the teaser and the headings, and the rest in no public place', async () => {
		const { site } = world();
		for ( const address of [
			confirmed.link,
			`${ site }/?s=laces`,
			`${ site }/?s=grease`,
			`${ site }/?feed=rss2`,
			`${ site }/?feed=atom`,
			`${ confirmed.link }?embed=true`,
			`${ site }/wp-sitemap-posts-post-1.xml`,
			`${ site }/wp-json/wp/v2/posts`,
			`${ site }/wp-json/wp/v2/posts/${ confirmed.id }`,
			`${ site }/wp-json/wp/v2/posts?search=laces`,
			`${ site }/wp-json/wp/v2/search?search=laces`,
			`${ site }/wp-json/wp/v2/posts/${ confirmed.id }/revisions`,
			`${ site }/wp-json/wp/v2/block-renderer/cairn/gate-content?context=edit&post_id=${ confirmed.id }`,
			`${ site }/wp-json/oembed/1.0/embed?url=${ encodeURIComponent( confirmed.link ) }`,
			`${ site }/wp-json/cairn/v1/gates/${ CONFIRMED.gate }`,
		] ) {
			const text = await ( await fetch( address ) ).text();
			assert.ok( ! text.includes( 'second pair' ), address );
			assert.ok( ! text.includes( 'Grease them' ), address );
		}
		const found = ( await (
			await fetch( `${ site }/wp-json/wp/v2/search?search=laces` )
		).json() ) as { id: number }[];
		assert.ok( ! found.some( ( { id } ) => id === confirmed.id ) );
		const page = await open( confirmed.link );
		await page.getByText( 'What is inside' ).waitFor();
		assert.deepEqual(
			await page
				.locator( '.wp-block-cairn-gate-content__outline li' )
				.allInnerTexts(),
			[ 'Before the walk', 'Laces' ]
		);
		assert.deepEqual(
			await axeFindings( page, '.wp-block-cairn-gate' ),
			[]
		);
		await picture( page, 'gate-locked' );
		await page.context().close();
	} );

	it( 'reads on by the link of the mail, comes back without it, and counts once', async () => {
		const page = await open( confirmed.link );
		// The module has taken over when the browser's own checks are off.
		await page
			.locator( 'form[action*="e2eformone"][novalidate]' )
			.waitFor();
		await ask( page, 'guide-reader@example.com' );
		assert.equal( await behind( page ).innerText(), '' );
		await handOver();
		assert.equal( await downloads(), 0 );

		await confirm( page, 'guide-reader@example.com' );
		await page
			.getByRole( 'link', { name: 'Read on: Boots for life' } )
			.click();
		await behind( page ).getByText( SECRET ).waitFor();
		await page.locator( '.wp-block-cairn-gate__open:focus' ).waitFor();
		assert.equal( new URL( page.url() ).hash, '' );
		assert.equal(
			await page.locator( '.wp-block-cairn-gate-content' ).isVisible(),
			false
		);
		assert.equal(
			await page.getByLabel( 'E-mail' ).isVisible(),
			false,
			'The form has served.'
		);
		assert.deepEqual(
			await axeFindings( page, '.wp-block-cairn-gate' ),
			[]
		);
		await picture( page, 'gate-open' );
		await page.reload();
		await behind( page ).getByText( SECRET ).waitFor();
		assert.equal(
			await page.locator( '.wp-block-cairn-gate__open:focus' ).count(),
			0
		);
		const served = await page.request.get( confirmed.link );
		assert.ok( ! ( await served.text() ).includes( 'second pair' ) );
		await handOver();
		await eventually( downloads, ( count ) => count === 1 );
		await page.context().close();
	} );

	it( 'reads it by the mail alone where there is no JavaScript', async () => {
		const page = await open( confirmed.link, {
			javaScriptEnabled: false,
		} );
		await ask( page, 'guide-plain@example.com' );
		await confirm( page, 'guide-plain@example.com' );
		await page
			.getByRole( 'link', { name: 'Read it here, without JavaScript' } )
			.click();
		await page.getByText( SECRET ).waitFor();
		await page.goto(
			await linkTo(
				'guide-plain@example.com',
				/https?:\S*contact(?:\/|%2F)read\S*/
			)
		);
		await page.getByText( SECRET ).waitFor();
		await page.context().close();
	} );

	it( 'reads on at once where the owner lets them', async () => {
		const page = await open( atOnce.link );
		await page
			.locator( 'form[action*="e2eformtwo"][novalidate]' )
			.waitFor();
		await ask( page, 'guide-at-once@example.com' );
		await behind( page ).getByText( SECRET ).waitFor();
		await page.locator( '.wp-block-cairn-gate__open:focus' ).waitFor();
		await page.reload();
		await behind( page ).getByText( SECRET ).waitFor();
		await page.context().close();
		const stranger = await open( atOnce.link );
		await stranger
			.locator( 'form[action*="e2eformtwo"][novalidate]' )
			.waitFor();
		assert.equal( await behind( stranger ).innerText(), '' );
		await stranger.context().close();
	} );

	it( 'with a link that has ended is told so', async () => {
		const page = await open(
			`${ confirmed.link }#cairn:${ CONFIRMED.gate }=1abcde.AAAAAAAAAAAAAAAAAAAAAA`
		);
		await page.getByText( 'This link has ended.' ).waitFor();
		assert.equal( await behind( page ).innerText(), '' );
		await page.context().close();
	} );

	it( 'finds it in order on a phone, in the dark and from right to left', async () => {
		const dark = await open( confirmed.link );
		await dark.addStyleTag( { content: DARK } );
		assert.deepEqual(
			await axeFindings( dark, '.wp-block-cairn-gate-content' ),
			[]
		);
		await picture( dark, 'gate-dark' );
		await dark.setViewportSize( { width: 390, height: 844 } );
		assert.ok(
			await dark.evaluate(
				() =>
					document.documentElement.scrollWidth <=
					document.documentElement.clientWidth
			)
		);
		await picture( dark, 'gate-390' );
		await dark.goto( `${ confirmed.link }?direction=rtl` );
		await picture( dark, 'gate-rtl-390' );
		await dark.context().close();
	} );
} );
