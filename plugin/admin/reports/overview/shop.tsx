/** What Overview says of the shop: orders and net sales as WooCommerce's own report has them, and what that leaves open. */
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Overview } from '#contract/reports/overview.ts';
import type { Change } from '#contract/reports/rate.ts';
import { useApp } from '../../app-context.ts';
import { rateWords } from '../../components/rate-cell/rate-words.ts';
import type { CardValue } from '../../components/stat-card/index.tsx';
import type { Metric } from './chart.ts';

type ShopTotals = NonNullable< Overview[ 'shop' ] >;

const NO_CHANGE: Change = {
	kind: 'none',
	value: null,
	direction: null,
	verdict: null,
};

/** The two cards of the shop; without one they are not shown. */
export function shopValues(
	shop: ShopTotals | null
): Record< 'orders' | 'net_sales', CardValue > {
	return {
		orders: {
			kind: 'count',
			value: shop?.orders.value ?? 0,
			compared: shop?.orders.compared ?? null,
		},
		net_sales: {
			kind: 'money',
			value: shop?.net_sales.value ?? 0,
			compared: shop?.net_sales.compared ?? null,
			currency: shop?.currency ?? '',
			decimals: shop?.decimals ?? 2,
		},
	};
}

export function shopChanges(
	shop: ShopTotals | null
): Record< 'orders' | 'net_sales', Change > {
	return {
		orders: shop?.orders.change ?? NO_CHANGE,
		net_sales: shop?.net_sales.change ?? NO_CHANGE,
	};
}

/** The small lines of a card: the share of visits that ordered, and what is paid and not counted yet. */
export function CardNote( {
	metric,
	shop,
	cards,
}: {
	metric: Metric;
	shop: ShopTotals;
	cards: Overview[ 'cards' ];
} ) {
	const { numbers, money } = useApp();
	const { orders, value } = shop.not_counted_yet;
	if ( metric === 'orders' ) {
		const { main, fraction, help } = rateWords(
			cards.macro_rate.rate,
			numbers
		);
		return (
			<>
				{ help === null && (
					<bdi>
						{ sprintf(
							/* translators: %s: a share such as "1.1 % · 96 of 8,412 visits". */
							__( 'ordered: %s', 'cairn' ),
							[ main, fraction ]
								.filter( ( part ) => part !== null )
								.join( ' · ' )
						) }
					</bdi>
				) }
				{ orders > 0 && (
					<span>
						{ sprintf(
							/* translators: %s: a number of orders. */
							_n(
								'+ %s paid, not counted there yet',
								'+ %s paid, not counted there yet',
								orders,
								'cairn'
							),
							numbers.count( orders )
						) }
					</span>
				) }
			</>
		);
	}
	if ( metric === 'net_sales' && orders > 0 ) {
		return (
			<span>
				{ sprintf(
					/* translators: %s: an amount of money. */
					__( '+ %s paid, not counted there yet', 'cairn' ),
					money.short( { ...shop, value } )
				) }
			</span>
		);
	}
	return null;
}

/** Where WooCommerce's sum needs a word: several currencies, and refunds that it books twice. */
export function ShopNotes( { shop }: { shop: ShopTotals } ) {
	const { numbers, money } = useApp();
	const converted = shop.net_sales_in_base;
	const notes = [
		shop.by_currency.length > 1 &&
			sprintf(
				/* translators: 1: amounts in several currencies, such as "€80.00, USD 20.00", 2: their unconverted sum. */
				__(
					'Net sales by currency: %1$s. WooCommerce adds them as if they were one: %2$s.',
					'cairn'
				),
				shop.by_currency
					.map( ( amount ) => money.full( amount ) )
					.join( ', ' ),
				money.full( { ...shop, value: shop.net_sales.value } )
			),
		converted !== null &&
			sprintf(
				/* translators: %s: an amount in the shop's own currency. */
				__( 'Converted, each order at its own rate: %s.', 'cairn' ),
				money.full( { ...shop, value: converted } )
			),
		shop.refunded_twice > 0 &&
			sprintf(
				/* translators: %s: a number of orders. */
				_n(
					'%s order was refunded in part and then in full. WooCommerce takes such a refund off twice, so its net sales are too low by that; sales after a step are not.',
					'%s orders were refunded in part and then in full. WooCommerce takes such refunds off twice, so its net sales are too low by that; sales after a step are not.',
					shop.refunded_twice,
					'cairn'
				),
				numbers.count( shop.refunded_twice )
			),
	].filter( ( note ) => note !== false );
	return notes.length === 0 ? null : (
		<ul className="cairn-shop-notes">
			{ notes.map( ( note ) => (
				<li key={ note }>{ note }</li>
			) ) }
		</ul>
	);
}
