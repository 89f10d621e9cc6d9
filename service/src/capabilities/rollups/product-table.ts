/** Adds days of the dimension `product` up, product by product. */
import {
	type CountedType,
	countedTypeId,
} from '#contract/reports/counted-type.ts';
import type { DayColumns } from './day-columns.ts';
import { ProductSlots } from './product-slots.ts';
import type { ProductTable } from './roll-up-reader-type.ts';

const NO_COLUMN = 255;
const TYPES = 2 ** 16;
/** Products to begin with; there is room for twice as many whenever it is used up. */
const FIRST_ROOM = 1024;

/**
 * One pass over all cells: a quarter of a shop with a hundred thousand products has half a million.
 *
 * @param days  Cells of the dimension; a day may stand here twice, and cells may be negative.
 * @param types Each at most once.
 */
export function productTableOf(
	days: readonly DayColumns[],
	types: readonly CountedType[]
): ProductTable {
	const width = types.length;
	const columnOfType = new Uint8Array( TYPES ).fill( NO_COLUMN );
	types.forEach( ( type, column ) => {
		columnOfType[ countedTypeId( type ) ] = column;
	} );
	const slots = new ProductSlots( largestOf( days ) );
	// Row by row, the types of a product side by side.
	let visits = new Float64Array( FIRST_ROOM * width );
	let events = new Float64Array( FIRST_ROOM * width );
	for ( const columns of days ) {
		const { values } = columns;
		let product = -1;
		let row = 0;
		for ( let at = 0; at < values.length; at += 1 ) {
			const column =
				columnOfType[ columns.types[ at ] ?? 0 ] ?? NO_COLUMN;
			if ( column === NO_COLUMN ) {
				continue;
			}
			const value = values[ at ] ?? 0;
			// The cells of a product stand together.
			if ( value !== product ) {
				product = value;
				row = slots.of( product ) * width;
				if ( row >= visits.length ) {
					visits = roomier( visits );
					events = roomier( events );
				}
			}
			const cell = row + column;
			visits[ cell ] =
				( visits[ cell ] ?? 0 ) + ( columns.visits[ at ] ?? 0 );
			events[ cell ] =
				( events[ cell ] ?? 0 ) + ( columns.events[ at ] ?? 0 );
		}
	}
	return tableOf( slots.products, visits, events, width );
}

function largestOf( days: readonly DayColumns[] ): number {
	let largest = 0;
	for ( const { values } of days ) {
		for ( let at = 0; at < values.length; at += 1 ) {
			const value = values[ at ] ?? 0;
			if ( value > largest ) {
				largest = value;
			}
		}
	}
	return largest;
}

function roomier( cells: Float64Array ): Float64Array< ArrayBuffer > {
	const grown = new Float64Array( cells.length * 2 );
	grown.set( cells );
	return grown;
}

/** Column by column, without products whose numbers have cancelled each other out. */
function tableOf(
	products: readonly number[],
	visits: Float64Array,
	events: Float64Array,
	width: number
): ProductTable {
	const kept: number[] = [];
	for ( let slot = 0; slot < products.length; slot += 1 ) {
		for ( let column = 0; column < width; column += 1 ) {
			if ( events[ slot * width + column ] !== 0 ) {
				kept.push( slot );
				break;
			}
		}
	}
	const pick = ( cells: Float64Array, column: number ) => {
		const picked = new Float64Array( kept.length );
		for ( let at = 0; at < kept.length; at += 1 ) {
			picked[ at ] = cells[ ( kept[ at ] ?? 0 ) * width + column ] ?? 0;
		}
		return picked;
	};
	const all = Array.from( { length: width }, ( _, column ) => column );
	return {
		products: Uint32Array.from( kept, ( slot ) => products[ slot ] ?? 0 ),
		visits: all.map( ( column ) => pick( visits, column ) ),
		events: all.map( ( column ) => pick( events, column ) ),
	};
}
