import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MARK } from './marked-processes.mjs';

const WATCH = fileURLToPath( new URL( './end-marked.mjs', import.meta.url ) );

/**
 * From now on, whatever this process starts, and whatever that starts, ends with it: database servers, services, web
 * servers. It holds also for `kill -9`, after which nobody could tidy up: a small process of its own waits at the end of
 * a pipe that the system closes. For tests and benchmarks; a service is meant to adopt its database after a crash.
 *
 * Where the system does not tell what environment a process has (anything but Linux), nothing is watched.
 */
export function endWithThisProcess() {
	if ( ! existsSync( '/proc/self/environ' ) ) {
		return;
	}
	const { [ MARK ]: _, ...unmarked } = process.env;
	const mark = `${ process.pid }-${ randomBytes( 8 ).toString( 'hex' ) }`;
	const watch = spawn( process.execPath, [ WATCH, mark ], {
		// Not marked, not even by the run that started this one: it is the last to go.
		env: { ...unmarked, NODE_OPTIONS: '' },
		// In a session of its own, so that Ctrl-C and the end of a process group do not reach it.
		detached: true,
		stdio: [ 'pipe', 'ignore', 'ignore' ],
	} );
	watch.on( 'error', () => undefined );
	watch.unref();
	watch.stdin.unref();
	process.env[ MARK ] = mark;
}
