import { mkdirSync } from 'node:fs';
import { findProgram, runCommand } from './run-command.mjs';
import { SetupProblem } from './setup-problem.mjs';

/**
 * Unpacks a .zip or .tar.gz with what the machine has.
 *
 * @param {string} archive Path of the archive.
 * @param {string} folder  Where to; created.
 */
export async function unpackArchive( archive, folder ) {
	mkdirSync( folder, { recursive: true } );
	if ( ! archive.endsWith( '.zip' ) ) {
		await runCommand( 'tar', [ '-xzf', archive, '-C', folder ] );
		return;
	}
	const unzip = findProgram( 'unzip' );
	if ( unzip ) {
		await runCommand( unzip, [ '-q', '-o', archive, '-d', folder ] );
		return;
	}
	const php = findProgram( 'php' );
	if ( php ) {
		const code =
			'$z = new ZipArchive(); exit($z->open($argv[1]) === true && $z->extractTo($argv[2]) ? 0 : 1);';
		await runCommand( php, [ '-r', code, '--', archive, folder ] );
		return;
	}
	throw new SetupProblem(
		`Nothing on this machine unpacks ${ archive }.`,
		'Install unzip (Debian: apt-get install unzip).'
	);
}
