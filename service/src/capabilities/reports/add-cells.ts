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
	const sums = sumVisits( table );
	const ids = new Map(
		[ ...table.names ].map( ( [ id, name ] ) => [ name, id ] )
	);
	return ( key, type ) => {
		const id = ids.get( key );
		return id === undefined
			? 0
			: ( sums.get( id * TYPE_RANGE + countedTypeId( type ) ) ?? 0 );
	};
}

/** Keys with visits of a type, in no promised order. */
export function keysWith(
	table: DayTable,
	type: CountedType
): readonly { readonly key: string; readonly visits: number }[] {
	const typeId = countedTypeId( type );
	const sums = sumVisits( table, typeId );
	return [ ...table.names ].flatMap( ( [ id, key ] ) => {
		const visits = sums.get( id * TYPE_RANGE + typeId ) ?? 0;
		return visits > 0 ? [ { key, visits } ] : [];
	} );
}

function sumVisits( table: DayTable, typeId?: number ): Map< number, number > {
	const sums = new Map< number, number >();
	for ( const { columns } of table.days ) {
		for ( let at = 0; at < columns.values.length; at += 1 ) {
			const type = columns.types[ at ] ?? 0;
			if ( typeId === undefined || type === typeId ) {
				const cell = ( columns.values[ at ] ?? 0 ) * TYPE_RANGE + type;
				sums.set(
					cell,
					( sums.get( cell ) ?? 0 ) + ( columns.visits[ at ] ?? 0 )
				);
			}
		}
	}
	return sums;
}
