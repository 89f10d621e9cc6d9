/** Two ways of doing the same, measured in turns. */

/** One pair: what was measured with the plugin, and without. */
export interface Pair {
	readonly on: number;
	readonly off: number;
}

/** How much dearer `on` is, as shares of `off`: 0.03 is three percent. */
export interface Dearer {
	/** The median of the differences within a pair, over the median of `off`. */
	readonly median: number;
	/** Its interval, at least 95 %. */
	readonly low: number;
	readonly high: number;
}

/** The middle of sorted or unsorted values; NaN for none. */
export function median( values: readonly number[] ): number {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	const middle = sorted.length / 2;
	return (
		( ( sorted[ Math.ceil( middle ) - 1 ] ?? NaN ) +
			( sorted[ Math.floor( middle ) ] ?? NaN ) ) /
		2
	);
}

/**
 * The largest rank r so that the r-th smallest and the r-th largest of n values enclose the median with at least 95 %:
 * twice the binomial probability of fewer than r out of n at one half is at most 0.05. Needs no assumption on how the
 * differences are spread (W. J. Conover, Practical Nonparametric Statistics, 3rd ed., section 3.2).
 *
 * @param n Number of values, at least 6.
 */
export function rankOfInterval( n: number ): number {
	let logTerm = -n * Math.LN2;
	let below = Math.exp( logTerm );
	let rank = 0;
	while ( 2 * below <= 0.05 ) {
		rank += 1;
		logTerm += Math.log( ( n - rank + 1 ) / rank );
		below += Math.exp( logTerm );
	}
	return rank;
}

/**
 * How much dearer one is than the other.
 *
 * @param  pairs At least 6, each measured close together, so that what else the machine does falls on both.
 * @throws {Error} With fewer.
 */
export function dearer( pairs: readonly Pair[] ): Dearer {
	const rank = rankOfInterval( pairs.length );
	if ( rank < 1 ) {
		throw new Error( 'An interval of 95 % needs six pairs.' );
	}
	const usual = median( pairs.map( ( { off } ) => off ) );
	const differences = pairs
		.map( ( { on, off } ) => ( on - off ) / usual )
		.sort( ( a, b ) => a - b );
	return {
		median: median( differences ),
		low: differences[ rank - 1 ] ?? NaN,
		high: differences[ differences.length - rank ] ?? NaN,
	};
}
