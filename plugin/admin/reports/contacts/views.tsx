import { __ } from '@wordpress/i18n';
import { useApp } from '../../app-context.ts';
import { SwitchRow } from '../../components/switch-row/index.tsx';
import { stateForScreen } from '../../url-state.ts';

/** The two things to look at: people, and who looked at them. */
export function Views( { current }: { current: 'list' | 'log' } ) {
	const { state, navigate } = useApp();
	return (
		<div className="cairn-tabs">
			<SwitchRow
				label={ __( 'What to look at', 'cairn' ) }
				options={ [
					{ value: 'list', label: __( 'Contacts', 'cairn' ) },
					{ value: 'log', label: __( 'Who looked', 'cairn' ) },
				] }
				value={ current }
				onChange={ ( view ) =>
					navigate(
						stateForScreen(
							state,
							'contacts',
							view === 'log' ? 'log' : null
						)
					)
				}
			/>
		</div>
	);
}
