/**
 * One proportion, `s` successes of `n` trials, and what it may be in truth.
 */
import { Z_95 } from './normal.ts';

/** Both ends are shares between 0 and 1. */
export interface Interval {
	lo: number;
	hi: number;
}

/** Throws a RangeError unless `successes` of `trials` can be a count of something. */
function requireCounts( successes: number, trials: number ): void {
	if (
		! Number.isInteger( successes ) ||
		! Number.isInteger( trials ) ||
		successes < 0 ||
		successes > trials
	) {
		throw new RangeError(
			`${ successes } of ${ trials } is no count of successes.`
		);
	}
}

/**
 * The Wilson score interval of `successes` of `trials` (95 % unless `z` says otherwise), or null without trials:
 * a rate that has no denominator is unknown, not 0.
 *
 * Wilson 1927; recommended for small n by Brown, Cai and DasGupta 2001:
 * centre = (p + z²/2n) / (1 + z²/n); half = z / (1 + z²/n) · √(p(1−p)/n + z²/4n²).
 */
export function wilsonInterval(
	successes: number,
	trials: number,
	z: number = Z_95
): Interval | null {
	requireCounts( successes, trials );
	if ( trials === 0 ) {
		return null;
	}
	const p = successes / trials;
	const zz = z * z;
	const shrink = 1 + zz / trials;
	const centre = ( p + zz / ( 2 * trials ) ) / shrink;
	const half =
		( z / shrink ) *
		Math.sqrt( ( p * ( 1 - p ) ) / trials + zz / ( 4 * trials * trials ) );
	// At the ends the interval closes exactly; rounding would leave -1e-18 or 1.0000000000000002.
	return {
		lo: successes === 0 ? 0 : Math.max( 0, centre - half ),
		hi: successes === trials ? 1 : Math.min( 1, centre + half ),
	};
}

/**
 * What the true share stays under with probability 1 − `risk` when none of `trials` succeeded: 1 − risk^(1/n), the
 * exact one-sided bound (about 3/n at 5 %). Null without trials.
 */
export function zeroUpperBound(
	trials: number,
	risk: number = 0.05
): number | null {
	requireCounts( 0, trials );
	if ( trials === 0 ) {
		return null;
	}
	// expm1 keeps the digits that 1 - risk^(1/n) loses when n is large.
	return -Math.expm1( Math.log( risk ) / trials );
}
