import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { freePort } from '../scripts/running/free-port.mjs';
import { runCommand } from '../scripts/setup/run-command.mjs';
import { WordpressSite } from '../scripts/wordpress/site.mjs';
import {
	axeFindings,
	card,
	journey,
	openReport,
	owner,
	picture,
	serviceRequests,
	visitor,
	world,
} from './world.ts';

const settingsOf = ( site: string ) =>
	`${ site }/wp-admin/admin.php?page=cairn-settings`;

/** Copies files and tables, as a host's "make a staging copy" does. */
async function makeCopy(): Promise< WordpressSite > {
	const { stack } = world();
	const original = stack.site;
	const folder = path.join( path.dirname( original.folder ), 'copy', 'www' );
	await runCommand( 'mkdir', [ '-p', path.dirname( folder ) ] );
	await runCommand( 'cp', [ '-R', original.folder, folder ] );
	cpSync(
		path.join( path.dirname( original.folder ), 'salts.json' ),
		path.join( path.dirname( folder ), 'salts.json' )
	);
	const tables = (
		await stack.database.query( 'SHOW TABLES FROM wordpress' )
	)
		.split( '\n' )
		.filter( Boolean );
	await stack.database.query(
		[
			'CREATE DATABASE copy CHARACTER SET utf8mb4',
			...tables.flatMap( ( table ) => [
				`CREATE TABLE copy.\`${ table }\` LIKE wordpress.\`${ table }\``,
				`INSERT INTO copy.\`${ table }\` SELECT * FROM wordpress.\`${ table }\``,
			] ),
		].join( ';' )
	);
	const site = new WordpressSite( {
		folder,
		address: `http://127.0.0.1:${ await freePort( 28_040 ) }`,
		socket: stack.database.socket,
		database: 'copy',
	} );
	site.configure();
	await site.serve( stack.groups, { workers: 2 } );
	return site;
}

journey( 'A copied site', () => {
	it( 'pauses and asks, and the original goes on', async () => {
		const copy = await makeCopy();
		const context = await visitor();
		const page = await context.newPage();
		const requests = serviceRequests( page );
		await page.goto( `${ copy.address }/contact/` );
		await page.waitForTimeout( 1_500 );
		await page.goto( `${ copy.address }/about/` );
		await page.waitForTimeout( 500 );
		assert.deepEqual( requests, [] );

		const manager = await owner();
		await manager.goto( `${ copy.address }/wp-login.php` );
		await manager.fill( '#user_login', 'admin' );
		await manager.fill( '#user_pass', 'password' );
		await manager.click( '#wp-submit' );
		await manager.waitForURL( /wp-admin/ );
		await manager.goto( settingsOf( copy.address ) );
		const question = manager.locator( '.cairn-question' );
		await question.waitFor();
		assert.match( await question.innerText(), /moved, or is it a copy/ );
		await picture( manager, 'farewell-copy' );
		assert.deepEqual( await axeFindings( manager, '.cairn-settings' ), [] );
		await manager.getByRole( 'button', { name: 'Keep it paused' } ).click();
		await manager
			.getByRole( 'heading', { name: 'This site is paused' } )
			.waitFor();

		const { state } = await world().stack.ask(
			'GET',
			'/cairn/v1/connection',
			{}
		);
		assert.equal( state, 'active' );
		const told = page.waitForRequest( ( request ) =>
			request.url().startsWith( world().stack.service.address )
		);
		await page.goto( `${ world().site }/contact/` );
		await told;
		await context.close();
		await manager.context().close();
	} );
} );

journey( 'An owner who is done with the demo', () => {
	it( 'removes the demo data with one button, and what was real stays', async () => {
		const page = await owner();
		await openReport( page, '&range=90d' );
		const before = await page.locator( '.cairn-until' ).innerText();
		assert.match( before, /Demo data/ );
		await page.goto( settingsOf( world().site ) );
		const remove = page.getByRole( 'button', { name: 'Remove demo data' } );
		await remove.waitFor();
		await picture( page, 'farewell-settings' );
		await remove.click();
		await page.locator( '.notice-success' ).waitFor();
		await openReport( page, '&range=today' );
		assert.doesNotMatch(
			await page.locator( '.cairn-until' ).innerText(),
			/Demo data/
		);
		const visits = Number( await card( page, 'Visits' ) );
		assert.ok( visits > 0 && visits < 100, `${ visits } real visits` );
		await page.context().close();
	} );

	it( 'disconnects with one button; pages work and ask nobody', async () => {
		const page = await owner();
		await page.goto( settingsOf( world().site ) );
		await page
			.getByRole( 'button', { name: 'Disconnect', exact: true } )
			.click();
		await page.locator( '#cairn-address' ).waitFor();
		const context = await visitor();
		const shopper = await context.newPage();
		const requests = serviceRequests( shopper );
		await shopper.goto( `${ world().site }/contact/` );
		await shopper.waitForTimeout( 1_500 );
		await shopper.goto( `${ world().site }/guided-walks/` );
		assert.ok(
			await shopper.locator( '[data-cairn] a' ).first().isVisible()
		);
		assert.deepEqual( requests, [] );
		await context.close();
		await page.context().close();
	} );
} );

journey( 'The whole story', () => {
	it( 'left no notice of PHP behind', async () => {
		const { debugLog } = world().stack.site;
		const lines = existsSync( debugLog )
			? readFileSync( debugLog, 'utf8' ).split( '\n' )
			: [];
		// WooCommerce's own, on its first activation.
		const known =
			/for the <code>woocommerce<\/code> domain|attribute_taxonomies/;
		assert.deepEqual(
			lines.filter( ( line ) => line !== '' && ! known.test( line ) ),
			[]
		);
	} );
} );
