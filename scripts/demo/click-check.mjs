import { launchBrowser, VISITOR_AGENT } from '../browser/launch.mjs';
import { seconds } from '../setup/progress.mjs';
import { LOGIN } from './demo-stack.mjs';

/** The button that is clicked, and the event type its click is. */
const BLOCK = 'nfherobook';
const TYPE = 'cta_click';

/** How long the click may take to stand in the report. */
const PATIENCE_MS = 30_000;

/**
 * How often visitors acted, as the row of a step on the Overview screen says.
 *
 * @param {import('playwright-core').Page} page Overview.
 * @param {string}                         type Event type, such as "cta_click".
 * @return {Promise<number>} 0 when the step is not in the table.
 */
export function actedOnScreen( page, type ) {
	return page.evaluate( ( wanted ) => {
		const label = window.cairnAdmin.eventTypes[ wanted ].label;
		const table = document.querySelector(
			'#cairn-root table:has( th[scope="row"] )'
		);
		if ( ! table ) {
			return 0;
		}
		const heads = [ ...table.querySelectorAll( 'thead th' ) ].map(
			( head ) => head.textContent.trim()
		);
		const column = heads.findIndex( ( text ) =>
			text.startsWith( 'Acted' )
		);
		const row = [ ...table.querySelectorAll( 'tbody tr' ) ].find(
			( candidate ) =>
				candidate.querySelector( 'th' )?.textContent.includes( label )
		);
		const digits = row?.children[ column ]?.textContent.replace(
			/\D/g,
			''
		);
		return digits ? Number( digits ) : 0;
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
		const owner = await ( await browser.newContext() ).newPage();
		await logIn( owner, stack.site.address );
		await owner.goto(
			`${ stack.site.address }/wp-admin/admin.php?page=cairn&range=today`
		);
		await owner.waitForSelector(
			'#cairn-root .cairn-cards, #cairn-root .cairn-empty',
			{ timeout: PATIENCE_MS }
		);
		const before = await actedOnScreen( owner, TYPE );
		console.log(
			`  Overview, today: ${ before } visits with a click on a call to action`
		);

		const visitor = await (
			await browser.newContext( { userAgent: VISITOR_AGENT } )
		).newPage();
		await visitor.goto( `${ stack.site.address }/` );
		const button = visitor.locator( `[data-cairn="${ BLOCK }"] a` );
		const text = ( await button.innerText() ).trim();
		const clicked = Date.now();
		await button.click();
		await visitor.waitForURL( /guided-walks/ );
		console.log(
			`  A visitor clicked "${ text }" and is on ${ new URL( visitor.url() ).pathname }`
		);

		while ( Date.now() - clicked < PATIENCE_MS ) {
			const now = await actedOnScreen( owner, TYPE );
			if ( now === before + 1 ) {
				console.log(
					`  Overview, today: ${ now } visits with a click on a call to action, after ${ seconds( Date.now() - clicked ) } and without a reload`
				);
				return true;
			}
			await new Promise( ( resolve ) => setTimeout( resolve, 100 ) );
		}
		console.log(
			`  The click did not arrive in ${ seconds( PATIENCE_MS ) }: Overview says ${ await actedOnScreen( owner, TYPE ) }`
		);
		return false;
	} finally {
		await close();
	}
}
