import { __ } from '@wordpress/i18n';
import { useApp } from '../../app-context.ts';
import { SwitchRow } from '../../components/switch-row/index.tsx';
import { stateForScreen } from '../../url-state.ts';

/** Where people go, and how each of them got there; the second for those who may see people. */
export function Views( { current }: { current: 'destinations' | 'queue' } ) {
	const { boot, state, navigate } = useApp();
	if ( ! boot.canSeePeople ) {
		return null;
	}
	return (
		<div className="cairn-tabs">
			<SwitchRow
				label={ __( 'What to look at', 'cairn' ) }
				options={ [
					{
						value: 'destinations',
						label: __( 'Destinations', 'cairn' ),
					},
					{
						value: 'queue',
						label: __( 'Queue and dead letters', 'cairn' ),
					},
				] }
				value={ current }
				onChange={ ( view ) =>
					navigate(
						stateForScreen(
							state,
							'hand-over',
							view === 'queue' ? 'queue' : null
						)
					)
				}
			/>
		</div>
	);
}
