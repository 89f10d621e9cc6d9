import { __, _n, sprintf } from '@wordpress/i18n';
import type { Steps } from '#contract/reports/steps.ts';
import type { Window } from '#contract/reports/range.ts';
import { useApp } from '../../app-context.ts';
import { WINDOW_WORDS } from '../../url-state.ts';
import { rateWords } from '../rate-cell/rate-words.ts';
import { SwitchRow } from '../switch-row/index.tsx';

export type AfterHead = NonNullable< Steps[ 'after' ] >;

export function windowLabel( window: Window ): string {
	const labels: Record< Window, string > = {
		visit: __( 'Same visit', 'cairn' ),
		7: __( '7 days', 'cairn' ),
		30: __( '30 days', 'cairn' ),
	};
	return labels[ window ];
}

/** How long after a step an order still counts as following it, and on how many of the visits that rests. */
export function AfterWindow( { after }: { after: AfterHead } ) {
	const { state, navigate, numbers } = useApp();
	const share = rateWords( after.recognised, numbers );
	const rests = sprintf(
		/* translators: %s: a share such as "62.0 %" or "3 of 12, too few to judge". */
		__(
			'rests on %s of visits: those whose visitor can be recognised later',
			'cairn'
		),
		after.recognised.state === 'few'
			? `${ after.recognised.s }/${ after.recognised.n }`
			: share.main
	);
	const sentence = () => {
		if ( after.window !== 'visit' ) {
			return share.help === null ? rests : null;
		}
		return ! after.chosen && share.help === null
			? sprintf(
					/* translators: %s: a share such as "12.0 %". */
					__(
						'counted within the visit, because only %s of visits have a visitor who can be recognised later',
						'cairn'
					),
					share.main
				)
			: __( 'counted within the visit', 'cairn' );
	};
	const words = sentence();
	const waiting =
		after.waiting === 0
			? null
			: sprintf(
					/* translators: %s: a number of orders. */
					_n(
						'%s order has just been heard of and is not counted here yet',
						'%s orders have just been heard of and are not counted here yet',
						after.waiting,
						'cairn'
					),
					numbers.count( after.waiting )
				);
	return (
		<div className="cairn-after">
			<span className="cairn-after__label" aria-hidden="true">
				{ __( 'Orders after a step, within', 'cairn' ) }
			</span>
			<SwitchRow
				label={ __( 'Orders after a step, within', 'cairn' ) }
				options={ WINDOW_WORDS.map( ( value ) => ( {
					value,
					label: windowLabel( value ),
				} ) ) }
				value={ after.window }
				onChange={ ( win ) => navigate( { ...state, win } ) }
			/>
			{ words !== null && (
				<span className="cairn-after__rests">{ words }</span>
			) }
			{ waiting !== null && (
				<strong className="cairn-after__rests">{ waiting }</strong>
			) }
		</div>
	);
}
