/** Child processes of a benchmark, and the CPU they use. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

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
	ask: < Answer >( message: unknown ) => Promise< Answer >;
	stop: () => Promise< void >;
}

/** Bundles programs as the service itself is built for release; returns where each lies. */
export async function bundle( files: readonly string[] ): Promise< string[] > {
	const folder = fileURLToPath(
		new URL( '../../service/dist/bench', import.meta.url )
	);
	await build( {
		entryPoints: [ ...files ],
		outdir: folder,
		entryNames: '[name]',
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'esm',
		packages: 'external',
	} );
	return files.map( ( file ) =>
		path.join( folder, `${ path.basename( file, '.ts' ) }.js` )
	);
}

/** Runs a bundled program in a process of its own. */
export function startChild(
	file: string,
	parameters: readonly string[] = [],
	env: Readonly< Record< string, string > > = {}
): Child {
	const child: ChildProcess = fork( file, parameters, {
		execArgv: ( env.NODE_ARGUMENTS ?? '' ).split( ' ' ).filter( Boolean ),
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
