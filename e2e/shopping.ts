/** What a shopper does, one step a function, each waited for as its page and the service answer. */
import type { Locator, Page, Request } from 'playwright-core';
import { LANTERN } from './shop-reports.ts';
import { eventually, world } from './world.ts';

/** Waits until a request of this page to the service that tells of a step was answered. */
export async function telling(
	page: Page,
	type: string,
	act: () => Promise< unknown >
): Promise< void > {
	const told = page.waitForResponse( ( response ) =>
		tells( response.request(), type )
	);
	await act();
	await told;
}

/** The same for a step that leaves the page: its request lives on without the page, and nobody sees the answer. */
export async function tellingAndLeaving(
	page: Page,
	type: string,
	act: () => Promise< unknown >
): Promise< void > {
	const sent = page.waitForRequest( ( request ) => tells( request, type ) );
	await act();
	await sent;
}

/** Whether a request tells the service of a step of this type. */
export const tells = ( request: Request, type: string ): boolean =>
	request.url().startsWith( world().stack.service.address ) &&
	( request.postData() ?? '' ).includes( `"${ type }"` );

/** The button of this page's own product. */
export const wishButton = ( page: Page ): Locator =>
	page.locator( '.wp-block-cairn-wishlist-button button' ).first();
/** The same for the comparison. */
export const compareButton = ( page: Page ): Locator =>
	page.locator( '.wp-block-cairn-compare-button button' ).first();

/** Waits until a button stands as pressed. */
export async function isPressed( button: Locator ): Promise< void > {
	await eventually(
		() => button.getAttribute( 'aria-pressed' ),
		( pressed ) => pressed === 'true'
	);
}

/** Looks at a product, keeps it or not, and puts it into the comparison. */
export async function lookAt(
	page: Page,
	path: string,
	{ wishes }: { wishes: boolean }
): Promise< void > {
	await telling( page, 'view_product', () =>
		page.goto( `${ world().site }${ path }` )
	);
	if ( wishes ) {
		await telling( page, 'add_to_wishlist', () =>
			wishButton( page ).click()
		);
		await isPressed( wishButton( page ) );
	}
	await telling( page, 'add_to_compare', () =>
		compareButton( page ).click()
	);
	await isPressed( compareButton( page ) );
}

/** Opens the comparison by the tray. */
export async function compare( page: Page ): Promise< void > {
	const toggle = page.locator( '.wp-block-cairn-compare-tray__toggle' );
	if ( ( await toggle.getAttribute( 'aria-expanded' ) ) === 'false' ) {
		await toggle.click();
	}
	await telling( page, 'compare_view', () =>
		page.locator( '.wp-block-cairn-compare-tray__actions a' ).click()
	);
}

/** Goes on from the comparison to the lantern, which is what this shopper came for. */
export async function choose( page: Page ): Promise< void > {
	await tellingAndLeaving( page, 'compare_choose', () =>
		page
			.locator( '.wp-block-cairn-compare-table th a[data-name]' )
			.filter( { hasText: LANTERN.name } )
			.click()
	);
	await page.waitForURL( `**${ LANTERN.path }` );
}

/** Puts this page's product into the cart, by whatever its theme has for that. */
export async function addToCart( page: Page ): Promise< void > {
	await page
		.getByRole( 'button', { name: /add to cart/i } )
		.first()
		.click();
	// Not from within the page: a form that is sent replaces it at any moment.
	await eventually(
		async () => {
			const answer = await page.request.get(
				`${ world().site }/wp-json/wc/store/v1/cart`
			);
			return ( ( await answer.json() ) as { items_count: number } )
				.items_count;
		},
		( count ) => count === 1
	);
	await page.waitForLoadState();
}

/** Number of the order whose thank-you page this is. */
const orderOn = ( page: Page ) =>
	Number( /order-received\/(\d+)/.exec( page.url() )?.[ 1 ] );

/** Pays cash on delivery at the checkout block. */
export async function orderByBlocks( page: Page ): Promise< number > {
	await page.goto( `${ world().site }/checkout/` );
	const pushed = page.waitForResponse(
		( response ) =>
			response.url().includes( '/wc/store/v1/batch' ) &&
			( response.request().postData() ?? '' ).includes( 'CA10 2RP' )
	);
	await page.locator( '#email' ).fill( 'guest@example.test' );
	for ( const [ field, text ] of [
		[ 'first_name', 'Ada' ],
		[ 'last_name', 'Fell' ],
		[ 'address_1', '1 Beck Lane' ],
		[ 'city', 'Penrith' ],
		[ 'state', 'Cumbria' ],
		[ 'postcode', 'CA10 2RP' ],
	] as const ) {
		await page.locator( `#shipping-${ field }` ).fill( text );
	}
	// The form hands its address over before it takes an order.
	await pushed;
	await page.getByRole( 'button', { name: /place order/i } ).click();
	await page.waitForURL( /order-received/ );
	return orderOn( page );
}

/** Pays cash on delivery at the checkout of the shortcode, which this page shows. */
export async function orderByForm( page: Page ): Promise< number > {
	for ( const [ field, text ] of [
		[ 'first_name', 'Ada' ],
		[ 'last_name', 'Fell' ],
		[ 'address_1', '1 Beck Lane' ],
		[ 'city', 'Penrith' ],
		[ 'postcode', 'CA10 2RP' ],
		[ 'phone', '01539 555 014' ],
		[ 'email', 'guest@example.test' ],
	] as const ) {
		await page.locator( `#billing_${ field }` ).fill( text );
	}
	await page.locator( '#place_order' ).click();
	await page.waitForURL( /order-received/ );
	return orderOn( page );
}
