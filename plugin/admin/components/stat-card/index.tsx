import { __, sprintf } from '@wordpress/i18n';
import type { Change, Rate } from '#contract/reports/rate.ts';
import { useApp } from '../../app-context.ts';
import { ChangeNote } from '../change-note/index.tsx';
import { rateWords } from '../rate-cell/rate-words.ts';

export type CardValue =
	| { kind: 'count'; value: number; compared: number | null }
	| { kind: 'rate'; rate: Rate; compared: Rate | null };

interface CardText {
	main: string;
	detail: string | null;
	/** The main part is words, not a number: smaller. */
	isWords: boolean;
	full: string | null;
}

/** One number of a screen, against the comparison. Choosing it makes the chart draw it. */
export function StatCard( {
	label,
	value,
	change,
	isChosen,
	onChoose,
}: {
	label: string;
	value: CardValue;
	/** Null: there is no comparison. */
	change: Change | null;
	isChosen: boolean;
	onChoose: () => void;
} ) {
	const { numbers } = useApp();
	const text = cardText();
	const compared = comparedText();

	function cardText(): CardText {
		if ( value.kind === 'count' ) {
			const full = numbers.count( value.value );
			const main = numbers.short( value.value );
			return {
				main,
				detail: null,
				isWords: false,
				full: full === main ? null : full,
			};
		}
		const words = rateWords( value.rate, numbers );
		return {
			main: words.main,
			detail: words.help ?? words.detail,
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
		return value.compared
			? rateWords( value.compared, numbers ).main
			: null;
	}

	return (
		<button
			type="button"
			className="cairn-card"
			aria-pressed={ isChosen }
			onClick={ onChoose }
		>
			<span className="cairn-card__label">{ label }</span>
			<bdi
				className={ `cairn-card__main${ text.isWords ? ' is-words' : '' }` }
				title={ text.full ?? undefined }
			>
				{ text.main }
			</bdi>
			{ text.detail && (
				<bdi className="cairn-card__detail">{ text.detail }</bdi>
			) }
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
		</button>
	);
}
