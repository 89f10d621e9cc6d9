/**
 * The middle of a handful of numbers, and how far from it they usually lie; neither is moved by one odd day.
 */

/** The middle value, of an even number of values the mean of the two in the middle; null of none. */
export function median( values: readonly number[] ): number | null {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	const upper = sorted[ Math.floor( sorted.length / 2 ) ];
	const lower = sorted[ Math.floor( ( sorted.length - 1 ) / 2 ) ];
	return upper === undefined || lower === undefined
		? null
		: ( lower + upper ) / 2;
}

/** The median distance from the median (MAD); null of no values. */
export function medianDeviation( values: readonly number[] ): number | null {
	const middle = median( values );
	return middle === null
		? null
		: median( values.map( ( value ) => Math.abs( value - middle ) ) );
}

/** Turns a MAD into the standard deviation of a normal variable: 1 / the normal's upper quartile. */
export const MAD_TO_SIGMA = 1.4826022185056018;
