import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache-folder.mjs';
import { debianArchive, openSuite } from './debian-archive.mjs';
import { download, DownloadFailed } from './download.mjs';
import { PINNED } from './pinned-archives.mjs';
import { say, withProgress } from './progress.mjs';
import { CommandFailed, runCommand } from './run-command.mjs';
import { runScript, SetupProblem } from './setup-problem.mjs';
import { unpackArchive } from './unpack-archive.mjs';

const LABEL = 'WordPress core';

/** The theme of the demo; Debian packs it apart. */
const THEME = 'twentytwentyfive';

/** What Debian's `wordpress` package links to instead of carrying it. Fonts and prototype (46 MB) are not needed. */
const DEBIAN_PACKAGES = [
	'wordpress',
	`wordpress-theme-${ THEME }`,
	'libjs-cropper',
	'libjs-jquery-ui',
	'libjs-lodash',
	'libjs-underscore',
	'libphp-phpmailer',
	'php-getid3',
];

/** sid moves on; testing has nearly the same when sid's package is missing some day. */
const DEBIAN_SUITES = [ 'sid', 'testing' ];

/**
 * Version of the WordPress in a folder.
 *
 * @param {string} folder Folder that should hold WordPress.
 * @return {string | null} Such as "7.1.4"; null when the folder holds none.
 */
export function wordpressVersion( folder ) {
	const file = path.join( folder, 'wp-includes', 'version.php' );
	return existsSync( file )
		? ( /\$wp_version\s*=\s*'([^']+)'/.exec(
				readFileSync( file, 'utf8' )
			)?.[ 1 ] ?? null )
		: null;
}

/**
 * A clean WordPress core with the theme Twenty Twenty-Five, never written to: sites are copies of it. Looked for in this
 * order: `WP_DIR`, the cache, the official archive (pinned by checksum), Debian's package unpacked privately.
 *
 * @param {{ official?: { version: string, url: string, sha256: string } }} options Another archive, for tests.
 * @return {Promise<{ folder: string, version: string }>} Where it is and which it is.
 * @throws {SetupProblem} When no source has it; says what to set.
 */
export async function prepareWordpress( { official = PINNED.wordpress } = {} ) {
	if ( process.env.WP_DIR ) {
		const version = wordpressVersion( process.env.WP_DIR );
		if ( ! version ) {
			throw new SetupProblem(
				`WP_DIR is ${ process.env.WP_DIR }, but there is no WordPress.`,
				'Set WP_DIR to a folder with wp-includes/version.php in it, or unset it.'
			);
		}
		say( LABEL, `${ version } from WP_DIR` );
		return { folder: process.env.WP_DIR, version };
	}
	const folder = cacheFolder( 'wordpress' );
	const cached = wordpressVersion( folder );
	if ( cached ) {
		say( LABEL, `${ cached } from the cache` );
		return { folder, version: cached };
	}
	const refusals = [];
	for ( const source of [
		() => fromOfficialArchive( official ),
		fromDebian,
	] ) {
		const result = await source();
		if ( 'missing' in result ) {
			refusals.push( result.missing );
			say( LABEL, result.missing );
			continue;
		}
		adopt( result.tree, folder );
		rmSync( result.scratch, { recursive: true, force: true } );
		return { folder, version: wordpressVersion( folder ) ?? 'unknown' };
	}
	throw new SetupProblem(
		`WordPress could not be fetched.\n${ refusals.map( ( refusal ) => `  - ${ refusal }` ).join( '\n' ) }`,
		`Unpack WordPress 6.9 or newer somewhere and set WP_DIR to that folder, for example:\n  WP_DIR=$HOME/wordpress npm run demo`
	);
}

async function fromOfficialArchive( official ) {
	const file = cacheFolder(
		'downloads',
		path.basename( new URL( official.url ).pathname )
	);
	try {
		await withProgress( LABEL, `downloading ${ official.version }`, () =>
			download( { ...official, file } )
		);
	} catch ( error ) {
		if ( error instanceof DownloadFailed ) {
			return { missing: `official archive: ${ error.message }` };
		}
		throw error;
	}
	const scratch = mkdtempSync( path.join( tmpdir(), 'cairn-wordpress-' ) );
	await withProgress( LABEL, 'unpacking', () =>
		unpackArchive( file, scratch )
	);
	return { tree: path.join( scratch, 'wordpress' ), scratch };
}

async function fromDebian() {
	const archive = debianArchive();
	if ( 'missing' in archive ) {
		return { missing: `Debian's package: ${ archive.missing }` };
	}
	const scratch = mkdtempSync( path.join( tmpdir(), 'cairn-wordpress-' ) );
	try {
		for ( const name of DEBIAN_SUITES ) {
			const tree = await fromSuite( archive, name, scratch );
			if ( tree ) {
				return { tree, scratch };
			}
		}
	} catch ( error ) {
		if ( error instanceof CommandFailed ) {
			rmSync( scratch, { recursive: true, force: true } );
			return { missing: `Debian's package: ${ error.message }` };
		}
		throw error;
	}
	rmSync( scratch, { recursive: true, force: true } );
	return {
		missing: `Debian's package: neither ${ DEBIAN_SUITES.join( ' nor ' ) } has it`,
	};
}

async function fromSuite( archive, name, scratch ) {
	const suite = await withProgress(
		LABEL,
		`reading the package list of Debian ${ name }`,
		() => openSuite( archive, name, path.join( scratch, name ) )
	);
	const packages = await suite.known( DEBIAN_PACKAGES );
	if (
		! packages.includes( 'wordpress' ) ||
		! packages.includes( `wordpress-theme-${ THEME }` )
	) {
		return null;
	}
	const root = path.join( scratch, 'root' );
	await withProgress(
		LABEL,
		`downloading and unpacking ${ packages.length } packages of Debian ${ name }`,
		() => suite.unpack( packages, root )
	);
	return plainTree( root, path.join( scratch, 'wordpress' ) );
}

/**
 * Turns Debian's spread-out tree into the one that wordpress.org ships: links followed, Debian's configuration gone.
 * @param {string} root
 * @param {string} tree
 */
async function plainTree( root, tree ) {
	const packed = path.join( root, 'usr/share/wordpress' );
	// Its target is an absolute path outside the private root.
	const bundle = path.join(
		packed,
		'wp-includes/certificates/ca-bundle.crt'
	);
	rmSync( bundle, { force: true } );
	for ( const configuration of [ 'wp-config.php', '.htaccess' ] ) {
		rmSync( path.join( packed, configuration ), { force: true } );
	}
	await runCommand( 'cp', [ '-rL', packed, tree ] );
	const authorities = '/etc/ssl/certs/ca-certificates.crt';
	if ( existsSync( authorities ) ) {
		cpSync(
			authorities,
			path.join( tree, 'wp-includes/certificates/ca-bundle.crt' )
		);
	}
	for ( const kept of [
		`var/lib/wordpress/wp-content/themes/${ THEME }`,
		`usr/share/wordpress/wp-content/themes/${ THEME }`,
	] ) {
		const from = path.join( root, kept );
		const to = path.join( tree, 'wp-content/themes', THEME );
		if (
			existsSync( from ) &&
			! existsSync( path.join( to, 'theme.json' ) )
		) {
			await runCommand( 'cp', [ '-rL', from, path.dirname( to ) ] );
		}
	}
	return tree;
}

/**
 * Moves a finished tree to its place in one step, so that an interrupted run never leaves half a WordPress there.
 * @param {string} tree
 * @param {string} folder
 */
function adopt( tree, folder ) {
	if (
		! wordpressVersion( tree ) ||
		! existsSync(
			path.join( tree, 'wp-content/themes', THEME, 'theme.json' )
		)
	) {
		throw new Error(
			`The WordPress in ${ tree } is not complete (core or the theme ${ THEME } is missing).`
		);
	}
	const partial = `${ folder }.${ process.pid }`;
	mkdirSync( path.dirname( folder ), { recursive: true } );
	cpSync( tree, partial, { recursive: true } );
	rmSync( folder, { recursive: true, force: true } );
	renameSync( partial, folder );
}

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	await runScript( async () => {
		const { folder, version } = await prepareWordpress();
		console.log( `WordPress ${ version } in ${ folder }` );
	} );
}
