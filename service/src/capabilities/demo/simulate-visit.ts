/** One simulated visit: pages looked at, blocks seen and clicked, perhaps a cart and an order. */
import { CTA_EVENT } from '#contract/cta-kinds.ts';
import type { EventType, PropValue } from '#contract/events/index.ts';
import type { Audience, Device } from '#contract/reports/dimensions.ts';
import type { CartState } from '#contract/carts.ts';
import type { ImportedEvent } from '../collect/index.ts';
import type {
	DemoBlock,
	DemoPage,
	DemoProduct,
	DemoSite,
} from './demo-pages.ts';
import { PLANTED_TRUTH } from './planted-truth.ts';
import type { SeededRandom } from './seeded-random.ts';
import { createFormFilling, type SimulatedSignUp } from './simulate-form.ts';

/** Who comes, when, from where. */
export interface VisitStart {
	/** Unique among all simulated visits. */
	readonly name: string;
	readonly visitor: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly source: string | null;
	readonly device: Device;
	/** Multiplies every probability to act; 1 on average. */
	readonly keenness: number;
	readonly audience: Audience;
}

/** A cart after a change, as the shop's server would tell it. */
export interface SimulatedCart {
	readonly at: number;
	readonly visitor: string;
	readonly cart: CartState;
}

/** What was bought; paid at once. */
export interface SimulatedOrder {
	readonly at: number;
	readonly visitor: string;
	readonly visit: string;
	readonly productId: number;
	readonly quantity: number;
	/** Minor units of the site's currency. */
	readonly value: number;
	readonly currency: string;
	readonly cartId: string;
	/** When all of it was given back; null: kept. */
	readonly refundedAt: number | null;
}

export interface SimulatedVisit {
	readonly events: readonly ImportedEvent[];
	/** States of the visit's one cart, oldest first. */
	readonly carts: readonly SimulatedCart[];
	readonly order: SimulatedOrder | null;
	readonly signUps: readonly SimulatedSignUp[];
}

/** The wishlist button beside every product, as a block theme's product page names it. */
export const WISH_BLOCK = 'x:wishlist-button:theme/single-product:1';
/** The compare button there. */
export const COMPARE_BLOCK = 'x:compare-button:theme/single-product:1';
/** The table on the demo's page of comparisons. */
export const TABLE_BLOCK = 'nfcompared';

const COMPARE_PAGE = '/compare/';
const REFUNDED_AFTER_MS = 3 * 86400000;
const GO_ON = 0.55;
const MOST_PAGES = 8;
const SEARCHES = [ 'socks', 'rucksack', 'waterproof', 'map', 'gift', 'lamp' ];

/**
 * Draws the events of a visit, in the order they happen. Which pages somebody looks at does not depend on how keen he
 * is: only so are a block's viewers average visitors, and its planted rate exactly the rate a report must find.
 */
export function simulateVisit(
	start: VisitStart,
	site: DemoSite,
	random: SeededRandom
): SimulatedVisit {
	const events: ImportedEvent[] = [];
	const carts: SimulatedCart[] = [];
	let order: SimulatedOrder | null = null;
	/** What was wished for or chosen: it goes into the cart before anything else. */
	let wanted: DemoPage | null = null;
	const decided = new Set< string >();
	let now = start.at;

	const add = (
		type: EventType,
		page: string,
		props: Readonly< Record< string, PropValue > > = {},
		blockId?: string
	) => {
		events.push( {
			key: `demo ${ start.name } ${ events.length }`,
			at: now,
			type,
			visitor: start.visitor,
			visit: start.name,
			page,
			blockId,
			source: start.source ?? undefined,
			device: start.device,
			audience: start.audience,
			props,
		} );
	};

	const { fillIn, signUps } = createFormFilling( {
		start,
		add,
		pass: ( ms ) => ( now += ms ),
	} );

	const look = ( page: DemoPage ) => {
		add( 'page_view', page.path );
		if ( page.product ) {
			now += random.whole( 5, 60 );
			add( 'view_product', page.path, {
				product_id: page.product.id,
				price: page.product.price,
				...( site.currency === null
					? {}
					: { currency: site.currency } ),
			} );
			wish( page, page.product );
		}
		const scrolled = Math.min( 1, 0.15 + random.next() * 1.05 );
		let engaged = random.whole( 1500, 4000 );
		for ( const block of page.blocks ) {
			if ( block.depth > scrolled ) {
				break;
			}
			const pause = random.whole( 1100, 6000 );
			now += pause;
			engaged += pause;
			add( 'view_block', page.path, {}, block.blockId );
			// Once a visit: seeing a block again does not make a click likelier than planted.
			if ( ! decided.has( block.blockId ) ) {
				decided.add( block.blockId );
				if ( random.chance( block.rate * start.keenness ) ) {
					now += random.whole( 300, 2500 );
					click( block, page.path );
				}
			}
		}
		for ( const form of page.forms ) {
			if ( form.depth <= scrolled ) {
				fillIn( form, page.path );
			}
		}
		const rest = random.whole( 1000, 45000 );
		now += rest;
		add( 'page_engagement', page.path, {
			engaged_ms: engaged + rest,
			pct: Math.round( scrolled * 100 ),
		} );
		now += random.whole( 200, 4000 );
	};

	const wish = ( page: DemoPage, product: DemoProduct ) => {
		// Once a visit, as with blocks; and not keener visitors more, who look at more products.
		const what = `product ${ product.id }`;
		if ( decided.has( what ) || start.audience === 'bot' ) {
			return;
		}
		decided.add( what );
		now += random.whole( 2000, 20000 );
		for ( const block of [ WISH_BLOCK, COMPARE_BLOCK ] ) {
			add( 'view_block', page.path, {}, block );
		}
		if ( random.chance( PLANTED_TRUTH.shop.wish ) ) {
			now += random.whole( 500, 5000 );
			add(
				'add_to_wishlist',
				page.path,
				{
					product_id: product.id,
					price: product.price,
					...( site.currency === null
						? {}
						: { currency: site.currency } ),
				},
				WISH_BLOCK
			);
			wanted = page;
		}
	};

	const compare = () => {
		const a = random.pick( site.products, () => 1 );
		const b = random.pick(
			site.products.filter( ( page ) => page !== a ),
			() => 1
		);
		if ( ! a.product || ! b.product ) {
			return;
		}
		[ a, b ].forEach( ( page, index ) => {
			look( page );
			add(
				'add_to_compare',
				page.path,
				{ product_id: page.product?.id ?? 0, n: index + 1 },
				COMPARE_BLOCK
			);
			now += random.whole( 1000, 5000 );
		} );
		add( 'page_view', COMPARE_PAGE );
		now += random.whole( 1000, 3000 );
		add(
			'compare_view',
			COMPARE_PAGE,
			{ product_ids: [ a.product.id, b.product.id ] },
			TABLE_BLOCK
		);
		now += random.whole( 5000, 40000 );
		const { chooseOfCompared, cheaperOfChosen } = PLANTED_TRUTH.shop;
		if ( random.chance( chooseOfCompared ) ) {
			const [ cheap, dear ] =
				a.product.price <= b.product.price ? [ a, b ] : [ b, a ];
			const chosen = random.chance( cheaperOfChosen ) ? cheap : dear;
			const other = chosen === a ? b : a;
			add(
				'compare_choose',
				COMPARE_PAGE,
				{
					product_id: chosen.product?.id ?? 0,
					against: [ other.product?.id ?? 0 ],
					via: 'link',
				},
				TABLE_BLOCK
			);
			now += random.whole( 500, 2000 );
			wanted = chosen;
		}
	};

	const click = ( block: DemoBlock, page: string ) => {
		const type = CTA_EVENT[ block.kind ];
		const times = random.chance( 0.08 ) ? 2 : 1;
		for ( let time = 0; time < times; time++ ) {
			add(
				type,
				page,
				propsOfClick( block, start.device ),
				block.blockId
			);
			now += random.whole( 400, 1500 );
		}
	};

	look( random.pick( site.pages, ( page ) => page.weight ) );
	for (
		let pages = 1;
		pages < MOST_PAGES &&
		start.audience !== 'bot' &&
		random.chance( GO_ON );
		pages++
	) {
		look( random.pick( site.pages, ( page ) => page.weight ) );
	}
	if ( start.audience !== 'bot' ) {
		if ( site.currency === null ) {
			reserve();
		} else {
			buy( site.currency );
		}
	}
	return { events, carts, order, signUps };

	function reserve() {
		if (
			random.chance( PLANTED_TRUTH.landing.reservation * start.keenness )
		) {
			now += random.whole( 20000, 120000 );
			add( 'reservation', '/contact/' );
		}
	}

	function buy( currency: string ) {
		const { search, addToCart, checkoutOfCarts, orderOfCheckouts } =
			PLANTED_TRUTH.shop;
		if ( random.chance( search ) ) {
			add( 'search', '/shop/', {
				term: random.pick( SEARCHES, () => 1 ),
				results: random.whole( 0, 5 ),
			} );
			now += random.whole( 2000, 15000 );
		}
		if (
			site.products.length > 1 &&
			random.chance( PLANTED_TRUTH.shop.compare )
		) {
			compare();
		}
		if ( ! random.chance( addToCart * start.keenness ) ) {
			return;
		}
		const page = wanted ?? random.pick( site.products, () => 1 );
		look( page );
		const price = page.product?.price ?? 0;
		const quantity = random.chance( 0.2 ) ? 2 : 1;
		add( 'add_to_cart', page.path, {
			product_id: page.product?.id ?? 0,
			quantity,
			price,
			currency,
		} );
		now += random.whole( 2000, 20000 );
		const value = price * quantity;
		const productId = page.product?.id ?? 0;
		const cartId = cartIdFrom( random );
		const cart = ( step: CartState[ 'step' ] ) => {
			// Staff's carts are no customers'.
			if ( start.audience === 'person' ) {
				carts.push( {
					at: now,
					visitor: start.visitor,
					cart: {
						id: cartId,
						step,
						value,
						currency,
						items: [ { product_id: productId, quantity, value } ],
					},
				} );
			}
		};
		cart( 'cart' );
		add( 'page_view', '/cart/' );
		now += random.whole( 50, 300 );
		add( 'view_cart', '/cart/', { value, currency } );
		now += random.whole( 4000, 40000 );
		if ( ! random.chance( checkoutOfCarts ) ) {
			return;
		}
		add( 'page_view', '/checkout/' );
		now += random.whole( 50, 300 );
		add( 'begin_checkout', '/checkout/', { value, currency } );
		cart( 'checkout' );
		now += random.whole( 45000, 200000 );
		if (
			random.chance( orderOfCheckouts ) &&
			start.audience === 'person'
		) {
			order = {
				at: now,
				visitor: start.visitor,
				visit: start.name,
				productId,
				quantity,
				value,
				currency,
				cartId,
				refundedAt: random.chance( PLANTED_TRUTH.shop.refundOfOrders )
					? now + REFUNDED_AFTER_MS
					: null,
			};
		}
	}
}

const CART_ID_LENGTH = 22;
const CART_ID_LETTERS =
	'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function cartIdFrom( random: SeededRandom ): string {
	return Array.from(
		{ length: CART_ID_LENGTH },
		() => CART_ID_LETTERS[ random.whole( 0, CART_ID_LETTERS.length - 1 ) ]
	).join( '' );
}

function propsOfClick(
	block: DemoBlock,
	device: Device
): Readonly< Record< string, PropValue > > {
	switch ( block.kind ) {
		case 'call':
		case 'sms':
		case 'mail':
		case 'chat':
		case 'map':
			return {
				method: block.kind,
				...( device === 'phone' ? { coarse: 1 } : {} ),
			};
		case 'download':
			return { gated: 0, kind: block.kind };
		case 'affiliate':
			return { kind: block.kind, href_host: 'maps.example' };
		default:
			return { kind: block.kind };
	}
}
