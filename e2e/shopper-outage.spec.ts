import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import {
	closeManager,
	expectChanges,
	handOver,
	LANTERN,
	LANTERN_PRICE,
	type Numbers,
	openManager,
	restingNumbers,
	setStatus,
} from './shop-reports.ts';
import { addToCart, isPressed, orderByBlocks, wishButton } from './shopping.ts';
import { journey, visitor, withShop, world } from './world.ts';

/** Connections to the service that stand now, by the port of the other end. Known on Linux only. */
function connections(): Set< string > {
	const table = '/proc/net/tcp';
	const port = Number( new URL( world().stack.service.address ).port )
		.toString( 16 )
		.toUpperCase()
		.padStart( 4, '0' );
	return new Set(
		( existsSync( table ) ? readFileSync( table, 'utf8' ) : '' )
			.split( '\n' )
			.map( ( line ) => line.trim().split( /\s+/ ) )
			.filter(
				( [ , local, , state ] ) =>
					state === '01' && local?.endsWith( `:${ port }` )
			)
			.map( ( [ , , remote ] ) => String( remote ) )
	);
}

/**
 * Hands the outbox over and kills the service while it takes what comes with the connection of this number; 1 is the first.
 *
 * @return {number} How many facts wait after that.
 */
async function killWhileTaking( nth: number ): Promise< number > {
	const seen = connections();
	const before_ = seen.size;
	let isOver = false;
	const told = world()
		.stack.handOver( { isImpatient: true } )
		.finally( () => {
			isOver = true;
		} );
	while ( ! isOver && seen.size < before_ + nth ) {
		connections().forEach( ( remote ) => seen.add( remote ) );
		await new Promise( ( resolve ) => setTimeout( resolve, 1 ) );
	}
	await world().stack.service.kill();
	const { waiting, refused, error } = await told;
	assert.equal( refused, 0, error );
	await world().stack.service.start();
	return waiting;
}

/** What an order changes while nothing of its visitor's browser is heard. */
const ORDERED_UNSEEN = {
	visits: 1,
	macro: 1,
	paidOrders: 1,
	notCountedYet: 1,
	lantern: { inCart: 1 },
};

journey( 'A shopper while the service is down', () => {
	let was: Numbers;
	let order: number;

	before( async () => {
		if ( world().hasShop ) {
			await world().stack.connect();
			await world().stack.fill();
			await openManager();
			await handOver();
			was = await restingNumbers();
		}
	} );

	after( closeManager );

	withShop(
		'buys as before, and all of it is counted once when it is back, although it is killed while it is told',
		async () => {
			await world().stack.service.stop();
			const context = await visitor();
			let isBack = false;
			try {
				const page = await context.newPage();
				await page.goto( `${ world().site }${ LANTERN.path }` );
				await wishButton( page ).click();
				await isPressed( wishButton( page ) );
				await addToCart( page );
				order = await orderByBlocks( page );
				assert.ok( order > 0 );
				await page.reload();
				const { waiting, refused } = await world().stack.handOver();
				assert.ok( waiting > 0 );
				assert.equal( refused, 0 );
				// What its browser could not tell goes with it; what the shop's server knows does not.
				await context.close();
				await world().stack.service.start();
				isBack = true;
			} finally {
				await context.close();
				if ( ! isBack ) {
					await world().stack.service.start();
				}
			}
			// First with what happened before the order, then with the order itself, as far as it comes.
			let interruptions = 0;
			for ( const nth of [ 1, 2 ] ) {
				if ( ( await killWhileTaking( nth ) ) > 0 ) {
					interruptions++;
				}
			}
			assert.ok( interruptions > 0, 'it was killed while it was told' );
			await handOver();
			await expectChanges( was, ORDERED_UNSEEN );
			await handOver();
			await expectChanges( was, ORDERED_UNSEEN );
		}
	);

	withShop(
		'has an order counted once whose payment is told to a service that is killed meanwhile',
		async () => {
			const COMPLETED_UNSEEN = {
				visits: 1,
				macro: 1,
				paidOrders: 1,
				orders: 1,
				netSales: LANTERN_PRICE,
				lantern: {
					inCart: 1,
					orders: 1,
					items: 1,
					netSales: LANTERN_PRICE,
				},
			};
			await setStatus( order, 'completed' );
			await killWhileTaking( 1 );
			await handOver();
			await expectChanges( was, COMPLETED_UNSEEN );
		}
	);
} );
