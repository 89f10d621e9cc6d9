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
import { CommandFailed, runCommand } from './run-command.mjs';
import { runScript } from './setup-problem.mjs';

const LABEL = 'MySQL';

/** Needed by maintainer scripts and by the clients written in Perl, not by the server. */
const NOT_FOR_THE_SERVER =
	/^(perl|libperl|libgdbm|libdb5|debconf|dpkg|coreutils|openssl-provider-legacy$)/;

/**
 * A real MySQL server for the database tests (Debian itself has only MariaDB): Debian sid's package, unpacked privately.
 * The tests start it through the loader it came with, because its C library is newer than the machine's.
 *
 * @return {Promise<{ root: string, version: string } | { missing: string }>} Folder of the unpacked server, or the reason why there is none.
 */
export async function prepareMysql() {
	const root = process.env.CAIRN_TEST_MYSQL_ROOT ?? cacheFolder( 'mysql' );
	if ( ! existsSync( path.join( root, 'usr/sbin/mysqld' ) ) ) {
		if ( process.arch !== 'x64' ) {
			return { missing: 'the unpacked server is for x86-64 only' };
		}
		const archive = debianArchive();
		if ( 'missing' in archive ) {
			say( LABEL, archive.missing );
			return { missing: archive.missing };
		}
		try {
			await fetchFromDebian( archive, root );
		} catch ( error ) {
			if ( error instanceof CommandFailed ) {
				say( LABEL, `Debian's archive did not give it` );
				return {
					missing: `Debian's archive did not give it: ${ error.message }`,
				};
			}
			throw error;
		}
	}
	const version = await versionOf( root );
	say( LABEL, `${ version } from the cache` );
	return { root, version };
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

async function versionOf( root ) {
	const printed = await runCommand(
		path.join( root, 'usr/lib64/ld-linux-x86-64.so.2' ),
		[
			'--library-path',
			path.join( root, 'usr/lib/x86_64-linux-gnu' ),
			path.join( root, 'usr/sbin/mysqld' ),
			'--no-defaults',
			'--version',
		]
	);
	return /Ver\s+(\d+\.\d+\.\d+)/.exec( printed )?.[ 1 ] ?? 'unknown';
}

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	await runScript( async () => {
		const server = await prepareMysql();
		console.log(
			'missing' in server
				? `No MySQL: ${ server.missing }`
				: `MySQL ${ server.version } in ${ server.root }`
		);
		return 'missing' in server ? 1 : 0;
	} );
}
