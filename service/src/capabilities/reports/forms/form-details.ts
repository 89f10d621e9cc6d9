/** What visits told of a form beside that they were there: in which field they gave up, and how long filling it in took. */
import type { DayTable } from '../../rollups/index.ts';
import { detailParts } from '../../rollups/index.ts';
import { sumsByKey } from '../add-cells.ts';

export interface FormDetails {
	/** Visits that gave up, by the field touched last; most first. */
	readonly left: readonly { readonly key: string; readonly left: number }[];
	/** The middle one of all times from the first input to sending, ms, as they are kept: to two digits; null without one. */
	readonly medianMs: number | null;
}

const NOTHING: FormDetails = { left: [], medianMs: null };

interface Told {
	readonly left: { key: string; left: number }[];
	readonly times: { ms: number; count: number }[];
}

/**
 * Adds up the dimension `form_detail`.
 *
 * @param table
 * @return By block; a block of which nothing was told has {@link NOTHING}.
 */
export function detailsByForm(
	table: DayTable
): ( blockId: string ) => FormDetails {
	const told = new Map< string, Told >();
	const sums = sumsByKey( table );
	for ( const name of table.names.values() ) {
		const { block, detail } = detailParts( name );
		const of = told.get( block ) ?? { left: [], times: [] };
		told.set( block, of );
		const colon = detail.indexOf( ':' );
		const value = detail.slice( colon + 1 );
		const sent = sums( name, 'form_submit' );
		if ( detail.startsWith( 'left:' ) ) {
			// Who came back and sent it has not given up.
			const left = sums( name, 'form_leave' ).visits - sent.visits;
			if ( left > 0 ) {
				of.left.push( { key: value, left } );
			}
		} else if ( sent.events > 0 ) {
			of.times.push( { ms: Number( value ), count: sent.events } );
		}
	}
	const details = new Map(
		[ ...told ].map( ( [ block, { left, times } ] ) => [
			block,
			{
				left: left.sort(
					( a, b ) => b.left - a.left || ( a.key < b.key ? -1 : 1 )
				),
				medianMs: medianOf( times ),
			},
		] )
	);
	return ( blockId ) => details.get( blockId ) ?? NOTHING;
}

/** Of two middle ones the lower. */
function medianOf( times: Told[ 'times' ] ): number | null {
	const half = times.reduce( ( sum, { count } ) => sum + count, 0 ) / 2;
	let until = 0;
	for ( const { ms, count } of times.sort( ( a, b ) => a.ms - b.ms ) ) {
		until += count;
		if ( until >= half ) {
			return ms;
		}
	}
	return null;
}
