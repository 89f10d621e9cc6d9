import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Change, Rate } from '#contract/reports/rate.ts';
import { useApp } from '../../app-context.ts';
import { ChangeNote } from '../change-note/index.tsx';
import { RateDetail } from '../rate-cell/index.tsx';
import {
	rateWords,
	type RateOf,
	type RateWords,
} from '../rate-cell/rate-words.ts';

export type CardValue =
	| { kind: 'count'; value: number; compared: number | null }
	| {
			kind: 'money';
			value: number;
			compared: number | null;
			currency: string;
			decimals: number;
	  }
	| { kind: 'rate'; rate: Rate; compared: Rate | null; of?: RateOf };

interface CardText {
	main: string;
	words: RateWords | null;
	/** The main part is words, not a number: smaller. */
	isWords: boolean;
	full: string | null;
}

/** One number of a screen, against the comparison. Choosing it makes the chart draw it. */
export function StatCard( {
	label,
	value,
	change,
	note,
	isChosen = false,
	onChoose,
}: {
	label: string;
	value: CardValue;
	/** Null: there is no comparison. */
	change: Change | null;
	/** What belongs to the number and is smaller: a share of it, a part that is not counted yet. */
	note?: ReactNode;
	isChosen?: boolean;
	/** Left out: the card is only a number. */
	onChoose?: () => void;
} ) {
	const { numbers, money } = useApp();
	const text = cardText();
	const compared = comparedText();

	function cardText(): CardText {
		if ( value.kind === 'count' ) {
			const full = numbers.count( value.value );
			const main = numbers.short( value.value );
			return {
				main,
				words: null,
				isWords: false,
				full: full === main ? null : full,
			};
		}
		if ( value.kind === 'money' ) {
			const full = money.full( value );
			const main = money.short( value );
			return {
				main,
				words: null,
				isWords: false,
				full: full === main ? null : full,
			};
		}
		const words = rateWords( value.rate, numbers, value.of );
		return {
			main: words.main,
			words,
			isWords: value.rate.state === 'few' || value.rate.state === 'zero',
			full: null,
		};
	}

	function comparedText(): string | null {
		if ( value.compared === null ) {
			return null;
		}
		if ( value.kind === 'count' ) {
			return numbers.short( value.compared );
		}
		if ( value.kind === 'money' ) {
			return money.short( { ...value, value: value.compared } );
		}
		const { state, s, n } = value.compared;
		if ( state === 'none' ) {
			return null;
		}
		return state === 'few' || state === 'zero'
			? sprintf(
					/* translators: 1: number that did it, 2: number that could have. */
					__( '%1$s of %2$s', 'cairn' ),
					numbers.count( s ),
					numbers.count( n )
				)
			: rateWords( value.compared, numbers ).main;
	}

	const content = (
		<>
			<span className="cairn-card__label">{ label }</span>
			<span
				className={ `cairn-card__main${ text.isWords ? ' is-words' : '' }` }
				title={ text.full ?? undefined }
			>
				<bdi>{ text.main }</bdi>
			</span>
			{ text.words?.help && (
				<span className="cairn-rate__detail">{ text.words.help }</span>
			) }
			{ text.words && <RateDetail words={ text.words } /> }
			{ note && <span className="cairn-card__note">{ note }</span> }
			{ change && (
				<span className="cairn-card__change">
					<ChangeNote change={ change } />
					{ compared !== null && (
						<span className="cairn-card__compared">
							{ sprintf(
								/* translators: %s: the number of the period compared with. */
								__( 'from %s', 'cairn' ),
								compared
							) }
						</span>
					) }
				</span>
			) }
		</>
	);
	return onChoose ? (
		<button
			type="button"
			className="cairn-card is-choice"
			aria-pressed={ isChosen }
			onClick={ onChoose }
		>
			{ content }
		</button>
	) : (
		<div className="cairn-card">{ content }</div>
	);
}
