import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { cta } from '../scripts/demo/block-markup.mjs';
import {
	besideThis,
	CLASSIC_THEME,
	eventually,
	journey,
	owner,
	picture,
	serviceRequests,
	visitor,
	visitsThatClicked,
	world,
} from './world.ts';

/** How one of our blocks names itself on a page. */
interface Place {
	id: string;
	object: string | null;
	pos: string | null;
}

/** Our blocks below a part of the page, in order. */
function placesIn( page: Page, part: string ): Promise< Place[] > {
	return page.locator( `${ part } [data-cairn]` ).evaluateAll( ( all ) =>
		all.map( ( element ) => ( {
			id: element.dataset.cairn ?? '',
			object: element.dataset.cairnObject ?? null,
			pos: element.dataset.cairnPos ?? null,
		} ) )
	);
}

/** Makes a post of a type through WordPress' own REST API. */
async function publish(
	route: string,
	title: string,
	content: string
): Promise< { id: number; path: string } > {
	const { id, link } = ( await world().stack.ask( 'POST', route, {
		title,
		content,
		status: 'publish',
	} ) ) as { id: number; link: string };
	return { id, path: new URL( link ).pathname };
}

/** Opens a post in the editor and waits until its blocks are there. */
async function edit( page: Page, id: number ): Promise< void > {
	await page.goto(
		`${ world().site }/wp-admin/post.php?post=${ id }&action=edit`
	);
	await page.waitForFunction(
		() =>
			( window.wp?.data?.select( 'core/block-editor' )?.getBlockCount() ??
				0 ) > 0
	);
	// WordPress greets whoever opens its editor for the first time; this owner has been here before.
	await page.evaluate( () =>
		window.wp.data
			.dispatch( 'core/preferences' )
			.set( 'core/edit-post', 'welcomeGuide', false )
	);
}

/** Gives a block of the editor the focus and waits until it has kept it for three looks. */
async function rests( block: Locator ): Promise< void > {
	let looks = 0;
	await eventually(
		async () => {
			const isThere = await block.evaluate(
				( element ) =>
					element.classList.contains( 'is-selected' ) &&
					element === element.ownerDocument.activeElement
			);
			if ( ! isThere ) {
				await block.focus();
			}
			looks = isThere ? looks + 1 : 0;
			return looks;
		},
		( seen ) => seen === 3
	);
}

/** Saves what is open in the editor, and waits until WordPress has it. */
async function save( page: Page ): Promise< void > {
	await page
		.getByRole( 'region', { name: 'Editor top bar' } )
		.getByRole( 'button', { name: 'Save', exact: true } )
		.click();
	await page.waitForFunction(
		() =>
			! window.wp.data.select( 'core/editor' ).isEditedPostDirty() &&
			! window.wp.data.select( 'core/editor' ).isSavingPost()
	);
}

/** Ids of our blocks in what is stored of a post. */
async function storedIds( route: string ): Promise< string[] > {
	const { content } = ( await world().stack.ask( 'GET', route, {
		context: 'edit',
	} ) ) as { content: { raw: string } };
	return [ ...content.raw.matchAll( /"blockId":"([a-z0-9]{10})"/g ) ].map(
		( [ , id ] ) => String( id )
	);
}

/** What a visitor's clicks sent, by type. */
function sent( requests: readonly { body: string | null }[], name: string ) {
	return requests.flatMap( ( { body } ) =>
		(
			JSON.parse( body ?? '{"events":[]}' ) as {
				events: {
					name: string;
					block_id?: string;
					object?: string;
					pos?: number;
				}[];
			}
		 ).events.filter( ( event ) => event.name === name )
	);
}

const button = ( text: string, blockId: string ) =>
	cta( { text, url: '#go', blockId, kind: 'link' } );

journey( 'A button, wherever it stands,', () => {
	before( async () => {
		await world().stack.connect();
		await world().stack.fill();
	} );

	describe( 'A button that is copied in the editor', () => {
		it( 'counts for itself: duplicate and paste get ids of their own, the original keeps its one', async () => {
			const { id } = await publish(
				'/wp/v2/pages',
				'Copies',
				button( 'Reserve', 'copyoforig' )
			);
			const page = await owner();
			await edit( page, id );
			const frame = page.frameLocator( 'iframe[name="editor-canvas"]' );
			const blocks = frame.locator( '[data-type="cairn/cta-button"]' );
			// The editor moves the focus some moments after what caused it: a key goes to the block once it rests there.
			const choose = async () => {
				await page.evaluate( () => {
					const { getBlockOrder } =
						window.wp.data.select( 'core/block-editor' );
					// Null: the block itself, not the text in it.
					window.wp.data
						.dispatch( 'core/block-editor' )
						.selectBlock( String( getBlockOrder()[ 0 ] ), null );
				} );
				await rests( blocks.first() );
			};
			await choose();
			await page.keyboard.press( 'Control+Shift+D' );
			await eventually(
				() => blocks.count(),
				( count ) => count === 2
			);
			await choose();
			await page.keyboard.press( 'Control+c' );
			// A paragraph below, for what is pasted to take the place of.
			await page.keyboard.press( 'Enter' );
			await rests(
				frame.locator( '[data-type="core/paragraph"].is-selected' )
			);
			await page.keyboard.press( 'Control+v' );
			await eventually(
				() => blocks.count(),
				( count ) => count === 3
			);
			await save( page );
			const ids = await storedIds( `/wp/v2/pages/${ id }` );
			assert.equal( ids[ 0 ], 'copyoforig' );
			assert.equal( ids.length, 3 );
			assert.equal( new Set( ids ).size, 3 );

			// Opening and saving it again changes nothing.
			await edit( page, id );
			await page.evaluate( () =>
				window.wp.data
					.dispatch( 'core/editor' )
					.editPost( { title: 'Copies, again' } )
			);
			await save( page );
			assert.deepEqual( await storedIds( `/wp/v2/pages/${ id }` ), ids );
			await page.context().close();
		} );
	} );

	describe( 'A button in a synced pattern', () => {
		it( 'is one button that stands twice, each appearance told from the other', async () => {
			const pattern = await publish(
				'/wp/v2/blocks',
				'Offer',
				button( 'See the offer', 'syncedoffr' )
			);
			const { id, path } = await publish(
				'/wp/v2/pages',
				'Offers',
				`<!-- wp:block {"ref":${ pattern.id }} /-->\n\n`.repeat( 2 )
			);
			// Looking at it in the editor gives it no other id.
			const page = await owner();
			await edit( page, id );
			await eventually(
				() =>
					page
						.frameLocator( 'iframe[name="editor-canvas"]' )
						.locator( '[data-type="cairn/cta-button"]' )
						.count(),
				( count ) => count === 2
			);
			await page.evaluate( () =>
				window.wp.data
					.dispatch( 'core/editor' )
					.editPost( { title: 'Offers, again' } )
			);
			await save( page );
			assert.deepEqual(
				await storedIds( `/wp/v2/blocks/${ pattern.id }` ),
				[ 'syncedoffr' ]
			);
			await page.context().close();

			const context = await visitor();
			const shopper = await context.newPage();
			const requests = serviceRequests( shopper );
			await shopper.goto( `${ world().site }${ path }` );
			const object = `page:${ id }`;
			assert.deepEqual( await placesIn( shopper, 'body' ), [
				{ id: 'syncedoffr', object, pos: null },
				{ id: 'syncedoffr', object, pos: '2' },
			] );
			await shopper
				.locator( '[data-cairn="syncedoffr"] a' )
				.nth( 1 )
				.click();
			const [ click ] = await eventually(
				async () => sent( requests, 'cta_click' ),
				( clicks ) => clicks.length === 1
			);
			assert.equal( click?.block_id, 'syncedoffr' );
			assert.equal( click?.pos, 2 );
			await context.close();
		} );
	} );

	describe( 'A button in a query loop', () => {
		it( 'is one instance for each post that is shown', async () => {
			const { path } = await publish(
				'/wp/v2/pages',
				'Stories',
				`<!-- wp:query {"queryId":7,"query":{"perPage":3,"postType":"post","inherit":false,"order":"desc","orderBy":"date"}} -->
<div class="wp-block-query"><!-- wp:post-template -->
${ button( 'Read it', 'inquerloop' ) }
<!-- /wp:post-template --></div>
<!-- /wp:query -->`
			);
			const context = await visitor();
			const shopper = await context.newPage();
			const requests = serviceRequests( shopper );
			await shopper.goto( `${ world().site }${ path }` );
			const places = await placesIn( shopper, '.wp-block-post-template' );
			assert.equal( places.length, 3 );
			assert.deepEqual(
				places.map( ( { id, pos } ) => ( { id, pos } ) ),
				places.map( () => ( { id: 'inquerloop', pos: null } ) )
			);
			assert.equal(
				new Set( places.map( ( { object } ) => object ) ).size,
				3
			);
			assert.ok(
				places.every( ( { object } ) =>
					/^post:\d+$/.test( object ?? '' )
				)
			);
			for ( const place of [ 0, 2 ] ) {
				await shopper
					.locator( '[data-cairn="inquerloop"] a' )
					.nth( place )
					.click();
			}
			const clicks = await eventually(
				async () => sent( requests, 'cta_click' ),
				( all ) => all.length === 2
			);
			assert.deepEqual(
				clicks.map( ( { object } ) => object ),
				[ places[ 0 ]?.object, places[ 2 ]?.object ]
			);
			await context.close();
		} );
	} );

	describe( 'A button in a template of the theme', () => {
		const template = '/wp/v2/templates/twentytwentyfive//page';

		after( async () => {
			// A template that somebody changed goes back to the theme's.
			await world().stack.ask( 'DELETE', template, { force: true } );
		} );

		it( 'is inserted in the Site Editor, stands on every page, and is told apart by page', async () => {
			const page = await owner();
			await page.goto(
				`${ world().site }/wp-admin/site-editor.php?postType=wp_template&postId=twentytwentyfive%2F%2Fpage&canvas=edit`
			);
			await page.waitForFunction(
				() =>
					( window.wp?.data
						?.select( 'core/block-editor' )
						?.getBlockCount() ?? 0 ) > 0
			);
			await page.evaluate( () =>
				window.wp.data
					.dispatch( 'core/preferences' )
					.set( 'core/edit-site', 'welcomeGuide', false )
			);
			await page
				.getByRole( 'button', { name: 'Block Inserter', exact: true } )
				.click();
			await page
				.getByRole( 'region', { name: 'Block Library' } )
				.getByRole( 'searchbox' )
				.fill( 'CTA Button' );
			await page
				.getByRole( 'option', { name: 'CTA Button', exact: true } )
				.click();
			const text = page
				.frameLocator( 'iframe[name="editor-canvas"]' )
				.getByRole( 'textbox', { name: 'Button text' } );
			await text.click();
			await page.keyboard.type( 'Ask us anything' );
			await page.keyboard.press( 'Control+k' );
			await page
				.getByRole( 'combobox', {
					name: /Search or type URL|URL|Link/,
				} )
				.fill( `${ world().site }/contact/` );
			await page.keyboard.press( 'Enter' );
			await picture( page, 'places-site-editor', { fullPage: false } );
			// The dialog of the link lies above the button that saves.
			await page.keyboard.press( 'Escape' );
			await page
				.getByRole( 'region', { name: 'Editor top bar' } )
				.getByRole( 'button', { name: 'Save', exact: true } )
				.click();
			// Where more than the template was changed, the editor asks what to save.
			const question = page
				.getByRole( 'region', { name: /Save panel|Editor publish/ } )
				.getByRole( 'button', { name: 'Save', exact: true } );
			const [ id ] = await eventually(
				async () => {
					if ( await question.isVisible() ) {
						await question
							.click( { timeout: 5_000 } )
							.catch( () => undefined );
					}
					return storedIds( template );
				},
				( ids ) => ids.length === 1
			);
			await page.context().close();

			const context = await visitor();
			const shopper = await context.newPage();
			const objects = [];
			for ( const path of [ '/about/', '/packing-list/' ] ) {
				await shopper.goto( `${ world().site }${ path }` );
				const here = ( await placesIn( shopper, 'body' ) ).filter(
					( place ) => place.id === id
				);
				assert.equal( here.length, 1, path );
				objects.push( here[ 0 ]?.object );
			}
			assert.notEqual( objects[ 0 ], objects[ 1 ] );
			await shopper.locator( `[data-cairn="${ id }"] a` ).click();
			await shopper.waitForURL( /contact/ );
			await eventually(
				() => visitsThatClicked( String( id ) ),
				( clicked ) => clicked === 1
			);
			await context.close();
		} );
	} );

	describe( 'A theme without blocks', () => {
		let before_ = '';

		before( async () => {
			before_ = ( await world().stack.site.run(
				besideThis( 'switch-theme.php' ),
				{ theme: CLASSIC_THEME }
			) ) as string;
		} );

		after( async () => {
			await world().stack.site.run( besideThis( 'switch-theme.php' ), {
				theme: before_,
			} );
		} );

		it( 'shows the button as a button and counts its click', async () => {
			const context = await visitor();
			const shopper = await context.newPage();
			const requests = serviceRequests( shopper );
			const clicked = await visitsThatClicked( 'nfpostnite' );
			await shopper.goto( `${ world().site }/a-night-without-lamps/` );
			assert.equal(
				await shopper.locator( 'body > main > h1' ).innerText(),
				'A night without lamps'
			);
			const link = shopper.locator( '[data-cairn="nfpostnite"] a' );
			const look = await link.evaluate( ( element ) => {
				const style = getComputedStyle( element );
				return {
					background: style.backgroundColor,
					padding: parseFloat( style.paddingLeft ),
					underline: style.textDecorationLine,
				};
			} );
			assert.notEqual( look.background, 'rgba(0, 0, 0, 0)' );
			assert.ok( look.padding >= 8 );
			assert.equal( look.underline, 'none' );
			await picture( shopper, 'places-classic-theme' );
			await eventually(
				async () => sent( requests, 'page_view' ),
				( views ) => views.length === 1
			);
			await link.click();
			await shopper.waitForURL( /guided-walks/ );
			await eventually(
				() => visitsThatClicked( 'nfpostnite' ),
				( now ) => now === clicked + 1
			);
			await context.close();
		} );
	} );
} );
