/**
 * What a visit is, and what it counts for. One definition, used event by event when events arrive and over whole
 * timelines when a visit is cut anew or the roll-ups are recounted; so both must come to the same numbers.
 *
 * The rule (docs: events.md): a visit ends after 30 minutes without an event, and where an event carries another
 * campaign than the visit began with; midnight cuts nothing. Visits an import brought with it stay as they are.
 * People, staff and bots have visits of their own. Everything a visit counts, it counts where it starts.
 */
import { EVENTS, EVENT_TYPES } from '#contract/events/index.ts';
import { LIMITS } from '#contract/limits.ts';
import { PSEUDO_TYPES } from '#contract/reports/dimensions.ts';
import { addCount, type Cells } from './cells.ts';
import {
	detailValue,
	FORM_LEAVE,
	FORM_SUBMIT,
	isAboutForm,
} from './form-details.ts';
import type { NumberedPairs } from './pairs.ts';
import { DIMENSION, type RollUpChanges, rowNumber } from './roll-up-changes.ts';
import { hourOf, type SiteDays } from './site-days.ts';

/** The part of an event that visits and roll-ups look at. Numbers are those of the dictionary; 0 means none. */
export interface CountedEvent {
	/** Corrected time, ms since 1970. */
	readonly at: number;
	/** The event id's 32 hex digits; orders events of the same millisecond. */
	readonly id: string;
	readonly type: number;
	readonly page: number;
	readonly block: number;
	readonly source: number;
	/** Position in the contract's DEVICES, plus 1. */
	readonly device: number;
	readonly campaign: number;
	/** Position in the contract's AUDIENCES; staff the site counts are 0 like any person. */
	readonly audience: number;
	/** Number of the visit an import brought along. */
	readonly visitRef: number;
	/** Its visitor can be recognised beyond the visit. */
	readonly recognised: boolean;
	/** Product it is about; only of types that name one. */
	readonly product: number;
	readonly compared: NumberedPairs;
	/** Number of a detail of its form. */
	readonly detail: number;
	/** It opened somebody's list by its link. */
	readonly sharedList: boolean;
	/** It is one conversion with the purchase of its order, which counts. */
	readonly withPurchase: boolean;
}

/** Distinct pages, blocks, products, pairs and details of forms of one visit that are counted one by one: no client can make a visit dear. */
export const COUNTED_PER_VISIT = 100;
/** `device` of a visit whose first event did not say. */
const DEVICE_OTHER = 4;

/** Numbers of counted types are below this. */
export const TYPE_RANGE = 1024;
const VISIT = PSEUDO_TYPES[ '@visit' ];
const STEP = PSEUDO_TYPES[ '@step' ];
const MACRO = PSEUDO_TYPES[ '@macro' ];
const SHARED_LIST = PSEUDO_TYPES[ '@shared_list' ];

const isStep = new Uint8Array( TYPE_RANGE );
const isMacro = new Uint8Array( TYPE_RANGE );
/** The pseudo-type of a step's stage; 0 for what is no step or belongs to none. */
const stageType = new Uint16Array( TYPE_RANGE );
for ( const type of EVENT_TYPES ) {
	const definition = EVENTS[ type ];
	isStep[ definition.id ] = definition.step ? 1 : 0;
	isMacro[ definition.id ] = definition.macro ? 1 : 0;
	stageType[ definition.id ] =
		definition.step && definition.stage
			? PSEUDO_TYPES[ `@${ definition.stage }` ]
			: 0;
}

/** Orders events by time, then by id. */
export function byTime( a: CountedEvent, b: CountedEvent ): number {
	if ( a.at !== b.at ) {
		return a.at - b.at;
	}
	if ( a.id === b.id ) {
		return 0;
	}
	return a.id < b.id ? -1 : 1;
}

/** A visit with the set of what it was already counted for. */
export class Visit {
	/** The id of its first event: the same events always name the same visit. */
	readonly id: string;
	readonly startedAt: number;
	readonly audience: number;
	readonly campaign: number;
	readonly source: number;
	readonly device: number;
	readonly visitRef: number;
	readonly recognised: boolean;
	readonly day: number;
	lastAt: number;
	lastId: string;

	/** Events so far by counted type, pseudo-types included. */
	readonly #types = new Map< number, number >();
	readonly #pages = new Set< number >();
	readonly #blocks = new Set< number >();
	/** Steps with the first time of each. */
	readonly #steps = new Map< number, Moment >();
	/** page * 1024 + type, and block * 1024 + type, already counted as a visit. */
	readonly #onPage = new Set< number >();
	readonly #onBlock = new Set< number >();
	/** What most visits have none of takes no memory. */
	#compared: ComparedInVisit | null = null;
	#forms: FormsInVisit | null = null;
	#products: Set< number > | null = null;
	#onProduct: Set< number > | null = null;

	/** The rows of `#boundTo` that count this visit as a whole, so that they are looked up once a batch. */
	#boundTo: RollUpChanges | null = null;
	#wholeRows: Cells[] = [];

	constructor( first: CountedEvent, days: SiteDays ) {
		this.id = first.id;
		this.startedAt = first.at;
		this.audience = first.audience;
		this.campaign = first.campaign;
		this.source = first.source;
		this.device = first.device === 0 ? DEVICE_OTHER : first.device;
		this.visitRef = first.visitRef;
		this.recognised = first.recognised;
		this.day = days.dayOf( first.at );
		this.lastAt = first.at;
		this.lastId = first.id;
	}

	/** True when so much was seen that it matters in which order events are counted. */
	get isFull(): boolean {
		return (
			this.#pages.size >= COUNTED_PER_VISIT ||
			this.#blocks.size >= COUNTED_PER_VISIT ||
			( this.#products?.size ?? 0 ) >= COUNTED_PER_VISIT ||
			( this.#compared?.pairs.size ?? 0 ) >= COUNTED_PER_VISIT ||
			( this.#forms?.details.size ?? 0 ) >= COUNTED_PER_VISIT
		);
	}

	/**
	 * Counts one more event of this visit.
	 *
	 * @param event
	 * @param changes Where the difference is noted.
	 * @param sign    -1 takes the visit's events out again, one after the other.
	 */
	count( event: CountedEvent, changes: RollUpChanges, sign: 1 | -1 ): void {
		if (
			event.at > this.lastAt ||
			( event.at === this.lastAt && event.id > this.lastId )
		) {
			this.lastAt = event.at;
			this.lastId = event.id;
		}
		this.#bind( changes );
		if ( this.audience === 0 ) {
			this.#joinRows( event, changes, sign );
		}
		const hours = changes.hourCells( hourOf( this.startedAt ) );
		const step = isStep[ event.type ] === 1;
		const macro = isMacro[ event.type ] === 1 && ! event.withPurchase;
		this.#countWhole( event.type, hours, sign );
		this.#countWhole( VISIT, hours, sign );
		if ( step ) {
			this.#countWhole( STEP, hours, sign );
			const stage = stageType[ event.type ] ?? 0;
			if ( stage !== 0 ) {
				this.#countWhole( stage, hours, sign );
			}
		}
		if ( macro ) {
			this.#countWhole( MACRO, hours, sign );
		}
		if ( event.sharedList ) {
			this.#countWhole( SHARED_LIST, hours, sign );
		}
		if ( this.audience !== 0 ) {
			return;
		}
		if ( step ) {
			this.#orderStep( event, changes, sign );
		}
		if ( this.#pages.has( event.page ) ) {
			const cells = changes.dayCells(
				this.day,
				rowNumber( DIMENSION.page, event.page )
			);
			countPlace( this.#onPage, event.page, event.type, cells, sign );
			countPlace( this.#onPage, event.page, VISIT, cells, sign );
			if ( step ) {
				countPlace( this.#onPage, event.page, STEP, cells, sign );
			}
			if ( macro ) {
				countPlace( this.#onPage, event.page, MACRO, cells, sign );
			}
		}
		if ( this.#blocks.has( event.block ) ) {
			const cells = changes.dayCells(
				this.day,
				rowNumber( DIMENSION.block, event.block )
			);
			const also = this.recognised
				? changes.dayCells(
						this.day,
						rowNumber( DIMENSION.recognisedBlock, event.block )
					)
				: null;
			const counted = this.#onBlock;
			const { block } = event;
			countPlace( counted, block, event.type, cells, sign, also );
			countPlace( counted, block, VISIT, cells, sign, also );
			if ( step ) {
				countPlace( counted, block, STEP, cells, sign, also );
			}
			if ( macro ) {
				countPlace( counted, block, MACRO, cells, sign, also );
			}
		}
		if ( event.product !== 0 ) {
			this.#countProduct( event, changes, sign );
		}
		if ( event.compared.pairs.length > 0 ) {
			this.#countPairs( event, changes, sign );
		}
		if ( event.block !== 0 && isAboutForm( event.type ) ) {
			this.#countForm( event, changes, sign );
		}
	}

	/**
	 * Counts where a form was left and how long it took. A form that was left and sent after all, in whatever order that is
	 * heard of, is also counted as sent where it had been left, so that the two can be told apart.
	 */
	#countForm(
		{ type, block, detail }: CountedEvent,
		changes: RollUpChanges,
		sign: 1 | -1
	): void {
		const forms = ( this.#forms ??= {
			details: new Set(),
			counted: new Set(),
			left: new Map(),
			sent: new Set(),
		} );
		const cells = ( value: number ) =>
			changes.dayCells(
				this.day,
				rowNumber( DIMENSION.formDetail, value )
			);
		const value = detailValue( block, detail );
		const isNew = detail !== 0 && ! forms.details.has( value );
		if ( isNew && forms.details.size < COUNTED_PER_VISIT ) {
			forms.details.add( value );
			if ( type === FORM_LEAVE ) {
				const left = forms.left.get( block ) ?? [];
				forms.left.set( block, [ ...left, value ] );
				if ( forms.sent.has( block ) ) {
					addCount( cells( value ), FORM_SUBMIT, sign, sign );
				}
			}
		}
		if ( forms.details.has( value ) ) {
			countPlace( forms.counted, value, type, cells( value ), sign );
		}
		if ( type === FORM_SUBMIT && ! forms.sent.has( block ) ) {
			forms.sent.add( block );
			for ( const left of forms.left.get( block ) ?? [] ) {
				addCount( cells( left ), FORM_SUBMIT, sign, sign );
			}
		}
	}

	#countProduct(
		event: CountedEvent,
		changes: RollUpChanges,
		sign: 1 | -1
	): void {
		const { product, type } = event;
		const products = ( this.#products ??= new Set() );
		if ( ! products.has( product ) ) {
			if ( products.size >= COUNTED_PER_VISIT ) {
				return;
			}
			products.add( product );
		}
		const cells = ( dimension: number ) =>
			changes.dayCells( this.day, rowNumber( dimension, product ) );
		countPlace(
			( this.#onProduct ??= new Set() ),
			product,
			type,
			cells( DIMENSION.product ),
			sign,
			this.recognised ? cells( DIMENSION.recognisedProduct ) : null
		);
	}

	#countPairs(
		event: CountedEvent,
		changes: RollUpChanges,
		sign: 1 | -1
	): void {
		const { type, compared } = event;
		const visit = ( this.#compared ??= {
			pairs: new Set(),
			onPair: new Set(),
			onWon: new Set(),
		} );
		compared.pairs.forEach( ( pair, position ) => {
			if ( ! visit.pairs.has( pair ) ) {
				if ( visit.pairs.size >= COUNTED_PER_VISIT ) {
					return;
				}
				visit.pairs.add( pair );
			}
			const cells = ( dimension: number, value: number ) =>
				changes.dayCells( this.day, rowNumber( dimension, value ) );
			countPlace(
				visit.onPair,
				pair,
				type,
				cells( DIMENSION.pair, pair ),
				sign
			);
			const won = compared.won[ position ];
			if ( won !== undefined ) {
				countPlace(
					visit.onWon,
					won,
					type,
					cells( DIMENSION.won, won ),
					sign
				);
			}
		} );
	}

	/** Counts one event of a type in every row that counts whole visits. */
	#countWhole( type: number, hours: Cells, sign: 1 | -1 ): void {
		const before = this.#types.get( type ) ?? 0;
		this.#types.set( type, before + 1 );
		const visits = before === 0 ? sign : 0;
		for ( const cells of this.#wholeRows ) {
			addCount( cells, type, visits, sign );
		}
		if ( this.audience === 0 ) {
			addCount( hours, type, visits, sign );
		}
	}

	/** A page, block or step that is new to the visit: its `with_…` row takes over all the visit counted so far. */
	#joinRows(
		event: CountedEvent,
		changes: RollUpChanges,
		sign: 1 | -1
	): void {
		if (
			event.page !== 0 &&
			this.#pages.size < COUNTED_PER_VISIT &&
			! this.#pages.has( event.page )
		) {
			this.#pages.add( event.page );
			this.#join( changes, DIMENSION.withPage, event.page, sign );
		}
		if (
			event.block !== 0 &&
			this.#blocks.size < COUNTED_PER_VISIT &&
			! this.#blocks.has( event.block )
		) {
			this.#blocks.add( event.block );
			this.#join( changes, DIMENSION.withBlock, event.block, sign );
		}
		if ( isStep[ event.type ] === 1 && ! this.#steps.has( event.type ) ) {
			this.#join( changes, DIMENSION.withStep, event.type, sign );
		}
	}

	/**
	 * Keeps which step was first done before which. Events may come in any order: an earlier first time of a step known
	 * already changes sides with the steps between the two times.
	 */
	#orderStep(
		{ type, at, id }: CountedEvent,
		changes: RollUpChanges,
		sign: 1 | -1
	): void {
		const now: Moment = { at, id };
		const known = this.#steps.get( type );
		if ( known !== undefined && ! isEarlier( now, known ) ) {
			return;
		}
		this.#steps.set( type, now );
		const add = ( first: number, then: number, visits: number ) =>
			addCount(
				changes.dayCells(
					this.day,
					rowNumber( DIMENSION.beforeStep, then )
				),
				first,
				visits,
				visits
			);
		for ( const [ other, since ] of this.#steps ) {
			if ( other === type ) {
				continue;
			}
			if ( known === undefined ) {
				if ( isEarlier( now, since ) ) {
					add( type, other, sign );
				} else {
					add( other, type, sign );
				}
			} else if ( isEarlier( now, since ) && isEarlier( since, known ) ) {
				add( other, type, -sign );
				add( type, other, sign );
			}
		}
	}

	#join(
		changes: RollUpChanges,
		dimension: number,
		valueId: number,
		sign: 1 | -1
	): void {
		const cells = changes.dayCells(
			this.day,
			rowNumber( dimension, valueId )
		);
		for ( const [ type, events ] of this.#types ) {
			addCount( cells, type, sign, sign * events );
		}
		this.#wholeRows.push( cells );
	}

	#bind( changes: RollUpChanges ): void {
		if ( this.#boundTo === changes ) {
			return;
		}
		const row = ( dimension: number, valueId: number ) =>
			changes.dayCells( this.day, rowNumber( dimension, valueId ) );
		this.#boundTo = changes;
		if ( this.audience !== 0 ) {
			this.#wholeRows = [ row( DIMENSION.audience, this.audience ) ];
			return;
		}
		const rows = [
			row( DIMENSION.none, 0 ),
			row( DIMENSION.source, this.source ),
			row( DIMENSION.device, this.device ),
		];
		if ( this.recognised ) {
			rows.push( row( DIMENSION.recognised, 0 ) );
		}
		for ( const page of this.#pages ) {
			rows.push( row( DIMENSION.withPage, page ) );
		}
		for ( const block of this.#blocks ) {
			rows.push( row( DIMENSION.withBlock, block ) );
		}
		for ( const step of this.#steps.keys() ) {
			rows.push( row( DIMENSION.withStep, step ) );
		}
		this.#wholeRows = rows;
	}

	/** Lets go of the batch the visit was last counted in, so that its memory can be freed. */
	unbind(): void {
		this.#boundTo = null;
		this.#wholeRows = [];
	}
}

/** When an event happened; the id orders events of the same millisecond. */
interface Moment {
	readonly at: number;
	readonly id: string;
}

function isEarlier( a: Moment, b: Moment ): boolean {
	return a.at < b.at || ( a.at === b.at && a.id < b.id );
}

/** The pairs of a visit, and what was counted of them as a visit. */
interface ComparedInVisit {
	readonly pairs: Set< number >;
	readonly onPair: Set< number >;
	readonly onWon: Set< number >;
}

/** What was told of the forms of a visit. */
interface FormsInVisit {
	readonly details: Set< number >;
	/** detail * 1024 + type, already counted as a visit. */
	readonly counted: Set< number >;
	/** Where each form was left, by its block. */
	readonly left: Map< number, readonly number[] >;
	readonly sent: Set< number >;
}

/** Counts an event at a page, block or product, in one row or two: the visit once per type, the event always. */
function countPlace(
	counted: Set< number >,
	place: number,
	type: number,
	cells: Cells,
	sign: 1 | -1,
	also: Cells | null = null
): void {
	const key = place * TYPE_RANGE + type;
	let visits: number = sign;
	if ( counted.has( key ) ) {
		visits = 0;
	} else {
		counted.add( key );
	}
	addCount( cells, type, visits, sign );
	if ( also !== null ) {
		addCount( also, type, visits, sign );
	}
}

/** Whether an event that comes after all events of the visit begins a new one. */
export function beginsNewVisit( visit: Visit, event: CountedEvent ): boolean {
	return (
		event.at - visit.lastAt > LIMITS.visitGapMs ||
		( event.campaign !== 0 && event.campaign !== visit.campaign )
	);
}

/** Events with the same number here are cut into visits together, apart from all others. */
function lane( event: CountedEvent ): string {
	return `${ event.audience }:${ event.visitRef }`;
}

/**
 * Cuts a visitor's events into visits.
 *
 * @param events All of one visitor, ordered by {@link byTime}.
 * @param days   The site's calendar.
 * @param take   Counts the event in its visit.
 * @return The visits, in the order they begin.
 */
export function cutVisits(
	events: readonly CountedEvent[],
	days: SiteDays,
	take: ( visit: Visit, event: CountedEvent ) => void
): Visit[] {
	const visits: Visit[] = [];
	const open = new Map< string, Visit >();
	for ( const event of events ) {
		const key = lane( event );
		let visit = open.get( key );
		if (
			visit === undefined ||
			( event.visitRef === 0 && beginsNewVisit( visit, event ) )
		) {
			visit = new Visit( event, days );
			open.set( key, visit );
			visits.push( visit );
		}
		take( visit, event );
	}
	return visits;
}

/**
 * Cuts a visitor's events into visits and counts them.
 *
 * @param events  All of one visitor, ordered by {@link byTime}.
 * @param days    The site's calendar.
 * @param changes Where their cells are added (or taken out, with sign -1).
 * @param sign
 * @return The visits, in the order they begin.
 */
export function countVisits(
	events: readonly CountedEvent[],
	days: SiteDays,
	changes: RollUpChanges,
	sign: 1 | -1 = 1
): Visit[] {
	return cutVisits( events, days, ( visit, event ) =>
		visit.count( event, changes, sign )
	);
}
