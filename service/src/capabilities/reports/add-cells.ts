/** Adds cells of days up where a report needs neither buckets nor a comparison. */
import {
	type CountedType,
	countedTypeId,
} from '#contract/reports/counted-type.ts';
import { type DayTable, TYPE_RANGE } from '../rollups/index.ts';

/** Visits under a key with a type, all days together. */
export type VisitsByKey = ( key: string, type: CountedType ) => number;

/** Sums the days of a table. Of a dimension without keys the key is empty. */
export function visitsByKey( table: DayTable ): VisitsByKey {
	const sums = sumCells( table, 'visits' );
	const cellOf = cellsOfKeys( table );
	return ( key, type ) => sums.get( cellOf( key, type ) ) ?? 0;
}

/** The same with how often it happened in those visits. */
export function sumsByKey( table: DayTable ): (
	key: string,
	type: CountedType
) => {
	readonly visits: number;
	readonly events: number;
} {
	const visits = sumCells( table, 'visits' );
	const events = sumCells( table, 'events' );
	const cellOf = cellsOfKeys( table );
	return ( key, type ) => {
		const cell = cellOf( key, type );
		return {
			visits: visits.get( cell ) ?? 0,
			events: events.get( cell ) ?? 0,
		};
	};
}

/** The number under which a key's type is summed; of a key that is not there, one that nothing has. */
function cellsOfKeys(
	table: DayTable
): ( key: string, type: CountedType ) => number {
	const ids = new Map(
		[ ...table.names ].map( ( [ id, name ] ) => [ name, id ] )
	);
	return ( key, type ) => {
		const id = ids.get( key );
		return id === undefined ? -1 : id * TYPE_RANGE + countedTypeId( type );
	};
}

/** Keys with visits of a type, in no promised order. */
export function keysWith(
	table: DayTable,
	type: CountedType
): readonly { readonly key: string; readonly visits: number }[] {
	const typeId = countedTypeId( type );
	const sums = sumCells( table, 'visits', typeId );
	return [ ...table.names ].flatMap( ( [ id, key ] ) => {
		const visits = sums.get( id * TYPE_RANGE + typeId ) ?? 0;
		return visits > 0 ? [ { key, visits } ] : [];
	} );
}

function sumCells(
	table: DayTable,
	of: 'visits' | 'events',
	typeId?: number
): Map< number, number > {
	const sums = new Map< number, number >();
	for ( const { columns } of table.days ) {
		for ( let at = 0; at < columns.values.length; at += 1 ) {
			const type = columns.types[ at ] ?? 0;
			if ( typeId === undefined || type === typeId ) {
				const cell = ( columns.values[ at ] ?? 0 ) * TYPE_RANGE + type;
				sums.set(
					cell,
					( sums.get( cell ) ?? 0 ) + ( columns[ of ][ at ] ?? 0 )
				);
			}
		}
	}
	return sums;
}
