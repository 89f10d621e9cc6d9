/** Who a row is: the same row has the same key for ever, in whichever file it comes again. */
import { createHash } from 'node:crypto';

/** What a row is known by before its repeats are counted: 16 bytes. */
export type ContentKey = Buffer;

/**
 * Makes the function that reads a row's content key. It depends on the names of the columns and their values, not on the
 * order of the columns, the delimiter, the quotes or the encoding: a file exported again has the same rows.
 *
 * @param columns Names of the columns, in the order of the cells.
 */
export function createContentKey(
	columns: readonly string[]
): ( cells: readonly string[] ) => ContentKey {
	const order = columns
		.map( ( name, index ) => ( { name, index } ) )
		.sort( ( a, b ) => {
			if ( a.name === b.name ) {
				return a.index - b.index;
			}
			return a.name < b.name ? -1 : 1;
		} );
	return ( cells ) => {
		let content = '';
		for ( const { name, index } of order ) {
			const value = ( cells[ index ] ?? '' ).trim();
			// Lengths instead of a separator: no value can imitate the border between two cells.
			content += `${ name.length }:${ name }${ value.length }:${ value }`;
		}
		return createHash( 'sha256' )
			.update( content )
			.digest()
			.subarray( 0, 16 );
	};
}

/**
 * The key collecting makes the event's id from, together with the site and the time. No batch or file name enters it.
 *
 * @param repeat How many rows of the file with the same content came before this one.
 */
export function rowKey( content: ContentKey, repeat: number ): string {
	const key = content.toString( 'base64url' );
	return repeat === 0 ? key : `${ key }.${ repeat }`;
}
