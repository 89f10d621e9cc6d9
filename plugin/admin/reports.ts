/** The one list of screens, as the navigation shows them; what they draw stands in screens.ts. */
import { __ } from '@wordpress/i18n';
import type { ScreenId } from './url-state.ts';

export interface Report {
	id: ScreenId;
	/** In the navigation; null: reached from another screen. */
	navLabel: string | null;
	/** The entry of the navigation that is current while this screen is open. */
	navId: ScreenId;
}

export function listReports(): readonly Report[] {
	return [
		{
			id: 'overview',
			navLabel: __( 'Overview', 'cairn' ),
			navId: 'overview',
		},
		{
			id: 'steps',
			navLabel: __( 'Steps', 'cairn' ),
			navId: 'steps',
		},
		{
			id: 'step',
			navLabel: null,
			navId: 'steps',
		},
	];
}
