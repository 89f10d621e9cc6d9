/**
 * What reports may ask about the steps that came before orders. Answered from the read model, never from events.
 *
 * The unit is the visit. A visit with a step is followed when its visitor's first paid order after the step was made within
 * the window; beyond the visit itself only visits of visitors who can be recognised that long count. The visits with a step
 * that were not followed are the roll-ups' (dimension `none`, `block` or `product` for the window `visit`; `recognised`,
 * `recognised_block` or `recognised_product` for the others).
 */
import type { EventType } from '#contract/events/index.ts';
import type { Window } from '#contract/reports/range.ts';

/** The part of a site that decides on days and money. */
export interface LoopSite {
	readonly id: number;
	readonly timeZone: string;
}

/** Visits that began on these site-local days. */
export interface LoopQuery {
	readonly site: LoopSite;
	readonly days: readonly string[];
}

/** What a row of {@link ClosedLoop.after} is about, beside its type. */
export const AFTER_KEYS = [ 'type', 'block', 'product', 'shared' ] as const;

/** How {@link ClosedLoop.wished} tells wishes that came true. */
export const WISHED_BY = [ 'all', 'product', 'block' ] as const;

export interface FollowedRow {
	/** Empty by `type` and `shared`, which is of visits that opened somebody's list by its link; a block id, or a product id as text. */
	readonly key: string;
	readonly type: EventType;
	/** Visits followed by an order. */
	readonly ordered: number;
	/** Of them, those of {@link Followed.overDays}. */
	readonly orderedOver: number;
	/** Visits followed by an order of the very product; by `type` and `block`: of the product the step was about. */
	readonly bought: number;
	readonly boughtOver: number;
	/**
	 * What those orders brought, net of their own refunds, minor units of the base currency; each order once a row, on the day
	 * of the last visit with the step before it. Null: a rate to the base currency is not known.
	 */
	readonly sales: number | null;
}

export interface Followed {
	/** Rows without a followed visit are not in it. */
	readonly rows: readonly FollowedRow[];
	/**
	 * Days whose window is over for every visit of theirs: for the rate, divide `orderedOver` by the roll-ups' visits of these.
	 * Whole days: a visit of the 1st is judged from the 9th (7 days) or the 1st of the next month (30 days) on. With the window
	 * `visit`: every day.
	 */
	readonly overDays: readonly string[];
}

/** Wishes that came true: what was wished was in the first order after the wish. */
export interface BoughtRow {
	/** A product id as text, or a block id; empty for `all`. */
	readonly key: string;
	/** Visits of recognisable visitors that wished something which was bought within 30 days. */
	readonly bought: number;
	/** Of them, those of days whose 30 days are over. */
	readonly boughtOver: number;
	/** Median days from the wish to the order, of all of `bought`; null below five. */
	readonly medianDays: number | null;
}

export interface BoughtPair {
	/** `12:34`, the smaller first. */
	readonly pair: string;
	/** Visits that saw both side by side, and whose visitor ordered the first, or the second, within 30 days. */
	readonly first: number;
	readonly second: number;
}

export interface BoughtPairs {
	readonly pairs: readonly BoughtPair[];
	/** Visits that compared and ordered one of the compared within 30 days, on days whose 30 days are over. */
	readonly boughtOver: number;
	readonly overDays: readonly string[];
}

/** A step before an order. */
export interface StepBefore {
	/** ms since 1970, of the first time in its visit. */
	readonly at: number;
	/** Seconds before the order was made. */
	readonly before: number;
	readonly type: EventType;
	readonly blockId: string | null;
	readonly page: string | null;
	readonly productId: number | null;
	readonly sameVisit: boolean;
}

export interface StepsBefore {
	/** Last first. */
	readonly steps: readonly StepBefore[];
	/** Steps in all within 30 days before the order and after the visitor's order before it. */
	readonly total: number;
	/** Visits of those days, the order's own among them. */
	readonly visits: number;
	/** Source of the visit the order was made in; null: no visit ran then. */
	readonly source: string | null;
}

export interface ClosedLoop {
	/** Visits with a step that an order followed, by type, by block and type, or by product and type. */
	after: (
		query: LoopQuery & {
			readonly window: Window;
			readonly by: ( typeof AFTER_KEYS )[ number ];
			/** Default: all. */
			readonly types?: readonly EventType[];
			/** By `product` only; default: all. */
			readonly products?: readonly number[];
		}
	) => Promise< Followed >;
	/** Wished (`add_to_wishlist`), then bought within 30 days: read once, told all together, by product and by block. */
	wished: ( query: LoopQuery ) => Promise< {
		readonly rows: Readonly<
			Record< ( typeof WISHED_BY )[ number ], readonly BoughtRow[] >
		>;
		readonly overDays: readonly string[];
	} >;
	/**
	 * Visits of recognisable visitors with a step of these types about a product that they bought within 30 days, by product;
	 * a visit counts once a type. Products without one are not in it.
	 */
	boughtOf: (
		query: LoopQuery & { readonly types: readonly EventType[] }
	) => Promise< ReadonlyMap< number, number > >;
	/** Compared (`compare_view`), then one of the two bought within 30 days. */
	pairs: ( query: LoopQuery ) => Promise< BoughtPairs >;
	/**
	 * What a buyer did before an order. Null: the order is not known here, not paid, credited to nobody, or nothing of its
	 * visitor stands here.
	 */
	stepsBefore: (
		siteId: number,
		orderId: number,
		limit: number
	) => Promise< StepsBefore | null >;
	/** Orders that were heard of and have not been worked out once; usually none. */
	waiting: ( siteId: number ) => Promise< number >;
	/** Visits of visitors who can be recognised beyond the visit, of all visits. */
	recognised: (
		query: LoopQuery
	) => Promise< { readonly recognised: number; readonly visits: number } >;
}
