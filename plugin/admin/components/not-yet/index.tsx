import { __ } from '@wordpress/i18n';
import { useApp } from '../../app-context.ts';
import { rangeOfState } from '../../report-query.ts';
import { EmptyState } from '../empty-state/index.tsx';

/** In place of a report while the site is not connected: nothing is recorded, and this is the way to start. */
export function NotConnected() {
	const { boot } = useApp();
	return (
		<EmptyState
			title={ __( 'Connect this site to see its numbers', 'cairn' ) }
			action={
				boot.canManage && boot.settingsUrl
					? {
							label: __( 'Connect', 'cairn' ),
							href: boot.settingsUrl,
						}
					: null
			}
		>
			<p>
				{ __(
					'Nothing is recorded or sent until the site is connected to its Cairn service. That takes about a minute.',
					'cairn'
				) }
			</p>
			{ ! boot.canManage && (
				<p>{ __( 'Ask an administrator to connect it.', 'cairn' ) }</p>
			) }
		</EmptyState>
	);
}

/** No visit matches the filter. */
export function NoMatch() {
	const { state, navigate } = useApp();
	return (
		<EmptyState
			title={ __( 'No visit matches', 'cairn' ) }
			action={ {
				label: __( 'Clear filters', 'cairn' ),
				onClick: () => navigate( { ...state, filter: null, page: 1 } ),
			} }
		>
			<p>
				{ __(
					'In this range there is no visit that the filter keeps.',
					'cairn'
				) }
			</p>
		</EmptyState>
	);
}

/** The site has data, but not in this range. */
export function NothingThen( { title }: { title?: string } ) {
	const { state, navigate, dates, today } = useApp();
	const range = rangeOfState( state, today );
	return (
		<EmptyState
			title={ title ?? __( 'No visit in this range', 'cairn' ) }
			action={ {
				label: __( 'Show the last 12 months', 'cairn' ),
				onClick: () =>
					navigate( {
						...state,
						range: '12m',
						from: null,
						to: null,
						grain: null,
						page: 1,
					} ),
			} }
		>
			<p>{ dates.range( range.from, range.to ) }</p>
		</EmptyState>
	);
}
