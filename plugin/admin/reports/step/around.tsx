import { __ } from '@wordpress/i18n';
import type { Around as AroundReport } from '#contract/reports/step.ts';
import { useApp } from '../../app-context.ts';
import { BarList, type Bar } from '../../components/bar-list/index.tsx';
import { rateSentence } from '../../components/rate-cell/rate-words.ts';
import { ScreenLink } from '../../components/screen-link/index.tsx';
import { typeLabel } from '../../components/step-name/index.tsx';
import { stateForScreen } from '../../url-state.ts';

/** What the same visits did before and after the step, the commonest first. */
export function Around( { around }: { around: AroundReport } ) {
	const { boot, numbers, state } = useApp();
	const barsOf = ( steps: AroundReport[ 'before' ] ): Bar[] =>
		steps.map( ( { type, visits, share } ) => ( {
			key: type,
			label: (
				<ScreenLink to={ stateForScreen( state, 'step', type ) }>
					<bdi>{ typeLabel( boot, type ) }</bdi>
				</ScreenLink>
			),
			value: visits,
			text: <bdi>{ rateSentence( share, numbers ) }</bdi>,
		} ) );
	return (
		<div className="cairn-around">
			<BarList
				title={ __( 'Before it, the same visits', 'cairn' ) }
				bars={ barsOf( around.before ) }
				whenEmpty={ __( 'No other step came before it.', 'cairn' ) }
				isNarrow
				tone="first"
			/>
			<BarList
				title={ __( 'After it, the same visits', 'cairn' ) }
				bars={ barsOf( around.after ) }
				whenEmpty={ __( 'No other step came after it.', 'cairn' ) }
				isNarrow
				tone="first"
			/>
		</div>
	);
}
