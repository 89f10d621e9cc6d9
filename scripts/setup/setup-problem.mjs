/**
 * Something on this machine that only the person at the keyboard can change. The message says what is wrong, the fix says
 * what to type. Everything else that goes wrong in a script is a surprise and keeps its stack trace.
 */
export class SetupProblem extends Error {
	/**
	 * @param {string} message What is wrong, in one sentence.
	 * @param {string} fix     What to do about it: commands, one a line.
	 */
	constructor( message, fix ) {
		super( message );
		this.name = 'SetupProblem';
		this.fix = fix;
	}
}

/**
 * Runs a script's main function and turns its outcome into an exit code: 0, or 1 with the problem and its fix on stderr.
 *
 * @param {() => Promise<number | void>} main What to run; a number it returns becomes the exit code.
 */
export async function runScript( main ) {
	try {
		process.exitCode = ( await main() ) ?? 0;
	} catch ( error ) {
		process.exitCode = 1;
		if ( error instanceof SetupProblem ) {
			console.error( `\n${ error.message }\n\n${ error.fix }\n` );
			return;
		}
		console.error( error );
	}
}
