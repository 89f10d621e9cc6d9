/** The first reading of a file: everything that could be wrong with it as a whole is found before anything is written. */
import { createHash } from 'node:crypto';
import { detectCsvForm, type CsvForm } from './csv-form.ts';
import { readRecords } from './csv-records.ts';
import { inspectFile, readText, type FileForm } from './file-text.ts';
import type { ImportMap } from './import-map.ts';
import { ImportProblem } from './import-problem.ts';
import { createMonthSpans, type Span } from './month-spans.ts';
import { createRepeatedRows, type RepeatedRows } from './repeated-rows.ts';
import { createContentKey } from './row-key.ts';
import { createRowReader } from './row-event.ts';

/** What the first reading learned. */
export interface CheckedFile {
	readonly file: FileForm;
	readonly csv: CsvForm;
	/** Hash of the unpacked bytes: the same file under another name has the same. */
	readonly fingerprint: string;
	/** Rows that hold an event. */
	readonly events: number;
	/** First and last moment of them, milliseconds since 1970. */
	readonly from: number;
	readonly to: number;
	/** Where between the two they lie. */
	readonly spans: readonly Span[];
	readonly repeats: RepeatedRows;
}

/** A row of a log is seldom shorter; packed logs shrink to about a tenth. */
const LEAST_BYTES_OF_A_ROW = 32;
const PACKING = 10;

/**
 * Reads the whole file once and writes nothing.
 *
 * @throws {ImportProblem} When no import of this file with this map can succeed.
 */
export async function checkFile(
	path: string,
	map: ImportMap,
	timeZone: string,
	onRead: ( bytes: number, totalBytes: number ) => void
): Promise< CheckedFile > {
	const file = await inspectFile( path, map.file?.encoding );
	const csv = detectCsvForm( await firstLines( file ), map );
	const readRow = createRowReader( map, {
		timeZone,
		columns: csv.columns,
	} );
	const contentKey = createContentKey( csv.columns );
	const repeats = createRepeatedRows(
		( file.size * ( file.packed ? PACKING : 1 ) ) / LEAST_BYTES_OF_A_ROW
	);
	const fingerprint = createHash( 'sha256' );
	const isReallyUtf8 = createUtf8Suspicion( map.file?.encoding === 'latin1' );

	let rows = 0;
	let events = 0;
	const months = createMonthSpans();
	let firstRefusal: { line: number; message: string } | null = null;
	const told = ( bytes: number ) => onRead( bytes, file.size );
	const text = readText( file, told, ( bytes ) => {
		fingerprint.update( bytes );
		isReallyUtf8.note( bytes );
	} );
	for await ( const records of readRecords( text, csv ) ) {
		for ( const record of records ) {
			rows++;
			if ( record.kind === 'broken' ) {
				firstRefusal ??= record;
				continue;
			}
			const outcome = readRow( record.cells );
			if ( outcome.kind === 'refused' ) {
				firstRefusal ??= {
					line: record.line,
					message: outcome.message,
				};
			} else if ( outcome.kind === 'event' ) {
				repeats.note( contentKey( record.cells ) );
				events++;
				months.add( outcome.event.at );
			}
		}
	}
	if ( isReallyUtf8.confirmed() ) {
		throw new ImportProblem(
			'wrong_encoding',
			'The map says the file is latin1, but all its letters beyond ASCII are written in UTF-8.',
			'Say "encoding": "utf-8" in the map, or leave it out.'
		);
	}
	if ( rows === 0 ) {
		throw new ImportProblem(
			'no_rows',
			'The file has a header line and no rows.'
		);
	}
	if ( events === 0 ) {
		throw new ImportProblem(
			'no_rows',
			firstRefusal === null
				? `The map skips all ${ rows } rows of the file.`
				: `None of the ${ rows } rows can be read. Line ${ firstRefusal.line }: ${ firstRefusal.message }`,
			'Correct the map and start again; nothing was written.'
		);
	}
	const spans = months.list();
	return {
		file,
		csv,
		fingerprint: fingerprint.digest( 'hex' ),
		events,
		from: spans[ 0 ]?.from ?? 0,
		to: spans.at( -1 )?.to ?? 0,
		spans,
		repeats,
	};
}

async function firstLines( file: FileForm ): Promise< string > {
	for await ( const piece of readText( file ) ) {
		if ( piece.trim() !== '' ) {
			return piece;
		}
	}
	throw new ImportProblem(
		'file_empty',
		'The file holds nothing but blanks.'
	);
}

/** Text in UTF-8 read as latin1 gives no error, only wrong letters: so it is asked whether the bytes are valid UTF-8. */
function createUtf8Suspicion( suspected: boolean ): {
	note: ( bytes: Uint8Array ) => void;
	confirmed: () => boolean;
} {
	const decoder = new TextDecoder( 'utf-8', { fatal: true } );
	let valid = suspected;
	let beyondAscii = false;
	return {
		note( bytes ) {
			if ( ! valid ) {
				return;
			}
			try {
				decoder.decode( bytes, { stream: true } );
			} catch {
				valid = false;
			}
			beyondAscii ||= bytes.some( ( byte ) => byte > 127 );
		},
		confirmed: () => valid && beyondAscii,
	};
}
