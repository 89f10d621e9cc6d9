import { settings } from './settings.ts';

/** One thing on a list, or the memory that it was taken off. */
export interface Item {
	/** `12`, with a variation `12.34`; a page is `p7`. */
	id: string;
	/** Product or page, in the shop's original language. */
	p: number;
	/** Variation, 0 for none. */
	v: number;
	/** Quantity. */
	q: number;
	/** When it was put on the list, ms since 1970. */
	t: number;
	/** Price as shown then, in minor units. */
	price?: number;
	cur?: string;
	/** Block instance it was kept with. */
	block?: string;
	/** When it was taken off, ms since 1970: a tombstone, so that a removal reaches the member's other devices. */
	x?: number;
	/** 1: the member's account does not know this act yet. */
	n?: number;
}

/** What a browser keeps under `cairn:list`. Of a member it is only a copy of what stands in WordPress. */
export interface Kept {
	v: 1;
	/** '' for a guest's own list, else the member's mark. */
	owner: string;
	/** Grows with every write. */
	rev: number;
	/** When the member's account was last asked, ms since 1970. */
	at?: number;
	items: Item[];
}

/** Tombstones live for 30 days. */
const TOMBSTONE_MS = 2592e6;

const fresh = (): Kept => ( { v: 1, owner: '', rev: 0, items: [] } );

/** Whether somebody is logged in; the cookie says no more than that. */
export const isMember = (): boolean => document.cookie.includes( 'cairn_in=1' );

let kept = fresh();

/** The list as it stands in the browser now: another tab may have written. A member's copy does not outlive the login. */
export const read = (): Kept => {
	// Where the browser keeps nothing, reading throws, and the list lives as long as the page.
	try {
		kept = JSON.parse( localStorage[ settings.key ] || '{}' );
		if ( kept.v !== 1 || ( kept.owner && ! isMember() ) ) {
			kept = fresh();
			delete localStorage[ settings.key ];
		}
	} catch {}
	return kept;
};

/** Keeps a list. False where the browser takes nothing. */
export const write = ( next: Kept ): boolean => {
	kept = {
		...next,
		rev: next.rev + 1,
		items: next.items.filter(
			( { x } ) => ! x || x > Date.now() - TOMBSTONE_MS
		),
	};
	try {
		localStorage[ settings.key ] = JSON.stringify( kept );
		return true;
	} catch {
		return false;
	}
};
