/** Adds days of the dimension `product` up, product by product. */
import {
	type CountedType,
	countedTypeId,
} from '#contract/reports/counted-type.ts';
import type { DayColumns } from './day-columns.ts';
import type { ProductTable } from './roll-up-reader-type.ts';

/** Up to this product id slots are found in a list, beyond it in a map, which takes ten times as long. */
const LISTED_IDS = 2 ** 22;
const NO_COLUMN = 255;
const TYPES = 2 ** 16;

/**
 * @param days  Cells of the dimension; a day may stand here twice, and cells may be negative.
 * @param types Each at most once.
 */
export function productTableOf(
	days: readonly DayColumns[],
	types: readonly CountedType[]
): ProductTable {
	const columnOfType = new Uint8Array( TYPES ).fill( NO_COLUMN );
	types.forEach( ( type, column ) => {
		columnOfType[ countedTypeId( type ) ] = column;
	} );
	const slots = findSlots( days, columnOfType );
	const visits = types.map( () => new Float64Array( slots.count ) );
	const events = types.map( () => new Float64Array( slots.count ) );
	for ( const columns of days ) {
		const { values } = columns;
		for ( let at = 0; at < values.length; at += 1 ) {
			const column = columnOfType[ columns.types[ at ] ?? 0 ];
			if ( column === undefined || column === NO_COLUMN ) {
				continue;
			}
			const slot = slots.of( values[ at ] ?? 0 );
			const visitsOf = visits[ column ];
			const eventsOf = events[ column ];
			if ( visitsOf !== undefined && eventsOf !== undefined ) {
				visitsOf[ slot ] =
					( visitsOf[ slot ] ?? 0 ) + ( columns.visits[ at ] ?? 0 );
				eventsOf[ slot ] =
					( eventsOf[ slot ] ?? 0 ) + ( columns.events[ at ] ?? 0 );
			}
		}
	}
	return withoutEmpty( slots.products, visits, events );
}

interface Slots {
	readonly count: number;
	readonly products: Uint32Array;
	readonly of: ( product: number ) => number;
}

/** Gives every product that has one of the types a place in the columns. */
function findSlots(
	days: readonly DayColumns[],
	columnOfType: Uint8Array
): Slots {
	let largest = 0;
	for ( const { values } of days ) {
		for ( const value of values ) {
			if ( value > largest ) {
				largest = value;
			}
		}
	}
	const listed = new Int32Array( Math.min( largest + 1, LISTED_IDS ) );
	const mapped = new Map< number, number >();
	const products: number[] = [];
	for ( const { values, types } of days ) {
		for ( let at = 0; at < values.length; at += 1 ) {
			if ( columnOfType[ types[ at ] ?? 0 ] === NO_COLUMN ) {
				continue;
			}
			const product = values[ at ] ?? 0;
			if ( product < LISTED_IDS ) {
				if ( listed[ product ] === 0 ) {
					products.push( product );
					listed[ product ] = products.length;
				}
			} else if ( ! mapped.has( product ) ) {
				products.push( product );
				mapped.set( product, products.length );
			}
		}
	}
	return {
		count: products.length,
		products: Uint32Array.from( products ),
		of: ( product ) =>
			( ( product < LISTED_IDS
				? listed[ product ]
				: mapped.get( product ) ) ?? 1 ) - 1,
	};
}

/** Leaves out products whose numbers have cancelled each other out. */
function withoutEmpty(
	products: Uint32Array,
	visits: readonly Float64Array[],
	events: readonly Float64Array[]
): ProductTable {
	const kept: number[] = [];
	for ( let slot = 0; slot < products.length; slot += 1 ) {
		if ( events.some( ( column ) => column[ slot ] !== 0 ) ) {
			kept.push( slot );
		}
	}
	if ( kept.length === products.length ) {
		return { products, visits, events };
	}
	const pick = ( column: Float64Array ) =>
		Float64Array.from( kept, ( slot ) => column[ slot ] ?? 0 );
	return {
		products: Uint32Array.from( kept, ( slot ) => products[ slot ] ?? 0 ),
		visits: visits.map( pick ),
		events: events.map( pick ),
	};
}
