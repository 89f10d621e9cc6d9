import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say, withProgress } from './progress.mjs';
import { CommandFailed, findProgram, runCommand } from './run-command.mjs';
import { SetupProblem } from './setup-problem.mjs';

const LABEL = 'PHP tools';

/**
 * Installs the plugin's development tools (PHPUnit, PHPStan, PHPCS) into plugin/vendor, unless composer.json is as it was
 * when they were installed. The plugin itself needs none of them.
 *
 * @param {string} root The repository.
 */
export async function prepareComposerPackages( root ) {
	const plugin = path.join( root, 'plugin' );
	const wanted = createHash( 'sha256' )
		.update( readFileSync( path.join( plugin, 'composer.json' ) ) )
		.digest( 'hex' );
	const stamp = path.join( plugin, 'vendor', '.installed-for' );
	if ( existsSync( stamp ) && readFileSync( stamp, 'utf8' ) === wanted ) {
		say( LABEL, 'up to date' );
		return;
	}
	const composer = findProgram( 'composer' );
	if ( ! composer ) {
		throw new SetupProblem(
			'Composer is not on this machine.',
			'Install it (Debian: apt-get install composer; macOS: brew install composer).'
		);
	}
	try {
		await withProgress( LABEL, 'installing with Composer', () =>
			runCommand(
				composer,
				[
					'install',
					'--no-interaction',
					'--no-progress',
					'--prefer-dist',
				],
				{
					cwd: plugin,
					env: { COMPOSER_ALLOW_SUPERUSER: '1' },
				}
			)
		);
	} catch ( error ) {
		if ( error instanceof CommandFailed ) {
			throw new SetupProblem(
				`composer install failed:\n${ error.message }`,
				`Run it yourself to see all of it:\n  cd ${ plugin } && composer install`
			);
		}
		throw error;
	}
	writeFileSync( stamp, wanted );
}
