/**
 * The cells of one roll-up row: for each counted type how many visits and how many events.
 * Packed, they are triples (type, visits, events) of varints; a row a type would take eight times the bytes.
 */
import { VarintReader, VarintWriter } from './varint.ts';

/** Numbers of one counted type. */
export interface Count {
	visits: number;
	events: number;
}

/** Counts by the number of the counted type (contract: `countedTypeId`). */
export type Cells = Map< number, Count >;

/** Packs cells; those that are zero in both numbers are left out. */
export function packCells( cells: Cells ): Buffer {
	const writer = new VarintWriter();
	for ( const [ type, count ] of cells ) {
		if ( count.visits !== 0 || count.events !== 0 ) {
			writer.unsigned( type );
			writer.signed( count.visits );
			writer.signed( count.events );
		}
	}
	return writer.finish();
}

/** Reads packed cells, adding them to those already in `into`. */
export function unpackCells(
	packed: Uint8Array,
	into: Cells = new Map()
): Cells {
	const reader = new VarintReader( packed );
	while ( ! reader.atEnd ) {
		const type = reader.unsigned();
		addCount( into, type, reader.signed(), reader.signed() );
	}
	return into;
}

/** Hands over packed cells one by one, without making a map of them. */
export function eachPackedCell(
	packed: Uint8Array,
	handle: ( type: number, visits: number, events: number ) => void
): void {
	const reader = new VarintReader( packed );
	while ( ! reader.atEnd ) {
		handle( reader.unsigned(), reader.signed(), reader.signed() );
	}
}

/** Adds to one cell. */
export function addCount(
	cells: Cells,
	type: number,
	visits: number,
	events: number
): void {
	const count = cells.get( type );
	if ( count ) {
		count.visits += visits;
		count.events += events;
	} else {
		cells.set( type, { visits, events } );
	}
}

/** Whether nothing is left to store. */
export function isEmpty( cells: Cells ): boolean {
	for ( const count of cells.values() ) {
		if ( count.visits !== 0 || count.events !== 0 ) {
			return false;
		}
	}
	return true;
}
