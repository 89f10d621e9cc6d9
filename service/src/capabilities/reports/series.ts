/** Tallies side by side as the points of a chart. */
import type { Bucket } from './date-range.ts';
import type { Count, Tally } from './tallies.ts';

/**
 * One point a bucket: `shape` gets the bucket's count of each tally, in the tallies' order. Numbers that are not kept by
 * the chart's grain make no points at all, rather than zeros.
 */
export function pointsOf< Point >(
	buckets: readonly Bucket[],
	tallies: readonly Tally[],
	side: 'buckets' | 'comparedBuckets',
	shape: ( counts: readonly Count[] ) => Point
): ( Bucket & Point )[] {
	if ( tallies.some( ( tally ) => ! tally[ side ].isKept ) ) {
		return [];
	}
	return buckets.map( ( bucket, i ) => ( {
		...bucket,
		...shape(
			tallies.map( ( tally ) => ( {
				visits: tally[ side ].visits[ i ] ?? 0,
				events: tally[ side ].events[ i ] ?? 0,
			} ) )
		),
	} ) );
}
