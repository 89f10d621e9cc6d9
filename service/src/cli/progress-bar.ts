import type { Console } from './console.ts';

export interface ProgressBar {
	/** Shows how far it is, from 0 to 1, and a few words. */
	show: ( part: number, words: string ) => void;
	end: () => void;
}

const WIDTH = 30;
const REDRAW_MS = 100;
const LINE_EVERY_MS = 5_000;

/**
 * A bar on a terminal; elsewhere a line every few seconds, so that a log file stays readable.
 *
 * @param terminal
 * @param now
 */
export function createProgressBar(
	terminal: Pick< Console, 'isTerminal' | 'draw' | 'tell' >,
	now: () => number = Date.now
): ProgressBar {
	let shownAt = -Infinity;
	let isDrawn = false;
	return {
		show( part, words ) {
			const pause = terminal.isTerminal ? REDRAW_MS : LINE_EVERY_MS;
			if ( now() - shownAt < pause && part < 1 ) {
				return;
			}
			shownAt = now();
			const percent = `${ Math.floor( part * 100 ) }`.padStart( 3 );
			if ( ! terminal.isTerminal ) {
				terminal.tell( `${ percent } %  ${ words }` );
				return;
			}
			const filled = Math.round( Math.min( 1, part ) * WIDTH );
			const bar = '#'.repeat( filled ).padEnd( WIDTH, '.' );
			terminal.draw( `\r[${ bar }] ${ percent } %  ${ words }\u001b[K` );
			isDrawn = true;
		},
		end() {
			if ( isDrawn ) {
				terminal.draw( '\n' );
			}
		},
	};
}
