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
} as const satisfies Record< string, number > & Record< `@${ Stage }`, number >;

export type PseudoType = keyof typeof PSEUDO_TYPES;
