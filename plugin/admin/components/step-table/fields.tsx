/** The columns every table of steps is made of: one label, one look and one order a column, on all screens. */
import { __ } from '@wordpress/i18n';
import type { Rate } from '#contract/reports/rate.ts';
import type { StepRow } from '#contract/reports/step-row.ts';
import type { AppServices } from '../../app-context.ts';
import { rateRank } from '../../format/numbers.ts';
import { stateForScreen, stepId, type UrlState } from '../../url-state.ts';
import { ChangeNote } from '../change-note/index.tsx';
import type { Field } from '../data-table/index.tsx';
import type { AfterHead } from '../after-window/index.tsx';
import { OrderedAfter, SalesAfter } from '../ordered-after/index.tsx';
import { NoNumber, RateCell } from '../rate-cell/index.tsx';
import { ScreenLink } from '../screen-link/index.tsx';
import { Sparkline } from '../sparkline/index.tsx';
import { rowName, StepFacts } from '../step-name/index.tsx';

export type StepColumn =
	| 'name'
	| 'seen'
	| 'acted'
	| 'rate'
	| 'per_visit'
	| 'ordered_after'
	| 'after_rate'
	| 'sales_after'
	| 'change'
	| 'trend';

/** Columns that say nothing on a site without orders. */
const AFTER_COLUMNS: readonly StepColumn[] = [
	'ordered_after',
	'after_rate',
	'sales_after',
];

/** Behind every state of a rate. */
const LAST_TIER = 4;

export interface StepFieldContext {
	app: AppServices;
	rows: readonly StepRow[];
	/** The range includes now: the last point of each curve is not over. */
	isRunning: boolean;
	/** How orders after a step were counted; null on a site without orders. */
	after: AfterHead | null;
	/** Heading of the first column. */
	nameLabel: string;
	/** Where a row leads; null: nowhere. */
	linkOf: ( row: StepRow ) => UrlState | null;
	/** Each row says its stage and whether it is personal. */
	hasStage?: boolean;
	/** What to call a row, where that is not its own name. */
	nameOf?: ( row: StepRow ) => string;
	/** All rows are of one type, so none says it. */
	isOneType?: boolean;
	/** Columns that stand there only when they are asked for. */
	extra?: readonly StepColumn[];
}

/** With orders, what says the same as its neighbour or fits only on a very wide screen. */
const EXTRA_WITH_ORDERS: readonly StepColumn[] = [
	'per_visit',
	'after_rate',
	'trend',
];

/** Which of all columns a table of steps leaves out until they are asked for. */
export function extraColumns( hasOrders: boolean ): readonly StepColumn[] {
	return hasOrders ? EXTRA_WITH_ORDERS : [];
}

/** A row leads to the detail of its step, a page to the steps of its visits. */
export function usualLink( app: AppServices, row: StepRow ): UrlState | null {
	if ( row.type ) {
		return stateForScreen(
			app.state,
			'step',
			stepId( row.type, row.block_id )
		);
	}
	if ( row.page ) {
		return {
			...stateForScreen( app.state, 'steps' ),
			filter: { filter: 'page', value: row.page },
		};
	}
	return null;
}

/** The end of the scale all intervals of a table share: the highest end among the judged rates. */
export function scaleOf( rates: readonly Rate[] ): number {
	return Math.max(
		0,
		...rates
			.filter( ( { state } ) => state === 'ok' )
			.map( ( { hi } ) => hi ?? 0 )
	);
}

/** What stands below the number of visits that saw it, where it is not the block that was seen. */
function seenIsWords( row: StepRow ): string | null {
	switch ( row.seen_is ) {
		case 'visits':
			return __( 'all visits', 'cairn' );
		case 'page':
			return __( 'page viewed', 'cairn' );
		default:
			return null;
	}
}

export function stepFields(
	columns: readonly StepColumn[],
	context: StepFieldContext
): Field< StepRow >[] {
	const { app, rows, isRunning } = context;
	const { numbers, boot } = app;
	const nameOf =
		context.nameOf ?? ( ( row: StepRow ) => rowName( boot, row ) );
	const scale = scaleOf( rows.map( ( { rate } ) => rate ) );
	const afterScale = scaleOf(
		rows.flatMap( ( { after } ) => ( after ? [ after.rate ] : [] ) )
	);
	const byNumber =
		( read: ( row: StepRow ) => number ) => ( a: StepRow, b: StepRow ) =>
			read( a ) - read( b );
	const byText =
		( read: ( row: StepRow ) => string ) => ( a: StepRow, b: StepRow ) =>
			read( a ).localeCompare( read( b ), boot.locale );

	const all: Record< StepColumn, Field< StepRow > > = {
		name: {
			id: 'name',
			label: context.nameLabel,
			compare: byText( nameOf ),
			render: ( row ) => {
				const to = context.linkOf( row );
				const name = <bdi>{ nameOf( row ) }</bdi>;
				return (
					<>
						{ to ? (
							<ScreenLink to={ to }>{ name }</ScreenLink>
						) : (
							name
						) }
						<StepFacts
							row={ row }
							hasStage={ context.hasStage ?? false }
							hasType={ ! context.isOneType }
						/>
					</>
				);
			},
		},
		seen: {
			id: 'seen',
			label: __( 'Seen', 'cairn' ),
			isNumber: true,
			compare: byNumber( ( row ) => row.seen ),
			render: ( row ) => {
				const words = seenIsWords( row );
				return (
					<>
						{ numbers.count( row.seen ) }
						{ words && (
							<span className="cairn-seen-is">{ words }</span>
						) }
					</>
				);
			},
		},
		acted: {
			id: 'acted',
			label: __( 'Acted', 'cairn' ),
			isNumber: true,
			isImportant: true,
			compare: byNumber( ( row ) => row.acted ),
			render: ( row ) => numbers.count( row.acted ),
		},
		rate: {
			id: 'rate',
			label: __( 'Rate', 'cairn' ),
			// On a phone, what came after a step says more than the rate's interval.
			isImportant: context.after === null,
			compare: byNumber( ( row ) => rateRank( row.rate ).value ),
			tier: ( row ) => rateRank( row.rate ).tier,
			render: ( row ) => <RateCell rate={ row.rate } max={ scale } />,
		},
		per_visit: {
			id: 'per_visit',
			label: __( 'Per visit', 'cairn' ),
			isNumber: true,
			compare: byNumber( ( row ) => row.per_visit ?? 0 ),
			tier: ( row ) => ( row.per_visit === null ? 1 : 0 ),
			render: ( row ) =>
				row.per_visit === null ? (
					<NoNumber reason={ __( 'Nobody did it.', 'cairn' ) } />
				) : (
					numbers.decimal( row.per_visit )
				),
		},
		ordered_after: {
			id: 'ordered_after',
			label: __( 'Ordered after', 'cairn' ),
			isNumber: true,
			isImportant: true,
			compare: byNumber( ( row ) => row.after?.ordered ?? 0 ),
			tier: ( row ) =>
				! row.after || row.after.rate.state === 'none' ? 1 : 0,
			render: ( row ) => <OrderedAfter after={ row.after } />,
		},
		after_rate: {
			id: 'after_rate',
			label: __( 'Order rate after', 'cairn' ),
			compare: byNumber( ( row ) =>
				row.after ? rateRank( row.after.rate ).value : 0
			),
			tier: ( row ) =>
				row.after ? rateRank( row.after.rate ).tier : LAST_TIER,
			render: ( row ) =>
				row.after ? (
					<RateCell rate={ row.after.rate } max={ afterScale } />
				) : (
					<OrderedAfter after={ null } />
				),
		},
		sales_after: {
			id: 'sales_after',
			label: __( 'Sales after', 'cairn' ),
			isNumber: true,
			compare: byNumber( ( row ) => row.after?.sales ?? 0 ),
			tier: ( row ) => ( row.after && row.after.sales !== null ? 0 : 1 ),
			render: ( row ) => (
				<SalesAfter after={ row.after } head={ context.after } />
			),
		},
		change: {
			id: 'change',
			label: __( 'Change', 'cairn' ),
			compare: byNumber( ( row ) => row.change.value ?? 0 ),
			tier: ( row ) => ( row.change.value === null ? 1 : 0 ),
			render: ( row ) => <ChangeNote change={ row.change } />,
		},
		trend: {
			id: 'trend',
			label: __( 'Trend', 'cairn' ),
			render: ( row ) => (
				<Sparkline values={ row.trend } isUnfinished={ isRunning } />
			),
		},
	};
	return columns
		.filter(
			( column ) =>
				context.after !== null || ! AFTER_COLUMNS.includes( column )
		)
		.map( ( column ) => ( {
			...all[ column ],
			isExtra: context.extra?.includes( column ) ?? false,
		} ) );
}
