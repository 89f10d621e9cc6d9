import { __ } from '@wordpress/i18n';
import type { Steps as StepsReport } from '#contract/reports/steps.ts';
import type { StepRow } from '#contract/reports/step-row.ts';
import { useApp } from '../../app-context.ts';
import { AfterWindow } from '../../components/after-window/index.tsx';
import { DataTable, type Sorting } from '../../components/data-table/index.tsx';
import { EmptyState } from '../../components/empty-state/index.tsx';
import { Frame } from '../../components/frame/index.tsx';
import { stepsWords } from '../../components/later-screen/words.ts';
import {
	NoMatch,
	NotConnected,
	NothingThen,
} from '../../components/not-yet/index.tsx';
import { ReportBody } from '../../components/report-body/index.tsx';
import { stageLabel } from '../../components/step-name/index.tsx';
import {
	extraColumns,
	stepFields,
	usualLink,
} from '../../components/step-table/fields.tsx';
import { SwitchRow } from '../../components/switch-row/index.tsx';
import { groupLabel, nameLabel, STEPS_COLUMNS } from './fields.ts';
import { GROUPS, readGroup } from './group.ts';
import { useSteps } from './use-steps.ts';

const USUAL_SORT = 'acted';

/** Which small steps do people take? */
export function Steps() {
	const { boot } = useApp();
	const { view, query } = useSteps();
	return (
		<Frame
			{ ...stepsWords() }
			head={ view.report?.head ?? null }
			csv={ view.report?.has_data ? { report: 'steps', query } : null }
		>
			{ boot.isConnected ? (
				<ReportBody view={ view } charts={ 0 } cards={ 0 }>
					{ ( steps ) => <Body steps={ steps } /> }
				</ReportBody>
			) : (
				<NotConnected />
			) }
		</Frame>
	);
}

function Body( { steps }: { steps: StepsReport } ) {
	const app = useApp();
	const { state, navigate, boot } = app;
	const group = steps.group;
	if ( ! steps.has_data ) {
		return (
			<EmptyState
				title={ __( 'No step has been recorded yet', 'cairn' ) }
				action={ {
					label: __( 'Insert a block', 'cairn' ),
					href: boot.newPageUrl,
				} }
			>
				<p>
					{ __(
						'Put a call-to-action button on a page and publish it. What visitors do with it stands here within 5 seconds.',
						'cairn'
					) }
				</p>
			</EmptyState>
		);
	}
	if ( steps.visits === 0 && steps.rows.length === 0 ) {
		return state.filter ? <NoMatch /> : <NothingThen />;
	}
	const sort = STEPS_COLUMNS.find( ( column ) => column === state.sort );
	const sorting: Sorting = sort
		? { field: sort, dir: state.dir }
		: { field: USUAL_SORT, dir: 'desc' };
	return (
		<section className="cairn-section">
			<div className="cairn-section__head">
				<SwitchRow
					label={ __( 'Group by', 'cairn' ) }
					options={ GROUPS.map( ( value ) => ( {
						value,
						label: groupLabel( value ),
					} ) ) }
					value={ readGroup( state.by ) }
					onChange={ ( by ) =>
						navigate( {
							...state,
							by: by === 'step' ? null : by,
							sort: null,
							dir: 'desc',
							page: 1,
						} )
					}
				/>
				{ steps.after && <AfterWindow after={ steps.after } /> }
			</div>
			<DataTable
				caption={ groupLabel( group ) }
				fields={ stepFields( STEPS_COLUMNS, {
					app,
					rows: steps.rows,
					after: steps.after,
					isRunning: steps.head.range.running,
					nameLabel: nameLabel( group ),
					linkOf: ( row ) => usualLink( app, row ),
					nameOf: nameOf( group ),
					hasStage: true,
					extra: extraColumns( steps.after !== null ),
				} ) }
				rows={ steps.rows }
				rowKey={ ( row ) => row.key }
				sorting={ sorting }
				onSort={ ( { field, dir } ) =>
					navigate( { ...state, sort: field, dir, page: 1 } )
				}
				page={ state.page }
				onPage={ ( page ) => navigate( { ...state, page } ) }
				whenEmpty={ emptyWords( group ) }
			/>
		</section>
	);
}

/** A row of a group that has no name of its own is called by the group's key. */
function nameOf( group: StepsReport[ 'group' ] ) {
	switch ( group ) {
		case 'page':
			return ( row: StepRow ) => row.label ?? row.page ?? row.key;
		case 'stage':
			return ( row: StepRow ) =>
				row.stage ? stageLabel( row.stage ) : __( 'No stage', 'cairn' );
		default:
			return undefined;
	}
}

function emptyWords( group: StepsReport[ 'group' ] ): string {
	return group === 'block'
		? __( 'No block of ours was seen in this range.', 'cairn' )
		: __( 'No visitor took a step in this range.', 'cairn' );
}
