/**
 * Which rows of a file have the same content as an earlier one, in constant memory.
 *
 * The file is read twice. The first reading puts every row into a filter of fixed size that can say "surely new" or
 * "perhaps seen"; the second counts exactly, but only the rows the filter doubted. A false doubt costs a few bytes and
 * no correctness, so memory grows with the repeated rows only.
 */
import type { ContentKey } from './row-key.ts';

const BITS_PER_ROW = 16;
const HASHES = 4;
const LEAST_BYTES = 1 << 16;
const MOST_BYTES = 1 << 26;

export interface RepeatedRows {
	/** First reading: to be called for every row, in the order of the file. */
	note: ( content: ContentKey ) => void;
	/** Second reading, in the same order: how many rows with this content came before. */
	countBefore: ( content: ContentKey ) => number;
}

/** @param expectedRows A rough number of rows; more rows only make the filter doubt more often. */
export function createRepeatedRows( expectedRows: number ): RepeatedRows {
	const wanted =
		2 **
		Math.ceil(
			Math.log2( Math.max( 1, ( expectedRows * BITS_PER_ROW ) / 8 ) )
		);
	const filter = new Uint8Array(
		Math.min( MOST_BYTES, Math.max( LEAST_BYTES, wanted ) )
	);
	const mask = filter.length * 8 - 1;
	const counted = new Map< number, number >();
	// 48 bits: among the few doubted rows two different ones do not meet.
	const keyOf = ( content: ContentKey ) => content.readUIntBE( 10, 6 );
	return {
		note( content ) {
			const a = content.readUInt32BE( 0 );
			const b = content.readUInt32BE( 4 ) | 1;
			let seen = true;
			for ( let hash = 0; hash < HASHES; hash++ ) {
				const bit = ( ( a + Math.imul( hash, b ) ) >>> 0 ) & mask;
				const byte = bit >>> 3;
				const flag = 1 << ( bit & 7 );
				const value = filter[ byte ] ?? 0;
				if ( ! ( value & flag ) ) {
					seen = false;
					filter[ byte ] = value | flag;
				}
			}
			if ( seen ) {
				counted.set( keyOf( content ), 0 );
			}
		},
		countBefore( content ) {
			const key = keyOf( content );
			const before = counted.get( key );
			if ( before === undefined ) {
				return 0;
			}
			counted.set( key, before + 1 );
			return before;
		},
	};
}
