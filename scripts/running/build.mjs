import {
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { say, withProgress } from '../setup/progress.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { contentHash } from './content-hash.mjs';

/** What the build reads. */
const SOURCES = [
	'blocks',
	'contract/src',
	'plugin/admin',
	'service/src',
	'package.json',
	'package-lock.json',
];

/** What it must have written; also checked, because somebody may have cleaned up. */
const RESULTS = [
	'plugin/build/blocks-manifest.php',
	'service/dist/main.js',
	'service/dist/cli/main.js',
];

/**
 * Builds blocks, admin screens and service, unless nothing changed since the last build.
 *
 * @param {string} root The repository.
 */
export async function buildIfChanged( root ) {
	const stamp = path.join( root, 'var', 'built' );
	const wanted = contentHash( root, SOURCES );
	const isBuilt =
		existsSync( stamp ) &&
		readFileSync( stamp, 'utf8' ) === wanted &&
		RESULTS.every( ( file ) => existsSync( path.join( root, file ) ) );
	if ( isBuilt ) {
		say( 'build', 'nothing changed' );
		return;
	}
	rmSync( stamp, { force: true } );
	await withProgress(
		'build',
		'blocks, screens and service (about half a minute)',
		() => runCommand( 'npm', [ 'run', '--silent', 'build' ], { cwd: root } )
	);
	for ( const file of RESULTS ) {
		if ( ! existsSync( path.join( root, file ) ) ) {
			throw new Error(
				`The build ended well but did not write ${ file }.`
			);
		}
	}
	mkdirSync( path.dirname( stamp ), { recursive: true } );
	writeFileSync( stamp, wanted );
}
