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
	setStatus,
	woocommerceToday,
} from './shop-reports.ts';
import { addToCart, choose, compare, lookAt, orderByForm } from './shopping.ts';
import {
	besideThis,
	CLASSIC_THEME,
	journey,
	openReport,
	picture,
	rows,
	visitor,
	withShop,
	world,
} from './world.ts';

interface ClassicShop {
	theme: string;
	cart: number;
	checkout: number;
}

const changeShop = ( to: ClassicShop ) =>
	world().stack.site.run(
		besideThis( 'classic-shop.php' ),
		to
	) as Promise< ClassicShop >;

journey( 'A shopper in a theme without blocks', () => {
	let context: BrowserContext;
	let shopper: Page;
	let manager: Page;
	let beginning: Numbers;
	let shopBeginning: Awaited< ReturnType< typeof woocommerceToday > >;
	let was: ClassicShop | undefined;
	let order: number;

	before( async () => {
		if ( world().hasShop ) {
			await world().stack.connect();
			await world().stack.fill();
			manager = await openManager();
			await handOver();
			was = await changeShop( {
				theme: CLASSIC_THEME,
				cart: 0,
				checkout: 0,
			} );
			beginning = await restingNumbers();
			shopBeginning = await woocommerceToday();
			context = await visitor();
			shopper = await context.newPage();
		}
	} );

	after( async () => {
		await context?.close();
		if ( was ) {
			await changeShop( was );
		}
		await closeManager();
	} );

	withShop(
		'wishes, compares, goes through cart and checkout, and it counts the same',
		async () => {
			await lookAt( shopper, COMPASS.path, { wishes: false } );
			await lookAt( shopper, LANTERN.path, { wishes: true } );
			assert.equal(
				await shopper.locator( '.wp-site-blocks' ).count(),
				0
			);
			await picture( shopper, 'shopper-classic-product' );
			await compare( shopper );
			await choose( shopper );
			await addToCart( shopper );
			await shopper.goto( `${ world().site }/classic-cart/` );
			await picture( shopper, 'shopper-classic-cart' );
			await shopper
				.getByRole( 'link', { name: /proceed to checkout/i } )
				.click();
			await shopper.waitForURL( /classic-checkout/ );
			order = await orderByForm( shopper );
			assert.ok( order > 0 );
			await picture( shopper, 'shopper-classic-thank-you' );
			await handOver();
			await expectChanges( beginning, ORDERED );
			const { link, visits } = await report< OrderReport >( 'order', {
				order_id: order,
			} );
			assert.deepEqual( [ link, visits ], [ 'linked', 1 ] );
		}
	);

	withShop(
		'counts nothing twice with the thank-you page open in two tabs',
		async () => {
			const second = await context.newPage();
			await second.goto( shopper.url() );
			await Promise.all( [ shopper.reload(), second.reload() ] );
			await second.close();
			await handOver();
			await expectChanges( beginning, ORDERED );
		}
	);

	withShop(
		'counts an order once that two programs complete at the same moment, and never both ways when they disagree',
		async () => {
			await Promise.all( [
				setStatus( order, 'completed' ),
				setStatus( order, 'completed' ),
			] );
			await handOver();
			await expectChanges( beginning, COMPLETED );

			await Promise.all( [
				setStatus( order, 'cancelled' ),
				setStatus( order, 'processing' ),
			] );
			const { status } = ( await world().stack.ask(
				'GET',
				`/wc/v3/orders/${ order }`,
				{}
			) ) as { status: string };
			await handOver();
			// Whichever WooCommerce wrote last holds, there and here.
			await expectChanges(
				beginning,
				status === 'cancelled' ? JOURNEY : COMPLETED
			);
			await expectWoocommerce(
				shopBeginning,
				status === 'cancelled'
					? {}
					: { orders: 1, netSales: LANTERN_PRICE }
			);

			await setStatus( order, 'completed' );
			await handOver();
			await expectChanges( beginning, COMPLETED );
		}
	);

	withShop(
		'is refunded in full: net sales are as before, and the screen of products says so',
		async () => {
			const [ item ] = (
				( await world().stack.ask(
					'GET',
					`/wc/v3/orders/${ order }`,
					{}
				) ) as { line_items: { id: number }[] }
			 ).line_items;
			await world().stack.ask(
				'POST',
				`/wc/v3/orders/${ order }/refunds`,
				{
					amount: '54.00',
					api_refund: false,
					line_items: [
						{ id: item?.id, quantity: 1, refund_total: 54 },
					],
				}
			);
			await handOver();
			await expectWoocommerce( shopBeginning, { orders: 1 } );
			await expectChanges( beginning, {
				...JOURNEY,
				macro: 1,
				paidOrders: 1,
				orders: 1,
				lantern: { ...JOURNEY.lantern, orders: 1 },
			} );
			const now = ( await numbers() ).lantern;
			await openReport( manager, '&screen=products&range=today' );
			const row = ( await rows( manager ) ).find( ( [ name ] ) =>
				name?.startsWith( LANTERN.name )
			);
			assert.deepEqual( row?.slice( 1, 4 ), [
				String( now.views ),
				String( now.wished ),
				String( now.compared ),
			] );
		}
	);
} );
