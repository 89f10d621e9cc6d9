import { __ } from '@wordpress/i18n';
import type { Comparison, Grain } from '../../url-state.ts';
import type { Preset } from '../../range/presets.ts';

export function presetLabel( preset: Preset ): string {
	const labels: Record< Preset, string > = {
		today: __( 'Today', 'cairn' ),
		yesterday: __( 'Yesterday', 'cairn' ),
		'7d': __( 'Last 7 days', 'cairn' ),
		'28d': __( 'Last 28 days', 'cairn' ),
		'90d': __( 'Last 90 days', 'cairn' ),
		'12m': __( 'Last 12 months', 'cairn' ),
		month: __( 'This month', 'cairn' ),
		last_month: __( 'Last month', 'cairn' ),
		year: __( 'This year', 'cairn' ),
		custom: __( 'Custom', 'cairn' ),
	};
	return labels[ preset ];
}

export function comparisonLabel( comparison: Comparison ): string {
	const labels: Record< Comparison, string > = {
		previous: __( 'Previous period', 'cairn' ),
		year: __( 'Last year', 'cairn' ),
		custom: __( 'Another period', 'cairn' ),
		none: __( 'No comparison', 'cairn' ),
	};
	return labels[ comparison ];
}

/** "by day": stands behind a title. */
export function grainLabel( grain: Grain ): string {
	const labels: Record< Grain, string > = {
		hour: __( 'By hour', 'cairn' ),
		day: __( 'By day', 'cairn' ),
		week: __( 'By week', 'cairn' ),
		month: __( 'By month', 'cairn' ),
	};
	return labels[ grain ];
}
