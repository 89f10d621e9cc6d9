/** What the shop's reports say, asked as the owner's screens ask them, and what a shopper has changed in them. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Overview } from '#contract/reports/overview.ts';
import type { Comparison, Products } from '#contract/reports/products.ts';
import type { Steps } from '#contract/reports/steps.ts';
import { besideThis, eventually, owner, world } from './world.ts';

/** Two products of the demo shop, with their prices in minor units. */
export const LANTERN = { path: '/product/hut-lantern/', name: 'Hut lantern' };
export const COMPASS = {
	path: '/product/brass-pocket-compass/',
	name: 'Brass pocket compass',
};
export const LANTERN_PRICE = 5400;

/** The owner's browser, and what WordPress' REST API wants to see beside its cookies. */
let manager: { page: Page; nonce: string } | undefined;

/** Opens the owner's browser for the functions of this file. */
export async function openManager(): Promise< Page > {
	const page = await owner();
	const answer = await page.request.get(
		`${ world().site }/wp-admin/admin-ajax.php?action=rest-nonce`
	);
	manager = { page, nonce: await answer.text() };
	return page;
}

/** Closes it. */
export async function closeManager(): Promise< void > {
	await manager?.page.context().close();
	manager = undefined;
}

/** Asks a report as the owner's screens ask it, until the service itself answers: PHP's copy of a moment ago says less. */
export async function report< Answer extends object >(
	name: string,
	query: Record< string, string | number > = {}
): Promise< Answer > {
	return eventually(
		async () => {
			assert.ok( manager );
			const answer = await manager.page.request.get(
				`${ world().site }/wp-json/cairn/v1/reports/${ name }`,
				{ params: query, headers: { 'X-WP-Nonce': manager.nonce } }
			);
			assert.equal( answer.status(), 200, await answer.text() );
			return ( await answer.json() ) as Answer;
		},
		( answer ) => ! ( 'stale' in answer )
	);
}

/** Gives an order another status over HTTP, as a program of the shop's would. */
export async function setStatus(
	order: number,
	status: string
): Promise< void > {
	assert.ok( manager );
	const answer = await manager.page.request.put(
		`${ world().site }/wp-json/wc/v3/orders/${ order }`,
		{ data: { status }, headers: { 'X-WP-Nonce': manager.nonce } }
	);
	assert.equal( answer.status(), 200, await answer.text() );
}

/** The day that reports are asked for: the site's, when this run began, so that a midnight in between changes nothing. */
const RANGE = ( () => {
	const day = ( at: number ) =>
		new Intl.DateTimeFormat( 'sv-SE', {
			timeZone: 'Europe/London',
			dateStyle: 'short',
		} ).format( at );
	return { from: day( Date.now() ), to: day( Date.now() + 86_400_000 ) };
} )();

/** Hands the outbox over until nothing waits. */
export async function handOver(): Promise< void > {
	await eventually(
		// As an owner who has mended the service: what was put off is not waited for.
		() => world().stack.handOver( { isImpatient: true } ),
		( { waiting, refused, refusal } ) => {
			assert.equal( refused, 0, refusal );
			return waiting === 0;
		},
		240_000
	);
}

/** What the reports say of today, as far as a shopper changes it. */
export interface Numbers {
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

/** Asks them. */
export async function numbers(): Promise< Numbers > {
	const [ overview, products, comparison ] = await Promise.all( [
		report< Overview >( 'overview', RANGE ),
		report< Products >( 'products', RANGE ),
		report< Comparison >( 'comparison', RANGE ),
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

/** The same, once what was told before has been folded into them: two readings a fold apart are equal. */
export async function restingNumbers(): Promise< Numbers > {
	let last: Numbers | undefined;
	return eventually(
		async () => {
			const before = last;
			await new Promise( ( resolve ) => setTimeout( resolve, 1_000 ) );
			last = await numbers();
			return { now: last, moved: before && changes( before, last ) };
		},
		( { moved } ) =>
			moved !== undefined && Object.keys( moved ).length === 0
	).then( ( { now } ) => now );
}

/** How often a step was taken today, by type: actions, not visits. */
export async function actions(): Promise< Record< string, number > > {
	const { rows } = await report< Steps >( 'steps', {
		...RANGE,
		group: 'step',
	} );
	return Object.fromEntries(
		rows.map( ( row ) => [ row.type ?? row.key, row.actions ] )
	);
}

/** What changed since then, number by number; what did not is left out. */
export function changes( was: object, is: object ): Record< string, unknown > {
	const changed: Record< string, unknown > = {};
	for ( const [ name, now ] of Object.entries( is ) ) {
		const earlier: unknown = Reflect.get( was, name );
		if ( typeof now === 'number' ) {
			// What was not there yet was 0.
			const difference = now - Number( earlier ?? 0 );
			if ( difference !== 0 ) {
				changed[ name ] = difference;
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

/** Whether two of them are the same. */
function isSame( one: object, other: object ): boolean {
	try {
		assert.deepEqual( one, other );
		return true;
	} catch {
		return false;
	}
}

/** Waits until exactly this has changed since then: less is not there yet, more is counted twice. */
export async function expectChanges(
	was: object,
	wanted: Record< string, unknown >,
	ask: () => Promise< object > = numbers
): Promise< void > {
	const seen = await eventually(
		async () => changes( was, await ask() ),
		( change ) => isSame( change, wanted )
	).catch( async () => changes( was, await ask() ) );
	assert.deepEqual( seen, wanted );
}

/** What WooCommerce's own report says of today, in minor units. */
export async function woocommerceToday(): Promise< {
	orders: number;
	netSales: number;
} > {
	const answer = ( await world().stack.site.run(
		besideThis( 'woocommerce-today.php' ),
		RANGE
	) ) as { orders: number; net_revenue: number };
	return {
		orders: answer.orders,
		netSales: Math.round( answer.net_revenue * 100 ),
	};
}

/** Waits until WooCommerce's own report, which it makes in the background, has changed by this since then. */
export async function expectWoocommerce(
	was: object,
	wanted: Record< string, number >
): Promise< void > {
	await eventually(
		async () => changes( was, await woocommerceToday() ),
		( change ) => isSame( change, wanted ),
		180_000
	);
}

/** What a whole journey changes without its order. */
export const JOURNEY = {
	visits: 1,
	lantern: { views: 1, wished: 1, compared: 1, inCart: 1 },
	compass: { views: 1, compared: 1 },
	pair: { compared: 1, lanternChosen: 1 },
};

/** The same with an order by cash on delivery. */
export const ORDERED = {
	...JOURNEY,
	macro: 1,
	paidOrders: 1,
	notCountedYet: 1,
};

/** The same once the cash was paid, on the day it was. */
export const COMPLETED = {
	...JOURNEY,
	macro: 1,
	paidOrders: 1,
	orders: 1,
	netSales: LANTERN_PRICE,
	lantern: {
		...JOURNEY.lantern,
		orders: 1,
		items: 1,
		netSales: LANTERN_PRICE,
	},
};
