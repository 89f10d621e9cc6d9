import type { CartQuery } from '#contract/reports/cart.ts';

// The contract's list stands in a file that loads zod; the type keeps this one right.
export const CART_SORT_WORDS: readonly NonNullable< CartQuery[ 'sort' ] >[] = [
	'carts',
	'left',
	'value_left',
];
