/** How a CSV file is written: delimiter, quote and header, said by the map or found in its first lines. */
import { columnsOfMap, type ImportMap } from './import-map.ts';
import { ImportProblem } from './import-problem.ts';
import { splitLine } from './csv-records.ts';

export interface CsvForm {
	readonly delimiter: string;
	readonly quote: string;
	readonly columns: readonly string[];
	/** Whether the first line names the columns and is no row. */
	readonly hasHeader: boolean;
}

const DELIMITERS = [ ';', ',', '\t', '|' ];

/**
 * @param  sample The first lines of the file.
 * @throws {ImportProblem} `missing_columns`, naming what is missing and what is there.
 */
export function detectCsvForm( sample: string, map: ImportMap ): CsvForm {
	const quote = map.file?.quote ?? detectQuote( sample );
	const firstLine = /^[^\n]*/.exec( sample.trimStart() )?.[ 0 ] ?? '';
	const needed = columnsOfMap( map );
	const named = map.file?.columns;
	const candidates = (
		map.file?.delimiter ? [ map.file.delimiter ] : DELIMITERS
	)
		.map( ( delimiter ) => {
			const cells = splitLine( firstLine, delimiter, quote ) ?? [];
			const columns = named ?? cells;
			return {
				delimiter,
				columns,
				width: cells.length,
				missing: needed.filter(
					( name ) => ! columns.includes( name )
				),
			};
		} )
		.sort(
			( a, b ) => a.missing.length - b.missing.length || b.width - a.width
		);
	const best = candidates[ 0 ];
	if ( best === undefined ) {
		throw new Error( 'There is always at least one delimiter to try.' );
	}
	if ( best.missing.length > 0 ) {
		throw missingColumns( best.missing, best.columns, named !== undefined );
	}
	const twice = needed.filter(
		( name ) =>
			best.columns.indexOf( name ) !== best.columns.lastIndexOf( name )
	);
	if ( twice.length > 0 ) {
		throw new ImportProblem(
			'missing_columns',
			`The file has more than one column ${ list( twice ) }, so that the map does not say which is meant.`,
			'Rename one of them in the file.'
		);
	}
	return {
		delimiter: best.delimiter,
		quote,
		columns: best.columns,
		hasHeader: named === undefined,
	};
}

/** A single quote counts as the quote only where it stands at the edge of cells and the double quote nowhere does. */
function detectQuote( sample: string ): string {
	const edges = ( quote: string ) =>
		sample.match(
			new RegExp(
				`(?:^|[;,\\t|])${ quote }|${ quote }(?:[;,\\t|\\r]|$)`,
				'gm'
			)
		)?.length ?? 0;
	return edges( '"' ) === 0 && edges( "'" ) >= 4 ? "'" : '"';
}

function missingColumns(
	missing: readonly string[],
	present: readonly string[],
	namedByMap: boolean
): ImportProblem {
	const what = missing.length === 1 ? 'column' : 'columns';
	const shown = present.map( ( name ) => name.slice( 0, 40 ) ).slice( 0, 30 );
	return new ImportProblem(
		'missing_columns',
		`The map names the ${ what } ${ list( missing ) }, which ${ namedByMap ? '“file.columns” of the map' : 'the file' } does not have. It has ${ list( shown ) }.`,
		'Write the names in the map as the header line writes them; if the delimiter was taken wrongly, say "delimiter" in the map.'
	);
}

function list( names: readonly string[] ): string {
	return names.map( ( name ) => `“${ name }”` ).join( ', ' );
}
