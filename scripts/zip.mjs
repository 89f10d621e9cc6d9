import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from './running/build.mjs';
import { prepareNpmPackages } from './setup/npm-packages.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { withProgress } from './setup/progress.mjs';
import { findProgram, runCommand } from './setup/run-command.mjs';
import { runScript } from './setup/setup-problem.mjs';

const root = path.dirname( path.dirname( fileURLToPath( import.meta.url ) ) );

/** What a site needs to run the plugin; a zip without one of these is broken. */
const MUST_HOLD = [
	'cairn/cairn.php',
	'cairn/readme.txt',
	'cairn/uninstall.php',
	'cairn/build/blocks-manifest.php',
	'cairn/build/storefront/index.js',
	'cairn/src/autoload.php',
];

/** What is for developers, or nobody's business. */
const MUST_NOT_HOLD =
	/(^|\/)(vendor|tests|node_modules|admin\/.*\.tsx?$|\.git|composer\.json|phpunit|phpstan|phpcs)/;

await runScript( async () => {
	checkNodeVersion();
	await prepareNpmPackages( root );
	await buildIfChanged( root );
	const made = path.join( root, 'plugin/cairn.zip' );
	const target = path.join( root, 'dist/cairn.zip' );
	rmSync( made, { force: true } );
	await withProgress( 'zip', 'packing the plugin', () =>
		runCommand(
			path.join( root, 'node_modules/.bin/wp-scripts' ),
			[ 'plugin-zip' ],
			{ cwd: path.join( root, 'plugin' ) }
		)
	);
	mkdirSync( path.dirname( target ), { recursive: true } );
	renameSync( made, target );
	const names = await namesIn( target );
	const missing = MUST_HOLD.filter(
		( name ) =>
			! names.includes( name ) ||
			! existsSync(
				path.join( root, 'plugin', name.replace( 'cairn/', '' ) )
			)
	);
	const extra = names.filter( ( name ) =>
		MUST_NOT_HOLD.test( name.replace( /^cairn\/build\/admin\//, '' ) )
	);
	if ( missing.length > 0 || extra.length > 0 ) {
		console.error(
			`The zip is not right. Missing: ${ missing.join( ', ' ) || 'nothing' }. Not for a site: ${ extra.join( ', ' ) || 'nothing' }.`
		);
		return 1;
	}
	console.log(
		`${ path.relative( process.cwd(), target ) }: ${ names.length } files`
	);
	return 0;
} );

// Names of the files in a zip, read by PHP: every machine that builds a plugin has it.
async function namesIn( archive ) {
	const code =
		'$z = new ZipArchive(); $z->open($argv[1]) === true || exit(1); for ($i = 0; $i < $z->numFiles; $i++) echo $z->getNameIndex($i), "\\n";';
	const printed = await runCommand( findProgram( 'php' ), [
		'-r',
		code,
		'--',
		archive,
	] );
	return printed
		.split( '\n' )
		.filter( ( name ) => name !== '' && ! name.endsWith( '/' ) );
}
