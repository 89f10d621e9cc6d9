/** A rate in words: what each of its five states says, the same in cells, cards, tooltips and speech. */
import { __, sprintf } from '@wordpress/i18n';
import type { Rate } from '#contract/reports/rate.ts';
import type { NumberWords } from '../../format/numbers.ts';

export interface RateWords {
	/** The large part. */
	main: string;
	/** Small, beside or below it: what was counted; null when the large part says all. */
	fraction: string | null;
	/** Small, after it: the interval, where it is not the large part. */
	interval: string | null;
	/** Why there is nothing to show; only for state `none`. */
	help: string | null;
}

/** Why a rate is not there, as a sentence. */
export function reasonWords( reason: Rate[ 'reason' ] ): string {
	switch ( reason ) {
		case 'not_measured_then':
			return __( 'Not measured at that time.', 'cairn' );
		case 'window_open':
			return __( 'The time to order is not over yet.', 'cairn' );
		case 'needs_consent':
			return __( 'Needs visitors who agreed to be recognised.', 'cairn' );
		case 'too_few_to_share':
			return __( 'Fewer than 5 visitors: not shown.', 'cairn' );
		default:
			return __(
				'Nobody could do it in this time, so there is no rate.',
				'cairn'
			);
	}
}

/** What the numbers of a rate count, for its words. */
export type RateOf = 'visits' | 'carts' | 'people';

export function rateWords(
	rate: Rate,
	numbers: NumberWords,
	of: RateOf = 'visits'
): RateWords {
	const s = numbers.count( rate.s );
	const n = numbers.count( rate.n );
	const none: RateWords = {
		main: '—',
		fraction: null,
		interval: null,
		help: reasonWords( rate.reason ),
	};
	switch ( rate.state ) {
		case 'few':
			return {
				main: sprintf(
					/* translators: 1: number that did it, 2: number that could have. "3 of 12, too few to judge". */
					__( '%1$s of %2$s, too few to judge', 'cairn' ),
					s,
					n
				),
				fraction: null,
				interval: null,
				help: null,
			};
		case 'zero':
			return {
				main:
					rate.hi === null
						? fraction( s, n )
						: sprintf(
								/* translators: 1: number that did it (0), 2: number that could have, 3: a percentage. */
								__(
									'%1$s of %2$s, probably under %3$s',
									'cairn'
								),
								s,
								n,
								numbers.bound( rate.hi )
							),
				fraction: null,
				interval: null,
				help: null,
			};
		case 'rough':
			if ( rate.lo === null || rate.hi === null ) {
				return none;
			}
			return {
				main: numbers.interval( rate.lo, rate.hi ),
				fraction: sprintf(
					/* translators: 1: number that did it, 2: number that could have. */
					__( '(%1$s of %2$s)', 'cairn' ),
					s,
					n
				),
				interval: null,
				help: null,
			};
		case 'ok':
			if ( rate.p === null || rate.lo === null || rate.hi === null ) {
				return none;
			}
			return {
				main: numbers.percent( rate.p ),
				fraction: of === 'visits' ? ofVisits( s, n ) : fraction( s, n ),
				interval: numbers.interval( rate.lo, rate.hi ),
				help: null,
			};
		default:
			return none;
	}
}

function ofVisits( s: string, n: string ): string {
	/* translators: 1: number of visits that did it, 2: number of visits. */
	return sprintf( __( '%1$s of %2$s visits', 'cairn' ), s, n );
}

function fraction( s: string, n: string ): string {
	/* translators: 1: number that did it, 2: number that could have. */
	return sprintf( __( '%1$s of %2$s', 'cairn' ), s, n );
}

/** The whole rate as one sentence part, for tooltips and screen readers. */
export function rateSentence(
	rate: Rate,
	numbers: NumberWords,
	of: RateOf = 'visits'
): string {
	const words = rateWords( rate, numbers, of );
	if ( words.help ) {
		return words.help;
	}
	// "2.6–19.9 % (3 of 40)", but "12.5 % · 50 of 400 visits · 9.6–16.1 %".
	const separator = rate.state === 'rough' ? ' ' : ' · ';
	return [ words.main, words.fraction, words.interval ]
		.filter( ( part ) => part !== null )
		.join( separator );
}
