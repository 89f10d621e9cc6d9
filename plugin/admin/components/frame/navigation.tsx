import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useApp } from '../../app-context.ts';
import { reachOf } from '../../boot.ts';
import { listGroups, listReports } from '../../reports.ts';
import { stateForScreen } from '../../url-state.ts';
import { useIsNarrow } from '../../use-media.ts';
import { ScreenLink } from '../screen-link/index.tsx';

/** Value of the entry that leaves the app. */
const SETTINGS = 'settings';

/** The way between screens: plain links; on a phone one select. Only screens that exist. */
export function Navigation() {
	const { boot, state, navigate } = useApp();
	const isNarrow = useIsNarrow();
	const reports = listReports( reachOf( boot ) );
	const current =
		reports.find( ( report ) => report.id === state.screen )?.navId ??
		'overview';
	const entries = reports.flatMap( ( { id, navLabel, group } ) =>
		navLabel === null ? [] : [ { id, label: navLabel, group } ]
	);
	const hasSettings = boot.canManage && boot.settingsUrl !== '';

	if ( isNarrow ) {
		return (
			<nav
				aria-label={ __( 'Screens', 'cairn' ) }
				className="cairn-nav-select"
			>
				<SelectControl
					label={ __( 'Screen', 'cairn' ) }
					hideLabelFromVision
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					value={ current }
					onChange={ ( id ) => {
						const next = entries.find(
							( entry ) => entry.id === id
						);
						if ( next ) {
							navigate( stateForScreen( state, next.id ) );
						} else if ( id === SETTINGS ) {
							window.location.assign( boot.settingsUrl );
						}
					} }
				>
					{ listGroups().map( ( group ) => (
						<optgroup key={ group.id } label={ group.label }>
							{ entries
								.filter( ( entry ) => entry.group === group.id )
								.map( ( { id, label } ) => (
									<option key={ id } value={ id }>
										{ label }
									</option>
								) ) }
							{ group.id === 'set-up' && hasSettings && (
								<option value={ SETTINGS }>
									{ __( 'Settings', 'cairn' ) }
								</option>
							) }
						</optgroup>
					) ) }
				</SelectControl>
			</nav>
		);
	}

	return (
		<nav aria-label={ __( 'Screens', 'cairn' ) } className="cairn-nav">
			<ul>
				{ entries.map( ( { id, label } ) => (
					<li key={ id }>
						<ScreenLink
							to={ stateForScreen( state, id ) }
							isCurrent={ current === id }
						>
							{ label }
						</ScreenLink>
					</li>
				) ) }
				{ hasSettings && (
					<li>
						<a href={ boot.settingsUrl }>
							{ __( 'Settings', 'cairn' ) }
						</a>
					</li>
				) }
			</ul>
		</nav>
	);
}
