/**
 * Traffic of one made-up site: visits of 12 events, 20 event types, 200 pages, 50 blocks, about 32 bytes of own fields an
 * event, 2 % out of order, 1 % sent twice. The same seed gives the same traffic.
 */
import type { Batch, EventInput } from '#contract/batch.ts';
import type { EventType } from '#contract/events/index.ts';

export const EVENTS_PER_VISIT = 12;
export const PUBLIC_KEY = 'pk_benchmark0000000001';
export const ORIGIN = 'https://bench.example';
const PAGES = 200;
const BLOCKS = 50;
const OUT_OF_ORDER = 0.02;
const TWICE = 0.01;

/** A small, quick, repeatable random number generator (mulberry32). */
export function createDice( seed: number ): () => number {
	let state = seed;
	return () => {
		state = ( state + 0x6d2b79f5 ) | 0;
		let t = Math.imul( state ^ ( state >>> 15 ), 1 | state );
		t = ( t + Math.imul( t ^ ( t >>> 7 ), 61 | t ) ) ^ t;
		return ( ( t ^ ( t >>> 14 ) ) >>> 0 ) / 2 ** 32;
	};
}

/** Types with own fields of about 32 bytes, the share of each falling with its place. */
const TYPES: readonly ( readonly [
	EventType,
	EventInput[ 'props' ],
	boolean,
] )[] = [
	[ 'page_view', { post_id: 123456, restored: 0 }, false ],
	[ 'page_engagement', { engaged_ms: 8400, pct: 75, no_scroll: 0 }, false ],
	[ 'view_block', { quick: 1 }, true ],
	[ 'cta_click', { kind: 'link', href_host: 'a.example' }, true ],
	[
		'view_product',
		{ product_id: 4711, price: 1999, currency: 'EUR' },
		false,
	],
	[ 'thumbnail_click', { product_id: 12345, list: 'shop' }, false ],
	[ 'search', { term: 'running shoes', results: 12 }, false ],
	[ 'pricing_click', { kind: 'pricing', href_host: 'b.example' }, true ],
	[ 'share', { method: 'mail' }, true ],
	[ 'affiliate_click', { kind: 'affiliate', href_host: 'c.io' }, true ],
	[ 'add_to_wishlist', { product_id: 4711, list: 'my-wishes' }, true ],
	[ 'view_category', { term_id: 12345 }, false ],
	[ 'contact_click', { method: 'call' }, true ],
	[ 'video_start', { provider: 'youtube', auto: 0 }, true ],
	[ 'form_start', {}, true ],
	[ 'social_follow', { network: 'mastodon' }, true ],
	[ 'bookmark', {}, true ],
	[ 'add_to_compare', { product_id: 4711, n: 2 }, true ],
	[ 'voucher_copy', {}, true ],
	[ 'search_submit', { length: 12 }, false ],
];

export interface MadeEvent {
	readonly visitor: number;
	readonly at: number;
	readonly page: number;
	readonly input: EventInput;
}

export interface Traffic {
	/** The next event; visits overlap, times grow except for the share that is out of order. */
	next: ( at: number ) => MadeEvent;
	/** A whole page view's batch of one visitor: so many events on one page. */
	batch: (
		at: number,
		events: number
	) => { visitor: number; page: number; events: EventInput[] };
	blockId: ( block: number ) => string;
}

/** @param open Visits that run at the same time. */
export function createTraffic( seed: number, open = 200 ): Traffic {
	const dice = createDice( seed );
	let visitors = 0;
	let sequence = 0;
	let last: MadeEvent | null = null;
	const running: { visitor: number; left: number; page: number }[] = [];

	// Low numbers are common, high ones rare, as pages of a site are.
	const skewed = ( count: number ) => Math.floor( count * dice() ** 2.5 );

	function begin() {
		visitors += 1;
		return {
			visitor: visitors,
			left: EVENTS_PER_VISIT,
			page: skewed( PAGES ),
		};
	}

	function make( at: number, isFirst: boolean ): EventInput {
		const [ type, props, hasBlock ] = TYPES[
			isFirst ? 0 : skewed( TYPES.length )
		] ?? [ 'page_view', undefined, false ];
		sequence += 1;
		return {
			event_id: idOf( at, sequence, dice ),
			name: type,
			...( hasBlock ? { block_id: blockId( skewed( BLOCKS ) ) } : {} ),
			...( props && Object.keys( props ).length > 0 ? { props } : {} ),
		};
	}

	return {
		next( at ) {
			if ( last !== null && dice() < TWICE ) {
				return last;
			}
			while ( running.length < open ) {
				running.push( begin() );
			}
			const place = Math.floor( dice() * running.length );
			const visit = running[ place ] ?? begin();
			const isFirst = visit.left === EVENTS_PER_VISIT;
			visit.left -= 1;
			if ( dice() < 0.3 ) {
				visit.page = skewed( PAGES );
			}
			if ( visit.left === 0 ) {
				running[ place ] = begin();
			}
			const time =
				! isFirst && dice() < OUT_OF_ORDER
					? at - Math.floor( dice() * 20 * 60_000 )
					: at;
			last = {
				visitor: visit.visitor,
				at: time,
				page: visit.page,
				input: make( time, isFirst ),
			};
			return last;
		},
		batch( at, events ) {
			visitors += 1;
			return {
				visitor: visitors,
				page: skewed( PAGES ),
				events: Array.from( { length: events }, ( _, n ) =>
					make( at - ( events - n ) * 500, n === 0 )
				),
			};
		},
		blockId,
	};
}

/** The id of block `n`, announced to the service before. */
export function blockId( block: number ): string {
	return `block${ String( block ).padStart( 5, '0' ) }`;
}

export const BLOCK_IDS = Array.from( { length: BLOCKS }, ( _, n ) =>
	blockId( n )
);

export const USER_AGENTS = [
	'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
	'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
	'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
	'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',
];

const SOURCES = [
	'',
	'',
	'https://www.google.com/',
	'https://news.example/',
	'https://www.bing.com/',
];

/** The body of a batch as the storefront sends it. */
export function bodyOf(
	visitor: number,
	page: number,
	sentAt: number,
	events: EventInput[]
): string {
	const referrer = SOURCES[ visitor % SOURCES.length ];
	const batch: Batch = {
		schema_version: 1,
		key: PUBLIC_KEY,
		sent_at: sentAt,
		page_view_id: events[ 0 ]?.event_id ?? '',
		url: `${ ORIGIN }/page-${ page }/`,
		...( referrer ? { referrer } : {} ),
		consent: { state: 'statistics', source: 'cmp', ts: 1_790_000_000_000 },
		visitor: `visitor${ String( visitor ).padStart( 15, '0' ) }`,
		events,
	};
	return JSON.stringify( batch );
}

export function userAgentOf( visitor: number ): string {
	return USER_AGENTS[ visitor % USER_AGENTS.length ] ?? '';
}

/** A whole HTTP request. */
export function httpRequest( visitor: number, body: string ): string {
	return (
		`POST /v1/steps HTTP/1.1\r\nHost: bench.example\r\nOrigin: ${ ORIGIN }\r\nContent-Type: text/plain;charset=UTF-8\r\n` +
		`User-Agent: ${ userAgentOf( visitor ) }\r\nContent-Length: ${ Buffer.byteLength( body ) }\r\n\r\n${ body }`
	);
}

function idOf( at: number, sequence: number, dice: () => number ): string {
	const time = Math.floor( at ).toString( 16 ).padStart( 12, '0' );
	const random = Math.floor( dice() * 2 ** 40 )
		.toString( 16 )
		.padStart( 10, '0' );
	const count = sequence.toString( 16 ).padStart( 8, '0' );
	return `${ time.slice( 0, 8 ) }-${ time.slice( 8 ) }-7${ count.slice( 5 ) }-8${ random.slice( 0, 3 ) }-${ count.slice( 0, 5 ) }${ random.slice( 3 ) }`;
}
