import { Tooltip, VisuallyHidden } from '@wordpress/components';
import type { Rate } from '#contract/reports/rate.ts';
import { useApp } from '../../app-context.ts';
import { Whisker } from '../whisker/index.tsx';
import { rateWords, type RateOf, type RateWords } from './rate-words.ts';

/**
 * A rate in a table: number, fraction and interval in the state the service gave it. The interval is drawn only for a
 * judged rate, on the scale `max` that all rows of the table share.
 */
export function RateCell( {
	rate,
	max,
	of = 'visits',
}: {
	rate: Rate;
	max?: number;
	of?: RateOf;
} ) {
	const { numbers } = useApp();
	const words = rateWords( rate, numbers, of );
	if ( words.help ) {
		return <NoNumber reason={ words.help } />;
	}
	const whisker =
		rate.state === 'ok' &&
		max !== undefined &&
		rate.p !== null &&
		rate.lo !== null &&
		rate.hi !== null ? (
			<Whisker
				low={ rate.lo }
				at={ rate.p }
				high={ rate.hi }
				max={ max }
			/>
		) : null;
	return (
		<span className={ `cairn-rate is-${ rate.state }` }>
			<span className="cairn-rate__text">
				<span className="cairn-rate__main">
					<bdi>{ words.main }</bdi>
				</span>
				<RateDetail words={ words } />
			</span>
			{ whisker }
		</span>
	);
}

/** The small line of a rate; fraction and interval are never broken inside. */
export function RateDetail( { words }: { words: RateWords } ) {
	const { fraction, interval } = words;
	return fraction === null ? null : (
		<span className="cairn-rate__detail">
			{ ' ' }
			<bdi>{ fraction }</bdi>
			{ interval !== null && (
				<>
					{ ' · ' }
					<bdi>{ interval }</bdi>
				</>
			) }
		</span>
	);
}

/** An em dash whose reason is help for the eye and spoken text for the ear. A button, so that it can be had without a mouse. */
export function NoNumber( { reason }: { reason: string } ) {
	return (
		<Tooltip text={ reason }>
			<button type="button" className="cairn-no-number">
				<span aria-hidden="true">—</span>
				<VisuallyHidden>{ reason }</VisuallyHidden>
			</button>
		</Tooltip>
	);
}
