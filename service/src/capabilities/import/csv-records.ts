/**
 * Rows of a CSV file, one by one, so that a broken one costs itself only.
 *
 * csv-parse knows the rules of quotes; what it cannot do is go on after a quote that is never closed: it would take the
 * rest of the file for one cell. So lines are joined to a row here, within bounds, and a row that does not close, or
 * closes around what were whole rows, gives up its first line only.
 */
import { parse } from 'csv-parse/sync';
import type { CsvForm } from './csv-form.ts';

/** A row as it stands in the file. Lines count from 1. */
export type CsvRecord =
	| {
			readonly kind: 'row';
			readonly line: number;
			readonly raw: string;
			readonly cells: readonly string[];
	  }
	| {
			readonly kind: 'broken';
			readonly line: number;
			readonly raw: string;
			readonly reason: 'broken_quote' | 'line_too_long' | 'column_count';
			readonly message: string;
	  };

/** A cell with line breaks may stretch over this many lines; beyond it the quote is taken for broken. */
const MOST_LINES_OF_A_ROW = 100;

/** Characters of one line: more is no row of a table, and would not fit in constant memory. */
const LONGEST_LINE = 262144;

const LINES_READ_TOGETHER = 250;

interface Line {
	readonly number: number;
	readonly text: string;
	readonly cut: boolean;
}

/**
 * @param pieces Text of the file in pieces of any size.
 * @return Rows in the order of the file, in groups as they become known; empty lines are left out.
 */
export async function* readRecords(
	pieces: AsyncIterable< string >,
	form: CsvForm
): AsyncGenerator< readonly CsvRecord[] > {
	let waiting: Line[] = [];
	let headerSeen = ! form.hasHeader;
	for await ( const lines of splitLines( pieces ) ) {
		for ( const line of lines ) {
			if ( ! headerSeen ) {
				headerSeen = line.text.trim() !== '';
				continue;
			}
			waiting.push( line );
		}
		const { records, rest } = joinRows( waiting, form, false );
		waiting = rest;
		yield records;
	}
	yield joinRows( waiting, form, true ).records;
}

/** Cells of one line, or null when its quotes do not close or stand where they may not. */
export function splitLine(
	text: string,
	delimiter: string,
	quote: string
): readonly string[] | null {
	if ( ! text.includes( quote ) ) {
		return withoutReturn( text ).split( delimiter );
	}
	const rows = parseRows( withoutReturn( text ), delimiter, quote, '\u0000' );
	return rows?.length === 1 ? ( rows[ 0 ] ?? null ) : null;
}

function parseRows(
	text: string,
	delimiter: string,
	quote: string,
	recordDelimiter = '\n'
): readonly ( readonly string[] )[] | null {
	try {
		return parse( text, {
			delimiter,
			quote,
			escape: quote,
			record_delimiter: [ recordDelimiter ],
			relax_column_count: true,
		} );
	} catch {
		return null;
	}
}

async function* splitLines(
	pieces: AsyncIterable< string >
): AsyncGenerator< readonly Line[] > {
	let number = 1;
	let open = '';
	let cut = false;
	const append = ( text: string ) => {
		open += text;
		if ( open.length > LONGEST_LINE ) {
			open = open.slice( 0, 1000 );
			cut = true;
		}
	};
	for await ( const piece of pieces ) {
		const parts = piece.split( '\n' );
		const lines: Line[] = [];
		for ( const [ index, part ] of parts.entries() ) {
			// After a cut the rest of the line is let go.
			if ( ! cut ) {
				append( part );
			}
			if ( index < parts.length - 1 ) {
				lines.push( { number, text: open, cut } );
				number++;
				open = '';
				cut = false;
			}
		}
		yield lines;
	}
	if ( open !== '' ) {
		yield [ { number, text: open, cut } ];
	}
}

/** Takes whole rows off the lines; what may still continue stays as the rest, unless the file has ended. */
function joinRows(
	lines: readonly Line[],
	form: CsvForm,
	ended: boolean
): { records: readonly CsvRecord[]; rest: Line[] } {
	const records: CsvRecord[] = [];
	let at = 0;
	while ( at < lines.length ) {
		const first = lines[ at ] as Line;
		const together = closedRows( lines, at, form );
		if ( together.length > 0 ) {
			records.push( ...together );
			at += together.length;
			continue;
		}
		const next = rowAt( lines, at, form, ended );
		if ( next === 'incomplete' ) {
			break;
		}
		if ( next.record === null && first.text.trim() === '' ) {
			at++;
			continue;
		}
		records.push(
			next.record ?? {
				kind: 'broken',
				line: first.number,
				raw: withoutReturn( first.text ),
				reason: 'broken_quote',
				message: `A ${ form.quote } opens a cell and is not closed, or stands inside an unquoted one.`,
			}
		);
		at += next.record === null ? 1 : next.lines;
	}
	return { records, rest: lines.slice( at ) };
}

/**
 * As many of the next lines as are rows by themselves, read in one call (reading them one by one costs twenty times
 * as much). Empty when the first line is not one, or when csv-parse finds a fault in any of them.
 */
function closedRows(
	lines: readonly Line[],
	at: number,
	form: CsvForm
): readonly CsvRecord[] {
	const run: Line[] = [];
	for ( const line of lines.slice( at, at + LINES_READ_TOGETHER ) ) {
		if (
			line.cut ||
			line.text.trim() === '' ||
			countOf( line.text, form.quote ) % 2 !== 0
		) {
			break;
		}
		run.push( line );
	}
	const rows = parseRows(
		run.map( ( line ) => withoutReturn( line.text ) ).join( '\n' ),
		form.delimiter,
		form.quote
	);
	return rows?.length === run.length
		? run.map( ( line, index ) =>
				checkedRow( line, line.text, rows[ index ] ?? [], form )
			)
		: [];
}

/** The row that begins at a line; record null: no row can begin there, its first line is given up. */
function rowAt(
	lines: readonly Line[],
	at: number,
	form: CsvForm,
	ended: boolean
): 'incomplete' | { record: CsvRecord | null; lines: number } {
	const first = lines[ at ] as Line;
	if ( first.cut ) {
		return { record: tooLong( first ), lines: 1 };
	}
	if ( first.text.trim() === '' ) {
		return { record: null, lines: 1 };
	}
	let quotes = countOf( first.text, form.quote );
	if ( quotes % 2 === 0 ) {
		const cells = splitLine( first.text, form.delimiter, form.quote );
		return {
			record: cells && checkedRow( first, first.text, cells, form ),
			lines: 1,
		};
	}
	let text = first.text;
	for ( let more = 1; more < MOST_LINES_OF_A_ROW; more++ ) {
		const line = lines[ at + more ];
		if ( line === undefined ) {
			return ended ? { record: null, lines: 1 } : 'incomplete';
		}
		const here = countOf( line.text, form.quote );
		text += `\n${ line.text }`;
		if ( line.cut || text.length > LONGEST_LINE ) {
			return { record: null, lines: 1 };
		}
		if ( here % 2 === 0 ) {
			if ( isWholeRow( line.text, form ) ) {
				return { record: null, lines: 1 };
			}
			continue;
		}
		quotes += here;
		const cells = splitLine( text, form.delimiter, form.quote );
		return cells?.length === form.columns.length
			? {
					record: checkedRow( first, text, cells, form ),
					lines: more + 1,
				}
			: { record: null, lines: 1 };
	}
	return { record: null, lines: 1 };
}

/** A line inside a quoted cell that has exactly the file's columns is a row that an open quote is about to swallow. */
function isWholeRow( text: string, form: CsvForm ): boolean {
	return (
		form.columns.length > 1 &&
		splitLine( text, form.delimiter, form.quote )?.length ===
			form.columns.length
	);
}

function checkedRow(
	first: Line,
	raw: string,
	cells: readonly string[],
	form: CsvForm
): CsvRecord {
	if ( cells.length !== form.columns.length ) {
		return {
			kind: 'broken',
			line: first.number,
			raw: withoutReturn( raw ),
			reason: 'column_count',
			message: `The row has ${ cells.length } cells, the file has ${ form.columns.length } columns.`,
		};
	}
	return {
		kind: 'row',
		line: first.number,
		raw: withoutReturn( raw ),
		cells,
	};
}

function tooLong( line: Line ): CsvRecord {
	return {
		kind: 'broken',
		line: line.number,
		raw: line.text,
		reason: 'line_too_long',
		message: `The line is longer than ${ LONGEST_LINE } characters; only its beginning is shown.`,
	};
}

function withoutReturn( text: string ): string {
	return text.replace( /\r$/, '' );
}

function countOf( text: string, sought: string ): number {
	let count = 0;
	for (
		let at = text.indexOf( sought );
		at !== -1;
		at = text.indexOf( sought, at + 1 )
	) {
		count++;
	}
	return count;
}
