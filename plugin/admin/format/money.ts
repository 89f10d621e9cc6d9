/** How money is written: as WooCommerce writes it, from integer minor units. Which currency, and how many decimals, the report says. */
import type { NumberWords } from './numbers.ts';

/** From so many whole units on, cards and axes abbreviate. */
const ABBREVIATE_FROM = 100_000;

/** WooCommerce's settings of how prices look. */
export interface MoneyFormat {
	/** The shop's own currency, ISO 4217. */
	currency: string;
	/** Its sign; other currencies are written with their code, which is never two things at once. */
	symbol: string;
	position: 'left' | 'right' | 'left_space' | 'right_space';
	decimalSeparator: string;
	thousandSeparator: string;
}

export interface Amount {
	/** Minor units, a whole number. */
	value: number;
	currency: string;
	decimals: number;
}

export interface MoneyWords {
	/** €7,680.00 */
	full: ( amount: Amount ) => string;
	/** €7,680.00 or, from 100,000, €1.2M: only for cards. */
	short: ( amount: Amount ) => string;
	/** The same without decimals that are zero: only for axes. */
	axis: ( amount: Amount ) => string;
}

/** Of a site without a shop, which has no prices. */
const NO_SHOP: MoneyFormat = {
	currency: '',
	symbol: '',
	position: 'left',
	decimalSeparator: '.',
	thousandSeparator: ',',
};

/** Whole units and the rest, as digits; no floating point comes near an amount. */
function digitsOf( { value, decimals }: Amount ): {
	whole: string;
	rest: string;
} {
	const digits = String( Math.abs( value ) ).padStart( decimals + 1, '0' );
	const cut = digits.length - decimals;
	return { whole: digits.slice( 0, cut ), rest: digits.slice( cut ) };
}

export function createMoneyWords(
	given: MoneyFormat | null,
	numbers: NumberWords
): MoneyWords {
	const format = given ?? NO_SHOP;

	const around = ( { value, currency }: Amount, text: string ): string => {
		const isOwn = currency === format.currency && format.symbol !== '';
		const sign = isOwn ? format.symbol : currency;
		// A code needs room beside the figures, whatever the sign has.
		const gap =
			! isOwn || format.position.endsWith( '_space' ) ? '\u00a0' : '';
		const minus = value < 0 ? '-' : '';
		return format.position.startsWith( 'left' )
			? `${ minus }${ sign }${ gap }${ text }`
			: `${ minus }${ text }${ gap }${ sign }`;
	};

	const written = ( amount: Amount, hidesZeros: boolean ): string => {
		const { whole, rest } = digitsOf( amount );
		const grouped = whole.replace(
			/\B(?=(\d{3})+$)/g,
			() => format.thousandSeparator
		);
		const hasRest = rest !== '' && ! ( hidesZeros && /^0*$/.test( rest ) );
		return hasRest
			? `${ grouped }${ format.decimalSeparator }${ rest }`
			: grouped;
	};

	const abbreviated = ( amount: Amount, hidesZeros: boolean ): string => {
		const units = Math.abs( amount.value ) / 10 ** amount.decimals;
		return around(
			amount,
			units >= ABBREVIATE_FROM
				? numbers.short( units )
				: written( amount, hidesZeros )
		);
	};

	return {
		full: ( amount ) => around( amount, written( amount, false ) ),
		short: ( amount ) => abbreviated( amount, false ),
		axis: ( amount ) =>
			abbreviated(
				{ ...amount, value: Math.round( amount.value ) },
				true
			),
	};
}
