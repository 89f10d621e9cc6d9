import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** A command that could not be started or ended with another code than 0. `output` holds what it printed, both streams. */
export class CommandFailed extends Error {
	constructor( command, args, outcome, output ) {
		const tail = output.trim().split( '\n' ).slice( -15 ).join( '\n' );
		super(
			`${ command } ${ args.slice( 0, 4 ).join( ' ' ) } … ${ outcome }\n${ tail }`
		);
		this.name = 'CommandFailed';
		// Not enumerable: the message shows its end, and a report of the error need not print all of it again.
		Object.defineProperty( this, 'output', { value: output } );
	}
}

/**
 * Runs a command to its end.
 *
 * @param {string}                                                                                                         command Program.
 * @param {string[]}                                                                                                       args    Arguments, never through a shell.
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, input?: string, echo?: boolean, timeoutMs?: number }} options `echo` shows the output while it runs; it is ended when it takes longer than `timeoutMs`.
 * @return {Promise<string>} Its standard output.
 * @throws {CommandFailed} When it cannot be started or its exit code is not 0.
 */
export function runCommand( command, args, options = {} ) {
	return new Promise( ( resolve, reject ) => {
		const child = spawn( command, args, {
			cwd: options.cwd,
			env: { ...process.env, ...options.env },
			stdio: [
				options.input === undefined ? 'ignore' : 'pipe',
				'pipe',
				'pipe',
			],
			timeout: options.timeoutMs,
			killSignal: 'SIGKILL',
		} );
		let stdout = '';
		let both = '';
		child.stdout.setEncoding( 'utf8' ).on( 'data', ( text ) => {
			stdout += text;
			both += text;
			if ( options.echo ) {
				process.stdout.write( text );
			}
		} );
		child.stderr.setEncoding( 'utf8' ).on( 'data', ( text ) => {
			both += text;
			if ( options.echo ) {
				process.stderr.write( text );
			}
		} );
		child.on( 'error', ( error ) =>
			reject(
				new CommandFailed(
					command,
					args,
					`could not be started: ${ error.message }`,
					both
				)
			)
		);
		child.on( 'close', ( code, signal ) =>
			code === 0
				? resolve( stdout )
				: reject(
						new CommandFailed(
							command,
							args,
							`ended with ${ signal ?? `code ${ code }` }`,
							both
						)
					)
		);
		child.stdin?.end( options.input );
	} );
}

/** Folders where Debian, Homebrew and MacPorts keep servers that are not on an ordinary user's PATH. */
const SERVER_FOLDERS = [
	'/usr/sbin',
	'/usr/local/sbin',
	'/opt/homebrew/bin',
	'/opt/homebrew/opt/mariadb/bin',
	'/usr/local/opt/mariadb/bin',
];

/**
 * Full path of a program, or null when this machine has none.
 *
 * @param {...string} names Names to try, best first.
 * @return {string | null} Absolute path.
 */
export function findProgram( ...names ) {
	const folders = [
		...( process.env.PATH ?? '' ).split( path.delimiter ),
		...SERVER_FOLDERS,
	];
	for ( const name of names ) {
		for ( const folder of folders ) {
			const candidate = path.join( folder, name );
			if ( folder !== '' && existsSync( candidate ) ) {
				return candidate;
			}
		}
	}
	return null;
}
