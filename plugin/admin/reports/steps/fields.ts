import { __ } from '@wordpress/i18n';
import type { StepColumn } from '../../components/step-table/fields.tsx';
import type { Group } from './group.ts';

export function groupLabel( group: Group ): string {
	const labels: Record< Group, string > = {
		step: __( 'Steps', 'cairn' ),
		block: __( 'Blocks', 'cairn' ),
		page: __( 'Pages', 'cairn' ),
		stage: __( 'Stages', 'cairn' ),
	};
	return labels[ group ];
}

/** Heading of the first column. */
export function nameLabel( group: Group ): string {
	const labels: Record< Group, string > = {
		step: __( 'Step', 'cairn' ),
		block: __( 'Block', 'cairn' ),
		page: __( 'Page', 'cairn' ),
		stage: __( 'Stage', 'cairn' ),
	};
	return labels[ group ];
}

/** Columns of the table, whatever it is grouped by. */
export const STEPS_COLUMNS: readonly StepColumn[] = [
	'name',
	'seen',
	'acted',
	'rate',
	'per_visit',
	'ordered_after',
	'after_rate',
	'sales_after',
	'change',
	'trend',
];
