/** Values of a bucket as points of a chart: one rule for gaps on all screens. */
import type { Rate } from '#contract/reports/rate.ts';
import type { Amount, MoneyWords } from '../../format/money.ts';
import type { NumberWords } from '../../format/numbers.ts';
import { rateSentence } from '../rate-cell/rate-words.ts';
import type { TrendPoint } from './index.tsx';

interface Bucket {
	start: string;
	unfinished: boolean;
}

export function countPoint(
	{ start, unfinished }: Bucket,
	value: number,
	numbers: NumberWords
): TrendPoint {
	return {
		start,
		unfinished,
		value,
		ends: null,
		text: numbers.count( value ),
	};
}

/** An amount; null: the report has none for this bucket, which is a gap and no zero. */
export function moneyPoint(
	{ start, unfinished }: Bucket,
	amount: Amount | null,
	money: MoneyWords
): TrendPoint {
	return {
		start,
		unfinished,
		value: amount?.value ?? null,
		ends: null,
		text: amount === null ? '—' : money.full( amount ),
	};
}

/** Too few to judge is a gap, never a zero; so is what was not measured. */
export function ratePoint(
	{ start, unfinished }: Bucket,
	rate: Rate,
	numbers: NumberWords
): TrendPoint {
	const isDrawn = rate.state !== 'few' && rate.state !== 'none';
	return {
		start,
		unfinished,
		value: isDrawn ? rate.p : null,
		ends:
			isDrawn && rate.lo !== null && rate.hi !== null
				? { low: rate.lo, high: rate.hi }
				: null,
		text: rateSentence( rate, numbers ),
	};
}
