import type { EventType } from '../events/index.ts';
import type { Stage } from '../stages.ts';

/**
 * The dimensions roll-ups are kept by. Imports nothing but types, so that the screens may use it.
 *
 * - `none`: totals per type.
 * - `page`, `block`: where the event happened (steps of one page; seen and acted of one block).
 * - `source`, `device`: of the visit.
 * - `with_page`, `with_block`, `with_step`: filters. A cell counts *whole visits* that have both the
 *   dimension's value and the type, wherever in the visit each happened.
 * - `audience`: events of bots and staff, recorded and marked; they stand in no other cell unless the site counts staff.
 * - `product`: visits with a step about a product, by its id; only types that name one (`PRODUCT_TYPES`), no pseudo-types.
 * - `pair`: visits that saw two products side by side (`compare_view`) or chose between them (`compare_choose`); `12:34`, the
 *   smaller id first.
 * - `won`: visits that chose one product against another; `12:34>12`.
 * - `recognised`, `recognised_block`, `recognised_product`: as `none`, `block` and `product`, but only visits whose visitor can
 *   be recognised beyond the visit: by an id of its own, or as simulated or imported.
 * - `before_step`: of visits with the dimension's step, those that did a step of the cell's type for the first time before
 *   they did the dimension's for the first time. Those that did it after are the rest of `with_step`.
 * - `form_detail`: what is told of a form beside that it was seen, begun and sent: `abcdefghij left:email`, visits that left it
 *   with that field touched last (`form_leave`), and those of them that sent it all the same (`form_submit`);
 *   `abcdefghij at:email` and `abcdefghij wrong:email`, visits that reached the field and that were told there of an error
 *   (`form_field`); and `abcdefghij ms:14000`, how often sending it (`form_submit`) took so long, to two digits.
 *
 * The position in the list is what MySQL stores: append only.
 */
export const DIMENSIONS = [
	'none',
	'page',
	'block',
	'source',
	'device',
	'with_page',
	'with_block',
	'with_step',
	'audience',
	'product',
	'pair',
	'won',
	'recognised',
	'recognised_block',
	'recognised_product',
	'before_step',
	'form_detail',
] as const;

export type Dimension = ( typeof DIMENSIONS )[ number ];

/** What a report can be filtered by: one at a time; the whole visit is kept or left out. */
export const FILTERS = [ 'page', 'block', 'step', 'source', 'device' ] as const;

export type Filter = ( typeof FILTERS )[ number ];

/** The dimension that answers a filter. */
export const FILTER_DIMENSION = {
	page: 'with_page',
	block: 'with_block',
	step: 'with_step',
	source: 'source',
	device: 'device',
} as const satisfies Record< Filter, Dimension >;

/** Values of the dimension `device`. */
export const DEVICES = [ 'desktop', 'phone', 'tablet', 'other' ] as const;

export type Device = ( typeof DEVICES )[ number ];

/** Values of the dimension `audience`; people are everything else. */
export const AUDIENCES = [ 'person', 'staff', 'bot' ] as const;

export type Audience = ( typeof AUDIENCES )[ number ];

/** Types whose own field `product_id` is counted by the dimension `product`. */
export const PRODUCT_TYPES = [
	'view_product',
	'thumbnail_click',
	'add_to_wishlist',
	'remove_from_wishlist',
	'wishlist_to_cart',
	'add_to_compare',
	'compare_choose',
	'check_availability',
	'notify_back_in_stock',
	'add_to_cart',
	'remove_from_cart',
] as const satisfies readonly EventType[];

/** More products than this are not compared pair by pair: the table shows no more side by side. */
export const COMPARED_AT_ONCE = 6;

/** What roll-ups count beside the event types. Ids stand beside those of event types: from 1000. */
export const PSEUDO_TYPES = {
	/** A visit. */
	'@visit': 1000,
	/** A visit with at least one type whose `step` is true. */
	'@step': 1001,
	/** A visit with at least one macro conversion; its `events` are the macro conversions. */
	'@macro': 1002,
	/** A visit with at least one step of a stage, by the stage of its event type. Not kept by page or block. */
	'@awareness': 1003,
	'@consideration': 1004,
	'@purchase': 1005,
	'@retention': 1006,
	'@advocacy': 1007,
	/** A visit that opened somebody's list by its link (`view_wishlist` with `shared`). Not kept by page or block. */
	'@shared_list': 1008,
	/** A sign-up that was asked for and is not confirmed (`state` requested): whatever its type, no step. */
	'@requested': 1009,
} as const satisfies Record< string, number > & Record< `@${ Stage }`, number >;

export type PseudoType = keyof typeof PSEUDO_TYPES;
