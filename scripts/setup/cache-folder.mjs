import { homedir } from 'node:os';
import path from 'node:path';

/**
 * A path inside Cairn's cache: things fetched once and shared by every clone on this machine.
 * `$XDG_CACHE_HOME/cairn/…`, or `~/.cache/cairn/…`.
 *
 * @param {...string} names Path segments below the cache folder.
 * @return {string} Absolute path; not created.
 */
export function cacheFolder( ...names ) {
	return path.join(
		process.env.XDG_CACHE_HOME || path.join( homedir(), '.cache' ),
		'cairn',
		...names
	);
}
