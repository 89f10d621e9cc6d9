/** Tallies side by side as the points of a chart. */
import type { Bucket } from './date-range.ts';
import type { Count, Tally } from './tallies.ts';

const ZERO: Count = { visits: 0, events: 0 };

/**
 * One point a bucket: `shape` gets the bucket's count of each tally, in the tallies' order. Buckets that are not kept
 * by the hour are no points at all, rather than zeros.
 */
export function pointsOf< Point >(
	buckets: readonly Bucket[],
	tallies: readonly Tally[],
	side: 'buckets' | 'comparedBuckets',
	shape: ( counts: readonly Count[] ) => Point
): ( Bucket & Point )[] {
	return buckets.flatMap( ( bucket, i ) => {
		const counts = tallies.map( ( tally ) => tally[ side ][ i ] ?? null );
		return counts.includes( null )
			? []
			: [
					{
						...bucket,
						...shape( counts.map( ( count ) => count ?? ZERO ) ),
					},
				];
	} );
}
