import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { OrderReport } from '#contract/reports/order.ts';
import type { Overview } from '#contract/reports/overview.ts';
import type { Comparison, Products } from '#contract/reports/products.ts';
import {
	eventually,
	openReport,
	owner,
	picture,
	rows,
	visitor,
	world,
} from './world.ts';

/** Two products of the demo shop, with their prices in minor units. */
const LANTERN = { path: '/product/hut-lantern/', name: 'Hut lantern' };
const COMPASS = {
	path: '/product/brass-pocket-compass/',
	name: 'Brass pocket compass',
};
const LANTERN_PRICE = 5400;

/** A test of this group; without WooCommerce it is skipped with the reason, never passed. */
const withShop = ( name: string, run: () => Promise< void > ) =>
	it( name, async ( context ) => {
		if ( ! world().hasShop ) {
			context.skip( 'WooCommerce is not on this machine' );
			return;
		}
		await run();
	} );

/** The owner's browser, and what WordPress' REST API wants to see beside its cookies. */
let manager: { page: Page; nonce: string } | undefined;

async function logInOwner(): Promise< void > {
	const page = await owner();
	const answer = await page.request.get(
		`${ world().site }/wp-admin/admin-ajax.php?action=rest-nonce`
	);
	manager = { page, nonce: await answer.text() };
}

/** Asks a report as the owner's screens ask it. */
async function report< Answer >(
	name: string,
	query: Record< string, string | number > = {}
): Promise< Answer > {
	assert.ok( manager );
	const answer = await manager.page.request.get(
		`${ world().site }/wp-json/cairn/v1/reports/${ name }`,
		{ params: query, headers: { 'X-WP-Nonce': manager.nonce } }
	);
	assert.equal( answer.status(), 200, await answer.text() );
	return ( await answer.json() ) as Answer;
}

/** The site's today, as reports are asked for it. */
function today(): { from: string; to: string } {
	const day = ( at: number ) =>
		new Intl.DateTimeFormat( 'sv-SE', {
			timeZone: 'Europe/London',
			dateStyle: 'short',
		} ).format( at );
	return { from: day( Date.now() ), to: day( Date.now() + 86_400_000 ) };
}

/** Hands the outbox over until nothing waits. */
async function handOver(): Promise< void > {
	await eventually(
		() => world().stack.handOver(),
		( { waiting, refused, error } ) => {
			assert.equal( refused, 0, error );
			return waiting === 0;
		},
		// After the service was silent, the outbox gives it a minute or two.
		240_000
	);
}

/** What the reports say of today, as far as a shopper changes it. */
interface Numbers {
	visits: number;
	macro: number;
	paidOrders: number;
	notCountedYet: number;
	orders: number;
	netSales: number;
	lantern: Counts;
	compass: Counts;
	pair: { compared: number; lanternChosen: number };
}

interface Counts {
	views: number;
	wished: number;
	compared: number;
	inCart: number;
	orders: number;
	items: number;
	netSales: number;
}

async function numbers(): Promise< Numbers > {
	const [ overview, products, comparison ] = await Promise.all( [
		report< Overview >( 'overview', today() ),
		report< Products >( 'products', today() ),
		report< Comparison >( 'comparison', today() ),
	] );
	assert.ok( overview.shop );
	const counts = ( name: string ): Counts => {
		const row = products.rows.find( ( one ) => one.name === name );
		return {
			views: row?.views ?? 0,
			wished: row?.wished ?? 0,
			compared: row?.compared ?? 0,
			inCart: row?.in_cart ?? 0,
			orders: row?.orders ?? 0,
			items: row?.items ?? 0,
			netSales: row?.net_sales ?? 0,
		};
	};
	const pair = comparison.rows.find(
		( { a, b } ) =>
			[ a.name, b.name ].sort().join() ===
			[ LANTERN.name, COMPASS.name ].sort().join()
	);
	return {
		visits: overview.cards.visits.value,
		macro: overview.cards.macro.value,
		paidOrders: overview.shop.paid_orders,
		notCountedYet: overview.shop.not_counted_yet.orders,
		orders: overview.shop.orders.value,
		netSales: overview.shop.net_sales.value,
		lantern: counts( LANTERN.name ),
		compass: counts( COMPASS.name ),
		pair: {
			compared: pair?.compared ?? 0,
			lanternChosen:
				( pair?.a.name === LANTERN.name
					? pair.a.chosen
					: pair?.b.chosen ) ?? 0,
		},
	};
}

/** What changed since then, number by number; what did not is left out. */
function changes( was: object, is: object ): Record< string, unknown > {
	const changed: Record< string, unknown > = {};
	for ( const [ name, now ] of Object.entries( is ) ) {
		const earlier: unknown = Reflect.get( was, name );
		if ( typeof now === 'number' ) {
			if ( now !== earlier ) {
				changed[ name ] = now - Number( earlier );
			}
			continue;
		}
		const inner = changes( Object( earlier ), Object( now ) );
		if ( Object.keys( inner ).length > 0 ) {
			changed[ name ] = inner;
		}
	}
	return changed;
}

/** Waits until exactly this has changed since then: less is not there yet, more is counted twice. */
async function expectChanges(
	was: Numbers,
	wanted: Record< string, unknown >
): Promise< void > {
	const seen = await eventually(
		async () => changes( was, await numbers() ),
		( change ) => {
			try {
				assert.deepEqual( change, wanted );
				return true;
			} catch {
				return false;
			}
		}
	).catch( async () => changes( was, await numbers() ) );
	assert.deepEqual( seen, wanted );
}

/** Waits until a request of this page to the service that tells of a step was answered. */
async function telling(
	page: Page,
	type: string,
	act: () => Promise< unknown >
): Promise< void > {
	const told = page.waitForResponse(
		( response ) =>
			response.url().startsWith( world().stack.service.address ) &&
			( response.request().postData() ?? '' ).includes( `"${ type }"` ),
		{ timeout: 30_000 }
	);
	await act();
	await told;
}

const wishButton = ( page: Page ): Locator =>
	page.locator( '.wp-block-cairn-wishlist-button button' ).first();
const compareButton = ( page: Page ): Locator =>
	page.locator( '.wp-block-cairn-compare-button button' ).first();

/** Looks at a product, keeps it or not, and puts it into the comparison. */
async function lookAt(
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
		assert.equal(
			await wishButton( page ).getAttribute( 'aria-pressed' ),
			'true'
		);
	}
	await telling( page, 'add_to_compare', () =>
		compareButton( page ).click()
	);
	assert.equal(
		await compareButton( page ).getAttribute( 'aria-pressed' ),
		'true'
	);
}

/** Opens the comparison by the tray and goes on to the first product from it. */
async function compareAndChoose( page: Page, name: string ): Promise< void > {
	const toggle = page.locator( '.wp-block-cairn-compare-tray__toggle' );
	if ( ( await toggle.getAttribute( 'aria-expanded' ) ) === 'false' ) {
		await toggle.click();
	}
	await telling( page, 'compare_view', () =>
		page.locator( '.wp-block-cairn-compare-tray__actions a' ).click()
	);
	await picture( page, 'shopper-comparison' );
	await telling( page, 'compare_choose', () =>
		page
			.locator( '.wp-block-cairn-compare-table th a[data-name]' )
			.filter( { hasText: name } )
			.click()
	);
	await page.waitForURL( `**${ LANTERN.path }` );
}

async function addToCart( page: Page ): Promise< void > {
	await page
		.getByRole( 'button', { name: /add to cart/i } )
		.first()
		.click();
	await eventually(
		() =>
			page.evaluate( async () => {
				const response = await fetch( '/wp-json/wc/store/v1/cart' );
				return ( await response.json() ).items_count as number;
			} ),
		( count ) => count === 1
	);
}

/** Number of the order whose thank-you page this is. */
const orderOn = ( page: Page ) =>
	Number( /order-received\/(\d+)/.exec( page.url() )?.[ 1 ] );

/** Pays cash on delivery at the checkout block. */
async function orderByBlocks( page: Page ): Promise< number > {
	await page.goto( `${ world().site }/checkout/` );
	const pushed = page.waitForResponse(
		( response ) =>
			response.url().includes( '/wc/store/v1/batch' ) &&
			( response.request().postData() ?? '' ).includes( 'CA10 2RP' ),
		{ timeout: 60_000 }
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
	await page.waitForURL( /order-received/, { timeout: 60_000 } );
	return orderOn( page );
}

/** Pays cash on delivery at the checkout of the shortcode. */
async function orderByForm( page: Page, address: string ): Promise< number > {
	await page.goto( address );
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
	await page.locator( '#place_order' ).click( { timeout: 60_000 } );
	await page.waitForURL( /order-received/, { timeout: 60_000 } );
	return orderOn( page );
}

/** Does something to an order as a program of the shop's would. */
const withOrder = ( order: number, route: string, what: object ) =>
	world().stack.ask( 'POST', `/wc/v3/orders/${ order }${ route }`, what );

/** What WooCommerce's own report says of today, in minor units. */
async function woocommerceToday(): Promise< {
	orders: number;
	netSales: number;
} > {
	const { from } = today();
	const { totals } = ( await world().stack.ask(
		'GET',
		'/wc-analytics/reports/revenue/stats',
		{ after: `${ from }T00:00:00`, before: `${ from }T23:59:59` }
	) ) as { totals: { orders_count: number; net_revenue: number } };
	return {
		orders: totals.orders_count,
		netSales: Math.round( totals.net_revenue * 100 ),
	};
}

/** Waits until WooCommerce's own report, which it makes in the background, has changed by this since then. */
async function expectWoocommerce(
	was: object,
	wanted: { orders: number; netSales: number }
): Promise< void > {
	await eventually(
		async () => {
			await world().stack.runDueJobs();
			return changes( was, await woocommerceToday() );
		},
		( change ) => {
			try {
				assert.deepEqual( change, wanted );
				return true;
			} catch {
				return false;
			}
		},
		180_000
	);
}

/** What a whole journey to an order by cash on delivery changes. */
const ORDERED = {
	visits: 1,
	macro: 1,
	paidOrders: 1,
	notCountedYet: 1,
	lantern: { views: 1, wished: 1, compared: 1, inCart: 1 },
	compass: { views: 1, compared: 1 },
	pair: { compared: 1, lanternChosen: 1 },
};

/** The same once the cash was paid, on the day it was. */
const COMPLETED = {
	visits: 1,
	macro: 1,
	paidOrders: 1,
	orders: 1,
	netSales: LANTERN_PRICE,
	lantern: {
		views: 1,
		wished: 1,
		compared: 1,
		inCart: 1,
		orders: 1,
		items: 1,
		netSales: LANTERN_PRICE,
	},
	compass: { views: 1, compared: 1 },
	pair: { compared: 1, lanternChosen: 1 },
};

describe( 'A shopper', () => {
	let context: BrowserContext;
	let shopper: Page;
	let beginning: Numbers;
	let shopBeginning: Awaited< ReturnType< typeof woocommerceToday > >;
	let order: number;

	before( async () => {
		if ( world().hasShop ) {
			await world().stack.connect();
			await world().stack.fill();
			await logInOwner();
			await handOver();
			beginning = await numbers();
			shopBeginning = await woocommerceToday();
			context = await visitor();
			shopper = await context.newPage();
		}
	} );

	after( async () => {
		await context?.close();
		await manager?.page.context().close();
	} );

	withShop(
		'wishes, compares two and chooses one, and each step stands beside its product',
		async () => {
			await lookAt( shopper, COMPASS.path, { wishes: false } );
			await lookAt( shopper, LANTERN.path, { wishes: true } );
			await picture( shopper, 'shopper-product' );
			await compareAndChoose( shopper, LANTERN.name );
			await addToCart( shopper );
			await handOver();
			await expectChanges( beginning, {
				visits: 1,
				lantern: { views: 1, wished: 1, compared: 1, inCart: 1 },
				compass: { views: 1, compared: 1 },
				pair: { compared: 1, lanternChosen: 1 },
			} );
		}
	);

	withShop(
		'orders at the checkout block: a conversion, and not revenue yet, since cash is paid at the door',
		async () => {
			order = await orderByBlocks( shopper );
			assert.ok( order > 0 );
			await picture( shopper, 'shopper-thank-you' );
			await handOver();
			await expectChanges( beginning, ORDERED );
		}
	);

	withShop(
		'counts nothing twice by reloading the thank-you page or by going back',
		async () => {
			await shopper.reload();
			await shopper.goBack();
			await shopper.waitForLoadState();
			await shopper.goForward();
			await shopper.waitForLoadState();
			await handOver();
			await expectChanges( beginning, ORDERED );
		}
	);

	withShop(
		'has the steps before the order told to the owner, in the box on the order',
		async () => {
			const told = await eventually(
				() => report< OrderReport >( 'order', { order_id: order } ),
				( { link } ) => link === 'linked'
			);
			assert.deepEqual(
				told.steps.map( ( step ) => step.type ).reverse(),
				[
					'view_product',
					'add_to_compare',
					'view_product',
					'add_to_wishlist',
					'add_to_compare',
					'compare_view',
					'compare_choose',
					'add_to_cart',
					'begin_checkout',
				]
			);
			assert.deepEqual( [ told.total, told.visits ], [ 9, 1 ] );
			assert.ok( manager );
			const { page } = manager;
			await page.goto(
				`${ world().site }/wp-admin/admin.php?page=wc-orders&action=edit&id=${ order }`
			);
			const box = page.locator( '#cairn-order' );
			await box.scrollIntoViewIfNeeded();
			await box.getByText( 'Added to wishlist' ).waitFor();
			assert.equal( await box.locator( 'ol > li' ).count(), 9 );
			await picture( page, 'shopper-order' );
		}
	);

	withShop(
		'has the order in net sales once it is completed, as WooCommerce’s own report says, and a partial refund taken off',
		async () => {
			await withOrder( order, '', { status: 'completed' } );
			await handOver();
			await expectChanges( beginning, COMPLETED );
			await expectWoocommerce( shopBeginning, {
				orders: 1,
				netSales: LANTERN_PRICE,
			} );

			await withOrder( order, '/refunds', {
				amount: '10.00',
				api_refund: false,
			} );
			await handOver();
			// The refund names no product: the product's own sum stays, the shop's does not.
			await expectChanges( beginning, {
				...COMPLETED,
				netSales: LANTERN_PRICE - 1000,
			} );
			await expectWoocommerce( shopBeginning, {
				orders: 1,
				netSales: LANTERN_PRICE - 1000,
			} );
		}
	);

	withShop( 'stands on the screen of products as counted', async () => {
		assert.ok( manager );
		const { lantern } = await numbers();
		await openReport( manager.page, '&screen=products&range=today' );
		const row = ( await rows( manager.page ) ).find( ( [ name ] ) =>
			name?.startsWith( LANTERN.name )
		);
		assert.deepEqual( row?.slice( 1, 4 ), [
			String( lantern.views ),
			String( lantern.wished ),
			String( lantern.compared ),
		] );
		await picture( manager.page, 'shopper-products' );
	} );

	withShop(
		'orders at the checkout of the shortcode, and it counts the same',
		async () => {
			const made = ( await world().stack.ask( 'POST', '/wp/v2/pages', {
				title: 'Pay',
				slug: 'pay',
				status: 'publish',
				content:
					'<!-- wp:shortcode -->[woocommerce_checkout]<!-- /wp:shortcode -->',
			} ) ) as { id: number; link: string };
			const setting =
				'/wc/v3/settings/advanced/woocommerce_checkout_page_id';
			const { value } = ( await world().stack.ask(
				'GET',
				setting,
				{}
			) ) as {
				value: string;
			};
			await world().stack.ask( 'PUT', setting, {
				value: String( made.id ),
			} );
			const was = await numbers();
			const another = await visitor();
			try {
				const page = await another.newPage();
				await lookAt( page, LANTERN.path, { wishes: true } );
				await addToCart( page );
				assert.ok( ( await orderByForm( page, made.link ) ) > 0 );
				await page.reload();
				await handOver();
				await expectChanges( was, {
					visits: 1,
					macro: 1,
					paidOrders: 1,
					notCountedYet: 1,
					lantern: { views: 1, wished: 1, compared: 1, inCart: 1 },
				} );
			} finally {
				await another.close();
				await world().stack.ask( 'PUT', setting, { value } );
			}
		}
	);

	withShop(
		'buys as before while the service is down, and all of it is counted once when it is back',
		async () => {
			const was = await numbers();
			await world().stack.service.stop();
			const another = await visitor();
			let isBack = false;
			try {
				const page = await another.newPage();
				await page.goto( `${ world().site }${ LANTERN.path }` );
				await wishButton( page ).click();
				assert.equal(
					await wishButton( page ).getAttribute( 'aria-pressed' ),
					'true'
				);
				await addToCart( page );
				assert.ok( ( await orderByBlocks( page ) ) > 0 );
				await page.reload();
				const { waiting, refused } = await world().stack.handOver();
				assert.ok( waiting > 0 );
				assert.equal( refused, 0 );
				// What its browser could not tell goes with it; what the shop's server knows does not.
				await another.close();
				await world().stack.service.start();
				isBack = true;
				await handOver();
				await expectChanges( was, {
					visits: 1,
					macro: 1,
					paidOrders: 1,
					notCountedYet: 1,
					lantern: { inCart: 1 },
				} );
				await handOver();
				await expectChanges( was, {
					visits: 1,
					macro: 1,
					paidOrders: 1,
					notCountedYet: 1,
					lantern: { inCart: 1 },
				} );
			} finally {
				await another.close();
				if ( ! isBack ) {
					await world().stack.service.start();
				}
			}
		}
	);
} );
