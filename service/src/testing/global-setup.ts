import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endWithThisProcess } from '../../../scripts/running/parent-watch.mjs';
import { RUN_FOLDER_PREFIX, stopRun } from './run-folder.ts';

/**
 * Gives the jest run a folder of its own, where database servers that a test starts leave their
 * process ids. No server is started here: runs that touch no database stay quick. Servers that a test starts
 * elsewhere end with the run, too, even when it is killed.
 */
export default function globalSetup(): void {
	endWithThisProcess();
	const memory = '/dev/shm';
	const parent = existsSync( memory ) ? memory : tmpdir();
	removeLeftovers( parent );
	const folder = mkdtempSync( path.join( parent, RUN_FOLDER_PREFIX ) );
	writeFileSync( path.join( folder, 'owner' ), String( process.pid ) );
	process.env.CAIRN_TEST_RUN = folder;
}

/**
 * A run that was killed could not stop its servers; the next run does it, once the killed one's process is gone.
 *
 * @param parent
 */
function removeLeftovers( parent: string ): void {
	for ( const name of readdirSync( parent ) ) {
		if ( name.startsWith( RUN_FOLDER_PREFIX ) ) {
			stopRun( path.join( parent, name ), { onlyIfOwnerIsGone: true } );
		}
	}
}
