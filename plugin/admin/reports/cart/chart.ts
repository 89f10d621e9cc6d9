/** From the answer to the chart: carts by the day they began, in the three states they can be in. */
import { __, sprintf } from '@wordpress/i18n';
import type { Cart } from '#contract/reports/cart.ts';
import type {
	TrendPart,
	TrendPoint,
} from '../../components/trend-chart/index.tsx';
import type { NumberWords } from '../../format/numbers.ts';

type Series = Cart[ 'series' ];

export function partsOf( series: Series ): TrendPart[] {
	return [
		{
			label: __( 'Ordered', 'cairn' ),
			values: series.map( ( { ordered } ) => ordered ),
			color: '#1f8f7a',
		},
		{
			label: __( 'Left', 'cairn' ),
			values: series.map( ( { left } ) => left ),
			color: '#b84a00',
		},
		{
			label: __( 'Open', 'cairn' ),
			values: series.map( ( { open } ) => open ),
			color: '#757575',
			isOpen: true,
		},
	];
}

export function pointsOf( series: Series, numbers: NumberWords ): TrendPoint[] {
	return series.map( ( { start, unfinished, ordered, left, open } ) => ( {
		start,
		unfinished,
		value: ordered + left + open,
		ends: null,
		text: sprintf(
			/* translators: 1: carts that were ordered, 2: carts that were left, 3: carts that are open. */
			__( '%1$s ordered, %2$s left, %3$s open', 'cairn' ),
			numbers.count( ordered ),
			numbers.count( left ),
			numbers.count( open )
		),
	} ) );
}
