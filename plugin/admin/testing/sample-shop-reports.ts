/** Answers about products, wishes, comparisons and carts, as the service gives them; read with the contract's schemas in sample-reports.test.ts. */
import type { Cart } from '#contract/reports/cart.ts';
import type { OrderReport } from '#contract/reports/order.ts';
import type {
	Comparison,
	Products,
	Wishlist,
} from '#contract/reports/products.ts';
import {
	sampleChange,
	sampleHead,
	samplePoints,
	sampleRate,
	type SampleAsk,
} from './sample-reports.ts';
import { addDays } from '../range/site-date.ts';

const EURO = { currency: 'EUR', decimals: 2 };
const PAGE_SIZE = 25;

const NAMES = [
	'Beanie with Logo',
	'Wool blanket, large',
	'Long-sleeve tee',
	'Cap',
	'Sunglasses',
];

interface TableAsk extends SampleAsk {
	page?: string;
	contains?: string;
	by?: string;
}

function named( index: number ) {
	return {
		product_id: 100 + index,
		name: index === 4 ? null : ( NAMES[ index ] ?? `Socks ${ index }` ),
		stock: index === 1 ? ( 'out' as const ) : ( 'in' as const ),
		for_sale: index !== 3,
	};
}

function rowsOf( ask: TableAsk, total: number ): number[] {
	const page = Number( ask.page ?? '1' );
	return Array.from( { length: total }, ( _, index ) => index )
		.filter(
			( index ) =>
				! ask.contains ||
				named( index ).name?.includes( ask.contains ) === true
		)
		.slice( ( page - 1 ) * PAGE_SIZE, page * PAGE_SIZE );
}

export function sampleProducts( ask: TableAsk, total = 60 ): Products {
	const rows = rowsOf( ask, total ).map( ( index ) => ( {
		...named( index ),
		views: 400 - index * 5,
		wished: 40 - ( index % 40 ),
		compared: 12,
		notify: index === 1 ? 9 : 0,
		in_cart: 60 - ( index % 60 ),
		left: 22,
		orders: 20,
		items: 24,
		net_sales: 43_200 - index * 100,
		cart_per_view: sampleRate( 60 - ( index % 60 ), 400 - index * 5 ),
		order_per_cart: sampleRate( 20, Math.max( 20, 60 - index ) ),
		waiting: index === 4 ? null : 7200,
	} ) );
	return {
		head: { ...sampleHead( { ...ask, compare: 'none' } ) },
		has_data: total > 0,
		...EURO,
		rows,
		total: ask.contains ? rows.length : total,
		page: Number( ask.page ?? '1' ),
		page_size: PAGE_SIZE,
		refunds_without_product: -1800,
		totals: { orders: 96, items: 130, net_sales: 768_000, waiting: 99_000 },
	};
}

export function sampleWishlist( ask: TableAsk, total = 5 ): Wishlist {
	const isByBlock = ask.by === 'block';
	return {
		head: sampleHead( { ...ask, compare: 'none' } ),
		has_data: true,
		...EURO,
		cards: {
			wished: 210,
			bought: sampleRate( 40, 200 ),
			median_days: 3.5,
			waiting: 1_234_500,
		},
		shared: {
			visits: 18,
			after: {
				ordered: 3,
				rate: sampleRate( 2, 12 ),
				sales: 24_000,
			},
			after_head: {
				window: '7',
				chosen: false,
				recognised: sampleRate( 620, 1000 ),
				waiting: 0,
				...EURO,
			},
		},
		by: isByBlock ? 'block' : 'product',
		rows: rowsOf( ask, total ).map( ( index ) => ( {
			product: isByBlock ? null : named( index ),
			block: isByBlock
				? {
						block_id: `wish00000${ index }`,
						name: index === 0 ? null : `Wish ${ index }`,
						page: '/shop/',
					}
				: null,
			wished: 90 - index,
			bought: sampleRate( index === 0 ? 18 : 2, index === 0 ? 90 : 12 ),
			median_days: index === 0 ? 2.5 : null,
			waiting: isByBlock ? null : 12_000,
		} ) ),
		total,
		page: 1,
		page_size: PAGE_SIZE,
	};
}

export function sampleComparison( ask: TableAsk ): Comparison {
	const pair = ( first: number, second: number, s: number, n: number ) => ( {
		compared: n + 20,
		a: { ...named( first ), chosen: s, bought: 4 },
		b: { ...named( second ), chosen: n - s, bought: 3 },
		a_share: sampleRate( s, n ),
	} );
	const rows = [
		pair( 0, 1, 70, 100 ),
		pair( 2, 3, 20, 100 ),
		pair( 0, 2, 26, 50 ),
		pair( 1, 4, 3, 8 ),
	];
	return {
		head: sampleHead( { ...ask, compare: 'none' } ),
		has_data: true,
		cards: {
			compared: 320,
			chosen: sampleRate( 119, 320 ),
			bought: sampleRate( 30, 320 ),
		},
		rows,
		total: rows.length,
		page: 1,
		page_size: PAGE_SIZE,
	};
}

export function sampleCart( ask: TableAsk ): Cart {
	const head = sampleHead( ask );
	const count = ( value: number, compared: number | null ) => ( {
		value,
		compared,
		change: sampleChange( value, compared ),
	} );
	const rate = ( s: number, n: number ) => {
		const now = sampleRate( s, n );
		const before = head.comparison ? sampleRate( s, n + 20 ) : null;
		return {
			rate: now,
			compared: before,
			change: samplePoints( now, before ),
		};
	};
	const days = Array.from( { length: head.range.days }, ( _, index ) =>
		addDays( ask.from, index )
	);
	return {
		head,
		has_data: true,
		...EURO,
		cards: {
			started: count( 610, head.comparison ? 580 : null ),
			ordered: rate( 180, 522 ),
			left: rate( 342, 522 ),
			value_left: count( 2_345_600, head.comparison ? 2_100_000 : null ),
			recovered: rate( 31, 280 ),
		},
		series: days.map( ( start, index ) => ( {
			start,
			unfinished: start === ask.today,
			ordered: 6,
			left: index > days.length - 4 ? 2 : 12,
			open: index > days.length - 4 ? 12 : 0,
		} ) ),
		last_steps: [
			{ step: 'cart', left: 180, share: sampleRate( 180, 342 ) },
			{ step: 'shipping', left: 120, share: sampleRate( 120, 342 ) },
			{ step: 'error', left: 42, share: sampleRate( 42, 342 ) },
		],
		rows: rowsOf( ask, 30 ).map( ( index ) => ( {
			product_id: 100 + index,
			name: named( index ).name,
			carts: 90 - index,
			left: 60 - index,
			left_rate: sampleRate( 60 - index, 85 - index ),
			value_left: 108_000 - index * 1800,
			last_step: index === 2 ? null : ( 'shipping' as const ),
		} ) ),
		total: 30,
		page: Number( ask.page ?? '1' ),
		page_size: PAGE_SIZE,
		counted_only: 88,
	};
}

export function sampleOrder(
	link: OrderReport[ 'link' ] = 'linked'
): OrderReport {
	return {
		order_id: 7,
		link,
		source: link === 'linked' ? 'google' : null,
		steps:
			link === 'linked'
				? [
						{
							at: '2026-11-23T12:00:00.000Z',
							before: 130,
							type: 'add_to_cart',
							block_id: null,
							block_name: null,
							page: '/product/beanie/',
							product_id: 101,
							variant: null,
							same_visit: true,
						},
						{
							at: '2026-11-20T12:00:00.000Z',
							before: 260_000,
							type: 'cta_click',
							block_id: 'a1b2c3d4e5',
							block_name: '<b>Ask us</b>',
							page: '/pricing/',
							product_id: null,
							variant: 'B',
							same_visit: false,
						},
					]
				: [],
		total: link === 'linked' ? 12 : 0,
		visits: link === 'linked' ? 2 : 0,
	};
}
