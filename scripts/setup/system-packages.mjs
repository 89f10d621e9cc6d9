import { existsSync, readFileSync } from 'node:fs';
import { withProgress, say } from './progress.mjs';
import { CommandFailed, findProgram, runCommand } from './run-command.mjs';
import { SetupProblem } from './setup-problem.mjs';

const LABEL = 'system packages';

/** Names under which systems install the browser. */
export const BROWSERS = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
];

/** Chrome for macOS is an application, not a program on the PATH. */
const MAC_BROWSERS = [
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser to drive: `CAIRN_SETUP_BROWSER`, else Chromium or Chrome where systems put it; null when there is none. */
export function findBrowser() {
	return (
		process.env.CAIRN_SETUP_BROWSER ||
		findProgram( ...BROWSERS ) ||
		MAC_BROWSERS.find( existsSync ) ||
		null
	);
}

/**
 * What this repository needs from the system, each with the name it has in Debian and in Homebrew. An extension is asked
 * of PHP itself, so that any PHP will do.
 */
const NEEDS = [
	{
		what: 'MariaDB server',
		debian: [ 'mariadb-server-core' ],
		homebrew: 'mariadb',
		there: () =>
			findProgram( 'mariadbd' ) && findProgram( 'mariadb-install-db' ),
	},
	{
		what: 'MariaDB client',
		debian: [ 'mariadb-client-core' ],
		homebrew: 'mariadb',
		there: () => findProgram( 'mariadb' ),
	},
	{
		what: 'PHP',
		debian: [ 'php-cli' ],
		homebrew: 'php',
		there: () => findProgram( 'php' ),
	},
	...[
		[ 'mysqli', 'php-mysql' ],
		[ 'dom', 'php-xml' ],
		[ 'mbstring', 'php-mbstring' ],
		[ 'curl', 'php-curl' ],
		[ 'gd', 'php-gd' ],
		[ 'zip', 'php-zip' ],
		[ 'intl', 'php-intl' ],
	].map( ( [ extension, debian ] ) => ( {
		what: `PHP extension ${ extension }`,
		debian: [ debian ],
		homebrew: 'php',
		there: ( modules ) => modules.includes( extension ),
	} ) ),
	{
		what: 'Chromium',
		debian: [ 'chromium', 'fonts-liberation' ],
		homebrew: '--cask chromium',
		there: () => findBrowser(),
	},
];

const COMPOSER = {
	what: 'Composer',
	debian: [ 'composer' ],
	homebrew: 'composer',
	there: () => findProgram( 'composer' ),
};

async function phpModules() {
	const php = findProgram( 'php' );
	return php
		? ( await runCommand( php, [ '-m' ] ) ).toLowerCase().split( /\s+/ )
		: [];
}

async function missingNeeds( needs ) {
	const modules = await phpModules();
	return needs.filter( ( need ) => ! need.there( modules ) );
}

/**
 * What a person types on this system to get what is missing.
 *
 * @param {{ debian: string[], homebrew: string }[]} missing Needs that are not met.
 * @param {'debian' | 'ubuntu' | 'darwin' | 'other'} system  Which system this is.
 * @return {string} Lines with commands.
 */
export function installAdvice( missing, system ) {
	const debian = [ ...new Set( missing.flatMap( ( need ) => need.debian ) ) ];
	switch ( system ) {
		case 'darwin':
			return [ ...new Set( missing.map( ( need ) => need.homebrew ) ) ]
				.map( ( name ) => `  brew install ${ name }` )
				.join( '\n' );
		case 'ubuntu': {
			// Ubuntu's package chromium is only a pointer to the snap.
			const packages = debian.filter( ( name ) => name !== 'chromium' );
			const lines =
				packages.length > 0
					? [
							`  sudo apt-get update && sudo apt-get install --no-install-recommends ${ packages.join( ' ' ) }`,
						]
					: [];
			return [
				...lines,
				...( debian.includes( 'chromium' )
					? [ '  sudo snap install chromium' ]
					: [] ),
			].join( '\n' );
		}
		case 'debian':
			return `  sudo apt-get update && sudo apt-get install --no-install-recommends ${ debian.join( ' ' ) }`;
		default:
			return [
				'  MariaDB 10.11 or newer (mariadbd and mariadb-install-db on the PATH),',
				'  PHP 8.1 or newer with mysqli, dom, mbstring, curl, gd, zip and intl, Composer,',
				'  and Chromium or Chrome (or CAIRN_SETUP_BROWSER=/path/to/it).',
			].join( '\n' );
	}
}

function thisSystem() {
	if ( process.platform === 'darwin' ) {
		return 'darwin';
	}
	const release = existsSync( '/etc/os-release' )
		? readFileSync( '/etc/os-release', 'utf8' )
		: '';
	return /^ID="?(debian|ubuntu)"?$/m.exec( release )?.[ 1 ] ?? 'other';
}

/** How to become root without a question: nothing, sudo, or null when it cannot be done. */
async function rootPrefix() {
	if ( process.getuid?.() === 0 ) {
		return [];
	}
	const sudo = findProgram( 'sudo' );
	if ( ! sudo ) {
		return null;
	}
	try {
		await runCommand( sudo, [ '-n', 'true' ] );
		return [ sudo, '-n' ];
	} catch {
		return null;
	}
}

/**
 * Installs what the system lacks: on Debian with apt-get as root or by sudo; elsewhere it says exactly what to install.
 *
 * @param {{ withComposer?: boolean }} options The tests need Composer, the demo does not.
 * @throws {SetupProblem} When something is missing that this command may not install.
 */
export async function prepareSystemPackages( { withComposer = false } = {} ) {
	const needs = withComposer ? [ ...NEEDS, COMPOSER ] : NEEDS;
	const missing = await missingNeeds( needs );
	if ( missing.length === 0 ) {
		say( LABEL, 'all there' );
		return;
	}
	const names = missing.map( ( need ) => need.what ).join( ', ' );
	const system = thisSystem();
	const prefix = system === 'debian' ? await rootPrefix() : null;
	if ( prefix === null ) {
		throw new SetupProblem(
			`This machine lacks: ${ names }.`,
			`Install it, then run the command again:\n${ installAdvice( missing, system ) }`
		);
	}
	const packages = [
		...new Set( missing.flatMap( ( need ) => need.debian ) ),
	];
	try {
		await withProgress(
			LABEL,
			`installing ${ packages.join( ', ' ) }`,
			async () => {
				const apt = ( ...args ) => {
					const [ program, ...rest ] = [
						...prefix,
						'env',
						'DEBIAN_FRONTEND=noninteractive',
						'apt-get',
						'-q',
						...args,
					];
					return runCommand( program, rest );
				};
				await apt( 'update' );
				await apt(
					'install',
					'-y',
					'--no-install-recommends',
					...packages
				);
			}
		);
	} catch ( error ) {
		if ( error instanceof CommandFailed ) {
			throw new SetupProblem(
				`apt-get could not install: ${ names }.\n${ error.message }`,
				`Try it yourself:\n${ installAdvice( missing, system ) }`
			);
		}
		throw error;
	}
	const still = await missingNeeds( needs );
	if ( still.length > 0 ) {
		throw new SetupProblem(
			`After the installation this machine still lacks: ${ still.map( ( need ) => need.what ).join( ', ' ) }.`,
			installAdvice( still, system )
		);
	}
}
