import { __ } from '@wordpress/i18n';
import type { StepColumn } from '../../components/step-table/fields.tsx';
import type { Table } from './table.ts';

export function tableLabel( table: Table ): string {
	const labels: Record< Table, string > = {
		blocks: __( 'Blocks', 'cairn' ),
		pages: __( 'Pages', 'cairn' ),
		sources: __( 'Channels', 'cairn' ),
		devices: __( 'Devices', 'cairn' ),
	};
	return labels[ table ];
}

/** Heading of the first column. */
export function nameLabel( table: Table ): string {
	const labels: Record< Table, string > = {
		blocks: __( 'Block and page', 'cairn' ),
		pages: __( 'Page', 'cairn' ),
		sources: __( 'Channel', 'cairn' ),
		devices: __( 'Device', 'cairn' ),
	};
	return labels[ table ];
}

export const STEP_COLUMNS: readonly StepColumn[] = [
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
