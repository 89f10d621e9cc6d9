/** A share of something, with all a reader needs to judge it. The screen computes nothing. */
import { z } from 'zod';

/**
 * - `ok`: rate, fraction and interval.
 * - `rough`: half the interval is more than half the rate: show the range first, no bar, no rank.
 * - `few`: fewer than 30, or fewer than 5 on either side: words only.
 * - `zero`: none of at least 30: an upper bound instead.
 * - `none`: there is no denominator; `reason` says why.
 */
export const RATE_STATES = [ 'ok', 'rough', 'few', 'zero', 'none' ] as const;

/** Why there is no rate. */
export const RATE_REASONS = [
	'no_denominator',
	'not_measured_then',
	'window_open',
	'needs_consent',
	'too_few_to_share',
] as const;

export const rateSchema = z.strictObject( {
	/** Successes. */
	s: z.int().min( 0 ),
	/** Trials; the denominator that is always shown. */
	n: z.int().min( 0 ),
	/** s / n, from 0 to 1; null without a denominator, never NaN. */
	p: z.number().min( 0 ).max( 1 ).nullable(),
	/** Ends of the 95 % interval (Wilson); for state `zero` lo is 0 and hi the exact one-sided bound. */
	lo: z.number().min( 0 ).max( 1 ).nullable(),
	hi: z.number().min( 0 ).max( 1 ).nullable(),
	state: z.enum( RATE_STATES ),
	reason: z.enum( RATE_REASONS ).nullable(),
} );

export type Rate = z.infer< typeof rateSchema >;

/** How a number moved against the comparison. */
export const changeSchema = z.strictObject( {
	/** `percent` for counts, `points` for rates (0.024 = 2.4 points), `new` from zero, `none` when not to be judged. */
	kind: z.enum( [ 'percent', 'points', 'new', 'none' ] ),
	/** 0.12 = +12 % or +12 points; null for `new` and `none`. */
	value: z.number().nullable(),
	direction: z.enum( [ 'up', 'down', 'same' ] ).nullable(),
	/** Whether that is good for the shop; null when it is neither. */
	verdict: z.enum( [ 'better', 'worse' ] ).nullable(),
} );

export type Change = z.infer< typeof changeSchema >;
