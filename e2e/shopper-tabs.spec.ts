import { after, before } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import {
	actions,
	closeManager,
	COMPASS,
	expectChanges,
	handOver,
	LANTERN,
	type Numbers,
	numbers,
	openManager,
	restingNumbers,
} from './shop-reports.ts';
import {
	compareButton,
	isPressed,
	telling,
	tells,
	wishButton,
} from './shopping.ts';
import { journey, visitor, withShop, world } from './world.ts';

const open = ( page: Page, path: string ) =>
	telling( page, 'view_product', () =>
		page.goto( `${ world().site }${ path }` )
	);

journey( 'A shopper with two tabs', () => {
	let context: BrowserContext;
	let first: Page;
	let second: Page;
	let was: Numbers & { wishes: number };

	/** Numbers of visits, and how often somebody wished: a wish told twice would hide in a number of visits. */
	const counted = async () => ( {
		...( await numbers() ),
		wishes: ( await actions() ).add_to_wishlist ?? 0,
	} );

	before( async () => {
		if ( world().hasShop ) {
			await world().stack.connect();
			await world().stack.fill();
			await openManager();
			await handOver();
			await restingNumbers();
			was = await counted();
			context = await visitor();
			[ first, second ] = [
				await context.newPage(),
				await context.newPage(),
			];
		}
	} );

	after( async () => {
		await context?.close();
		await closeManager();
	} );

	withShop(
		'sees in one what was wished in the other; it is one visit and one wish',
		async () => {
			await open( first, LANTERN.path );
			await open( second, LANTERN.path );
			await telling( first, 'add_to_wishlist', () =>
				wishButton( first ).click()
			);
			await isPressed( wishButton( first ) );
			await isPressed( wishButton( second ) );
			await second.reload();
			await isPressed( wishButton( second ) );
			await handOver();
			await expectChanges(
				was,
				{ visits: 1, wishes: 1, lantern: { views: 1, wished: 1 } },
				counted
			);
		}
	);

	withShop(
		'wishes while the line is down: kept at once, and told once when the line is back',
		async () => {
			await open( second, COMPASS.path );
			await context.setOffline( true );
			const failed = second.waitForEvent( 'requestfailed', {
				predicate: ( request ) => tells( request, 'add_to_wishlist' ),
			} );
			await wishButton( second ).click();
			await isPressed( wishButton( second ) );
			await failed;
			await context.setOffline( false );
			// What could not be told goes with the next news of the page.
			await telling( second, 'add_to_wishlist', () =>
				compareButton( second ).click()
			);
			await handOver();
			await expectChanges(
				was,
				{
					visits: 1,
					wishes: 2,
					lantern: { views: 1, wished: 1 },
					compass: { views: 1, wished: 1, compared: 1 },
				},
				counted
			);
		}
	);
} );
