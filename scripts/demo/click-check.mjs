import { launchBrowser, visitorAgent } from '../browser/launch.mjs';
import { seconds } from '../setup/progress.mjs';
import { LOGIN } from './demo-stack.mjs';

/** The button that is clicked, the name it has in reports, and the event type of its click. */
const BLOCK = {
	id: 'nfherobook',
	name: 'Hero: book a walk',
	type: 'cta_click',
};

/** How long the click may take to stand in the report. */
const PATIENCE_MS = 30_000;

/**
 * How many visits took a step, as its row on the Overview screen says.
 *
 * @param {import('playwright-core').Page} page Overview.
 * @param {string}                         type Event type of the step.
 * @return {Promise<number>} 0 when the step has no row.
 */
export function actedOnScreen( page, type ) {
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
				candidate
					.querySelector( 'th' )
					?.textContent.includes(
						window.cairnAdmin.eventTypes[ wanted ].label
					)
		);
		return Number(
			row?.children[ column ]?.textContent.replace( /\D/g, '' ) ?? 0
		);
	}, type );
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
		const before = await actedOnScreen( owner, BLOCK.type );
		console.log(
			`  Overview, today: of the visits that saw "${ BLOCK.name }", ${ before } clicked`
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
			const now = await actedOnScreen( owner, BLOCK.type );
			if ( now === before + 1 ) {
				console.log(
					`  Overview, today: of the visits that saw "${ BLOCK.name }", ${ now } clicked, ${ seconds( Date.now() - clicked ) } later and without a reload`
				);
				return true;
			}
			await new Promise( ( resolve ) => setTimeout( resolve, 100 ) );
		}
		console.log(
			`  The click did not arrive within ${ seconds( PATIENCE_MS ) }: Overview says ${ await actedOnScreen( owner, BLOCK.type ) }`
		);
		return false;
	} finally {
		await close();
	}
}
