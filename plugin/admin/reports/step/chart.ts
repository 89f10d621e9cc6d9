/** From the answer to the two charts of a step: how often it was done, and its rate with the interval. */
import type { Step } from '#contract/reports/step.ts';
import type { TrendPoint } from '../../components/trend-chart/index.tsx';
import { countPoint, ratePoint } from '../../components/trend-chart/points.ts';
import type { NumberWords } from '../../format/numbers.ts';

export interface StepCurves {
	acted: TrendPoint[];
	rate: TrendPoint[];
}

/** The two curves of a series. */
export function curvesOf(
	series: Step[ 'series' ],
	numbers: NumberWords
): StepCurves {
	return {
		acted: series.map( ( bucket ) =>
			countPoint( bucket, bucket.acted, numbers )
		),
		rate: series.map( ( bucket ) =>
			ratePoint( bucket, bucket.rate, numbers )
		),
	};
}
