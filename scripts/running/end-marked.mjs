/**
 * The watch of parent-watch.mjs: waits until its standard input is closed, which the system does when the run has ended
 * in whatever way, and then ends every process that carries the run's mark. `node end-marked.mjs MARK`.
 */
import { carriersOf } from './marked-processes.mjs';

const PAUSE_MS = 50;
const ROUNDS = 200;

const mark = process.argv[ 2 ] ?? '';
process.stdin.resume();
process.stdin.on( 'error', () => undefined );
await new Promise( ( resolve ) => process.stdin.on( 'close', resolve ) );
// More than one round: what is about to start when its parent is ended shows up a moment later.
for ( let round = 0; round < ROUNDS; round++ ) {
	const left = carriersOf( mark );
	if ( left.length === 0 ) {
		break;
	}
	for ( const pid of left ) {
		try {
			process.kill( pid, 'SIGKILL' );
		} catch {
			// It ended by itself in the meantime.
		}
	}
	await new Promise( ( resolve ) => setTimeout( resolve, PAUSE_MS ) );
}
