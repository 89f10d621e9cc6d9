import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { COMMANDS } from '../commands.ts';
import type { RunCommand } from '../commands.ts';
import { CommandError } from '../command-error.ts';
import type { Console } from '../console.ts';
import { createProgressBar } from '../progress-bar.ts';
import { readArguments, required } from '../read-arguments.ts';
import { siteNamed } from '../site-argument.ts';
import { withApp } from '../with-app.ts';

const { usage } = COMMANDS.import;

export const importHistory: RunCommand = async ( terminal, words ) => {
	const [ first, ...others ] = words;
	if ( first === 'undo' ) {
		return undo( terminal, others );
	}
	if ( first === 'list' ) {
		return list( terminal, others );
	}
	return run( terminal, words );
};

async function run(
	terminal: Console,
	words: readonly string[]
): Promise< void > {
	const { values } = readArguments(
		words,
		{
			site: { type: 'string' },
			file: { type: 'string' },
			map: { type: 'string' },
			'time-zone': { type: 'string' },
			report: { type: 'string' },
		},
		usage
	);
	const file = required( values.file, 'file', usage );
	const map = await readMap( required( values.map, 'map', usage ) );
	const report =
		values.report ??
		`${ path.basename( file ).replace( /\.gz$/, '' ) }.refused.csv`;

	await withApp( terminal, async ( app ) => {
		const site = await siteNamed( app, values.site );
		const bar = createProgressBar( terminal );
		const outcome = await app.imports.run(
			{
				site,
				file,
				map,
				timeZone: values[ 'time-zone' ] ?? null,
				report,
			},
			( progress ) =>
				bar.show(
					progress.totalBytes === 0
						? 1
						: progress.bytes / progress.totalBytes,
					progress.phase === 'checking'
						? 'checking the file'
						: `${ progress.rows.toLocaleString( 'en' ) } rows`
				)
		);
		bar.end();
		if ( outcome.kind === 'refused' ) {
			throw new CommandError( outcome.message, outcome.fix );
		}
		const { summary } = outcome;
		const count = ( number: number ) => number.toLocaleString( 'en' );
		const { visitors, visits } = summary;
		terminal.print( `Batch:      ${ summary.batchId }` );
		terminal.print( `Rows:       ${ count( summary.rows ) }` );
		terminal.print( `Stored:     ${ count( summary.stored ) }` );
		terminal.print( `Duplicates: ${ count( summary.duplicates ) }` );
		terminal.print(
			`Skipped:    ${ count( summary.skipped ) }${ reasons(
				summary.skippedBy
			) }`
		);
		terminal.print(
			`Refused:    ${ count( summary.refused ) }${ reasons(
				summary.refusedBy
			) }`
		);
		terminal.print( `Visitors:   ${ distinct( visitors ) }` );
		if ( visits ) {
			terminal.print( `Visits:     ${ distinct( visits ) }` );
		}
		terminal.print(
			`Range:      ${ new Date(
				summary.from
			).toISOString() } to ${ new Date( summary.to ).toISOString() } (${
				summary.timeZone
			})`
		);
		if ( summary.report ) {
			terminal.tell(
				`Refused rows with line and reason: ${ summary.report }`
			);
		}
		terminal.tell(
			`Take it back with: cairn import undo --site ${ site.publicId } --batch ${ summary.batchId }`
		);
	} );
}

function reasons( by: Readonly< Record< string, number > > ): string {
	const parts = Object.entries( by ).map(
		( [ reason, count ] ) => `${ reason }: ${ count }`
	);
	return parts.length > 0 ? `  (${ parts.join( '; ' ) })` : '';
}

function distinct( counted: { count: number; exact?: boolean } ): string {
	const about = counted.exact === false ? 'about ' : '';
	return `${ about }${ counted.count.toLocaleString( 'en' ) }`;
}

async function readMap( file: string ): Promise< string > {
	try {
		return await readFile( file, 'utf8' );
	} catch ( error ) {
		throw new CommandError(
			`The map ${ file } cannot be read (${
				( error as NodeJS.ErrnoException ).code
			}).`,
			'docs/import/ describes maps and has an example.'
		);
	}
}

async function undo(
	terminal: Console,
	words: readonly string[]
): Promise< void > {
	const { values } = readArguments(
		words,
		{ site: { type: 'string' }, batch: { type: 'string' } },
		usage
	);
	const batch = Number( required( values.batch, 'batch', usage ) );
	if ( ! Number.isInteger( batch ) || batch < 1 ) {
		throw new CommandError(
			'--batch is the number the import printed.',
			'`cairn import list` shows all batches.',
			2
		);
	}
	await withApp( terminal, async ( app ) => {
		const site = await siteNamed( app, values.site );
		const outcome = await app.imports.undo( site, batch );
		if ( outcome.kind === 'unknown_batch' ) {
			throw new CommandError(
				`The site ${ site.publicId } has no batch ${ batch }.`,
				`\`cairn import list --site ${ site.publicId }\` shows its batches.`
			);
		}
		terminal.print(
			`Took back ${ outcome.removed.toLocaleString( 'en' ) } events of batch ${ batch }.`
		);
	} );
}

async function list(
	terminal: Console,
	words: readonly string[]
): Promise< void > {
	const { values } = readArguments(
		words,
		{ site: { type: 'string' } },
		usage
	);
	await withApp( terminal, async ( app ) => {
		const site = await siteNamed( app, values.site );
		for ( const batch of await app.imports.batches( site ) ) {
			terminal.print(
				[
					String( batch.id ).padStart( 6 ),
					batch.kind.padEnd( 6 ),
					batch.state.padEnd( 8 ),
					`${ batch.stored } stored`,
					new Date( batch.createdAt ).toISOString(),
					batch.source,
				].join( '  ' )
			);
		}
	} );
}
