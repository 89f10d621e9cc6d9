/** From the answer to the chart of the chosen card. */
import { __, sprintf } from '@wordpress/i18n';
import type { Overview } from '#contract/reports/overview.ts';
import type { Rate } from '#contract/reports/rate.ts';
import { rateSentence } from '../../components/rate-cell/rate-words.ts';
import type { TrendPoint } from '../../components/trend-chart/index.tsx';
import type { NumberWords } from '../../format/numbers.ts';

export const METRICS = [
	'visits',
	'with_step',
	'macro',
	'macro_rate',
] as const;
export type Metric = ( typeof METRICS )[ number ];

type Bucket = Overview[ 'series' ][ number ];

export function readMetric( text: string | null ): Metric {
	return METRICS.find( ( metric ) => metric === text ) ?? 'visits';
}

export function metricLabel( metric: Metric ): string {
	const labels: Record< Metric, string > = {
		visits: __( 'Visits', 'cairn' ),
		with_step: __( 'With a step', 'cairn' ),
		macro: __( 'Macro conversions', 'cairn' ),
		macro_rate: __( 'Macro rate', 'cairn' ),
	};
	return labels[ metric ];
}

export function isRate( metric: Metric ): boolean {
	return metric === 'with_step' || metric === 'macro_rate';
}

function ratePoint(
	bucket: Bucket,
	rate: Rate,
	numbers: NumberWords
): TrendPoint {
	// Too few to judge is a gap, never a zero; so is what was not measured.
	const isDrawn = rate.state !== 'few' && rate.state !== 'none';
	return {
		start: bucket.start,
		unfinished: bucket.unfinished,
		value: isDrawn ? rate.p : null,
		ends:
			isDrawn && rate.lo !== null && rate.hi !== null
				? { low: rate.lo, high: rate.hi }
				: null,
		text: rateSentence( rate, numbers ),
	};
}

/** One bucket as a point of the chart. */
export function pointOf(
	bucket: Bucket,
	metric: Metric,
	numbers: NumberWords
): TrendPoint {
	if ( metric === 'with_step' ) {
		return ratePoint( bucket, bucket.with_step_rate, numbers );
	}
	if ( metric === 'macro_rate' ) {
		return ratePoint( bucket, bucket.macro_rate, numbers );
	}
	const value = metric === 'visits' ? bucket.visits : bucket.macro;
	return {
		start: bucket.start,
		unfinished: bucket.unfinished,
		value,
		ends: null,
		text: numbers.count( value ),
	};
}

/** What the picture says, in one sentence. */
export function captionOf(
	overview: Overview,
	metric: Metric,
	numbers: NumberWords,
	range: string
): string {
	const { cards } = overview;
	const totals: Record< Metric, string > = {
		visits: numbers.count( cards.visits.value ),
		with_step: rateSentence( cards.with_step.rate, numbers ),
		macro: numbers.count( cards.macro.value ),
		macro_rate: rateSentence( cards.macro_rate.rate, numbers ),
	};
	return sprintf(
		/* translators: 1: name of a number, such as "Visits", 2: its value, 3: a range of dates. */
		__( '%1$s: %2$s, %3$s', 'cairn' ),
		metricLabel( metric ),
		totals[ metric ],
		range
	);
}
