/**
 * Writes everything that follows from the contract: PHP maps, openapi.json, docs/events.md and docs/errors.md.
 *
 * `tsx contract/scripts/generate.ts` writes, `--check` writes nothing and exits 1 when a file is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorsPage, eventsPage } from './docs.ts';
import { openApiFile } from './open-api.ts';
import { phpFiles } from './php.ts';

const root = join( dirname( fileURLToPath( import.meta.url ) ), '..', '..' );

/** Path below the repository's root -> content. */
export function generatedFiles(): Record< string, string > {
	return {
		'docs/events.md': eventsPage(),
		'docs/errors.md': errorsPage(),
		'contract/openapi.json': openApiFile(),
		...phpFiles(),
	};
}

function current( path: string ): string | null {
	try {
		return readFileSync( join( root, path ), 'utf8' );
	} catch {
		return null;
	}
}

function main(): void {
	const check = process.argv.includes( '--check' );
	const stale: string[] = [];
	for ( const [ path, content ] of Object.entries( generatedFiles() ) ) {
		if ( current( path ) === content ) {
			continue;
		}
		stale.push( path );
		if ( ! check ) {
			mkdirSync( dirname( join( root, path ) ), { recursive: true } );
			writeFileSync( join( root, path ), content );
		}
	}
	if ( stale.length === 0 ) {
		console.log( 'Generated files are fresh.' );
	} else if ( check ) {
		console.error(
			`Stale: ${ stale.join( ', ' ) }. Run: npm run generate`
		);
		process.exitCode = 1;
	} else {
		console.log( `Written: ${ stale.join( ', ' ) }` );
	}
}

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	main();
}
