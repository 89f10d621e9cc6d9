/** The command cannot do what was asked: the message says why, `fix` what to do. No stack is shown for it. */
export class CommandError extends Error {
	override readonly name = 'CommandError';
	readonly fix: string;
	/** 2: the command was given wrongly. 1: it failed. */
	readonly exitCode: 1 | 2;

	constructor( message: string, fix: string, exitCode: 1 | 2 = 1 ) {
		super( message );
		this.fix = fix;
		this.exitCode = exitCode;
	}
}
