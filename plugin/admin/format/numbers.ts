/** How numbers are written: in the person's locale, one way on every screen. */
import type { Rate } from '#contract/reports/rate.ts';

/** From here on cards and axes abbreviate (tables never do). */
const ABBREVIATE_FROM = 100_000;

export interface NumberWords {
	/** 8,412 */
	count: ( value: number ) => string;
	/** 8,412 or, from 100,000, 1.2M: only for cards and axes. */
	short: ( value: number ) => string;
	/** One decimal: actions per visit. */
	decimal: ( value: number ) => string;
	/** 0.125 → 12.5 %: one decimal from 1 %, else two figures. */
	percent: ( share: number ) => string;
	/** Whole percent for axes. */
	axisPercent: ( share: number ) => string;
	/** 9.6–16.1 %: one sign for both ends. */
	interval: ( low: number, high: number ) => string;
	/** The upper bound of a rate that was never seen: two figures, no trailing zero. */
	bound: ( share: number ) => string;
	/** Without a sign, for changes: 12 % */
	change: ( share: number ) => string;
	/** Points of a rate, without a sign: 0.024 → 2.4 */
	points: ( share: number ) => string;
}

/** The percent sign where the locale puts it, around text that is already written. */
function aroundPercent( locale: string ) {
	const parts = new Intl.NumberFormat( locale, {
		style: 'percent',
	} ).formatToParts( 0.5 );
	const at = parts.findIndex( ( part ) => part.type === 'integer' );
	const before = parts.slice( 0, at );
	const after = parts.slice( at + 1 );
	const join = ( list: Intl.NumberFormatPart[] ) =>
		list.map( ( part ) => part.value ).join( '' );
	return ( text: string ) => join( before ) + text + join( after );
}

/** Decimals of a share shown in percent: one from 1 %, two figures below. */
function percentOptions( share: number ): Intl.NumberFormatOptions {
	return share >= 0.01 || share === 0
		? { minimumFractionDigits: 1, maximumFractionDigits: 1 }
		: { maximumSignificantDigits: 2 };
}

/** One decimal; a change so small that it would read 0.0 has a figure that is not 0. */
function changeOptions( share: number ): Intl.NumberFormatOptions {
	return Math.abs( share ) >= 0.0005
		? { minimumFractionDigits: 1, maximumFractionDigits: 1 }
		: { maximumSignificantDigits: 1 };
}

export function createNumberWords( locale: string ): NumberWords {
	const whole = new Intl.NumberFormat( locale, { maximumFractionDigits: 0 } );
	const compact = new Intl.NumberFormat( locale, {
		notation: 'compact',
		maximumFractionDigits: 1,
	} );
	const one = new Intl.NumberFormat( locale, {
		minimumFractionDigits: 1,
		maximumFractionDigits: 1,
	} );
	const withPercent = aroundPercent( locale );
	const inPercent = ( share: number ) =>
		new Intl.NumberFormat( locale, percentOptions( share ) ).format(
			share * 100
		);
	return {
		count: ( value ) => whole.format( value ),
		short: ( value ) =>
			( Math.abs( value ) >= ABBREVIATE_FROM ? compact : whole ).format(
				value
			),
		decimal: ( value ) => one.format( value ),
		percent: ( share ) => withPercent( inPercent( share ) ),
		axisPercent: ( share ) =>
			withPercent(
				new Intl.NumberFormat( locale, {
					maximumFractionDigits: 1,
				} ).format( share * 100 )
			),
		interval: ( low, high ) =>
			// Both ends with the decimals of the upper one would hide a low end near zero, so each has its own.
			withPercent( `${ inPercent( low ) }–${ inPercent( high ) }` ),
		bound: ( share ) =>
			withPercent(
				new Intl.NumberFormat( locale, {
					maximumSignificantDigits: 2,
				} ).format( share * 100 )
			),
		change: ( share ) =>
			withPercent(
				new Intl.NumberFormat(
					locale,
					Math.abs( share ) < 0.1
						? changeOptions( share )
						: { maximumFractionDigits: 0 }
				).format( Math.abs( share ) * 100 )
			),
		points: ( share ) =>
			new Intl.NumberFormat( locale, changeOptions( share ) ).format(
				Math.abs( share ) * 100
			),
	};
}

/** Where a rate stands when a table is sorted by it: judged rates by value; rough, few and none always behind them. */
export function rateRank( rate: Rate ): { tier: number; value: number } {
	const tiers: Record< Rate[ 'state' ], number > = {
		ok: 0,
		zero: 0,
		rough: 1,
		few: 2,
		none: 3,
	};
	return { tier: tiers[ rate.state ], value: rate.p ?? 0 };
}
