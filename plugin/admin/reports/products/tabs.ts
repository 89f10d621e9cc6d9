import type {
	Comparison,
	Products,
	ProductsQuery,
	Wishlist,
	WishlistQuery,
} from '#contract/reports/products.ts';

/** The three ways to look at products. */
export type Tab = 'products' | 'wishlist' | 'comparison';

export const TABS: readonly Tab[] = [ 'products', 'wishlist', 'comparison' ];

export function readTab( id: string | null ): Tab {
	return TABS.find( ( tab ) => tab === id ) ?? 'products';
}

/** Ready filters of the first tab. */
export type Choice = NonNullable< ProductsQuery[ 'choice' ] >;

export const CHOICES: readonly Choice[] = [
	'all',
	'wanted_not_bought',
	'wanted_out_of_stock',
];

/** Null: every product. */
export function readChoice( text: string | null ): Choice | null {
	const choice = CHOICES.find( ( candidate ) => candidate === text );
	return choice === undefined || choice === 'all' ? null : choice;
}

export type ProductRow = Products[ 'rows' ][ number ];
export type WishlistRow = Wishlist[ 'rows' ][ number ];
export type ComparisonRow = Comparison[ 'rows' ][ number ];

// The contract's lists stand in files that load zod; the types keep these right.
export const PRODUCT_SORT_WORDS: readonly NonNullable<
	ProductsQuery[ 'sort' ]
>[] = [
	'views',
	'wished',
	'compared',
	'notify',
	'in_cart',
	'left',
	'orders',
	'items',
	'net_sales',
	'waiting',
];
export const WISHLIST_SORT_WORDS: readonly NonNullable<
	WishlistQuery[ 'sort' ]
>[] = [ 'wished', 'bought', 'median_days', 'waiting' ];
