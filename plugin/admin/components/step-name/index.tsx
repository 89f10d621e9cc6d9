import { __ } from '@wordpress/i18n';
import type { Stage } from '#contract/stages.ts';
import type { StepRow } from '#contract/reports/step-row.ts';
import { useApp } from '../../app-context.ts';
import type { CairnAdminBoot } from '../../boot.ts';

/** What a person calls an event type; a type this plugin does not know yet shows its key, readable. */
export function typeLabel( boot: CairnAdminBoot, type: string ): string {
	const words = boot.eventTypes[ type ]?.label;
	if ( words ) {
		return words;
	}
	const readable = type.replaceAll( '_', ' ' );
	return readable.charAt( 0 ).toUpperCase() + readable.slice( 1 );
}

export function stageLabel( stage: Stage ): string {
	const labels: Record< Stage, string > = {
		awareness: __( 'Awareness', 'cairn' ),
		consideration: __( 'Consideration', 'cairn' ),
		purchase: __( 'Purchase', 'cairn' ),
		retention: __( 'Retention', 'cairn' ),
		advocacy: __( 'Advocacy', 'cairn' ),
	};
	return labels[ stage ];
}

/** The first line of a row: its own name, else its type's, else its stage's. */
export function rowName( boot: CairnAdminBoot, row: StepRow ): string {
	if ( row.label ) {
		return row.label;
	}
	if ( row.type ) {
		return typeLabel( boot, row.type );
	}
	if ( row.stage ) {
		return stageLabel( row.stage );
	}
	return row.page ?? row.key;
}

/** Stage as a marker in its colour with its word. */
export function StageMark( { stage }: { stage: Stage } ) {
	return (
		<span className={ `cairn-stage is-${ stage }` }>
			{ stageLabel( stage ) }
		</span>
	);
}

/** Whether a step says something about a person: the two kinds are kept apart, so the table says which it is. */
function personalWords( boot: CairnAdminBoot, type: string ): string | null {
	switch ( boot.eventTypes[ type ]?.personal ) {
		case 'anonymous':
			return __( 'anonymous', 'cairn' );
		case 'linked':
			return __( 'linked to an account', 'cairn' );
		case 'personal':
			return __( 'personal data', 'cairn' );
		default:
			return null;
	}
}

/** The small second line of a row: what the first line does not say. */
export function StepFacts( {
	row,
	hasStage,
	hasType,
}: {
	row: StepRow;
	/** Says stage and kind of data too. */
	hasStage: boolean;
	/** Says what was done, where the first line is a block's name. */
	hasType: boolean;
} ) {
	const { boot } = useApp();
	const name = rowName( boot, row );
	const facts = [
		hasStage && row.type && row.stage ? (
			<StageMark stage={ row.stage } />
		) : null,
		hasStage && row.type ? personalWords( boot, row.type ) : null,
		hasType && row.type && row.label ? typeLabel( boot, row.type ) : null,
		row.page && row.page !== name ? row.page : null,
	].filter( ( fact ) => fact !== null );
	return facts.length > 0 ? (
		<span className="cairn-step-facts">
			{ facts.map( ( fact, index ) => (
				<span key={ index }>
					{ index > 0 && ' · ' }
					<bdi>{ fact }</bdi>
				</span>
			) ) }
		</span>
	) : null;
}
