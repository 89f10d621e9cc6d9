/**
 * The state of a screen lives in the address, so that it can be linked, reloaded and gone back to.
 * Keys: screen id range from to vs f[] grain metric sort dir p by win only q.
 */
import type { Filter } from '#contract/reports/dimensions.ts';
import type { COMPARISONS, GRAINS, Window } from '#contract/reports/range.ts';
import {
	DEFAULT_PRESET,
	isCustomRange,
	PRESETS,
	type Preset,
} from './range/presets.ts';
import { isSiteDate, type SiteDate } from './range/site-date.ts';

export type Grain = ( typeof GRAINS )[ number ];
export type Comparison = ( typeof COMPARISONS )[ number ];
export type ScreenId =
	| 'overview'
	| 'steps'
	| 'step'
	| 'products'
	| 'cart'
	| 'contacts'
	| 'forms'
	| 'form'
	| 'hand-over'
	| 'privacy';

export interface ChosenFilter {
	filter: Filter;
	value: string;
}

export interface UrlState {
	screen: ScreenId;
	/**
	 * What the screen is about: on `step` the event type, or `type:block` for one block instance; on `products` the tab,
	 * null for the first; on `contacts` a contact's id or `log`; on `form` a block's id; on `hand-over` `queue`.
	 */
	id: string | null;
	range: Preset;
	/** Only with range `custom`; half-open. */
	from: SiteDate | null;
	to: SiteDate | null;
	vs: Comparison;
	/** First day of a custom comparison. */
	vsFrom: SiteDate | null;
	/** One at a time now; the address already takes a list. */
	filter: ChosenFilter | null;
	/** Null: by the length of the range. */
	grain: Grain | null;
	/** Which card the chart draws; null: the screen's first. */
	metric: string | null;
	/** Sorted column; null: the screen's default. */
	sort: string | null;
	dir: 'asc' | 'desc';
	/** Page of the table, from 1. */
	page: number;
	/** What the table lists: group of Steps, table of Step detail; null: the screen's default. */
	by: string | null;
	/** How long after a step an order still follows it; null: the report chooses. */
	win: Window | null;
	/** A ready filter of the table; null: all rows. */
	only: string | null;
	/** Part of a product's name; empty: every product. */
	q: string;
}

const SCREENS: readonly ScreenId[] = [
	'overview',
	'steps',
	'step',
	'products',
	'cart',
	'contacts',
	'forms',
	'form',
	'hand-over',
	'privacy',
];
/** Screens that only a shop has. */
const SHOP_SCREENS: readonly ScreenId[] = [ 'products', 'cart' ];
/** Screens that name people. */
const PEOPLE_SCREENS: readonly ScreenId[] = [ 'contacts' ];
/** Screens that change where data goes. */
const SETTING_SCREENS: readonly ScreenId[] = [ 'hand-over' ];
/** The list that a detail is of: a detail of nothing cannot be shown. */
const LIST_OF: Partial< Record< ScreenId, ScreenId > > = {
	step: 'steps',
	form: 'forms',
};
/** As long as the service takes it. */
const LONGEST_SEARCH = 100;
// Repeated here because the contract's lists stand in files that load zod; the types keep them right.
const COMPARISON_WORDS: readonly Comparison[] = [
	'previous',
	'year',
	'custom',
	'none',
];
const GRAIN_WORDS: readonly Grain[] = [ 'hour', 'day', 'week', 'month' ];
export const WINDOW_WORDS: readonly Window[] = [ 'visit', '7', '30' ];
const FILTER_WORDS: readonly Filter[] = [
	'page',
	'block',
	'step',
	'source',
	'device',
];

export const DEFAULT_STATE: UrlState = {
	screen: 'overview',
	id: null,
	range: DEFAULT_PRESET,
	from: null,
	to: null,
	vs: 'previous',
	vsFrom: null,
	filter: null,
	grain: null,
	metric: null,
	sort: null,
	dir: 'desc',
	page: 1,
	by: null,
	win: null,
	only: null,
	q: '',
};

function oneOf< Word extends string >(
	words: readonly Word[],
	text: string | null
): Word | null {
	return words.find( ( word ) => word === text ) ?? null;
}

function readFilter( texts: readonly string[] ): ChosenFilter | null {
	for ( const text of texts ) {
		// `source:is:google.com`, and `source:google.com`, which a person would type.
		const [ , field = '', value = '' ] =
			/^([a-z]+):(?:is:)?(.*)$/s.exec( text ) ?? [];
		const filter = oneOf( FILTER_WORDS, field );
		if ( filter && value ) {
			return { filter, value };
		}
	}
	return null;
}

/** Reads the state out of a query string; what is missing or nonsense is at its default, never an error. */
export function readUrlState( search: string ): UrlState {
	const query = new URLSearchParams( search );
	const from = query.get( 'from' );
	const to = query.get( 'to' );
	const preset = oneOf( PRESETS, query.get( 'range' ) );
	const custom =
		( preset === 'custom' || preset === null ) && isCustomRange( from, to );
	const vsFrom = query.get( 'vs_from' );
	const vs = oneOf( COMPARISON_WORDS, query.get( 'vs' ) );
	const hasVsFrom = vsFrom !== null && isSiteDate( vsFrom );
	const id = query.get( 'id' );
	const screen = oneOf( SCREENS, query.get( 'screen' ) );
	const page = Number( query.get( 'p' ) );
	const presetOrDefault =
		preset === null || preset === 'custom' ? DEFAULT_PRESET : preset;
	return {
		screen:
			( ! id && screen !== null && LIST_OF[ screen ] ) ||
			( screen ?? 'overview' ),
		id: id || null,
		range: custom ? 'custom' : presetOrDefault,
		from: custom ? from : null,
		to: custom ? to : null,
		vs: vs === null || ( vs === 'custom' && ! hasVsFrom ) ? 'previous' : vs,
		vsFrom: vs === 'custom' && hasVsFrom ? vsFrom : null,
		filter: readFilter( [
			...query.getAll( 'f[]' ),
			...query.getAll( 'f[0]' ),
		] ),
		grain: oneOf( GRAIN_WORDS, query.get( 'grain' ) ),
		metric: query.get( 'metric' ),
		sort: query.get( 'sort' ),
		dir: query.get( 'dir' ) === 'asc' ? 'asc' : 'desc',
		page: Number.isInteger( page ) && page > 1 ? page : 1,
		by: query.get( 'by' ),
		win: oneOf( WINDOW_WORDS, query.get( 'win' ) ),
		only: query.get( 'only' ),
		q: ( query.get( 'q' ) ?? '' ).slice( 0, LONGEST_SEARCH ),
	};
}

/** The query string of a state: `?page=cairn` and only what differs from the defaults, so that links stay short. */
export function writeUrlState( state: UrlState, menuPage = 'cairn' ): string {
	const query = new URLSearchParams( { page: menuPage } );
	const put = ( key: string, value: string | null, usual: string | null ) => {
		if ( value !== null && value !== usual ) {
			query.append( key, value );
		}
	};
	put( 'screen', state.screen, DEFAULT_STATE.screen );
	put( 'id', state.id, null );
	put( 'range', state.range, DEFAULT_STATE.range );
	if ( state.range === 'custom' ) {
		put( 'from', state.from, null );
		put( 'to', state.to, null );
	}
	put( 'vs', state.vs, DEFAULT_STATE.vs );
	if ( state.vs === 'custom' ) {
		put( 'vs_from', state.vsFrom, null );
	}
	if ( state.filter ) {
		put(
			'f[]',
			`${ state.filter.filter }:is:${ state.filter.value }`,
			null
		);
	}
	put( 'grain', state.grain, null );
	put( 'metric', state.metric, null );
	put( 'sort', state.sort, null );
	put( 'dir', state.dir, DEFAULT_STATE.dir );
	put( 'p', state.page > 1 ? String( state.page ) : null, null );
	put( 'by', state.by, null );
	put( 'win', state.win, null );
	put( 'only', state.only, null );
	put( 'q', state.q, '' );
	return `?${ query.toString() }`;
}

/** State of a link to another screen: range, comparison, filter and window go along, what belongs to one screen stays. */
export function stateForScreen(
	state: UrlState,
	screen: ScreenId,
	id: string | null = null
): UrlState {
	return {
		...DEFAULT_STATE,
		screen,
		id,
		range: state.range,
		from: state.from,
		to: state.to,
		vs: state.vs,
		vsFrom: state.vsFrom,
		filter: state.filter,
		grain: state.grain,
		win: state.win,
	};
}

/** What decides which screens somebody has. */
export interface Reach {
	hasShop: boolean;
	/** May see who left an address. */
	seesPeople: boolean;
	/** May change settings. */
	manages: boolean;
}

export function isWithinReach(
	screen: ScreenId,
	{ hasShop, seesPeople, manages }: Reach
): boolean {
	return (
		( hasShop || ! SHOP_SCREENS.includes( screen ) ) &&
		( seesPeople || ! PEOPLE_SCREENS.includes( screen ) ) &&
		( manages || ! SETTING_SCREENS.includes( screen ) )
	);
}

/** The state that can be shown: without a shop there is nothing to say about carts, without the right nothing about people. */
export function stateForSite( state: UrlState, reach: Reach ): UrlState {
	return isWithinReach( state.screen, reach )
		? state
		: stateForScreen( state, 'overview' );
}

/** The id of a step's detail in the address. A type has no colon, so the first one ends it. */
export function stepId( type: string, blockId: string | null ): string {
	return blockId === null ? type : `${ type }:${ blockId }`;
}

export function readStepId( id: string ): {
	type: string;
	block: string | null;
} {
	const at = id.indexOf( ':' );
	return at === -1
		? { type: id, block: null }
		: { type: id.slice( 0, at ), block: id.slice( at + 1 ) };
}
