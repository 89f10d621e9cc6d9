import { VisuallyHidden } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Change } from '#contract/reports/rate.ts';
import { useApp } from '../../app-context.ts';
import { changeWords } from './change-words.ts';

/** How a number moved: the arrow is the direction, the word says whether that is good. Never colour alone. */
export function ChangeNote( { change }: { change: Change } ) {
	const { numbers } = useApp();
	const words = changeWords( change, numbers );
	if ( words === null ) {
		return (
			<span className="cairn-change is-none">
				<span aria-hidden="true">—</span>
				<VisuallyHidden>
					{ __( 'change cannot be judged', 'cairn' ) }
				</VisuallyHidden>
			</span>
		);
	}
	return (
		<span className={ `cairn-change is-${ change.verdict ?? 'neutral' }` }>
			{ words.arrow && (
				<>
					<span className="cairn-change__arrow" aria-hidden="true">
						{ words.arrow }
					</span>
					<VisuallyHidden>
						{ change.direction === 'up'
							? __( 'up', 'cairn' )
							: __( 'down', 'cairn' ) }{ ' ' }
					</VisuallyHidden>
				</>
			) }
			<bdi>{ words.amount }</bdi>
			{ words.verdict && (
				<span className="cairn-change__verdict">{ words.verdict }</span>
			) }
		</span>
	);
}

/** The change as plain text: for tooltips. */
export function changeSentence(
	words: ReturnType< typeof changeWords >
): string {
	if ( words === null ) {
		return '—';
	}
	return words.verdict
		? sprintf(
				/* translators: 1: a change such as "12 %", 2: "better" or "worse". */
				__( '%1$s, %2$s', 'cairn' ),
				`${ words.arrow }${ words.amount }`,
				words.verdict
			)
		: `${ words.arrow }${ words.amount }`;
}
