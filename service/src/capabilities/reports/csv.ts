/** Tables as CSV: the same numbers as on screen, every row, safe to open in a spreadsheet. */
import { EVENTS, isEventType } from '#contract/events/index.ts';
import type { Rate } from '#contract/reports/rate.ts';
import type { AfterHead, StepRow } from '#contract/reports/step-row.ts';

/** A number, or words; null is an empty cell. */
export type Cell = string | number | null;

export interface CsvFile {
	/** `cairn-steps_2026-10-27_2026-11-24.csv`: the range as it stands in the address. */
	name: string;
	/** UTF-8 with a byte order mark, so that spreadsheets read accents right. */
	text: string;
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * What a spreadsheet would take for a formula (CWE-1236): after leading blanks an `=`, `+`, `-`, `@`, also full-width, or
 * a tab or carriage return; at the start of a cell or of a line within it.
 */
const FORMULA = /(?<=^|[\r\n])(?=[\t\r]|[\s\u00A0]*[=+\-@＝＋－＠])/g;

/** A text cell: quoted, quotes doubled, and an apostrophe before what would run as a formula. */
export function textCell( text: string ): string {
	return `"${ text.replace( FORMULA, "'" ).replaceAll( '"', '""' ) }"`;
}

/** Lines of cells. Numbers are written as numbers, so that a negative one stays a number. */
export function csvText( lines: readonly ( readonly Cell[] )[] ): string {
	return (
		BYTE_ORDER_MARK +
		lines
			.map( ( cells ) =>
				cells
					.map( ( cell ) => {
						if ( cell === null ) {
							return '';
						}
						return typeof cell === 'number'
							? String( cell )
							: textCell( cell );
					} )
					.join( ',' )
			)
			.map( ( line ) => `${ line }\r\n` )
			.join( '' )
	);
}

/** A column of a file: its name, and what stands in it. */
export type Column< Row > = readonly [ string, ( row: Row ) => Cell ];

/** The columns of a rate: s, n, p, lo, hi, state; empty where there is none. */
export function rateColumns< Row >(
	prefix: string,
	rateOfRow: ( row: Row ) => Rate | null
): readonly Column< Row >[] {
	return ( [ 's', 'n', 'p', 'lo', 'hi', 'state' ] as const ).map(
		( part ) => [
			`${ prefix }${ part }`,
			( row ) => rateOfRow( row )?.[ part ] ?? null,
		]
	);
}

/** Minor units as the number a person writes; null is an empty cell. */
export function decimalMoney(
	minorUnits: number | null,
	decimals: number
): number | null {
	return minorUnits === null ? null : minorUnits / 10 ** decimals;
}

/** A table as a file named after its report and range. */
export function tableCsv< Row >(
	report: string,
	range: { from: string; to: string },
	columns: readonly Column< Row >[],
	rows: readonly Row[]
): CsvFile {
	return {
		name: `cairn-${ report }_${ range.from }_${ range.to }.csv`,
		text: csvText( [
			columns.map( ( [ name ] ) => name ),
			...rows.map( ( row ) =>
				columns.map( ( [ , cell ] ) => cell( row ) )
			),
		] ),
	};
}

const COLUMNS: readonly Column< StepRow >[] = [
	[ 'name', nameOf ],
	[ 'type', ( row ) => row.type ],
	[ 'block_id', ( row ) => row.block_id ],
	[ 'page', ( row ) => row.page ],
	[ 'stage', ( row ) => row.stage ],
	[ 's', ( row ) => row.rate.s ],
	[ 'n', ( row ) => row.rate.n ],
	[ 'n_is', ( row ) => row.seen_is ],
	[ 'p', ( row ) => row.rate.p ],
	[ 'lo', ( row ) => row.rate.lo ],
	[ 'hi', ( row ) => row.rate.hi ],
	[ 'state', ( row ) => row.rate.state ],
	[ 'reason', ( row ) => row.rate.reason ],
	[ 'actions', ( row ) => row.actions ],
	[ 'per_visit', ( row ) => row.per_visit ],
	[ 'change', ( row ) => row.change.value ],
	[ 'change_is', ( row ) => row.change.kind ],
	[ 'ordered_after', ( row ) => row.after?.ordered ?? null ],
	...rateColumns( 'after_', ( row: StepRow ) => row.after?.rate ?? null ),
];

/** What a person calls the row: the block's or page's name, else the step's. */
function nameOf( row: StepRow ): string {
	const type =
		row.type && isEventType( row.type ) ? EVENTS[ row.type ].label : null;
	return row.label ?? type ?? row.key;
}

/** A table of steps as a file. `after` says in what money the sales after a step are; null on a site without a shop. */
export function stepsCsv(
	report: 'overview' | 'steps' | 'step',
	range: { from: string; to: string },
	rows: readonly StepRow[],
	after: AfterHead | null
): CsvFile {
	return tableCsv< StepRow >(
		report,
		range,
		[
			...COLUMNS,
			[
				'sales_after',
				( row ) =>
					decimalMoney(
						row.after?.sales ?? null,
						after?.decimals ?? 0
					),
			],
			[ 'currency', ( row ) => ( row.after && after?.currency ) ?? null ],
		],
		rows
	);
}
