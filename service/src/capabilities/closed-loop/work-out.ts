/** Works out what a paid order's buyer did before: pure, from the visitor's events. */
import { EVENTS, EVENT_TYPES } from '#contract/events/index.ts';
import { PRODUCT_TYPES } from '#contract/reports/dimensions.ts';
import { LIMITS } from '#contract/limits.ts';
import {
	type CountedEvent,
	cutVisits,
	isoDay,
	RollUpChanges,
	type SiteDays,
	type Visit,
} from '../rollups/index.ts';
import { type Cells, KIND, type Numbers, noNumbers } from './cells.ts';

const DAY_MS = 86_400_000;
/** Steps further back than this are not the order's. */
export const REACH_MS = 30 * DAY_MS;
const WEEK_MS = 7 * DAY_MS;
/** Rows kept of one order, the latest. */
const MOST_STEPS = 500;

/** What counts as a step before an order: everything that is one, and looking at products; not what pays. */
const IS_STEP = new Uint8Array( 1024 );
for ( const type of EVENT_TYPES ) {
	const { id, step, macro } = EVENTS[ type ];
	IS_STEP[ id ] = step && ! macro ? 1 : 0;
}
for ( const type of PRODUCT_TYPES ) {
	IS_STEP[ EVENTS[ type ].id ] = 1;
}
const COMPARE_VIEW = EVENTS.compare_view.id;

/** Types whose steps are kept. */
export function isKept( type: number ): boolean {
	return IS_STEP[ type ] === 1;
}

/** The order as far as it matters here. */
export interface LoopOrder {
	/** When its buyer made it, ms since 1970; it may have been paid days later. */
	readonly madeAt: number;
	/** When the visitor's paid order before it was made; -Infinity: there is none. */
	readonly after: number;
	/** Ids of its products and variations. */
	readonly products: ReadonlySet< number >;
	/** Net of refunds, minor units of the base currency; null: its rate is not known. */
	readonly value: number | null;
}

/** A step before the order. Numbers are the dictionary's; 0: none. */
export interface WorkedOutStep {
	readonly day: string;
	readonly at: number;
	readonly lagSeconds: number;
	readonly type: number;
	readonly block: number;
	readonly page: number;
	readonly product: number;
	/** It opened somebody's list by its link. */
	readonly sharedList: boolean;
	/** 32 hex digits. */
	readonly visitId: string;
	readonly sameVisit: boolean;
	readonly recognised: boolean;
	/** Its product, or one of those compared, is in the order. */
	readonly bought: boolean;
}

export interface WorkedOut {
	/** In the order of time. */
	readonly steps: readonly WorkedOutStep[];
	/** What the order adds to the days' numbers. */
	readonly cells: Cells;
	readonly visits: number;
	/** Dictionary's number of the source of the order's own visit, 0: none; null: there is no such visit. */
	readonly source: number | null;
}

/**
 * @param order
 * @param events         The visitor's, with some before the reach, so that visits are cut where they were; ordered by time.
 * @param days           The site's calendar.
 * @param productsOf     The two products of a pair's number.
 * @param countedEarlier What orders before it were counted for already, as {@link visitKeys} names it: a visit counts once.
 */
export function workOut(
	order: LoopOrder,
	events: readonly CountedEvent[],
	days: SiteDays,
	productsOf: ( pair: number ) => readonly [ number, number ],
	countedEarlier: ReadonlySet< string >
): WorkedOut {
	const ignored = new RollUpChanges();
	const visitOf = new Map< string, Visit >();
	const before = events.filter(
		( event ) => event.at <= order.madeAt && event.audience === 0
	);
	cutVisits( before, days, ( visit, event ) => {
		visit.count( event, ignored, 1 );
		visitOf.set( event.id, visit );
	} );
	const own = ownVisit( order, new Set( visitOf.values() ) );
	const from = Math.max( order.after, order.madeAt - REACH_MS );
	const rows = new Map< string, WorkedOutStep >();
	const visits = new Set< string >();
	const boughtPairs: BoughtPair[] = [];
	for ( const event of before ) {
		const visit = visitOf.get( event.id );
		if ( visit === undefined || event.at <= from ) {
			continue;
		}
		visits.add( visit.id );
		if ( ! isKept( event.type ) ) {
			continue;
		}
		const pairs =
			event.type === COMPARE_VIEW
				? event.compared.pairs.map( ( pair ) => ( {
						pair,
						sides: productsOf( pair ),
					} ) )
				: [];
		const step: WorkedOutStep = {
			day: isoDay( visit.day ),
			at: event.at,
			lagSeconds: Math.floor( ( order.madeAt - event.at ) / 1000 ),
			type: event.type,
			block: event.block,
			page: event.page,
			product: event.product,
			sharedList: event.sharedList,
			visitId: visit.id,
			sameVisit: visit === own,
			recognised: visit.recognised,
			bought:
				order.products.has( event.product ) ||
				pairs.some( ( { sides } ) =>
					sides.some( ( side ) => order.products.has( side ) )
				),
		};
		for ( const { pair, sides } of pairs ) {
			sides.forEach( ( product, side ) => {
				if ( order.products.has( product ) ) {
					boughtPairs.push( { step, pair, side } );
				}
			} );
		}
		const key = `${ visit.id } ${ event.type } ${ event.block } ${ event.product } ${ event.sharedList }`;
		const known = rows.get( key );
		if ( known === undefined ) {
			rows.set( key, step );
		} else if ( step.bought && ! known.bought ) {
			rows.set( key, { ...known, bought: true } );
		}
	}
	const steps = [ ...rows.values() ].slice( -MOST_STEPS );
	return {
		steps,
		cells: cellsOf( steps, boughtPairs, order.value, countedEarlier ),
		visits: visits.size,
		source: own?.source ?? null,
	};
}

interface BoughtPair {
	readonly step: WorkedOutStep;
	readonly pair: number;
	readonly side: number;
}

/** The visit the order was made in: the last one, if it still ran. */
function ownVisit(
	order: LoopOrder,
	visits: ReadonlySet< Visit >
): Visit | null {
	let last: Visit | null = null;
	for ( const visit of visits ) {
		if ( last === null || visit.lastAt > last.lastAt ) {
			last = visit;
		}
	}
	return last !== null && order.madeAt - last.lastAt <= LIMITS.visitGapMs
		? last
		: null;
}

/** What a step is counted for: kind and value, each with its type. */
function keysOf(
	step: Pick< WorkedOutStep, 'block' | 'product' | 'sharedList' >
): readonly ( readonly [ kind: number, value: number ] )[] {
	const keys: [ number, number ][] = [ [ KIND.type, 0 ] ];
	if ( step.block !== 0 ) {
		keys.push( [ KIND.block, step.block ] );
	}
	if ( step.product !== 0 ) {
		keys.push( [ KIND.product, step.product ] );
	}
	if ( step.sharedList ) {
		keys.push( [ KIND.shared, 0 ] );
	}
	return keys;
}

/** Names of what a visit is counted for by a step. */
export function visitKeys(
	step: Pick<
		WorkedOutStep,
		'visitId' | 'type' | 'block' | 'product' | 'sharedList'
	>
): readonly string[] {
	return keysOf( step ).map(
		( [ kind, value ] ) =>
			`${ step.visitId } ${ kind } ${ value } ${ step.type }`
	);
}

/** A visit with what it is counted for: first step and whether anything of it was bought. */
interface CountedVisit {
	readonly first: WorkedOutStep;
	bought: boolean;
}

function cellsOf(
	steps: readonly WorkedOutStep[],
	pairs: readonly BoughtPair[],
	value: number | null,
	countedEarlier: ReadonlySet< string >
): Cells {
	const cells: Cells = new Map();
	const numbers = (
		step: WorkedOutStep,
		kind: number,
		valueId: number,
		type: number
	): Numbers => {
		const key = `${ step.day } ${ kind } ${ valueId } ${ type }`;
		const found = cells.get( key ) ?? noNumbers();
		cells.set( key, found );
		return found;
	};
	const visits = new Map< string, CountedVisit >();
	for ( const step of steps ) {
		for ( const key of visitKeys( step ) ) {
			const visit = visits.get( key );
			if ( visit === undefined ) {
				visits.set( key, { first: step, bought: step.bought } );
			} else if ( step.bought ) {
				visit.bought = true;
			}
		}
	}
	// The order's worth stands once a key, with the last visit that has it.
	const last = new Map< string, { step: WorkedOutStep; into: Numbers } >();
	for ( const [ key, { first, bought } ] of visits ) {
		const [ , kind, valueId ] = key.split( ' ' ).map( Number );
		const into = numbers( first, kind ?? 0, valueId ?? 0, first.type );
		if ( ! countedEarlier.has( key ) ) {
			addWindows( into.visits, first );
			if ( bought ) {
				addWindows( into.bought, first );
			}
		}
		const name = `${ kind } ${ valueId } ${ first.type }`;
		const other = last.get( name );
		if ( other === undefined || other.step.at <= first.at ) {
			last.set( name, { step: first, into } );
		}
	}
	for ( const { step, into } of last.values() ) {
		if ( value === null ) {
			addWindows( into.unrated, step );
		} else {
			addWindows( into.sales, step, value );
		}
	}
	const seen = new Set< string >();
	for ( const { step, pair, side } of pairs ) {
		const key = `${ step.visitId } ${ pair } ${ side }`;
		if ( ! seen.has( key ) ) {
			seen.add( key );
			const into = numbers( step, KIND.pair, pair, side );
			addWindows( into.visits, step );
			addWindows( into.bought, step );
		}
	}
	return cells;
}

/** Beyond the visit only who can be recognised that long counts. */
function addWindows(
	into: [ number, number, number ],
	step: WorkedOutStep,
	amount = 1
): void {
	if ( step.sameVisit ) {
		into[ 0 ] += amount;
	}
	if ( step.recognised ) {
		if ( step.lagSeconds * 1000 <= WEEK_MS ) {
			into[ 1 ] += amount;
		}
		into[ 2 ] += amount;
	}
}
