import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Step as StepReport } from '#contract/reports/step.ts';
import type { StepRow } from '#contract/reports/step-row.ts';
import { useApp } from '../../app-context.ts';
import { AfterWindow } from '../../components/after-window/index.tsx';
import { DataTable, type Sorting } from '../../components/data-table/index.tsx';
import { EmptyState } from '../../components/empty-state/index.tsx';
import { deviceLabel } from '../../components/filter-chip/index.tsx';
import { Frame } from '../../components/frame/index.tsx';
import { stepWords } from '../../components/later-screen/words.ts';
import { GrainPicker, TooFew } from '../../components/grain-picker/index.tsx';
import {
	NoMatch,
	NotConnected,
	NothingThen,
} from '../../components/not-yet/index.tsx';
import { comparisonLabel } from '../../components/range-picker/words.ts';
import { rateSentence } from '../../components/rate-cell/rate-words.ts';
import { ReportBody } from '../../components/report-body/index.tsx';
import { ScreenLink } from '../../components/screen-link/index.tsx';
import { StatCard } from '../../components/stat-card/index.tsx';
import {
	rowName,
	StageMark,
	typeLabel,
} from '../../components/step-name/index.tsx';
import {
	extraColumns,
	stepFields,
} from '../../components/step-table/fields.tsx';
import { SwitchRow } from '../../components/switch-row/index.tsx';
import { TrendChart } from '../../components/trend-chart/index.tsx';
import { stateForScreen, stepId, type UrlState } from '../../url-state.ts';
import { Around } from './around.tsx';
import { curvesOf } from './chart.ts';
import { nameLabel, STEP_COLUMNS, tableLabel } from './fields.ts';
import type { Table } from './table.ts';
import { useStep } from './use-step.ts';

const COLOR = '#0f2a80';
/** Both charts leave the same room for their y axis, so that one x axis serves both. */
const Y_WIDTH = 56;
const USUAL_SORT = 'acted';

/** What does this button do for me? */
export function StepDetail() {
	const { boot, state } = useApp();
	const { view, query, type, block, tables } = useStep();
	const report = view.report;
	const isBlock = block !== null;
	const title = report?.block?.name || typeLabel( boot, type );
	return (
		<Frame
			{ ...stepWords( title, isBlock ) }
			head={ report?.head ?? null }
			csv={ report?.has_data ? { report: 'step', query } : null }
			aside={
				<div className="cairn-step-head">
					<ScreenLink to={ stateForScreen( state, 'steps' ) }>
						{ __( 'All steps', 'cairn' ) }
					</ScreenLink>
					{ isBlock && (
						<ScreenLink
							to={ stateForScreen( state, 'step', type ) }
						>
							{ typeLabel( boot, type ) }
						</ScreenLink>
					) }
					{ report?.stage && <StageMark stage={ report.stage } /> }
					{ report && <Places step={ report } /> }
				</div>
			}
		>
			{ boot.isConnected ? (
				<ReportBody view={ view } charts={ 2 } cards={ 3 }>
					{ ( step ) => <Body { ...{ step, isBlock, tables } } /> }
				</ReportBody>
			) : (
				<NotConnected />
			) }
		</Frame>
	);
}

/** Where the step stands, with the way to edit it. */
function Places( { step }: { step: StepReport } ) {
	const { boot, numbers } = useApp();
	const places = step.block ? [ step.block ] : step.placements;
	const pages = new Set(
		places.flatMap( ( { page } ) => ( page === null ? [] : [ page ] ) )
	);
	const onlyPage = pages.size === 1 ? [ ...pages ][ 0 ] : undefined;
	const only = places.length === 1 ? places[ 0 ] : undefined;
	return (
		<>
			{ onlyPage !== undefined && (
				<span>
					{ sprintf(
						/* translators: %s: address of a page on the site. */
						__( 'on %s', 'cairn' ),
						onlyPage
					) }
				</span>
			) }
			{ pages.size > 1 && (
				<span>
					{ sprintf(
						/* translators: %s: a number of pages. */
						_n( 'on %s page', 'on %s pages', pages.size, 'cairn' ),
						numbers.count( pages.size )
					) }
				</span>
			) }
			{ /* 0 is the theme: no post to edit. */ }
			{ only?.post_id ? (
				<Button
					variant="secondary"
					size="compact"
					href={ `${ boot.editPostUrl }${ only.post_id }` }
				>
					{ __( 'Edit block', 'cairn' ) }
				</Button>
			) : null }
		</>
	);
}

function Body( {
	step,
	isBlock,
	tables,
}: {
	step: StepReport;
	isBlock: boolean;
	tables: readonly Table[];
} ) {
	const { seen, acted, rate } = step.cards;
	const isAnybodyThere = seen.value > 0 || acted.value > 0;
	if ( ! step.has_data ) {
		return <NotPlaced isBlock={ isBlock } />;
	}
	if ( isBlock ? ! isAnybodyThere : acted.value === 0 ) {
		return isBlock && step.placements.length === 0 ? (
			<NotPlaced isBlock />
		) : (
			<NobodyThen isBlock={ isBlock } />
		);
	}
	return (
		<>
			<Cards step={ step } />
			{ isBlock && step.after && acted.value > 0 && (
				<AfterWindow after={ step.after } />
			) }
			{ acted.value > 0 && (
				<Charts step={ step } hasRate={ isJudged( rate.rate ) } />
			) }
			{ step.around && acted.value > 0 && (
				<Around around={ step.around } />
			) }
			{ ! isBlock && <Rows step={ step } tables={ tables } /> }
		</>
	);
}

/** A rate that is only words has no curve either. */
function isJudged( { state }: StepReport[ 'cards' ][ 'rate' ][ 'rate' ] ) {
	return state !== 'few' && state !== 'none';
}

/** Nothing was ever recorded, or the block stands nowhere: the way to a first number. */
function NotPlaced( { isBlock }: { isBlock: boolean } ) {
	const { boot } = useApp();
	return (
		<EmptyState
			title={
				isBlock
					? __( 'On no published page', 'cairn' )
					: __( 'Nobody has done this yet', 'cairn' )
			}
			action={ {
				label: isBlock
					? __( 'Place it', 'cairn' )
					: __( 'Insert a block', 'cairn' ),
				href: boot.newPageUrl,
			} }
		>
			<p>
				{ __(
					'Once it stands on a published page, what visitors do with it appears here within 5 seconds.',
					'cairn'
				) }
			</p>
		</EmptyState>
	);
}

/** Nobody saw the block, or did the step, in this range. */
function NobodyThen( { isBlock }: { isBlock: boolean } ) {
	const { state, navigate } = useApp();
	const title = isBlock
		? __( 'Nobody saw it in this range', 'cairn' )
		: __( 'Nobody did this in this range', 'cairn' );
	if ( state.filter ) {
		return <NoMatch />;
	}
	if ( state.range !== '12m' ) {
		return <NothingThen title={ title } />;
	}
	return (
		<EmptyState
			title={ title }
			action={ {
				label: __( 'See all steps', 'cairn' ),
				onClick: () => navigate( stateForScreen( state, 'steps' ) ),
			} }
		>
			<p>
				{ __(
					'It stands here within 5 seconds of the first visitor who does it.',
					'cairn'
				) }
			</p>
		</EmptyState>
	);
}

function seenLabel( step: StepReport ): string {
	return step.seen_is === 'seen'
		? __( 'Seen', 'cairn' )
		: __( 'Visits', 'cairn' );
}

function Cards( { step }: { step: StepReport } ) {
	const { numbers } = useApp();
	const { cards, head, weeks_until_enough: weeks } = step;
	const changeIfCompared = < Change, >( change: Change ) =>
		head.comparison ? change : null;
	return (
		<>
			<div
				className="cairn-cards"
				role="group"
				aria-label={ __( 'Numbers of this range', 'cairn' ) }
			>
				<StatCard
					label={ seenLabel( step ) }
					value={ { kind: 'count', ...cards.seen } }
					change={ changeIfCompared( cards.seen.change ) }
				/>
				<StatCard
					label={ __( 'Acted', 'cairn' ) }
					value={ { kind: 'count', ...cards.acted } }
					change={ changeIfCompared( cards.acted.change ) }
				/>
				<StatCard
					label={ __( 'Rate', 'cairn' ) }
					value={ { kind: 'rate', ...cards.rate } }
					change={ changeIfCompared( cards.rate.change ) }
				/>
				<AfterCards step={ step } />
			</div>
			{ weeks !== null && (
				<p className="cairn-weeks">
					{ sprintf(
						/* translators: 1: a number of visits, 2: a number of weeks. */
						_n(
							'%1$s saw it; a rate in about %2$s week.',
							'%1$s saw it; a rate in about %2$s weeks.',
							weeks,
							'cairn'
						),
						numbers.count( cards.seen.value ),
						numbers.count( weeks )
					) }
				</p>
			) }
		</>
	);
}

/** What came after the step; nothing on a site without orders. */
function AfterCards( { step }: { step: StepReport } ) {
	const { numbers } = useApp();
	const { after, ordered_after: ordered, cards } = step;
	if ( ! after || ! ordered || cards.acted.value === 0 ) {
		return null;
	}
	return (
		<>
			<StatCard
				label={ __( 'Ordered after', 'cairn' ) }
				value={ {
					kind: 'count',
					value: ordered.ordered,
					compared: null,
				} }
				change={ null }
				note={ <bdi>{ rateSentence( ordered.rate, numbers ) }</bdi> }
			/>
			{ after.currency !== null && ordered.sales !== null && (
				<StatCard
					label={ __( 'Sales after', 'cairn' ) }
					value={ {
						kind: 'money',
						value: ordered.sales,
						compared: null,
						currency: after.currency,
						decimals: after.decimals,
					} }
					change={ null }
				/>
			) }
		</>
	);
}

function Charts( { step, hasRate }: { step: StepReport; hasRate: boolean } ) {
	const { state, numbers, dates } = useApp();
	const { head, series, comparison_series: compared, cards } = step;
	const range = dates.range( head.range.from, head.range.to );
	const now = curvesOf( series, numbers );
	const before = head.comparison ? curvesOf( compared, numbers ) : null;
	const shared = {
		comparisonLabel: comparisonLabel( state.vs ),
		grain: head.range.grain,
		color: COLOR,
		until: head.data_until,
		yWidth: Y_WIDTH,
	};
	return (
		<>
			<TrendChart
				{ ...shared }
				title={ __( 'Acted', 'cairn' ) }
				caption={ sprintf(
					/* translators: 1: a number of visits, 2: a range of dates. */
					__( 'Visits that did it: %1$s, %2$s', 'cairn' ),
					numbers.count( cards.acted.value ),
					range
				) }
				points={ now.acted }
				comparison={ before?.acted ?? null }
				isRate={ false }
				tools={
					<GrainPicker range={ head.range } hasHours={ false } />
				}
			/>
			{ hasRate && (
				<TrendChart
					{ ...shared }
					title={ __( 'Rate', 'cairn' ) }
					caption={ sprintf(
						/* translators: 1: a rate with its fraction and interval, 2: a range of dates. */
						__( 'Rate: %1$s, %2$s', 'cairn' ),
						rateSentence( cards.rate.rate, numbers ),
						range
					) }
					points={ now.rate }
					comparison={ before?.rate ?? null }
					isRate
					whenTooFew={ <TooFew range={ head.range } /> }
				/>
			) }
		</>
	);
}

function Rows( {
	step,
	tables,
}: {
	step: StepReport;
	tables: readonly Table[];
} ) {
	const app = useApp();
	const { state, navigate } = app;
	if ( state.filter ) {
		return (
			<p className="cairn-table-note">
				{ __(
					'Blocks, pages, channels and devices are listed without a filter: what is counted by them knows nothing of whole visits.',
					'cairn'
				) }
			</p>
		);
	}
	const sort = STEP_COLUMNS.find( ( column ) => column === state.sort );
	const sorting: Sorting = sort
		? { field: sort, dir: state.dir }
		: { field: USUAL_SORT, dir: 'desc' };
	const linkOf = ( row: StepRow ): UrlState | null =>
		step.by === 'blocks' && row.block_id
			? stateForScreen( state, 'step', stepId( step.type, row.block_id ) )
			: null;
	const nameOf = ( row: StepRow ): string =>
		step.by === 'devices'
			? deviceLabel( row.label ?? row.key )
			: ( row.label ?? ( row.page || rowName( app.boot, row ) ) );
	// What came after is kept by block only: by page, channel and device its columns would be dashes.
	const after = step.by === 'blocks' ? step.after : null;
	return (
		<section className="cairn-section">
			<div className="cairn-section__head">
				<SwitchRow
					label={ __( 'What the table lists', 'cairn' ) }
					options={ tables.map( ( value ) => ( {
						value,
						label: tableLabel( value ),
					} ) ) }
					value={ step.by }
					onChange={ ( by ) =>
						navigate( {
							...state,
							by,
							sort: null,
							dir: 'desc',
							page: 1,
						} )
					}
				/>
				{ step.after && <AfterWindow after={ step.after } /> }
			</div>
			<DataTable
				key={ step.by }
				caption={ tableLabel( step.by ) }
				fields={ stepFields( STEP_COLUMNS, {
					app,
					rows: step.rows,
					after,
					isRunning: step.head.range.running,
					nameLabel: nameLabel( step.by ),
					linkOf,
					nameOf,
					extra: extraColumns( after !== null ),
					isOneType: true,
				} ) }
				rows={ step.rows }
				rowKey={ ( row ) => row.key }
				sorting={ sorting }
				onSort={ ( { field, dir } ) =>
					navigate( { ...state, sort: field, dir, page: 1 } )
				}
				page={ state.page }
				onPage={ ( page ) => navigate( { ...state, page } ) }
				// With what came after it has two columns more.
				isDense={ after !== null }
				whenEmpty={ __( 'Nothing in this range.', 'cairn' ) }
			/>
		</section>
	);
}
