/** From the answer to the chart of the chosen card. */
import { __, sprintf } from '@wordpress/i18n';
import type { Overview } from '#contract/reports/overview.ts';
import { rateSentence } from '../../components/rate-cell/rate-words.ts';
import type { TrendPoint } from '../../components/trend-chart/index.tsx';
import {
	countPoint,
	moneyPoint,
	ratePoint,
} from '../../components/trend-chart/points.ts';
import type { MoneyWords } from '../../format/money.ts';
import type { NumberWords } from '../../format/numbers.ts';

const SITE_METRICS = [ 'visits', 'with_step', 'macro', 'macro_rate' ] as const;
/** In a shop the macro conversions are its orders, as the shop itself counts them. */
const SHOP_METRICS = [ 'visits', 'with_step', 'orders', 'net_sales' ] as const;

export type Metric =
	( typeof SITE_METRICS )[ number ] | ( typeof SHOP_METRICS )[ number ];

/** The cards, in their order. */
export function metricsOf( hasShop: boolean ): readonly Metric[] {
	return hasShop ? SHOP_METRICS : SITE_METRICS;
}

interface Words {
	numbers: NumberWords;
	money: MoneyWords;
}

type ShopTotals = NonNullable< Overview[ 'shop' ] >;
type Bucket = Overview[ 'series' ][ number ];

export function readMetric( text: string | null, hasShop: boolean ): Metric {
	return (
		metricsOf( hasShop ).find( ( metric ) => metric === text ) ?? 'visits'
	);
}

export function metricLabel( metric: Metric ): string {
	const labels: Record< Metric, string > = {
		visits: __( 'Visits', 'cairn' ),
		with_step: __( 'With a step', 'cairn' ),
		macro: __( 'Macro conversions', 'cairn' ),
		macro_rate: __( 'Macro rate', 'cairn' ),
		orders: __( 'Orders', 'cairn' ),
		net_sales: __( 'Net sales', 'cairn' ),
	};
	return labels[ metric ];
}

export function isRate( metric: Metric ): boolean {
	return metric === 'with_step' || metric === 'macro_rate';
}

/** One bucket as a point of the chart. */
export function pointOf(
	bucket: Bucket,
	metric: Metric,
	{ numbers, money }: Words,
	shop: ShopTotals | null
): TrendPoint {
	switch ( metric ) {
		case 'with_step':
			return ratePoint( bucket, bucket.with_step_rate, numbers );
		case 'macro_rate':
			return ratePoint( bucket, bucket.macro_rate, numbers );
		case 'macro':
			return countPoint( bucket, bucket.macro, numbers );
		case 'orders':
			return bucket.orders === null
				? moneyPoint( bucket, null, money )
				: countPoint( bucket, bucket.orders, numbers );
		case 'net_sales':
			return moneyPoint(
				bucket,
				shop && bucket.net_sales !== null
					? { ...shop, value: bucket.net_sales }
					: null,
				money
			);
		default:
			return countPoint( bucket, bucket.visits, numbers );
	}
}

/** What the picture says, in one sentence. */
export function captionOf(
	overview: Overview,
	metric: Metric,
	{ numbers, money }: Words,
	range: string
): string {
	const { cards } = overview;
	const shop = overview.shop;
	const totals: Record< Metric, string > = {
		visits: numbers.count( cards.visits.value ),
		with_step: rateSentence( cards.with_step.rate, numbers ),
		macro: numbers.count( cards.macro.value ),
		macro_rate: rateSentence( cards.macro_rate.rate, numbers ),
		orders: shop ? numbers.count( shop.orders.value ) : '',
		net_sales: shop
			? money.full( { ...shop, value: shop.net_sales.value } )
			: '',
	};
	return sprintf(
		/* translators: 1: name of a number, such as "Visits", 2: its value, 3: a range of dates. */
		__( '%1$s: %2$s, %3$s', 'cairn' ),
		metricLabel( metric ),
		totals[ metric ],
		range
	);
}
