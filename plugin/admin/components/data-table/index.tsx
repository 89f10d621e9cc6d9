import { Button, Dropdown, MenuGroup, MenuItem } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { useApp } from '../../app-context.ts';
import { ScrollBox } from '../scroll-box/index.tsx';
import { useIsNarrow } from '../../use-media.ts';

export const ROWS_A_PAGE = 25;
/** Columns that a narrow screen shows unless the person asks for more, the first one included. */
const NARROW_COLUMNS = 3;

/** A column as data: what it is called, how a cell looks and how two rows compare. */
export interface Field< Row > {
	id: string;
	label: string;
	render: ( row: Row ) => ReactNode;
	/**
	 * Negative when `a` stands before `b` in a rising order. Rows that must stay behind in both directions have a
	 * higher `tier`.
	 */
	compare?: ( a: Row, b: Row ) => number;
	tier?: ( row: Row ) => number;
	/** The header sorts though the rows are not compared here: the service does it. */
	isSortable?: boolean;
	isNumber?: boolean;
	/** Shown on narrow screens first; the first column always is. */
	isImportant?: boolean;
	/** Left out also on wide screens until the person asks for it, or sorts by it: the table fits without. */
	isExtra?: boolean;
}

/** A row of totals. */
export interface FootRow {
	key: string;
	cells: Record< string, ReactNode >;
}

export interface Sorting {
	field: string;
	dir: 'asc' | 'desc';
}

export interface DataTableProps< Row > {
	/** What the table lists, for screen readers. */
	caption: string;
	fields: readonly Field< Row >[];
	rows: readonly Row[];
	rowKey: ( row: Row ) => string;
	/** Null: the rows stay in the order they came in and no header sorts. */
	sorting: Sorting | null;
	onSort?: ( sorting: Sorting ) => void;
	page?: number;
	onPage?: ( page: number ) => void;
	/** The rows are one page of many that the service has sorted and cut. */
	remote?: { total: number; pageSize: number };
	/** Rows below the others that belong to none of them: totals. Cell by column. */
	foot?: readonly FootRow[];
	/** Many columns: less room between them. */
	isDense?: boolean;
	/** What is said instead of rows. */
	whenEmpty?: ReactNode;
}

/** Rows in the chosen order; equal rows keep the order they came in. */
export function sortRows< Row >(
	rows: readonly Row[],
	field: Field< Row > | undefined,
	dir: 'asc' | 'desc'
): readonly Row[] {
	const compare = field?.compare;
	if ( ! compare ) {
		return rows;
	}
	const tier = field.tier ?? ( () => 0 );
	const sign = dir === 'asc' ? 1 : -1;
	return [ ...rows ].sort(
		( a, b ) => tier( a ) - tier( b ) || sign * compare( a, b )
	);
}

/**
 * Ids of the columns that fit: on a wide screen all but the extra ones, on a narrow one the first and the important ones.
 * The sorted one is always there: rows in an order that nobody can see look disordered.
 */
function usualColumns< Row >(
	fields: readonly Field< Row >[],
	isNarrow: boolean,
	sorted: string | null
): readonly string[] {
	const [ first, ...others ] = fields;
	if ( ! first ) {
		return [];
	}
	const isSorted = ( { id }: Field< Row > ) => id === sorted;
	const shown = isNarrow
		? [
				...others.filter( isSorted ),
				...others.filter(
					( field ) => field.isImportant && ! isSorted( field )
				),
			].slice( 0, NARROW_COLUMNS - 1 )
		: others.filter( ( field ) => ! field.isExtra || isSorted( field ) );
	return [ first, ...shown ].map( ( { id } ) => id );
}

/** A sortable table that scrolls in its own box, 25 rows a page, its first column in place. */
export function DataTable< Row >( {
	caption,
	fields,
	rows,
	rowKey,
	sorting,
	onSort,
	page = 1,
	onPage,
	remote,
	foot = [],
	isDense = false,
	whenEmpty,
}: DataTableProps< Row > ) {
	const isNarrow = useIsNarrow();
	const [ chosen, setChosen ] = useState< readonly string[] | null >( null );
	const first = fields[ 0 ];
	const visibleIds =
		chosen ?? usualColumns( fields, isNarrow, sorting?.field ?? null );
	const visible = fields.filter( ( field ) =>
		visibleIds.includes( field.id )
	);

	const sorted =
		sorting && ! remote
			? sortRows(
					rows,
					fields.find( ( field ) => field.id === sorting.field ),
					sorting.dir
				)
			: rows;
	const { total, pageSize } = remote ?? {
		total: sorted.length,
		pageSize: ROWS_A_PAGE,
	};
	const pages = Math.max( 1, Math.ceil( total / pageSize ) );
	const current = onPage ? Math.min( page, pages ) : 1;
	const shown =
		onPage && ! remote
			? sorted.slice( ( current - 1 ) * pageSize, current * pageSize )
			: sorted;

	return (
		<div className={ `cairn-table${ isDense ? ' is-dense' : '' }` }>
			{ ( isNarrow
				? fields.length > NARROW_COLUMNS
				: fields.some( ( field ) => field.isExtra ) ) && (
				<ColumnChoice
					fields={ fields.slice( 1 ) }
					visible={ visibleIds }
					onChange={ ( ids ) =>
						setChosen( [
							...( first ? [ first.id ] : [] ),
							...ids,
						] )
					}
				/>
			) }
			<ScrollBox className="cairn-table__scroll" label={ caption }>
				<table>
					<caption className="screen-reader-text">
						{ caption }
					</caption>
					<thead>
						<tr>
							{ visible.map( ( field ) => (
								<HeaderCell
									key={ field.id }
									field={ field }
									sorting={ sorting }
									onSort={ onSort }
								/>
							) ) }
						</tr>
					</thead>
					<tbody>
						{ shown.map( ( row ) => (
							<tr key={ rowKey( row ) }>
								{ visible.map( ( field, index ) =>
									index === 0 ? (
										<th key={ field.id } scope="row">
											{ field.render( row ) }
										</th>
									) : (
										<td
											key={ field.id }
											className={
												field.isNumber
													? 'is-number'
													: undefined
											}
										>
											{ field.render( row ) }
										</td>
									)
								) }
							</tr>
						) ) }
						{ shown.length === 0 && (
							<tr>
								<td
									className="cairn-table__empty"
									colSpan={ visible.length }
								>
									{ whenEmpty ??
										__( 'Nothing here yet.', 'cairn' ) }
								</td>
							</tr>
						) }
					</tbody>
					{ foot.length > 0 && shown.length > 0 && (
						<tfoot>
							{ foot.map( ( { key, cells } ) => (
								<tr key={ key }>
									{ visible.map( ( field, index ) =>
										index === 0 ? (
											<th key={ field.id } scope="row">
												{ cells[ field.id ] }
											</th>
										) : (
											<td
												key={ field.id }
												className={
													field.isNumber
														? 'is-number'
														: undefined
												}
											>
												{ cells[ field.id ] }
											</td>
										)
									) }
								</tr>
							) ) }
						</tfoot>
					) }
				</table>
			</ScrollBox>
			{ onPage && pages > 1 && (
				<Pager
					current={ current }
					pages={ pages }
					pageSize={ pageSize }
					total={ total }
					onPage={ onPage }
				/>
			) }
		</div>
	);
}

function HeaderCell< Row >( {
	field,
	sorting,
	onSort,
}: {
	field: Field< Row >;
	sorting: Sorting | null;
	onSort?: ( sorting: Sorting ) => void;
} ) {
	const className = field.isNumber ? 'is-number' : undefined;
	if ( ! onSort || ! sorting || ! ( field.compare || field.isSortable ) ) {
		return (
			<th scope="col" className={ className }>
				{ field.label }
			</th>
		);
	}
	const isSorted = sorting.field === field.id;
	const ariaSort = sorting.dir === 'asc' ? 'ascending' : 'descending';
	const arrow = sorting.dir === 'asc' ? '↑' : '↓';
	// Numbers are mostly asked for from the top, names from A.
	const firstDir = field.isNumber ? 'desc' : 'asc';
	const flipped = sorting.dir === 'asc' ? 'desc' : 'asc';
	return (
		<th
			scope="col"
			className={ className }
			aria-sort={ isSorted ? ariaSort : undefined }
		>
			<button
				type="button"
				className="cairn-table__sort"
				onClick={ () =>
					onSort( {
						field: field.id,
						dir: isSorted ? flipped : firstDir,
					} )
				}
			>
				{ field.label }
				<span className="cairn-table__arrow" aria-hidden="true">
					{ isSorted ? arrow : '' }
				</span>
			</button>
		</th>
	);
}

function ColumnChoice< Row >( {
	fields,
	visible,
	onChange,
}: {
	fields: readonly Field< Row >[];
	visible: readonly string[];
	onChange: ( ids: string[] ) => void;
} ) {
	return (
		<Dropdown
			className="cairn-table__columns"
			popoverProps={ { placement: 'bottom-end' } }
			renderToggle={ ( { isOpen, onToggle } ) => (
				<Button
					variant="tertiary"
					__next40pxDefaultSize
					aria-expanded={ isOpen }
					onClick={ onToggle }
				>
					{ __( 'Columns', 'cairn' ) }
				</Button>
			) }
			renderContent={ () => (
				<MenuGroup label={ __( 'Columns', 'cairn' ) }>
					{ fields.map( ( { id, label } ) => {
						const isOn = visible.includes( id );
						return (
							<MenuItem
								key={ id }
								role="menuitemcheckbox"
								isSelected={ isOn }
								icon={ isOn ? <CheckMark /> : null }
								onClick={ () =>
									onChange(
										fields
											.map( ( field ) => field.id )
											.filter( ( other ) =>
												other === id
													? ! isOn
													: visible.includes( other )
											)
									)
								}
							>
								{ label }
							</MenuItem>
						);
					} ) }
				</MenuGroup>
			) }
		/>
	);
}

/** The mark of a chosen entry in a menu. */
export function CheckMark() {
	return (
		<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
			<path
				d="M5.5 12.5l4.2 4.2 8.8-9.4"
				fill="none"
				stroke="currentColor"
				strokeWidth="1.6"
			/>
		</svg>
	);
}

function Pager( {
	current,
	pages,
	pageSize,
	total,
	onPage,
}: {
	current: number;
	pages: number;
	pageSize: number;
	total: number;
	onPage: ( page: number ) => void;
} ) {
	const { numbers } = useApp();
	return (
		<nav
			className="cairn-table__pager"
			aria-label={ __( 'Pages of the table', 'cairn' ) }
		>
			<Button
				variant="secondary"
				__next40pxDefaultSize
				disabled={ current <= 1 }
				accessibleWhenDisabled
				onClick={ () => onPage( current - 1 ) }
			>
				{ __( 'Previous', 'cairn' ) }
			</Button>
			<span>
				{ sprintf(
					/* translators: 1: first row shown, 2: last row shown, 3: number of rows. */
					__( '%1$s–%2$s of %3$s', 'cairn' ),
					numbers.count( ( current - 1 ) * pageSize + 1 ),
					numbers.count( Math.min( current * pageSize, total ) ),
					numbers.count( total )
				) }
			</span>
			<Button
				variant="secondary"
				__next40pxDefaultSize
				disabled={ current >= pages }
				accessibleWhenDisabled
				onClick={ () => onPage( current + 1 ) }
			>
				{ __( 'Next', 'cairn' ) }
			</Button>
		</nav>
	);
}
