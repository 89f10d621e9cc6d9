import { spawn } from 'node:child_process';
import {
	existsSync,
	openSync,
	closeSync,
	readdirSync,
	readFileSync,
	writeFileSync,
	rmSync,
} from 'node:fs';

const POLITE_MS = 12_000;

/**
 * Programs that run beside this one, each as the leader of a process group of its own: ending the group ends the workers
 * too (PHP's built-in server leaves them behind when only its master is ended). The leaders' ids are kept in a file, so
 * that the next start finds what a killed run left.
 */
export class ProcessGroups {
	#groups = [];
	#register;
	#stopping = null;

	/** @param {string} register File for the process ids. */
	constructor( register ) {
		this.#register = register;
	}

	/** Whether everything is being ended: nothing new may begin. */
	get isStopping() {
		return this.#stopping !== null;
	}

	/**
	 * Starts a program in the background.
	 *
	 * @param {string}                                                                                                          name    For messages.
	 * @param {string[]}                                                                                                        command Program and arguments.
	 * @param {{ env?: Record<string, string | undefined>, cwd?: string, logFile: string, onExit?: (outcome: string) => void }} options Its output goes to the log file; `onExit` is called when it ends on its own.
	 * @return {{ pid: number, hasEnded: () => boolean }} The running program.
	 */
	start( name, command, options ) {
		const log = openSync( options.logFile, 'a' );
		const child = spawn( command[ 0 ], command.slice( 1 ), {
			cwd: options.cwd,
			env: { ...process.env, ...options.env },
			stdio: [ 'ignore', log, log ],
			detached: true,
		} );
		closeSync( log );
		const group = {
			name,
			pid: child.pid ?? 0,
			ended: false,
			isWanted: true,
		};
		const ended = ( outcome ) => {
			group.ended = true;
			if ( this.#stopping === null && group.isWanted ) {
				options.onExit?.( outcome );
			}
		};
		child.on( 'error', ( error ) => ended( error.message ) );
		child.on( 'exit', ( code, signal ) =>
			ended( signal ?? `code ${ code }` )
		);
		if ( group.pid > 0 ) {
			this.#groups.push( group );
			this.#save();
		}
		return { pid: group.pid, hasEnded: () => group.ended };
	}

	/**
	 * Ends one program and its group.
	 *
	 * @param {{ pid: number }} program As `start` gave it.
	 */
	async stop( program ) {
		const group = this.#groups.find( ( { pid } ) => pid === program.pid );
		if ( group ) {
			group.isWanted = false;
			await endGroup( group.pid );
			this.#groups = this.#groups.filter( ( other ) => other !== group );
			this.#save();
		}
	}

	/**
	 * Ends every group, last started first, and returns when all are gone.
	 *
	 * @return {Promise<void>} Resolves once, however often it is asked.
	 */
	stopAll() {
		this.#stopping ??= ( async () => {
			for ( const group of [ ...this.#groups ].reverse() ) {
				await endGroup( group.pid );
			}
			rmSync( this.#register, { force: true } );
		} )();
		return this.#stopping;
	}

	/** Ends what an earlier run with the same register left behind. */
	async stopLeftovers() {
		if ( ! existsSync( this.#register ) ) {
			return;
		}
		const left = JSON.parse( readFileSync( this.#register, 'utf8' ) );
		for ( const { pid, command } of [ ...left ].reverse() ) {
			// Process ids are used again: only the very same command is ended.
			if ( commandOf( pid ) === command ) {
				await endGroup( pid );
			}
		}
		rmSync( this.#register, { force: true } );
	}

	#save() {
		const entries = this.#groups.map( ( { name, pid } ) => ( {
			name,
			pid,
			command: commandOf( pid ),
		} ) );
		writeFileSync( this.#register, JSON.stringify( entries, null, '\t' ) );
	}
}

// Command line of a process; empty where the system does not tell.
function commandOf( pid ) {
	const file = `/proc/${ pid }/cmdline`;
	try {
		return existsSync( file )
			? readFileSync( file, 'utf8' ).replaceAll( '\0', ' ' ).trim()
			: '';
	} catch {
		return '';
	}
}

// Whether anybody of a group still runs. What has ended and was not waited for (a zombie) counts as gone: in a container
// nobody may be there to wait for it.
function groupIsAlive( pid ) {
	try {
		process.kill( -pid, 0 );
	} catch ( error ) {
		return error.code === 'EPERM';
	}
	if ( ! existsSync( '/proc/self/stat' ) ) {
		return true;
	}
	return readdirSync( '/proc' ).some( ( name ) => {
		if ( ! /^\d+$/.test( name ) ) {
			return false;
		}
		const [ state, , group ] = statOf( name );
		return group === String( pid ) && state !== 'Z' && state !== 'X';
	} );
}

// State, parent and group of a process; empty when it has just ended. The name before them may hold spaces.
function statOf( pid ) {
	try {
		return readFileSync( `/proc/${ pid }/stat`, 'utf8' )
			.replace( /^.*\) /s, '' )
			.split( ' ' );
	} catch {
		return [];
	}
}

/**
 * Ends every program of a process group: asked first, by force after twelve seconds.
 *
 * @param {number} pid Process id of the group's leader.
 */
export async function endGroup( pid ) {
	for ( const signal of [ 'SIGTERM', 'SIGKILL' ] ) {
		if ( ! groupIsAlive( pid ) ) {
			return;
		}
		try {
			process.kill( -pid, signal );
		} catch {
			// It ended between the question and the signal.
			return;
		}
		const patience = Date.now() + POLITE_MS;
		while ( groupIsAlive( pid ) && Date.now() < patience ) {
			await new Promise( ( resolve ) => setTimeout( resolve, 25 ) );
		}
	}
}
