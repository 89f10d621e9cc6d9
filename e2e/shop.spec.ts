import assert from 'node:assert/strict';

import { addToCart } from './shopping.ts';
import {
	eventually,
	journey,
	openReport,
	owner,
	picture,
	resting,
	serviceRequests,
	visitor,
	visitsOfPage,
	withShop,
	world,
} from './world.ts';

journey( 'A shop with WooCommerce', () => {
	withShop( 'finds Cairn in the menu of WooCommerce', async () => {
		const page = await owner();
		await openReport( page );
		assert.equal(
			await page
				.locator(
					'#toplevel_page_woocommerce .wp-submenu a[href="admin.php?page=cairn"]'
				)
				.count(),
			1
		);
		await page.context().close();
	} );

	withShop(
		'is told that Cairn goes with order tables and with the cart and checkout blocks',
		async () => {
			const { compatible } = ( await world().stack.site.run(
				'woocommerce-features.php'
			) ) as { compatible: string[] };
			assert.ok( compatible.includes( 'custom_order_tables' ) );
			assert.ok( compatible.includes( 'cart_checkout_blocks' ) );
		}
	);

	withShop( 'counts a look at a product', async () => {
		const page = await owner();
		const path = '/product/hut-lantern/';
		const before = await resting( () => visitsOfPage( page, path ) );
		const context = await visitor();
		const shopper = await context.newPage();
		const requests = serviceRequests( shopper );
		await shopper.goto( `${ world().site }${ path }` );
		await picture( shopper, 'shop-product' );
		await eventually(
			async () => requests.length,
			( sent ) => sent > 0
		);
		await eventually(
			() => visitsOfPage( page, path ),
			( visits ) => visits === before + 1
		);
		await context.close();
		await page.context().close();
	} );

	withShop(
		'sells as before: cart and checkout work, and nothing of ours is in the console',
		async () => {
			const context = await visitor();
			const shopper = await context.newPage();
			const errors: string[] = [];
			shopper.on( 'pageerror', ( error ) =>
				errors.push( error.message )
			);
			shopper.on( 'console', ( message ) => {
				if (
					message.type() === 'error' ||
					/cairn/i.test( message.text() )
				) {
					errors.push( message.text() );
				}
			} );
			await shopper.goto( `${ world().site }/product/hut-lantern/` );
			await addToCart( shopper );
			await shopper.goto( `${ world().site }/checkout/` );
			await shopper
				.getByRole( 'button', { name: /place order/i } )
				.waitFor();
			await picture( shopper, 'shop-checkout' );
			assert.deepEqual( errors, [] );
			await context.close();
		}
	);
} );
