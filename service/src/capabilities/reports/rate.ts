/**
 * A rate as screens show it: the fraction, its interval, and how far it may be trusted. Screens compute nothing.
 */
import type { Change, Rate, RATE_REASONS } from '#contract/reports/rate.ts';
import {
	newcombeDifference,
	countChange as changeOfCounts,
	wilsonInterval,
	zeroUpperBound,
} from '../../statistics/index.ts';

type RateReason = ( typeof RATE_REASONS )[ number ];

/** Below so many trials a share is words only. */
const LEAST_TRIALS = 30;
/** With fewer on both sides of the share, too. */
const LEAST_EACH = 5;

/** No rate, and why. */
export function noRate( reason: RateReason ): Rate {
	return { s: 0, n: 0, p: null, lo: null, hi: null, state: 'none', reason };
}

/**
 * The rate of `s` visits out of `n`, whole numbers, s <= n.
 *
 * - none: n = 0, there is nothing to divide by.
 * - few: n < 30, or fewer than 5 on either side.
 * - zero: none of at least 30; `hi` is the exact one-sided 95 % bound.
 * - rough: half the interval is more than half the rate.
 * - ok: otherwise.
 */
export function rateOf( s: number, n: number ): Rate {
	const interval = wilsonInterval( s, n );
	if ( interval === null ) {
		return noRate( 'no_denominator' );
	}
	const p = s / n;
	if ( n < LEAST_TRIALS || ( s < LEAST_EACH && n - s < LEAST_EACH ) ) {
		return { s, n, p, ...interval, state: 'few', reason: null };
	}
	if ( s === 0 ) {
		const hi = zeroUpperBound( n );
		return { s, n, p, lo: 0, hi, state: 'zero', reason: null };
	}
	const isRough = interval.hi - interval.lo > p;
	return {
		s,
		n,
		p,
		...interval,
		state: isRough ? 'rough' : 'ok',
		reason: null,
	};
}

/** Whether a rate says enough to be ranked or compared. */
export function isJudged( rate: Rate ): boolean {
	return rate.state !== 'none' && rate.state !== 'few';
}

/** No change worth a number. */
export const NO_CHANGE: Change = {
	kind: 'none',
	value: null,
	direction: null,
	verdict: null,
};

/** How a count moved, more being better: percent if both sides reach 10, "new" from 0, otherwise nothing. */
export function changeOfCount( from: number, to: number ): Change {
	const change = changeOfCounts( from, to );
	switch ( change.kind ) {
		case 'share':
			return moved( 'percent', change.share, true );
		case 'new':
			return {
				kind: 'new',
				value: null,
				direction: 'up',
				verdict: 'better',
			};
		case 'few':
			return NO_CHANGE;
	}
}

/**
 * How a rate moved, in points (0.024 = 2.4 points), more being better. Nothing when either side is too few to judge.
 * The verdict is only given when the difference is more than chance: Newcombe's 95 % interval leaves out 0.
 */
export function changeOfRate( from: Rate, to: Rate ): Change {
	if ( ! isJudged( from ) || ! isJudged( to ) ) {
		return NO_CHANGE;
	}
	const result = newcombeDifference(
		{ successes: from.s, trials: from.n },
		{ successes: to.s, trials: to.n }
	);
	return result === null
		? NO_CHANGE
		: moved( 'points', result.difference, result.lo > 0 || result.hi < 0 );
}

function moved(
	kind: 'percent' | 'points',
	value: number,
	isClear: boolean
): Change {
	if ( value === 0 ) {
		return { kind, value, direction: 'same', verdict: null };
	}
	const direction = value > 0 ? 'up' : 'down';
	if ( ! isClear ) {
		return { kind, value, direction, verdict: null };
	}
	return { kind, value, direction, verdict: value > 0 ? 'better' : 'worse' };
}
