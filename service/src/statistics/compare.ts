/**
 * Two proportions, or two counts, side by side: before and after, A and B.
 */
import { Z_95 } from './normal.ts';
import { wilsonInterval } from './proportion.ts';

/** `successes` of `trials`, whole numbers. */
export interface Proportion {
	successes: number;
	trials: number;
}

/** A difference of two shares (0.024 = 2.4 points) with its interval. */
export interface Difference {
	difference: number;
	lo: number;
	hi: number;
}

/**
 * Share of `to` minus share of `from`, with Newcombe's hybrid score interval (method 10 of Newcombe 1998): the Wilson
 * limits of each side, joined. Null when a side has no trials.
 */
export function newcombeDifference(
	from: Proportion,
	to: Proportion,
	z: number = Z_95
): Difference | null {
	const a = wilsonInterval( from.successes, from.trials, z );
	const b = wilsonInterval( to.successes, to.trials, z );
	if ( a === null || b === null ) {
		return null;
	}
	const pA = from.successes / from.trials;
	const pB = to.successes / to.trials;
	const difference = pB - pA;
	return {
		difference,
		lo: difference - Math.hypot( pB - b.lo, a.hi - pA ),
		hi: difference + Math.hypot( b.hi - pB, pA - a.lo ),
	};
}

/** The ratio of two shares minus 1 (0.5 = half as much again), with the interval of the ratio, not of the change. */
export interface RelativeChange {
	change: number;
	ratioLo: number;
	ratioHi: number;
}

/**
 * Relative change from `from` to `to` with Katz' interval of the ratio, built on the logarithm:
 * SE = √((1−pA)/sA + (1−pB)/sB). Null where it is undefined: a side without successes or without trials.
 */
export function relativeChange(
	from: Proportion,
	to: Proportion,
	z: number = Z_95
): RelativeChange | null {
	if ( from.successes === 0 || to.successes === 0 ) {
		return null;
	}
	const pA = from.successes / from.trials;
	const pB = to.successes / to.trials;
	const ratio = pB / pA;
	const error = Math.sqrt(
		( 1 - pA ) / from.successes + ( 1 - pB ) / to.successes
	);
	return {
		change: ratio - 1,
		ratioLo: ratio * Math.exp( -z * error ),
		ratioHi: ratio * Math.exp( z * error ),
	};
}

/** What may be said about a count that was `from` and is `to`. */
export type CountChange =
	{ kind: 'share'; share: number } | { kind: 'new' } | { kind: 'few' };

/** Below this a percentage says more about chance than about the shop. */
const LEAST_FOR_PERCENT = 10;

/**
 * How a count changed: a share (0.25 = 25 % more) when both sides reach 10; "new" when it was 0 and is not; otherwise
 * too few to say. So 0 to 5 is never "+100 %".
 */
export function countChange( from: number, to: number ): CountChange {
	if ( from >= LEAST_FOR_PERCENT && to >= LEAST_FOR_PERCENT ) {
		return { kind: 'share', share: to / from - 1 };
	}
	return from === 0 && to > 0 ? { kind: 'new' } : { kind: 'few' };
}
