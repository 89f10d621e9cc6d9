/** From the answer to the chart: what was sent, in what was confirmed of it and what was not. */
import { __, sprintf } from '@wordpress/i18n';
import type { Form } from '#contract/reports/forms.ts';
import type {
	TrendPart,
	TrendPoint,
} from '../../components/trend-chart/index.tsx';
import type { NumberWords } from '../../format/numbers.ts';

type Trend = Form[ 'trend' ];

export function partsOf( trend: Trend ): TrendPart[] {
	return [
		{
			label: __( 'Confirmed', 'cairn' ),
			values: trend.map( ( { confirmed } ) => confirmed ),
			color: '#0f2a80',
		},
		{
			label: __( 'Not confirmed', 'cairn' ),
			values: trend.map( ( { sent, confirmed } ) =>
				Math.max( 0, sent - confirmed )
			),
			color: '#757575',
			isOpen: true,
		},
	];
}

export function pointsOf( trend: Trend, numbers: NumberWords ): TrendPoint[] {
	return trend.map( ( { start, unfinished, sent, confirmed } ) => ( {
		start,
		unfinished,
		value: sent,
		ends: null,
		text: sprintf(
			/* translators: 1: submissions sent, 2: those of them that were confirmed. */
			__( '%1$s sent, %2$s confirmed', 'cairn' ),
			numbers.count( sent ),
			numbers.count( confirmed )
		),
	} ) );
}
