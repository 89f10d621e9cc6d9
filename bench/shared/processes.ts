/** Child processes of a benchmark, and the CPU they use. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Ticks a second of /proc/PID/stat. */
const TICKS = 100;

/** CPU seconds a process has used so far, all its threads together. */
export function cpuSeconds( pid: number ): number {
	const text = readFileSync( `/proc/${ pid }/stat`, 'utf8' );
	const fields = text.slice( text.lastIndexOf( ')' ) + 2 ).split( ' ' );
	return ( Number( fields[ 11 ] ) + Number( fields[ 12 ] ) ) / TICKS;
}

export interface Child {
	readonly pid: number;
	/** Sends a message and waits for the next one back. */
	ask< Answer >( message: unknown ): Promise< Answer >;
	stop(): Promise< void >;
}

/** Runs a TypeScript file of ours in a process of its own. */
export function startChild(
	file: string,
	parameters: readonly string[] = [],
	env: Readonly< Record< string, string > > = {}
): Child {
	const child: ChildProcess = fork( file, parameters, {
		execArgv: [ '--import', 'tsx', ...( env.NODE_ARGUMENTS ?? '' ).split( ' ' ).filter( Boolean ) ],
		env: { ...process.env, ...env },
		stdio: [ 'ignore', 'inherit', 'inherit', 'ipc' ],
	} );
	if ( child.pid === undefined ) {
		throw new Error( `${ file } could not be started.` );
	}
	return {
		pid: child.pid,
		ask: ( message ) =>
			new Promise( ( resolve, reject ) => {
				const ended = ( code: number | null ) =>
					reject( new Error( `${ file } ended with ${ code }.` ) );
				child.once( 'exit', ended );
				child.once( 'message', ( answer ) => {
					child.off( 'exit', ended );
					resolve( answer as never );
				} );
				child.send( message as object );
			} ),
		stop: () =>
			new Promise( ( resolve ) => {
				if ( child.exitCode !== null || child.signalCode !== null ) {
					resolve();
					return;
				}
				child.once( 'exit', () => resolve() );
				child.kill( 'SIGTERM' );
			} ),
	};
}
