import { __, sprintf } from '@wordpress/i18n';
import type { Change } from '#contract/reports/rate.ts';
import type { NumberWords } from '../../format/numbers.ts';

export interface ChangeWords {
	/** ▲ or ▼; empty when nothing moved. */
	arrow: string;
	amount: string;
	/** "better" or "worse"; null when the move is neither. */
	verdict: string | null;
}

/** A change in words; null when it is not to be judged. */
export function changeWords(
	change: Change,
	numbers: NumberWords
): ChangeWords | null {
	if ( change.kind === 'none' ) {
		return null;
	}
	if ( change.kind === 'new' ) {
		return { arrow: '', amount: __( 'new', 'cairn' ), verdict: null };
	}
	if ( change.value === null ) {
		return null;
	}
	if ( change.direction === 'same' ) {
		return {
			arrow: '',
			amount: __( 'no change', 'cairn' ),
			verdict: null,
		};
	}
	const arrows = { up: '▲', down: '▼' } as const;
	const verdicts = {
		better: __( 'better', 'cairn' ),
		worse: __( 'worse', 'cairn' ),
	};
	return {
		arrow: change.direction ? arrows[ change.direction ] : '',
		amount:
			change.kind === 'percent'
				? numbers.change( change.value )
				: sprintf(
						/* translators: %s: a number of percentage points, such as 2.4. */
						__( '%s points', 'cairn' ),
						numbers.points( change.value )
					),
		verdict: change.verdict ? verdicts[ change.verdict ] : null,
	};
}
