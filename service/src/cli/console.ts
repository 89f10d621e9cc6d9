import type { Logger } from 'pino';
import type { Config } from '../config.ts';

/** What a command talks to. */
export interface Console {
	readonly config: Config;
	readonly log: Logger;
	/** A line of the command's answer, on standard output. */
	print: ( line: string ) => void;
	/** A line about what is going on, on standard error. */
	tell: ( line: string ) => void;
	/** True when standard error is a terminal, where a progress bar can be drawn. */
	readonly isTerminal: boolean;
	/** Writes to standard error without a line end, for a progress bar. */
	draw: ( text: string ) => void;
}
