import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { say, withProgress } from './progress.mjs';
import { CommandFailed, runCommand } from './run-command.mjs';
import { SetupProblem } from './setup-problem.mjs';

const LABEL = 'npm packages';

/**
 * Packages that the lock file asks for and that are not installed in that version. Optional ones (other systems' binaries)
 * may be absent.
 *
 * @param {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} lock      package-lock.json.
 * @param {{ packages: Record<string, { version?: string }> } | null}                                     installed What npm wrote into node_modules; null when nothing is installed.
 * @return {string[]} Paths such as "node_modules/zod".
 */
export function missingPackages( lock, installed ) {
	return Object.entries( lock.packages )
		.filter(
			( [ place, wanted ] ) =>
				place !== '' &&
				! wanted.optional &&
				! wanted.devOptional &&
				installed?.packages[ place ]?.version !== wanted.version
		)
		.map( ( [ place ] ) => place );
}

function readJson( file ) {
	return existsSync( file )
		? JSON.parse( readFileSync( file, 'utf8' ) )
		: null;
}

/**
 * Installs what package-lock.json names, unless it is there already.
 *
 * @param {string} root The repository.
 */
export async function prepareNpmPackages( root ) {
	const lock = readJson( path.join( root, 'package-lock.json' ) );
	const missing = missingPackages(
		lock,
		readJson( path.join( root, 'node_modules/.package-lock.json' ) )
	);
	if ( missing.length === 0 ) {
		say( LABEL, 'up to date' );
		return;
	}
	try {
		await withProgress(
			LABEL,
			`installing (${ missing.length } are missing; one to three minutes)`,
			() =>
				runCommand(
					'npm',
					[ 'ci', '--no-audit', '--no-fund', '--loglevel=error' ],
					{ cwd: root }
				)
		);
	} catch ( error ) {
		if ( error instanceof CommandFailed ) {
			throw new SetupProblem(
				`npm ci failed:\n${ error.message }`,
				`Run it yourself to see all of it:\n  cd ${ root } && npm ci`
			);
		}
		throw error;
	}
}
