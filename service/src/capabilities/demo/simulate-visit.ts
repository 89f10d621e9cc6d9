/** One simulated visit: pages looked at, blocks seen and clicked, perhaps a cart and an order. */
import { CTA_EVENT } from '#contract/cta-kinds.ts';
import type { EventType, PropValue } from '#contract/events/index.ts';
import type { Audience, Device } from '#contract/reports/dimensions.ts';
import type { ImportedEvent } from '../collect/index.ts';
import type { DemoBlock, DemoPage, DemoSite } from './demo-pages.ts';
import { PLANTED_TRUTH } from './planted-truth.ts';
import type { SeededRandom } from './seeded-random.ts';

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
): readonly ImportedEvent[] {
	const events: ImportedEvent[] = [];
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
		const rest = random.whole( 1000, 45000 );
		now += rest;
		add( 'page_engagement', page.path, {
			engaged_ms: engaged + rest,
			pct: Math.round( scrolled * 100 ),
		} );
		now += random.whole( 200, 4000 );
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
	return events;

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
		if ( ! random.chance( addToCart * start.keenness ) ) {
			return;
		}
		const page = random.pick( site.products, () => 1 );
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
		now += random.whole( 45000, 200000 );
		if ( random.chance( orderOfCheckouts ) ) {
			add( 'purchase', '/checkout/', {
				order_id: `demo-${ start.name }`,
				value,
				currency,
			} );
		}
	}
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
