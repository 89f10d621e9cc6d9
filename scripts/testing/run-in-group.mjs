import { spawn } from 'node:child_process';

const running = new Set();

function endGroup( pid ) {
	try {
		process.kill( -pid, 'SIGKILL' );
	} catch {
		// The whole group has ended already: that is what is wanted.
	}
}

/** Ends whatever still runs; for the moment when the person presses Ctrl-C. */
export function endAllGroups() {
	for ( const pid of running ) {
		endGroup( pid );
	}
}

/**
 * Runs a command in a process group of its own, to its end or to its time limit, and ends what it left running.
 *
 * @param {string[]}                                                                     command Program and arguments.
 * @param {{ cwd: string, env?: Record<string, string | undefined>, timeoutMs: number }} options Where, with what, how long.
 * @return {Promise<{ ok: boolean, output: string }>} `output` holds both streams.
 */
export function runInGroup( command, { cwd, env, timeoutMs } ) {
	return new Promise( ( resolve ) => {
		const child = spawn( command[ 0 ], command.slice( 1 ), {
			cwd,
			env: { ...process.env, ...env },
			stdio: [ 'ignore', 'pipe', 'pipe' ],
			detached: true,
		} );
		const pid = child.pid ?? 0;
		running.add( pid );
		const parts = [];
		const keep = ( text ) => parts.push( text );
		child.stdout.setEncoding( 'utf8' ).on( 'data', keep );
		child.stderr.setEncoding( 'utf8' ).on( 'data', keep );
		const timer = setTimeout( () => {
			keep( `\nStopped after ${ timeoutMs / 60_000 } minutes.\n` );
			endGroup( pid );
		}, timeoutMs );
		const finish = ( ok ) => {
			clearTimeout( timer );
			endGroup( pid );
			running.delete( pid );
			resolve( { ok, output: parts.join( '' ) } );
		};
		child.on( 'error', ( error ) => {
			keep( error.message );
			finish( false );
		} );
		// Not 'close': something left behind may hold the streams open for ever.
		child.on( 'exit', ( code ) =>
			setTimeout( () => finish( code === 0 ), 50 )
		);
	} );
}
