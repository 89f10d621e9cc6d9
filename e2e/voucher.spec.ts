import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { LANTERN } from './shop-reports.ts';
import { addToCart, telling } from './shopping.ts';
import {
	axeFindings,
	eventually,
	journey,
	owner,
	picture,
	visitor,
	withShop,
	world,
} from './world.ts';

const CODE = 'HUT-TEN';

journey( 'A visitor with a voucher', () => {
	let coupon = 0;
	let page = { id: 0, link: '' };

	before( async () => {
		if ( ! world().hasShop ) {
			return;
		}
		await world().stack.connect();
		// Its products are on the site from here on.
		await world().stack.fill();
		coupon = (
			( await world().stack.ask( 'POST', '/wc/v3/coupons', {
				code: CODE,
				discount_type: 'percent',
				amount: '10',
				minimum_amount: '5',
			} ) ) as { id: number }
		 ).id;
		page = ( await world().stack.ask( 'POST', '/wp/v2/pages', {
			title: 'Ten off',
			status: 'publish',
			content: `<!-- wp:cairn/voucher {"blockId":"e2evoucher","couponId":${ coupon },"text":"Ten per cent off"} /-->`,
		} ) ) as typeof page;
	} );

	after( async () => {
		if ( coupon > 0 ) {
			await world().stack.ask( 'DELETE', `/wp/v2/pages/${ page.id }`, {
				force: true,
			} );
			await world().stack.ask( 'DELETE', `/wc/v3/coupons/${ coupon }`, {
				force: true,
			} );
		}
	} );

	const open = async ( options: BrowserContextOptions = {} ) => {
		const opened = await ( await visitor( options ) ).newPage();
		await opened.goto( page.link );
		return opened;
	};
	const said = ( shown: Page ) =>
		shown.locator( '.wp-block-cairn-voucher__said' );
	const codesInCart = ( shown: Page ) =>
		eventually(
			async () => {
				const answer = await shown.request.get(
					`${ world().site }/wp-json/wc/store/v1/cart`
				);
				return (
					( await answer.json() ) as { coupons: { code: string }[] }
				 ).coupons.map( ( { code } ) => code.toUpperCase() );
			},
			( codes ) => codes.length > 0
		);

	withShop(
		'opens it, copies it, and uses it with an empty cart: it comes with the first product',
		async () => {
			const shown = await open();
			await telling( shown, 'voucher_reveal', () =>
				shown.getByText( 'Ten per cent off' ).click()
			);
			assert.match(
				await shown
					.locator( '.wp-block-cairn-voucher__limits' )
					.innerText(),
				/orders from .*5\.00/
			);
			await telling( shown, 'voucher_copy', () =>
				shown.getByRole( 'button', { name: 'Copy the code' } ).click()
			);
			await said( shown ).getByText( 'The code is copied.' ).waitFor();
			assert.deepEqual(
				await axeFindings( shown, '.wp-block-cairn-voucher' ),
				[]
			);
			await picture( shown, 'voucher' );
			await shown
				.getByRole( 'button', { name: 'Use it in the cart' } )
				.click();
			await said( shown ).getByText( 'Your cart is empty.' ).waitFor();
			await shown.goto( `${ world().site }${ LANTERN.path }` );
			await addToCart( shown );
			assert.deepEqual( await codesInCart( shown ), [ CODE ] );
			assert.ok(
				! ( await shown.context().cookies() ).some(
					( { name } ) => name === 'cairn_voucher'
				)
			);
			await shown.context().close();
		}
	);

	withShop(
		'with something in the cart uses it at once, and a second time is told why not',
		async () => {
			const shown = await ( await visitor() ).newPage();
			await shown.goto( `${ world().site }${ LANTERN.path }` );
			await addToCart( shown );
			await shown.goto( page.link );
			await shown.getByText( 'Ten per cent off' ).press( 'Enter' );
			const use = shown.getByRole( 'button', {
				name: 'Use it in the cart',
			} );
			await use.press( 'Enter' );
			await said( shown )
				.getByText( 'The code is used in your cart.' )
				.waitFor();
			assert.deepEqual( await codesInCart( shown ), [ CODE ] );
			await use.press( 'Enter' );
			await said( shown )
				.getByText( /already/i )
				.waitFor();
			await shown.context().close();
		}
	);

	withShop( 'reads the code without JavaScript', async () => {
		const shown = await open( { javaScriptEnabled: false } );
		await shown.getByText( 'Ten per cent off' ).click();
		await shown.getByText( CODE, { exact: true } ).waitFor();
		assert.equal(
			await shown.getByRole( 'button', { name: 'Copy' } ).count(),
			0
		);
		await shown.context().close();
	} );

	withShop(
		'finds it in order on a phone, in the dark and from right to left',
		async () => {
			const shown = await open();
			await shown.addStyleTag( {
				content: 'body { background: #16181d; color: #f2f2f2; }',
			} );
			await shown.getByText( 'Ten per cent off' ).click();
			assert.deepEqual(
				await axeFindings( shown, '.wp-block-cairn-voucher' ),
				[]
			);
			await picture( shown, 'voucher-dark' );
			await shown.setViewportSize( { width: 390, height: 844 } );
			assert.ok(
				await shown.evaluate(
					() =>
						document.documentElement.scrollWidth <=
						document.documentElement.clientWidth
				)
			);
			await picture( shown, 'voucher-390' );
			await shown.goto( `${ page.link }?direction=rtl` );
			await shown.getByText( 'Ten per cent off' ).click();
			await picture( shown, 'voucher-rtl-390' );
			await shown.context().close();
		}
	);

	withShop(
		'finds nothing once the coupon has ended, and the owner is told',
		async () => {
			await world().stack.ask( 'POST', `/wc/v3/coupons/${ coupon }`, {
				date_expires: '2020-01-01T00:00:00',
			} );
			const shown = await open();
			await shown.getByText( 'Ten off' ).first().waitFor();
			assert.equal(
				await shown.locator( '.wp-block-cairn-voucher' ).count(),
				0
			);
			assert.ok( ! ( await shown.content() ).includes( CODE ) );
			await shown.context().close();
			const manager = await owner();
			await manager.goto( `${ world().site }/wp-admin/index.php` );
			await manager
				.locator( '.notice' )
				.getByText( /Ten off.*The coupon has ended/s )
				.first()
				.waitFor();
			await manager.context().close();
		}
	);
} );
