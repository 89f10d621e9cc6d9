/**
 * The roll-ups of a handful of visits, counted the slow and plain way: what `RollupReader` answers, for tests of reports.
 */
import { EVENTS, type EventType } from '#contract/events/index.ts';
import {
	type CountedType,
	countedTypeId,
} from '#contract/reports/counted-type.ts';
import type {
	Audience,
	Device,
	Dimension,
} from '#contract/reports/dimensions.ts';
import {
	type Cells,
	columnsOf,
	type DayCell,
	type HourCell,
	type LatestEvent,
	productTableOf,
	type RollupReader,
} from '../rollups/index.ts';
import { hourKey, siteCalendar } from './site-calendar.ts';

export interface FakeEvent {
	type: EventType;
	page?: string;
	block?: string;
	/** Product id; counted whatever the type. */
	product?: number;
	/** Somebody's list, opened by its link. */
	sharedList?: boolean;
	withPurchase?: boolean;
	/** Of `form_leave`: the field touched last. */
	left?: string;
	/** Of `form_field`: the field that was come to, or that told of an error. */
	reached?: string;
	wrong?: string;
	/** Of `form_submit`: how long it took. */
	ms?: number;
	/** Products side by side; of `compare_choose`, with the chosen one as `product`. */
	compared?: readonly number[];
}

export interface FakeVisit {
	/** When it began, ISO 8601. */
	at: string;
	events: readonly FakeEvent[];
	source?: string;
	device?: Device;
	audience?: Audience;
	/** Its visitor can be recognised beyond the visit; default no. */
	recognised?: boolean;
}

export interface FakeRollUps extends RollupReader {
	/** What was asked, in order: tests of speed count the questions. */
	readonly asked: readonly string[];
}

/** Roll-ups of these visits, cut into the days of `zone`. */
export function fakeRollUpReader(
	visits: readonly FakeVisit[],
	zone = 'Europe/Berlin',
	latest: readonly LatestEvent[] = []
): FakeRollUps {
	const calendar = siteCalendar( zone );
	const asked: string[] = [];
	const newest = Math.max(
		...visits.map( ( visit ) => Date.parse( visit.at ) )
	);

	const cellsOf: RollupReader[ 'days' ] = async ( {
		days,
		dimension,
		key,
		types,
	} ) => {
		asked.push( `days ${ dimension } ${ key ?? '*' }` );
		const cells = new Map< string, DayCell >();
		for ( const visit of visits ) {
			const day = calendar.dayOf( Date.parse( visit.at ) );
			for ( const value of valuesOf( visit, dimension ) ) {
				if (
					! days.includes( day ) ||
					( key !== undefined && key !== value )
				) {
					continue;
				}
				for ( const [ type, events ] of countsOf(
					visit,
					dimension,
					value
				) ) {
					if ( types && ! types.includes( type ) ) {
						continue;
					}
					const name = `${ day } ${ value } ${ type }`;
					const cell = cells.get( name ) ?? {
						day,
						key: value,
						type,
						visits: 0,
						events: 0,
					};
					cell.visits += 1;
					cell.events += events;
					cells.set( name, cell );
				}
			}
		}
		return [ ...cells.values() ];
	};

	return {
		asked,
		days: cellsOf,
		async dayTable( query ) {
			const ids = new Map< string, number >();
			const days = new Map< string, Map< number, Cells > >();
			for ( const cell of await cellsOf( query ) ) {
				const id = ids.get( cell.key ) ?? ids.size + 1;
				ids.set( cell.key, id );
				const values = days.get( cell.day ) ?? new Map();
				days.set( cell.day, values );
				const cells: Cells = values.get( id ) ?? new Map();
				values.set( id, cells );
				cells.set( countedTypeId( cell.type ), cell );
			}
			return {
				days: [ ...days ].map( ( [ day, values ] ) => ( {
					day,
					columns: columnsOf( values ),
				} ) ),
				names: new Map(
					[ ...ids ].map( ( [ key, id ] ) => [ id, key ] )
				),
			};
		},
		async productTable( { siteId, days, types, recognised } ) {
			const dimension = recognised ? 'recognised_product' : 'product';
			return productTableOf(
				[
					columnsOf(
						cellsByProduct(
							await cellsOf( { siteId, days, dimension, types } )
						)
					),
				],
				types
			);
		},
		async hours( { from, to, types } ) {
			asked.push( `hours ${ from.toISOString() } ${ to.toISOString() }` );
			const cells = new Map< string, HourCell >();
			for ( const visit of visits ) {
				const at = Date.parse( visit.at );
				const hour = hourKey( at );
				const start = Date.parse( `${ hour }:00:00Z` );
				if (
					( visit.audience ?? 'person' ) !== 'person' ||
					start < from.getTime() ||
					start >= to.getTime()
				) {
					continue;
				}
				for ( const [ type, events ] of countsOf(
					visit,
					'none',
					''
				) ) {
					if ( types && ! types.includes( type ) ) {
						continue;
					}
					const name = `${ hour } ${ type }`;
					const cell = cells.get( name ) ?? {
						hour,
						type,
						visits: 0,
						events: 0,
					};
					cell.visits += 1;
					cell.events += events;
					cells.set( name, cell );
				}
			}
			return [ ...cells.values() ];
		},
		async keys( { dimension, contains, limit } ) {
			asked.push( `keys ${ dimension }` );
			const keys = new Set(
				visits.flatMap( ( visit ) => valuesOf( visit, dimension ) )
			);
			const wanted = ( contains ?? '' ).toLowerCase();
			return [ ...keys ]
				.filter( ( key ) => key.toLowerCase().includes( wanted ) )
				.slice( 0, limit );
		},
		async freshness() {
			asked.push( 'freshness' );
			return {
				newestEventAt: visits.length > 0 ? new Date( newest ) : null,
				version: `${ visits.length }:${ newest }`,
			};
		},
		async latest( _siteId, limit ) {
			asked.push( 'latest' );
			return latest.slice( 0, limit );
		},
	};
}

/** Under which values of a dimension a visit is counted. */
function valuesOf( visit: FakeVisit, dimension: Dimension ): string[] {
	const audience = visit.audience ?? 'person';
	if ( dimension === 'audience' ) {
		return audience === 'person' ? [] : [ audience ];
	}
	if ( audience !== 'person' ) {
		return [];
	}
	const distinct = ( values: readonly ( string | undefined )[] ) => [
		...new Set( values.filter( ( value ) => value !== undefined ) ),
	];
	switch ( dimension ) {
		case 'none':
			return [ '' ];
		case 'page':
		case 'with_page':
			return distinct( visit.events.map( ( event ) => event.page ) );
		case 'block':
		case 'with_block':
			return distinct( visit.events.map( ( event ) => event.block ) );
		case 'with_step':
		case 'before_step':
			return distinct(
				visit.events
					.map( ( event ) => event.type )
					.filter( ( type ) => EVENTS[ type ].step )
			);
		case 'source':
			return [ visit.source ?? 'direct' ];
		case 'device':
			return [ visit.device ?? 'desktop' ];
		case 'product':
			return distinct(
				visit.events.map( ( event ) => event.product?.toString() )
			);
		case 'recognised':
			return visit.recognised ? [ '' ] : [];
		case 'recognised_block':
			return visit.recognised ? valuesOf( visit, 'block' ) : [];
		case 'recognised_product':
			return visit.recognised ? valuesOf( visit, 'product' ) : [];
		case 'pair':
			return distinct( visit.events.flatMap( pairsOf ) );
		case 'won':
			return distinct( visit.events.flatMap( wonPairsOf ) );
		case 'form_detail':
			return distinct( visit.events.flatMap( detailsOf ) );
	}
}

function detailsOf( { block, left, reached, wrong, ms }: FakeEvent ): string[] {
	return [
		...( reached === undefined ? [] : [ `${ block } at:${ reached }` ] ),
		...( wrong === undefined ? [] : [ `${ block } wrong:${ wrong }` ] ),
		...( left === undefined ? [] : [ `${ block } left:${ left }` ] ),
		...( ms === undefined
			? []
			: [ `${ block } ms:${ Number( ms.toPrecision( 2 ) ) }` ] ),
	];
}

/** `12:34` of all that stood side by side; of a choice only those with the chosen one. */
function pairsOf( { compared = [], product }: FakeEvent ): string[] {
	const ids = [ ...compared ].sort( ( a, b ) => a - b );
	return ids.flatMap( ( first, at ) =>
		ids
			.slice( at + 1 )
			.filter(
				( second ) =>
					product === undefined ||
					product === first ||
					product === second
			)
			.map( ( second ) => `${ first }:${ second }` )
	);
}

function wonPairsOf( event: FakeEvent ): string[] {
	return event.product === undefined
		? []
		: pairsOf( event ).map( ( pair ) => `${ pair }>${ event.product }` );
}

/** Summed over the days. */
function cellsByProduct( cells: readonly DayCell[] ): Map< number, Cells > {
	const products = new Map< number, Cells >();
	for ( const { key, type, visits, events } of cells ) {
		const theirs: Cells = products.get( Number( key ) ) ?? new Map();
		products.set( Number( key ), theirs );
		const before = theirs.get( countedTypeId( type ) );
		theirs.set( countedTypeId( type ), {
			visits: visits + ( before?.visits ?? 0 ),
			events: events + ( before?.events ?? 0 ),
		} );
	}
	return products;
}

/** How often each type happened in a visit, at one page or block where the dimension is a place. */
function countsOf(
	visit: FakeVisit,
	dimension: Dimension,
	value: string
): Map< CountedType, number > {
	const counts = new Map< CountedType, number >();
	if ( dimension === 'before_step' ) {
		const types = visit.events.map( ( event ) => event.type );
		for ( const type of types.slice(
			0,
			types.indexOf( value as EventType )
		) ) {
			if ( EVENTS[ type ].step ) {
				counts.set( type, 1 );
			}
		}
		return counts;
	}
	if ( dimension === 'form_detail' ) {
		const [ block, detail = '' ] = value.split( ' ' );
		const told = visit.events.filter( ( event ) =>
			detailsOf( event ).includes( value )
		);
		const [ first ] = told;
		if ( first ) {
			counts.set( first.type, told.length );
		}
		if (
			detail.startsWith( 'left:' ) &&
			visit.events.some(
				( event ) =>
					event.type === 'form_submit' && event.block === block
			)
		) {
			counts.set( 'form_submit', 1 );
		}
		return counts;
	}
	const count = ( type: CountedType ) =>
		counts.set( type, ( counts.get( type ) ?? 0 ) + 1 );
	for ( const event of visit.events ) {
		if (
			( dimension === 'page' && event.page !== value ) ||
			( dimension.endsWith( 'block' ) &&
				dimension !== 'with_block' &&
				event.block !== value ) ||
			( dimension.endsWith( 'product' ) &&
				event.product?.toString() !== value ) ||
			( dimension === 'pair' && ! pairsOf( event ).includes( value ) ) ||
			( dimension === 'won' && ! wonPairsOf( event ).includes( value ) )
		) {
			continue;
		}
		count( event.type );
		if (
			dimension.endsWith( 'product' ) ||
			dimension === 'pair' ||
			dimension === 'won'
		) {
			continue;
		}
		count( '@visit' );
		if ( event.sharedList ) {
			count( '@shared_list' );
		}
		if ( EVENTS[ event.type ].step ) {
			count( '@step' );
			const { stage } = EVENTS[ event.type ];
			if ( stage && dimension !== 'page' && dimension !== 'block' ) {
				count( `@${ stage }` );
			}
		}
		if ( EVENTS[ event.type ].macro && ! event.withPurchase ) {
			count( '@macro' );
		}
	}
	return counts;
}
