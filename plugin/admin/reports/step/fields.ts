import { __ } from '@wordpress/i18n';
import type { Step } from '#contract/reports/step.ts';
import type { StepColumn } from '../../components/step-table/fields.tsx';

export type Table = Step[ 'by' ];

export const TABLES: readonly Table[] = [
	'blocks',
	'pages',
	'sources',
	'devices',
];

/** One block is not listed among blocks again: its first table is its pages. */
export function readTable( text: string | null, isOneBlock: boolean ): Table {
	return (
		tablesOf( isOneBlock ).find( ( table ) => table === text ) ??
		( isOneBlock ? 'pages' : 'blocks' )
	);
}

export function tablesOf( isOneBlock: boolean ): readonly Table[] {
	return isOneBlock
		? TABLES.filter( ( table ) => table !== 'blocks' )
		: TABLES;
}

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
	'change',
	'trend',
];
