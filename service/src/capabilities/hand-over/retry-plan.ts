/** When something that was not delivered is tried again. */
import type { Random } from '../../storage/random.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After the first, second … try: 51.6 hours altogether, with the spread below 62 at most. */
const WAITS: readonly number[] = [
	5 * SECOND,
	MINUTE,
	5 * MINUTE,
	30 * MINUTE,
	2 * HOUR,
	5 * HOUR,
	10 * HOUR,
	14 * HOUR,
	20 * HOUR,
];

/** Tries of one job, then it is a dead letter. */
export const MOST_TRIES = WAITS.length + 1;

const SPREAD = 0.2;
const LONGEST_WAIT = 24 * HOUR;

/**
 * How long until the next try, up to a fifth shorter or longer, so that what failed together does not come back together.
 *
 * @param tries  So many were made.
 * @param random
 * @return ms
 */
export function waitAfter( tries: number, random: Random ): number {
	const wait = WAITS[ Math.min( tries, WAITS.length ) - 1 ] ?? 5 * SECOND;
	const dice = random.bytes( 2 ).readUInt16BE() / 0xffff;
	return Math.round( wait * ( 1 - SPREAD + 2 * SPREAD * dice ) );
}

/** Failures in a row after which a destination is left alone for a while. */
export const FAILURES_UNTIL_REST = 5;

/**
 * How long a destination that failed so often in a row is left alone; then one job is tried.
 *
 * @return ms; 0: it is not left alone.
 */
export function restAfter( failures: number ): number {
	const over = failures - FAILURES_UNTIL_REST;
	return over < 0
		? 0
		: Math.min( HOUR, 5 * MINUTE * 2 ** Math.min( over, 8 ) );
}

/**
 * Reads `Retry-After`: seconds, or a date.
 *
 * @param value
 * @param now   ms since 1970.
 * @return ms, a day at most; null: it says nothing.
 */
export function retryAfter(
	value: string | undefined,
	now: number
): number | null {
	if ( value === undefined || value.trim() === '' ) {
		return null;
	}
	const seconds = Number( value );
	const wait = Number.isFinite( seconds )
		? seconds * SECOND
		: Date.parse( value ) - now;
	return Number.isFinite( wait )
		? Math.min( LONGEST_WAIT, Math.max( 0, Math.ceil( wait ) ) )
		: null;
}
