/** The mathematics of the reports: pure, imports nothing, pinned to published numbers in its tests. */
export { normalQuantile, Z_95 } from './normal.ts';
export { wilsonInterval, zeroUpperBound } from './proportion.ts';
export type { Interval } from './proportion.ts';
export { countChange, newcombeDifference, relativeChange } from './compare.ts';
export type {
	CountChange,
	Difference,
	Proportion,
	RelativeChange,
} from './compare.ts';
export { MAD_TO_SIGMA, median, medianDeviation } from './median.ts';
