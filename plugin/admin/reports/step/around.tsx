import { __, sprintf } from '@wordpress/i18n';
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
			// What cannot be judged, or only roughly, has no length either.
			value: share.state === 'ok' ? visits : null,
			text: (
				<bdi>
					{ share.state === 'few'
						? sprintf(
								/* translators: 1: number that did it, 2: number that could have. */
								__( '%1$s of %2$s', 'cairn' ),
								numbers.count( share.s ),
								numbers.count( share.n )
							)
						: rateSentence( share, numbers ) }
				</bdi>
			),
		} ) );
	const before = barsOf( around.before );
	const after = barsOf( around.after );
	// Equal shares look equal in both lists.
	const longest = Math.max(
		...[ ...before, ...after ].map( ( { value } ) => value ?? 0 )
	);
	const noteOf = ( steps: AroundReport[ 'before' ] ) =>
		steps.some( ( { share } ) => share.state !== 'ok' )
			? __( 'Without a bar: too few visits to judge well.', 'cairn' )
			: undefined;
	return (
		<div className="cairn-around">
			<BarList
				title={ __( 'What the same visits did before', 'cairn' ) }
				bars={ before }
				longest={ longest }
				note={ noteOf( around.before ) }
				whenEmpty={ __( 'No other step came before it.', 'cairn' ) }
				isNarrow
				tone="first"
			/>
			<BarList
				title={ __( 'What the same visits did after', 'cairn' ) }
				bars={ after }
				longest={ longest }
				note={ noteOf( around.after ) }
				whenEmpty={ __( 'No other step came after it.', 'cairn' ) }
				isNarrow
				tone="first"
			/>
		</div>
	);
}
