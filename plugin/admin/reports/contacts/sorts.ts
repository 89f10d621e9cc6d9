import type { CONTACT_SORTS } from '#contract/contacts.ts';

export type ContactSort = ( typeof CONTACT_SORTS )[ number ];

// The contract's list stands in a file that loads zod; the type keeps this right.
export const CONTACT_SORT_WORDS: readonly ContactSort[] = [
	'last_seen',
	'first_seen',
	'orders',
	'net_sales',
	'forms',
];

export function readSort( text: string | null ): ContactSort {
	return CONTACT_SORT_WORDS.find( ( word ) => word === text ) ?? 'last_seen';
}
