import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	renameSync,
	rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache-folder.mjs';
import { debianArchive, openSuite } from './debian-archive.mjs';
import { say, withProgress } from './progress.mjs';
import { findProgram, runCommand } from './run-command.mjs';
import { runScript } from './setup-problem.mjs';

const LABEL = 'MySQL';

/** Needed by maintainer scripts and by the clients written in Perl, not by the server. */
const NOT_FOR_THE_SERVER =
	/^(perl|libperl|libgdbm|libdb5|debconf|dpkg|coreutils|openssl-provider-legacy$)/;

/**
 * A real MySQL server for the database tests (Debian itself has only MariaDB). `mysqld` on the PATH is taken when it is
 * Oracle's; otherwise Debian sid's package is unpacked privately and started through the loader it came with, because its
 * C library is newer than the machine's.
 *
 * @return {Promise<{ command: string[], basedir: string | null, version: string } | { missing: string }>} How to start it:
 *   `command` is the program and its first arguments; or the reason why there is none.
 */
export async function prepareMysql() {
	const installed = await installedMysql();
	if ( installed ) {
		say( LABEL, `${ installed.version } is installed` );
		return installed;
	}
	const root = cacheFolder( 'mysql', 'root' );
	if ( ! existsSync( path.join( root, 'usr/sbin/mysqld' ) ) ) {
		const archive = debianArchive();
		if ( 'missing' in archive ) {
			say( LABEL, archive.missing );
			return {
				missing: `no mysqld of Oracle's on the PATH, and ${ archive.missing }`,
			};
		}
		await fetchFromDebian( archive, root );
	}
	const server = await unpackedMysql( root );
	say( LABEL, `${ server.version } from the cache` );
	return server;
}

async function installedMysql() {
	const program = findProgram( 'mysqld' );
	if ( ! program ) {
		return null;
	}
	const printed = await runCommand( program, [
		'--no-defaults',
		'--version',
	] );
	// On Debian and in Homebrew `mysqld` may be a second name of mariadbd.
	return /MariaDB/i.test( printed )
		? null
		: {
				command: [ program ],
				basedir: null,
				version: versionIn( printed ),
			};
}

async function fetchFromDebian( archive, root ) {
	const scratch = mkdtempSync( path.join( tmpdir(), 'cairn-mysql-' ) );
	try {
		const suite = await withProgress(
			LABEL,
			'reading the package list of Debian sid',
			() => openSuite( archive, 'sid', scratch )
		);
		const names = ( await suite.closure( 'mysql-server-core' ) ).filter(
			( name ) => ! NOT_FOR_THE_SERVER.test( name )
		);
		const partial = `${ root }.${ process.pid }`;
		await withProgress(
			LABEL,
			`downloading and unpacking ${ names.length } packages of Debian sid`,
			() => suite.unpack( names, partial )
		);
		mkdirSync( path.dirname( root ), { recursive: true } );
		rmSync( root, { recursive: true, force: true } );
		renameSync( partial, root );
	} finally {
		rmSync( scratch, { recursive: true, force: true } );
	}
}

async function unpackedMysql( root ) {
	const loader = [
		'usr/lib64/ld-linux-x86-64.so.2',
		'usr/lib/ld-linux-aarch64.so.1',
	]
		.map( ( file ) => path.join( root, file ) )
		.find( existsSync );
	const libraries = [
		'usr/lib/x86_64-linux-gnu',
		'usr/lib/aarch64-linux-gnu',
	]
		.map( ( file ) => path.join( root, file ) )
		.find( existsSync );
	if ( ! loader || ! libraries ) {
		throw new Error(
			`The MySQL in ${ root } has no loader for this machine. Remove the folder and run this again.`
		);
	}
	const command = [
		loader,
		'--library-path',
		libraries,
		path.join( root, 'usr/sbin/mysqld' ),
	];
	const printed = await runCommand( command[ 0 ], [
		...command.slice( 1 ),
		'--no-defaults',
		'--version',
	] );
	return {
		command,
		basedir: path.join( root, 'usr' ),
		version: versionIn( printed ),
	};
}

function versionIn( printed ) {
	return /Ver\s+(\d+\.\d+\.\d+)/.exec( printed )?.[ 1 ] ?? 'unknown';
}

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	await runScript( async () => {
		const server = await prepareMysql();
		console.log(
			'missing' in server
				? `No MySQL: ${ server.missing }`
				: `MySQL ${ server.version }: ${ server.command.join( ' ' ) }`
		);
		return 'missing' in server ? 1 : 0;
	} );
}
