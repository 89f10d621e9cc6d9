/** What visits told of a form beside that they were there: how far they came, where they gave up, how long it took. */
import type { DayTable } from '../../rollups/index.ts';
import { detailParts } from '../../rollups/index.ts';
import { sumsByKey } from '../add-cells.ts';

/** Visits, by what became of one field. */
export interface FieldCounts {
	readonly key: string;
	/** Came to it; null: that was not told then. */
	readonly reached: number | null;
	/** Were told there of an error; null: that was not told then. */
	readonly wrong: number | null;
	/** Gave up with this field the last one touched. */
	readonly left: number;
}

export interface FormDetails {
	/** Most reached first: people begin above. */
	readonly fields: readonly FieldCounts[];
	/** Where most gave up; null: nobody did. */
	readonly leftAt: string | null;
	/** The middle one of all times from the first input to sending, ms, as they are kept: to two digits; null without one. */
	readonly medianMs: number | null;
}

const NOTHING: FormDetails = { fields: [], leftAt: null, medianMs: null };

interface Told {
	readonly at: Map< string, number >;
	readonly wrong: Map< string, number >;
	readonly left: Map< string, number >;
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
		const of: Told = told.get( block ) ?? {
			at: new Map(),
			wrong: new Map(),
			left: new Map(),
			times: [],
		};
		told.set( block, of );
		const colon = detail.indexOf( ':' );
		const kind = detail.slice( 0, colon );
		const value = detail.slice( colon + 1 );
		if ( kind === 'left' ) {
			// Who came back and sent it has not given up.
			const left =
				sums( name, 'form_leave' ).visits -
				sums( name, 'form_submit' ).visits;
			if ( left > 0 ) {
				of.left.set( value, left );
			}
		} else if ( kind === 'at' || kind === 'wrong' ) {
			const { visits } = sums( name, 'form_field' );
			if ( visits > 0 ) {
				of[ kind ].set( value, visits );
			}
		} else {
			const { events } = sums( name, 'form_submit' );
			if ( events > 0 ) {
				of.times.push( { ms: Number( value ), count: events } );
			}
		}
	}
	const details = new Map(
		[ ...told ].map( ( [ block, of ] ) => [
			block,
			{
				fields: fieldsOf( of ),
				leftAt: mostOf( of.left ),
				medianMs: medianOf( of.times ),
			},
		] )
	);
	return ( blockId ) => details.get( blockId ) ?? NOTHING;
}

function fieldsOf( { at, wrong, left }: Told ): FieldCounts[] {
	const keys = new Set( [ ...at.keys(), ...wrong.keys(), ...left.keys() ] );
	return [ ...keys ]
		.map( ( key ) => {
			const told = at.has( key );
			const gone = left.get( key ) ?? 0;
			const erred = wrong.get( key ) ?? 0;
			return {
				key,
				// Who left it or erred in it was there, even where that was not heard.
				reached: told
					? Math.max( at.get( key ) ?? 0, gone, erred )
					: null,
				wrong: told ? erred : null,
				left: gone,
			};
		} )
		.sort(
			( a, b ) =>
				( b.reached ?? 0 ) - ( a.reached ?? 0 ) ||
				b.left - a.left ||
				( a.key < b.key ? -1 : 1 )
		);
}

function mostOf( counts: ReadonlyMap< string, number > ): string | null {
	const [ first ] = [ ...counts ].sort(
		( a, b ) => b[ 1 ] - a[ 1 ] || ( a[ 0 ] < b[ 0 ] ? -1 : 1 )
	);
	return first?.[ 0 ] ?? null;
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
