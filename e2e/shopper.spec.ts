import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import type { OrderReport } from '#contract/reports/order.ts';
import {
	closeManager,
	COMPASS,
	COMPLETED,
	expectChanges,
	expectWoocommerce,
	handOver,
	JOURNEY,
	LANTERN,
	LANTERN_PRICE,
	type Numbers,
	numbers,
	openManager,
	ORDERED,
	report,
	restingNumbers,
	woocommerceToday,
} from './shop-reports.ts';
import {
	addToCart,
	choose,
	compare,
	lookAt,
	orderByBlocks,
} from './shopping.ts';
import {
	eventually,
	journey,
	openReport,
	picture,
	rows,
	visitor,
	withShop,
	world,
} from './world.ts';

/** Does something to an order as a program of the shop's would. */
const withOrder = ( order: number, route: string, what: object ) =>
	world().stack.ask( 'POST', `/wc/v3/orders/${ order }${ route }`, what );

journey( 'A shopper', () => {
	let context: BrowserContext;
	let shopper: Page;
	let manager: Page;
	let beginning: Numbers;
	let shopBeginning: Awaited< ReturnType< typeof woocommerceToday > >;
	let order: number;

	before( async () => {
		if ( world().hasShop ) {
			await world().stack.connect();
			await world().stack.fill();
			manager = await openManager();
			await handOver();
			beginning = await restingNumbers();
			shopBeginning = await woocommerceToday();
			context = await visitor();
			shopper = await context.newPage();
		}
	} );

	after( async () => {
		await context?.close();
		await closeManager();
	} );

	withShop(
		'wishes, compares two and chooses one, and each step stands beside its product',
		async () => {
			await lookAt( shopper, COMPASS.path, { wishes: false } );
			await lookAt( shopper, LANTERN.path, { wishes: true } );
			await picture( shopper, 'shopper-product' );
			await compare( shopper );
			await picture( shopper, 'shopper-comparison' );
			await choose( shopper );
			await addToCart( shopper );
			await handOver();
			await expectChanges( beginning, JOURNEY );
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
				( { link, steps } ) => link === 'linked' && steps.length >= 9
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
			await manager.goto(
				`${ world().site }/wp-admin/admin.php?page=wc-orders&action=edit&id=${ order }`
			);
			const box = manager.locator( '#cairn-order' );
			await box.scrollIntoViewIfNeeded();
			await box.getByText( 'Added to wishlist' ).waitFor();
			assert.equal( await box.locator( 'ol > li' ).count(), 9 );
			await picture( manager, 'shopper-order' );
		}
	);

	withShop(
		'has the order in net sales once it is completed, as WooCommerce’s own report says, and a partial refund taken off',
		async () => {
			await withOrder( order, '', { status: 'completed' } );
			await handOver();
			await expectChanges( beginning, COMPLETED );
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
		const { lantern } = await numbers();
		await openReport( manager, '&screen=products&range=today' );
		const row = ( await rows( manager ) ).find( ( [ name ] ) =>
			name?.startsWith( LANTERN.name )
		);
		assert.deepEqual( row?.slice( 1, 4 ), [
			String( lantern.views ),
			String( lantern.wished ),
			String( lantern.compared ),
		] );
		await picture( manager, 'shopper-products' );
	} );
} );
