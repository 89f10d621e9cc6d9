import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const SKIPPED = new Set( [
	'node_modules',
	'build',
	'dist',
	'vendor',
	'testing',
] );
const TEST = /\.test\.tsx?$/;

function filesUnder( place ) {
	if ( ! existsSync( place ) ) {
		return [];
	}
	if ( statSync( place ).isFile() ) {
		return [ place ];
	}
	return readdirSync( place, { withFileTypes: true } )
		.filter( ( entry ) => ! SKIPPED.has( entry.name ) )
		.flatMap( ( entry ) =>
			entry.isDirectory()
				? filesUnder( path.join( place, entry.name ) )
				: [ path.join( place, entry.name ) ]
		);
}

/**
 * One hash over the names and bytes of files and folders, tests and built files left out.
 *
 * @param {string}   root   The names are taken relative to this folder.
 * @param {string[]} places Files and folders in it.
 * @return {string} Hex.
 */
export function contentHash( root, places ) {
	const hash = createHash( 'sha256' );
	const files = places
		.flatMap( ( place ) => filesUnder( path.join( root, place ) ) )
		.filter( ( file ) => ! TEST.test( file ) )
		.sort();
	for ( const file of files ) {
		const bytes = readFileSync( file );
		hash.update( `${ path.relative( root, file ) }\0${ bytes.length }\0` );
		hash.update( bytes );
	}
	return hash.digest( 'hex' );
}
