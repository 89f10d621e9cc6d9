import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 10_000;

/**
 * Removes a folder a program worked in that has just ended. What it started may write a moment longer than it lives, and
 * Node's own retries only remove the emptied folder again, not what was written into it since: here all of it is
 * removed again, until nothing is left.
 *
 * @param {string} folder Full path; none is no error.
 * @throws When it is still not empty after ten seconds: somebody works in it.
 */
export async function removeFolder( folder ) {
	const last = Date.now() + PATIENCE_MS;
	for (;;) {
		try {
			rmSync( folder, { recursive: true, force: true } );
			return;
		} catch ( error ) {
			if (
				! [ 'ENOTEMPTY', 'EBUSY' ].includes( error.code ) ||
				Date.now() > last
			) {
				throw error;
			}
		}
		await pause( 25 );
	}
}
