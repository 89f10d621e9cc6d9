import { launchBrowser, visitorAgent } from '../browser/launch.mjs';
import { seconds } from '../setup/progress.mjs';
import { LOGIN } from './demo-stack.mjs';

/** The button that is clicked, and the name it has in reports. */
const BLOCK = { id: 'nfherobook', name: 'Hero: book a walk' };

/** How long the click may take to stand in the report. */
const PATIENCE_MS = 30_000;

/**
 * How many visits clicked a button, as its row on the Overview screen says.
 *
 * @param {import('playwright-core').Page} page Overview.
 * @param {string}                         name Name of the button in reports.
 * @return {Promise<number>} 0 when the button has no row.
 */
export function actedOnScreen( page, name ) {
	return page.evaluate( ( wanted ) => {
		const table = document.querySelector(
			'#cairn-root .cairn-table table'
		);
		const heads = [ ...( table?.querySelectorAll( 'thead th' ) ?? [] ) ];
		const column = heads.findIndex( ( head ) =>
			head.textContent.trim().startsWith( 'Acted' )
		);
		const row = [ ...( table?.querySelectorAll( 'tbody tr' ) ?? [] ) ].find(
			( candidate ) =>
				candidate.querySelector( 'th' )?.textContent.includes( wanted )
		);
		return Number(
			row?.children[ column ]?.textContent.replace( /\D/g, '' ) ?? 0
		);
	}, name );
}

/**
 * Logs in to wp-admin.
 *
 * @param {import('playwright-core').Page} page    A page of its own context.
 * @param {string}                         address Site.
 */
export async function logIn( page, address ) {
	await page.goto( `${ address }/wp-login.php` );
	await page.fill( '#user_login', LOGIN.user );
	await page.fill( '#user_pass', LOGIN.password );
	await Promise.all( [
		page.waitForURL( /\/wp-admin\// ),
		page.click( '#wp-submit' ),
	] );
}

/**
 * Clicks a button as a visitor and waits until that click stands in the report on the admin screen, without a reload.
 *
 * @param {import('./demo-stack.mjs').DemoStack} stack A running demo.
 * @return {Promise<boolean>} Whether it did.
 */
export async function checkClick( stack ) {
	console.log( 'Check' );
	const { browser, close } = await launchBrowser();
	try {
		const { address } = stack.site;
		const owner = await ( await browser.newContext() ).newPage();
		await logIn( owner, address );
		// The visits that saw this button, today: a number that a busy table does not push off the screen.
		await owner.goto(
			`${ address }/wp-admin/admin.php?page=cairn&range=today&f[]=block:is:${ BLOCK.id }`
		);
		await owner.waitForSelector(
			'#cairn-root :is(.cairn-table, .cairn-empty)',
			{ timeout: PATIENCE_MS }
		);
		const before = await actedOnScreen( owner, BLOCK.name );
		console.log(
			`  Overview, today: "${ BLOCK.name }" was clicked in ${ before } visits`
		);

		const visitor = await (
			await browser.newContext( { userAgent: visitorAgent() } )
		).newPage();
		await visitor.goto( `${ address }/` );
		const button = visitor.locator( `[data-cairn="${ BLOCK.id }"] a` );
		const text = ( await button.innerText() ).trim();
		const clicked = Date.now();
		await button.click();
		await visitor.waitForURL( /guided-walks/ );
		console.log(
			`  A visitor clicked "${ text }" and is on ${ new URL( visitor.url() ).pathname }`
		);

		while ( Date.now() - clicked < PATIENCE_MS ) {
			const now = await actedOnScreen( owner, BLOCK.name );
			if ( now === before + 1 ) {
				console.log(
					`  Overview, today: "${ BLOCK.name }" was clicked in ${ now } visits, ${ seconds( Date.now() - clicked ) } later and without a reload`
				);
				return true;
			}
			await new Promise( ( resolve ) => setTimeout( resolve, 100 ) );
		}
		console.log(
			`  The click did not arrive within ${ seconds( PATIENCE_MS ) }: Overview says ${ await actedOnScreen( owner, BLOCK.name ) }`
		);
		return false;
	} finally {
		await close();
	}
}
