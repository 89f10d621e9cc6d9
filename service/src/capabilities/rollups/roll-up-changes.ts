/**
 * What a batch changes in the roll-ups of one site: collected in memory while visits are counted, written as one
 * packed row of `rollup_delta` in the batch's own transaction, added up by the folder later.
 */
import { addCount, type Cells } from './cells.ts';
import { VarintReader, VarintWriter } from './varint.ts';

/** Positions in the contract's DIMENSIONS, as MySQL stores them. */
export const DIMENSION = {
	none: 0,
	page: 1,
	block: 2,
	source: 3,
	device: 4,
	withPage: 5,
	withBlock: 6,
	withStep: 7,
	audience: 8,
	product: 9,
	pair: 10,
	won: 11,
	recognised: 12,
	recognisedBlock: 13,
	recognisedProduct: 14,
	beforeStep: 15,
	formDetail: 16,
} as const;

const VALUE_RANGE = 2 ** 32;
const FORMAT = 1;

/** One roll-up row of a day: which dimension, which value. */
export interface RowKey {
	readonly dimension: number;
	readonly valueId: number;
}

export class RollUpChanges {
	/** Day (days since 1970) -> row number -> cells. A row number is dimension * 2^32 + value. */
	readonly days = new Map< number, Map< number, Cells > >();
	/** UTC hour since 1970 -> cells. */
	readonly hours = new Map< number, Cells >();

	/** The cells of one roll-up row, to add to. `row` is {@link rowNumber}. */
	dayCells( day: number, row: number ): Cells {
		let rows = this.days.get( day );
		if ( rows === undefined ) {
			rows = new Map();
			this.days.set( day, rows );
		}
		let cells = rows.get( row );
		if ( cells === undefined ) {
			cells = new Map();
			rows.set( row, cells );
		}
		return cells;
	}

	/** The cells of one UTC hour, to add to. */
	hourCells( hour: number ): Cells {
		let cells = this.hours.get( hour );
		if ( cells === undefined ) {
			cells = new Map();
			this.hours.set( hour, cells );
		}
		return cells;
	}

	/** Whether nothing was added at all; changes that cancel each other out count as something. */
	get isEmpty(): boolean {
		return this.days.size === 0 && this.hours.size === 0;
	}

	/** Leaves out what lies before a day and an hour, or, with `side` "before", what does not. */
	keep( side: 'before' | 'from', day: number, hour: number ): void {
		const isKept = ( at: number, limit: number ) =>
			side === 'from' ? at >= limit : at < limit;
		for ( const at of this.days.keys() ) {
			if ( ! isKept( at, day ) ) {
				this.days.delete( at );
			}
		}
		for ( const at of this.hours.keys() ) {
			if ( ! isKept( at, hour ) ) {
				this.hours.delete( at );
			}
		}
	}

	pack(): Buffer {
		const writer = new VarintWriter();
		writer.unsigned( FORMAT );
		writer.unsigned( this.days.size );
		for ( const [ day, rows ] of this.days ) {
			writer.signed( day );
			writer.unsigned( rows.size );
			for ( const [ row, cells ] of rows ) {
				writer.unsigned( Math.floor( row / VALUE_RANGE ) );
				writer.unsigned( row % VALUE_RANGE );
				packCounts( writer, cells );
			}
		}
		writer.unsigned( this.hours.size );
		for ( const [ hour, cells ] of this.hours ) {
			writer.unsigned( hour );
			packCounts( writer, cells );
		}
		return writer.finish();
	}

	/** Adds what another batch packed. */
	addPacked( body: Uint8Array ): void {
		const reader = new VarintReader( body );
		const format = reader.unsigned();
		if ( format !== FORMAT ) {
			throw new Error(
				`A roll-up change of format ${ format } was written by a newer service.`
			);
		}
		for ( let days = reader.unsigned(); days > 0; days -= 1 ) {
			const day = reader.signed();
			for ( let rows = reader.unsigned(); rows > 0; rows -= 1 ) {
				const dimension = reader.unsigned();
				const valueId = reader.unsigned();
				addPackedCounts(
					reader,
					this.dayCells( day, rowNumber( dimension, valueId ) )
				);
			}
		}
		for ( let hours = reader.unsigned(); hours > 0; hours -= 1 ) {
			const hour = reader.unsigned();
			addPackedCounts( reader, this.hourCells( hour ) );
		}
	}
}

/** Takes a row number apart again. */
export function rowKey( row: number ): RowKey {
	return {
		dimension: Math.floor( row / VALUE_RANGE ),
		valueId: row % VALUE_RANGE,
	};
}

/** The row number of a dimension's value. */
export function rowNumber( dimension: number, valueId: number ): number {
	return dimension * VALUE_RANGE + valueId;
}

function packCounts( writer: VarintWriter, cells: Cells ): void {
	writer.unsigned( cells.size );
	for ( const [ type, count ] of cells ) {
		writer.unsigned( type );
		writer.signed( count.visits );
		writer.signed( count.events );
	}
}

function addPackedCounts( reader: VarintReader, cells: Cells ): void {
	for ( let count = reader.unsigned(); count > 0; count -= 1 ) {
		addCount( cells, reader.unsigned(), reader.signed(), reader.signed() );
	}
}
