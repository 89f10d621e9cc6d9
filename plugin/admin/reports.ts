/**
 * The one list of screens. A screen's code is evaluated when it is first opened, but it is not a chunk of its own:
 * WordPress loads translations for the entry script only, so every word must stand in it.
 */
import { __ } from '@wordpress/i18n';
import type { ComponentType } from 'react';
import type { ScreenId } from './url-state.ts';

export interface Report {
	id: ScreenId;
	/** In the navigation; null: reached from another screen. */
	navLabel: string | null;
	/** The entry of the navigation that is current while this screen is open. */
	navId: ScreenId;
	load: () => Promise< ComponentType >;
}

export function listReports(): readonly Report[] {
	return [
		{
			id: 'overview',
			navLabel: __( 'Overview', 'cairn' ),
			navId: 'overview',
			load: async () =>
				(
					await import(
						/* webpackMode: "eager" */ './reports/overview/index.tsx'
					)
				).Overview,
		},
		{
			id: 'steps',
			navLabel: __( 'Steps', 'cairn' ),
			navId: 'steps',
			load: async () =>
				(
					await import(
						/* webpackMode: "eager" */ './reports/steps/index.tsx'
					)
				).Steps,
		},
		{
			id: 'step',
			navLabel: null,
			navId: 'steps',
			load: async () =>
				(
					await import(
						/* webpackMode: "eager" */ './reports/step/index.tsx'
					)
				).StepDetail,
		},
	];
}
