import { __ } from '@wordpress/i18n';
import type { Steps } from '#contract/reports/steps.ts';
import type { StepColumn } from '../../components/step-table/fields.tsx';

export type Group = Steps[ 'group' ];

export const GROUPS: readonly Group[] = [ 'step', 'block', 'page', 'stage' ];

export function readGroup( text: string | null ): Group {
	return GROUPS.find( ( group ) => group === text ) ?? 'step';
}

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
	'change',
	'trend',
];
