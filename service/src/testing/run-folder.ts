import {
	existsSync,
	readFileSync,
	readdirSync,
	rmSync,
	statSync,
} from 'node:fs';
import path from 'node:path';

/** Test run folders are found again by this name, so that a later run can clear up after a killed one. */
export const RUN_FOLDER_PREFIX = 'cairn-test-';

/** A folder without an owner file is being made right now, unless it is older than this. */
const OWNERLESS_FOLDER_MAX_AGE_MS = 60_000;

/**
 * Ends the servers whose pid files lie in a run's folder, then deletes the folder. Test data need no
 * orderly shutdown, so the servers are killed outright and the run ends at once.
 *
 * @param folder
 * @param options
 * @param options.onlyIfOwnerIsGone Leave the folder alone while the jest process that made it lives.
 */
export function stopRun(
	folder: string,
	options: { onlyIfOwnerIsGone: boolean }
): void {
	if ( ! existsSync( folder ) ) {
		return;
	}
	if ( options.onlyIfOwnerIsGone && ownerIsAlive( folder ) ) {
		return;
	}
	for ( const server of readdirSync( folder ) ) {
		const pidFile = path.join( folder, server, 'server.pid' );
		if ( existsSync( pidFile ) ) {
			kill( Number( readFileSync( pidFile, 'utf8' ) ), folder );
		}
	}
	rmSync( folder, {
		recursive: true,
		force: true,
		maxRetries: 20,
		retryDelay: 50,
	} );
}

function ownerIsAlive( folder: string ): boolean {
	const ownerFile = path.join( folder, 'owner' );
	if ( ! existsSync( ownerFile ) ) {
		return (
			Date.now() - statSync( folder ).mtimeMs <
			OWNERLESS_FOLDER_MAX_AGE_MS
		);
	}
	return isAlive( Number( readFileSync( ownerFile, 'utf8' ) ) );
}

function isAlive( pid: number ): boolean {
	try {
		process.kill( pid, 0 );
		return true;
	} catch {
		return false;
	}
}

/**
 * Process ids are reused: where the system tells, only a process that names this run's folder is ended.
 *
 * @param pid
 * @param folder
 */
function kill( pid: number, folder: string ): void {
	const commandLine = `/proc/${ pid }/cmdline`;
	if ( ! Number.isInteger( pid ) || pid <= 1 ) {
		return;
	}
	if (
		existsSync( '/proc/self/cmdline' ) &&
		! (
			existsSync( commandLine ) &&
			readFileSync( commandLine, 'utf8' ).includes( folder )
		)
	) {
		return;
	}
	try {
		process.kill( pid, 'SIGKILL' );
	} catch {
		// It ended by itself in the meantime.
	}
}
