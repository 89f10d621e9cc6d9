import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Page } from 'playwright-core';
import {
	axeFindings,
	eventually,
	journey,
	openReport,
	owner,
	picture,
	rows,
	world,
} from './world.ts';

const SCREENS = [ 'contacts', 'forms', 'privacy', 'hand-over' ];

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

let page: Page;

/** Opens the contact of the first row. */
async function openFirst(): Promise< void > {
	await page.locator( '#cairn-root .cairn-table tbody tr a' ).first().click();
	await page.locator( '.cairn-person' ).waitFor();
}

/** Whether the page is wider than the window. */
const isTooWide = () =>
	page.evaluate(
		() => document.documentElement.scrollWidth > window.innerWidth
	);

journey( 'Whoever may see people', () => {
	before( async () => {
		await world().stack.connect();
		await world().stack.fill();
		await world().stack.simulate( 90 );
		page = await owner();
	} );

	after( async () => {
		await page.context().close();
	} );

	it( 'looks at every screen of people, on a desk and on a phone, and axe finds nothing', async () => {
		const findings: string[] = [];
		for ( const [ device, viewport ] of Object.entries( {
			desk: DESK,
			phone: PHONE,
		} ) ) {
			await page.setViewportSize( viewport );
			for ( const screen of SCREENS ) {
				await openReport( page, `&screen=${ screen }` );
				await picture( page, `people-${ screen }-${ device }` );
				findings.push(
					...( await axeFindings( page, '#cairn-root' ) ).map(
						( finding ) => `${ screen }, ${ device }: ${ finding }`
					)
				);
				if ( await isTooWide() ) {
					findings.push( `${ screen }, ${ device }: too wide` );
				}
			}
		}
		await page.setViewportSize( DESK );
		assert.deepEqual( findings, [] );
	} );

	it( 'opens a contact, sees what came before, and erases it for good', async () => {
		await openReport( page, '&screen=contacts' );
		assert.ok( ( await rows( page ) ).length > 1 );
		await openFirst();
		const erased = page.url();
		await picture( page, 'people-contact-desk' );
		assert.deepEqual( await axeFindings( page, '#cairn-root' ), [] );

		await page.getByRole( 'button', { name: /^Erase/ } ).click();
		const dialog = page.getByRole( 'dialog' );
		await picture( page, 'people-erase-desk', { fullPage: false } );
		await dialog.getByRole( 'button', { name: 'Erase for good' } ).click();
		await dialog.waitFor( { state: 'detached' } );

		await eventually(
			async () => {
				await page.goto( erased );
				await page.locator( '#cairn-root' ).waitFor();
				return page.locator( '#cairn-root' ).innerText();
			},
			( text ) => /erased, or merged/.test( text )
		);
	} );

	it( 'adds where contacts go, whose key is not shown again, and takes it away', async () => {
		await openReport( page, '&screen=hand-over' );
		await page
			.getByRole( 'button', { name: /Add a destination/ } )
			.first()
			.click();
		const dialog = page.getByRole( 'dialog' );
		await dialog
			.getByLabel( 'Where to' )
			.selectOption( { label: 'Mailchimp' } );
		await picture( page, 'people-destination-desk', { fullPage: false } );
		await dialog
			.getByLabel( 'Key' )
			.fill( '0123456789abcdef0123456789abcdef-us1' );
		await dialog.getByRole( 'button', { name: 'Save' } ).click();
		await page.getByText( /key …/ ).waitFor();
		assert.ok(
			! ( await page.content() ).includes( '0123456789abcdef01234567' ),
			'A key is never shown again.'
		);
		await page.setViewportSize( PHONE );
		await picture( page, 'people-hand-over-added-phone' );
		assert.equal( await isTooWide(), false );
		await page.setViewportSize( DESK );
		await picture( page, 'people-hand-over-added-desk' );
		assert.deepEqual( await axeFindings( page, '#cairn-root' ), [] );

		await page.getByRole( 'button', { name: 'Delete…' } ).click();
		await page
			.getByRole( 'dialog' )
			.getByRole( 'button', { name: 'Delete', exact: true } )
			.click();
		await page.getByText( /key …/ ).waitFor( { state: 'detached' } );
	} );
} );
