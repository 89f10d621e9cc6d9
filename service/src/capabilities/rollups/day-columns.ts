/**
 * The cells of one day and dimension as columns of numbers, and a bounded store of those read before: a list of objects
 * took most of a report's time, and a day that has closed never changes again as a rule.
 */
import { type Cells, eachPackedCell } from './cells.ts';

/** Cell i is `values[ i ]`, `types[ i ]`, `visits[ i ]`, `events[ i ]`. Rows of one value stand together. */
export interface DayColumns {
	readonly values: Uint32Array;
	readonly types: Uint16Array;
	readonly visits: Numbers;
	readonly events: Numbers;
}

/** Whole numbers: 32 bits each as long as all of them fit, which they do unless a day has thousands of millions. */
export type Numbers = Int32Array | Float64Array;

/** A row of `rollup_day`. */
export interface PackedRow {
	readonly value_id: number;
	readonly cells: Uint8Array;
}

/** The shortest packed cell: three numbers of a byte each. */
const SHORTEST_CELL = 3;
/** What an entry takes beside its cells, roughly. */
const BYTES_PER_ENTRY = 600;
/** More than four million cells. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Unpacks the rows of a day. */
export function unpackDay( rows: readonly PackedRow[] ): DayColumns {
	let most = 0;
	for ( const row of rows ) {
		most += Math.floor( row.cells.length / SHORTEST_CELL );
	}
	const values = new Uint32Array( most );
	const types = new Uint16Array( most );
	const visits = new Float64Array( most );
	const events = new Float64Array( most );
	let length = 0;
	for ( const row of rows ) {
		eachPackedCell( row.cells, ( type, visitsOfCell, eventsOfCell ) => {
			values[ length ] = row.value_id;
			types[ length ] = type;
			visits[ length ] = visitsOfCell;
			events[ length ] = eventsOfCell;
			length += 1;
		} );
	}
	return {
		values: values.slice( 0, length ),
		types: types.slice( 0, length ),
		visits: narrow( visits.subarray( 0, length ) ),
		events: narrow( events.subarray( 0, length ) ),
	};
}

/** A copy in the narrower of the two forms. */
export function narrow( numbers: Float64Array ): Numbers {
	return numbers.every( ( number ) => ( number | 0 ) === number )
		? Int32Array.from( numbers )
		: numbers.slice();
}

/** Cells of a day that are not packed, value by value. */
export function columnsOf( rows: ReadonlyMap< number, Cells > ): DayColumns {
	const values: number[] = [];
	const types: number[] = [];
	const visits: number[] = [];
	const events: number[] = [];
	for ( const [ value, cells ] of rows ) {
		for ( const [ type, count ] of cells ) {
			values.push( value );
			types.push( type );
			visits.push( count.visits );
			events.push( count.events );
		}
	}
	return {
		values: Uint32Array.from( values ),
		types: Uint16Array.from( types ),
		visits: narrow( Float64Array.from( visits ) ),
		events: narrow( Float64Array.from( events ) ),
	};
}

/** Hands over the cells of a day one by one. */
export function eachCell(
	columns: DayColumns,
	handle: (
		value: number,
		type: number,
		visits: number,
		events: number
	) => void
): void {
	const { values, types, visits, events } = columns;
	for ( let at = 0; at < values.length; at += 1 ) {
		handle(
			values[ at ] ?? 0,
			types[ at ] ?? 0,
			visits[ at ] ?? 0,
			events[ at ] ?? 0
		);
	}
}

/**
 * Days read before, each with the version of `rollup_version` it was read at. The version changes in the transaction that
 * changes the day's rows, and never comes back: so the same version of a day is always the same cells, whoever wrote them.
 */
export class ReadDays {
	readonly #mostBytes: number;
	#bytes = 0;
	/** In the order of use, the longest unused first. */
	readonly #days = new Map<
		string,
		{ readonly version: number; readonly columns: DayColumns }
	>();

	/** @param mostBytes Memory for columns; the days unused for longest are let go. */
	constructor( mostBytes = MOST_BYTES ) {
		this.#mostBytes = mostBytes;
	}

	/** The cells of a day at a version; null when they are not here. */
	find(
		siteId: number,
		dimension: number,
		day: string,
		version: number
	): DayColumns | null {
		const key = keyOf( siteId, dimension, day );
		const known = this.#days.get( key );
		if ( known === undefined || known.version !== version ) {
			return null;
		}
		this.#days.delete( key );
		this.#days.set( key, known );
		return known.columns;
	}

	/** Remembers the cells of a day; version and cells must have been read at one moment. */
	keep(
		siteId: number,
		dimension: number,
		day: string,
		version: number,
		columns: DayColumns
	): void {
		const key = keyOf( siteId, dimension, day );
		this.#forget( key );
		this.#days.set( key, { version, columns } );
		this.#bytes += sizeOf( columns );
		for ( const oldest of this.#days.keys() ) {
			if ( this.#bytes <= this.#mostBytes ) {
				break;
			}
			this.#forget( oldest );
		}
	}

	#forget( key: string ): void {
		const known = this.#days.get( key );
		if ( known !== undefined ) {
			this.#days.delete( key );
			this.#bytes -= sizeOf( known.columns );
		}
	}
}

function keyOf( siteId: number, dimension: number, day: string ): string {
	return `${ siteId } ${ dimension } ${ day }`;
}

function sizeOf( columns: DayColumns ): number {
	return (
		BYTES_PER_ENTRY +
		columns.values.byteLength +
		columns.types.byteLength +
		columns.visits.byteLength +
		columns.events.byteLength
	);
}
