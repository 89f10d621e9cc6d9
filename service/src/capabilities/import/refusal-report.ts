/** The file that says which rows were refused and why. */
import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

/** Why a single row was not imported. The rest of the file is not touched by it. */
export const REFUSALS = {
	broken_quote: 'A quote opens a cell and is not closed.',
	line_too_long: 'The line is too long to be a row.',
	column_count: 'The row has more or fewer cells than the file has columns.',
	no_visitor: 'The visitor is empty.',
	no_visit: 'The visit is empty.',
	bad_time:
		'The time does not fit the format of the map, or no such day exists.',
	bad_order: 'The order is not a whole number.',
	unknown_step: 'The map does not say what this step means.',
	bad_value: 'The amount of money cannot be read.',
	bad_currency: 'The currency is not a three-letter code.',
	bad_prop: 'A field that is to be a number is none.',
	not_stored: 'The event does not fit its type, or lies in the future.',
} as const;

export type Refusal = keyof typeof REFUSALS;

export interface RefusedRow {
	readonly line: number;
	readonly reason: Refusal;
	readonly message: string;
	readonly raw: string;
}

export interface RefusalReport {
	write: ( rows: readonly RefusedRow[] ) => Promise< void >;
	/** @return Path of the report, or null when no row was refused and no file was made. */
	close: () => Promise< string | null >;
}

/**
 * A CSV report, made when the first row is refused: line, reason, message, and the row as it stands in the file.
 *
 * @param path Where to write; an older report there is replaced.
 */
export function createRefusalReport( path: string ): RefusalReport {
	let file: WriteStream | null = null;
	return {
		async write( rows ) {
			if ( rows.length === 0 ) {
				return;
			}
			let text = '';
			if ( file === null ) {
				file = createWriteStream( path );
				await once( file, 'open' );
				text = '\uFEFFline,reason,message,row\r\n';
			}
			for ( const row of rows ) {
				text += `${ row.line },${ row.reason },${ quoted( row.message ) },${ quoted( row.raw ) }\r\n`;
			}
			if ( ! file.write( text ) ) {
				await once( file, 'drain' );
			}
		},
		async close() {
			if ( file === null ) {
				return null;
			}
			file.end();
			await finished( file );
			return path;
		},
	};
}

/** A cell that begins like a formula gets an apostrophe in front: spreadsheets would run it otherwise. */
function quoted( text: string ): string {
	const safe = /^[=+\-@\t\r]/.test( text ) ? `'${ text }` : text;
	return `"${ safe.replaceAll( '"', '""' ) }"`;
}
