/** An import from beginning to end: check the file, make room, hand over its rows, say what happened. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ImportedEvent } from '../collect/index.ts';
import type { Site } from '../sites/index.ts';
import { checkFile, type CheckedFile } from './check-file.ts';
import { readRecords } from './csv-records.ts';
import { createDistinctCounter, type DistinctCount } from './distinct-count.ts';
import { readText } from './file-text.ts';
import type { ImportBatches } from './import-batches.ts';
import { parseImportMap, type ImportMap } from './import-map.ts';
import { ImportProblem } from './import-problem.ts';
import type { ImportReceiver } from './import-receiver.ts';
import { isTimeZone } from './local-time.ts';
import { createRefusalReport, type RefusedRow } from './refusal-report.ts';
import { createContentKey, rowKey } from './row-key.ts';
import { createRowReader, type RowEvent } from './row-event.ts';

/** What is to be imported. */
export interface ImportRequest {
	readonly site: Site;
	readonly file: string;
	/** Text of the map file. */
	readonly map: string;
	/** Zone of times that name none; null: the site's. */
	readonly timeZone: string | null;
	/** Where refused rows are written, if there are any. */
	readonly report: string;
}

/** How far an import is. The file is read twice: once to check it, once to import it. */
export interface ImportProgress {
	readonly phase: 'checking' | 'importing';
	/** Bytes of the file read in this phase, and all of them. */
	readonly bytes: number;
	readonly totalBytes: number;
	/** Rows handed over so far. */
	readonly rows: number;
}

/** What an import did. */
export interface ImportSummary {
	readonly batchId: number;
	/** Rows of the file, without header and empty lines: the sum of the next four. */
	readonly rows: number;
	readonly stored: number;
	/** Rows that were imported before, by this file or by another. */
	readonly duplicates: number;
	readonly refused: number;
	readonly skipped: number;
	readonly refusedBy: Readonly< Record< string, number > >;
	/** Rows the map leaves out, by the reason it gives. */
	readonly skippedBy: Readonly< Record< string, number > >;
	/** Different visitors and visits among the rows that hold events. Visits are null where the file does not name them. */
	readonly visitors: DistinctCount;
	readonly visits: DistinctCount | null;
	/** First and last moment, milliseconds since 1970. */
	readonly from: number;
	readonly to: number;
	readonly timeZone: string;
	/** Times that the clocks jumped over (taken as if they had not), and that they showed twice (the first one taken). */
	readonly clockGaps: number;
	readonly clockOverlaps: number;
	/** The report of refused rows, or null without any. */
	readonly report: string | null;
}

/** What an import needs from the rest of the service. */
export interface ImportDependencies {
	readonly receiver: ImportReceiver;
	readonly batches: ImportBatches;
}

/**
 * Rows handed over at once. They are sorted by visitor within the group: a visitor's rows then meet his open visit
 * while it is in memory, in whatever order the file has them.
 */
const ROWS_A_GROUP = 5000;

/**
 * Imports one file.
 *
 * @throws {ImportProblem} Before anything is written, when the file or the map cannot be right.
 */
export async function importFile(
	deps: ImportDependencies,
	request: ImportRequest,
	onProgress: ( progress: ImportProgress ) => void
): Promise< ImportSummary > {
	const map = readMap( request.map );
	const timeZone = readTimeZone( request );
	const checked = await checkFile(
		request.file,
		map,
		timeZone,
		( bytes, totalBytes ) =>
			onProgress( { phase: 'checking', bytes, totalBytes, rows: 0 } )
	);
	const source = sourceOfBatch( request.file, map, timeZone, checked );
	await refuseOtherReading( deps, request.site, source );

	for ( const { from, to } of checked.spans ) {
		await deps.receiver.prepareMonths( new Date( from ), new Date( to ) );
	}
	const batchId = await deps.batches.begin( request.site.id, {
		kind: 'import',
		source: source.text,
		from: checked.from,
		to: checked.to,
	} );
	const tally = createTally( map.visit !== undefined );
	try {
		const report = await handOver( deps, request, map, checked, {
			batchId,
			timeZone,
			tally,
			onProgress,
		} );
		const summary = tally.summary( {
			batchId,
			timeZone,
			report,
			from: checked.from,
			to: checked.to,
		} );
		await deps.batches.finish( request.site.id, batchId, {
			stored: summary.stored,
			duplicate: summary.duplicates,
			refused: summary.refused,
		} );
		return summary;
	} catch ( error ) {
		throw new Error(
			`The import stopped after ${ tally.handedOver() } rows (batch ${ batchId }): ${ ( error as Error ).message } Start it again; what is in is not imported twice.`,
			{ cause: error }
		);
	}
}

/** The second reading: rows become events with ids, and go out in groups. */
async function handOver(
	deps: ImportDependencies,
	request: ImportRequest,
	map: ImportMap,
	checked: CheckedFile,
	run: {
		batchId: number;
		timeZone: string;
		tally: Tally;
		onProgress: ( progress: ImportProgress ) => void;
	}
): Promise< string | null > {
	const readRow = createRowReader( map, {
		columns: checked.csv.columns,
		timeZone: run.timeZone,
	} );
	const contentKey = createContentKey( checked.csv.columns );
	const report = createRefusalReport( request.report );
	const refusals: RefusedRow[] = [];
	let group: { event: ImportedEvent; line: number; raw: string }[] = [];
	let bytes = 0;

	const flush = async () => {
		group.sort( byVisitor );
		const { outcomes } = await deps.receiver.receiveImport(
			request.site,
			run.batchId,
			group.map( ( { event } ) => event )
		);
		for ( const [ index, { line, raw } ] of group.entries() ) {
			const { outcome, reason } = outcomes[ index ] ?? {
				outcome: 'refused',
			};
			if ( outcome === 'refused' ) {
				refusals.push( {
					line,
					raw,
					reason: 'not_stored',
					message: reason ?? 'The service gave no reason.',
				} );
			} else {
				run.tally.handed( outcome === 'stored' );
			}
		}
		group = [];
		refusals.sort( ( a, b ) => a.line - b.line );
		run.tally.refused( refusals );
		await report.write( refusals );
		refusals.length = 0;
		run.onProgress( {
			phase: 'importing',
			bytes,
			totalBytes: checked.file.size,
			rows: run.tally.handedOver(),
		} );
	};

	const text = readText( checked.file, ( read ) => {
		bytes = read;
	} );
	for await ( const records of readRecords( text, checked.csv ) ) {
		for ( const record of records ) {
			if ( record.kind === 'broken' ) {
				refusals.push( record );
				continue;
			}
			const outcome = readRow( record.cells );
			if ( outcome.kind === 'skipped' ) {
				run.tally.skipped( outcome.reason );
				continue;
			}
			if ( outcome.kind === 'refused' ) {
				refusals.push( {
					...outcome,
					line: record.line,
					raw: record.raw,
				} );
				continue;
			}
			const content = contentKey( record.cells );
			const repeat = checked.repeats.countBefore( content );
			run.tally.event( outcome );
			group.push( {
				event: { ...outcome.event, key: rowKey( content, repeat ) },
				line: record.line,
				raw: record.raw,
			} );
			if ( group.length === ROWS_A_GROUP ) {
				await flush();
			}
		}
		if ( refusals.length >= ROWS_A_GROUP ) {
			await flush();
		}
	}
	await flush();
	return report.close();
}

/** Sorting is stable: rows of one visitor keep the order of the file. */
function byVisitor(
	a: { event: ImportedEvent },
	b: { event: ImportedEvent }
): number {
	if ( a.event.visitor === b.event.visitor ) {
		return 0;
	}
	return a.event.visitor < b.event.visitor ? -1 : 1;
}

function readMap( text: string ): ImportMap {
	const parsed = parseImportMap( text );
	if ( ! parsed.ok ) {
		throw new ImportProblem(
			'bad_map',
			`The map cannot be used: ${ parsed.problems.join( '; ' ) }.`,
			'docs/guides/import.md describes every field.'
		);
	}
	return parsed.map;
}

function readTimeZone( request: ImportRequest ): string {
	const timeZone = request.timeZone ?? request.site.timeZone;
	if ( ! isTimeZone( timeZone ) ) {
		throw new ImportProblem(
			'bad_time_zone',
			`“${ timeZone }” is no time zone.`,
			'Name one as Europe/Berlin or +02:00.'
		);
	}
	return timeZone;
}

/** Name of the file, and what it held and how it was read, each as the start of a hash. */
interface BatchSource {
	readonly text: string;
	readonly content: string;
	readonly reading: string;
}

function sourceOfBatch(
	file: string,
	map: ImportMap,
	timeZone: string,
	checked: CheckedFile
): BatchSource {
	// What only describes the map changes nothing about how the file is read.
	const reading = { ...map, description: undefined, $schema: undefined };
	const content = checked.fingerprint.slice( 0, 16 );
	const read = createHash( 'sha256' )
		.update( JSON.stringify( [ reading, timeZone ] ) )
		.digest( 'hex' )
		.slice( 0, 16 );
	return {
		text: `${ basename( file ).slice( 0, 200 ) } [${ content } ${ read }]`,
		content,
		reading: read,
	};
}

/**
 * Another zone or map gives the same rows other times or types. Imported beside each other they would count twice, or
 * keep their old meaning silently: so the older reading has to be taken back first.
 */
async function refuseOtherReading(
	deps: ImportDependencies,
	site: Site,
	source: BatchSource
): Promise< void > {
	const other = ( await deps.batches.list( site.id ) ).find(
		( batch ) =>
			batch.kind === 'import' &&
			( batch.state === 'running' || batch.stored > 0 ) &&
			batch.state !== 'undone' &&
			batch.source.includes( `[${ source.content } ` ) &&
			! batch.source.includes( ` ${ source.reading }]` )
	);
	if ( other ) {
		throw new ImportProblem(
			'imported_otherwise',
			`Batch ${ other.id } holds this very file, read with another map or time zone.`,
			`Take it back first: cairn import undo --site ${ site.publicId } --batch ${ other.id }`
		);
	}
}

interface Tally {
	event: ( outcome: RowEvent ) => void;
	handed: ( stored: boolean ) => void;
	refused: ( rows: readonly RefusedRow[] ) => void;
	skipped: ( reason: string ) => void;
	handedOver: () => number;
	summary: (
		known: Pick<
			ImportSummary,
			'batchId' | 'timeZone' | 'report' | 'from' | 'to'
		>
	) => ImportSummary;
}

function createTally( visitsNamed: boolean ): Tally {
	const visitors = createDistinctCounter();
	const visits = createDistinctCounter();
	const refusedBy: Record< string, number > = {};
	const skippedBy: Record< string, number > = {};
	let stored = 0;
	let duplicates = 0;
	let clockGaps = 0;
	let clockOverlaps = 0;
	const addOne = ( counts: Record< string, number >, key: string ) => {
		counts[ key ] = ( counts[ key ] ?? 0 ) + 1;
	};
	const sum = ( counts: Record< string, number > ) =>
		Object.values( counts ).reduce( ( total, count ) => total + count, 0 );
	return {
		event( outcome ) {
			const { visitor, visit } = outcome.event;
			visitors.add( visitor );
			if ( visit !== undefined ) {
				visits.add( `${ visitor }\n${ visit }` );
			}
			clockGaps += outcome.timeKind === 'gap' ? 1 : 0;
			clockOverlaps += outcome.timeKind === 'overlap' ? 1 : 0;
		},
		handed( isNew ) {
			stored += isNew ? 1 : 0;
			duplicates += isNew ? 0 : 1;
		},
		refused( rows ) {
			for ( const row of rows ) {
				addOne( refusedBy, row.reason );
			}
		},
		skipped( reason ) {
			addOne( skippedBy, reason );
		},
		handedOver: () => stored + duplicates,
		summary( known ) {
			const refused = sum( refusedBy );
			const skipped = sum( skippedBy );
			return {
				...known,
				rows: stored + duplicates + refused + skipped,
				stored,
				duplicates,
				refused,
				skipped,
				refusedBy,
				skippedBy,
				visitors: visitors.count(),
				visits: visitsNamed ? visits.count() : null,
				clockGaps,
				clockOverlaps,
			};
		},
	};
}
