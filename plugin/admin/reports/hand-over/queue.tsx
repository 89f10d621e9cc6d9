import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type {
	HandOverJob,
	HandOverJobs,
	HandOverState,
} from '#contract/hand-over.ts';
import { useApp } from '../../app-context.ts';
import { DataTable, type Field } from '../../components/data-table/index.tsx';
import { Frame } from '../../components/frame/index.tsx';
import { handOverWords } from '../../components/later-screen/words.ts';
import { NotConnected } from '../../components/not-yet/index.tsx';
import { NoNumber } from '../../components/rate-cell/index.tsx';
import { ReportBody } from '../../components/report-body/index.tsx';
import { SwitchRow } from '../../components/switch-row/index.tsx';
import { NotDone } from '../contacts/not-done.tsx';
import { useChange, useJobs, type Change } from './use-hand-over.ts';
import { Views } from './views.tsx';
import { actionLabel, jobStateLabel, reasonWords } from './words.ts';

const PAGE_SIZE = 25;
const STATES: readonly HandOverState[] = [
	'waiting',
	'dead',
	'done',
	'cancelled',
];

/** What waits, what was delivered, and what could not be. */
export function Queue() {
	const { boot, state, navigate } = useApp();
	const shown = STATES.find( ( one ) => one === state.only ) ?? 'waiting';
	const view = useJobs( { state: shown, page: state.page } );
	return (
		<Frame
			{ ...handOverWords() }
			head={ null }
			csv={ null }
			hasRange={ false }
			aside={ <Views current="queue" /> }
		>
			{ boot.isConnected ? (
				<>
					<SwitchRow
						label={ __( 'What became of it', 'cairn' ) }
						options={ STATES.map( ( value ) => ( {
							value,
							label: jobStateLabel( value ),
						} ) ) }
						value={ shown }
						onChange={ ( only ) =>
							navigate( { ...state, only, page: 1 } )
						}
					/>
					<ReportBody view={ view } charts={ 0 } cards={ 0 }>
						{ ( jobs ) => (
							<Jobs
								jobs={ jobs }
								shown={ shown }
								onChanged={ view.retry }
							/>
						) }
					</ReportBody>
				</>
			) : (
				<NotConnected />
			) }
		</Frame>
	);
}

function Jobs( {
	jobs,
	shown,
	onChanged,
}: {
	jobs: HandOverJobs;
	shown: HandOverState;
	onChanged: () => void;
} ) {
	const app = useApp();
	const { announce, navigate, numbers, state } = app;
	const change = useChange();
	const act = async ( what: 'retry' | 'drop', ids: readonly string[] ) => {
		const answer = await change.send< { changed: number } >( what, {
			job_ids: ids,
		} );
		if ( answer ) {
			const changed = numbers.count( answer.changed );
			announce(
				what === 'retry'
					? sprintf(
							/* translators: %s: a number of dead letters. */
							_n(
								'%s waits again.',
								'%s wait again.',
								answer.changed,
								'cairn'
							),
							changed
						)
					: sprintf(
							/* translators: %s: a number of dead letters. */
							_n(
								'%s dropped.',
								'%s dropped.',
								answer.changed,
								'cairn'
							),
							changed
						)
			);
			onChanged();
		}
	};
	const ids = jobs.jobs.map( ( job ) => job.job_id );
	return (
		<section className="cairn-section">
			<NotDone problem={ change.problem } />
			{ shown === 'dead' && ids.length > 0 && (
				<div className="cairn-people-tools">
					<Button
						variant="secondary"
						__next40pxDefaultSize
						disabled={ change.isBusy }
						accessibleWhenDisabled
						onClick={ () => void act( 'retry', ids ) }
					>
						{ __( 'Try all on this page again', 'cairn' ) }
					</Button>
				</div>
			) }
			<DataTable
				caption={ jobStateLabel( shown ) }
				fields={ jobFields( app, shown, change, act ) }
				rows={ jobs.jobs }
				rowKey={ ( job ) => job.job_id }
				sorting={ null }
				page={ jobs.page }
				onPage={ ( page ) => navigate( { ...state, page } ) }
				remote={ { total: jobs.total, pageSize: PAGE_SIZE } }
				whenEmpty={
					shown === 'dead'
						? __( 'Nothing failed.', 'cairn' )
						: __( 'Nothing here.', 'cairn' )
				}
			/>
			<p className="cairn-table-note">
				{ __(
					'Each look at this list is noted under “Who looked”. What could not be delivered keeps no address: it is read from the contact.',
					'cairn'
				) }
			</p>
		</section>
	);
}

function jobFields(
	{ dates, numbers, today }: ReturnType< typeof useApp >,
	shown: HandOverState,
	change: Change,
	act: ( what: 'retry' | 'drop', ids: readonly string[] ) => Promise< void >
): Field< HandOverJob >[] {
	const time = ( at: string | null ) =>
		at === null ? '' : dates.time( at, today );
	return [
		{
			id: 'person',
			label: __( 'Who', 'cairn' ),
			render: ( { email_masked: email } ) =>
				email === null ? (
					<NoNumber
						reason={ __(
							'Nothing of the person is stored any more.',
							'cairn'
						) }
					/>
				) : (
					<bdi>{ email }</bdi>
				),
		},
		{
			id: 'destination',
			label: __( 'Where to', 'cairn' ),
			isImportant: true,
			render: ( { destination } ) => <bdi>{ destination }</bdi>,
		},
		{
			id: 'action',
			label: __( 'What', 'cairn' ),
			render: ( { action, list } ) =>
				`${ actionLabel( action ) }: ${ list }`,
		},
		{
			id: 'tries',
			label: __( 'Tries', 'cairn' ),
			isNumber: true,
			render: ( { tries } ) => numbers.count( tries ),
		},
		{
			id: 'when',
			label:
				shown === 'waiting'
					? __( 'Next try', 'cairn' )
					: __( 'When', 'cairn' ),
			render: ( { next_at: next, ended_at: ended, made_at: made } ) =>
				time( next ?? ended ?? made ),
		},
		{
			id: 'reason',
			label: __( 'Why', 'cairn' ),
			isImportant: true,
			render: ( { reason, detail, status } ) =>
				[
					reason !== null && reasonWords( reason ),
					detail !== null && `(${ detail })`,
					reason !== null && status !== null && `[${ status }]`,
				]
					.filter( Boolean )
					.join( ' ' ),
		},
		...( shown === 'dead'
			? [
					{
						id: 'do',
						label: __( 'Do', 'cairn' ),
						isImportant: true,
						render: ( { job_id: id }: HandOverJob ) => (
							<span className="cairn-row-buttons">
								<Button
									variant="secondary"
									size="compact"
									disabled={ change.isBusy }
									accessibleWhenDisabled
									onClick={ () =>
										void act( 'retry', [ id ] )
									}
								>
									{ __( 'Try again', 'cairn' ) }
								</Button>
								<Button
									variant="tertiary"
									size="compact"
									isDestructive
									disabled={ change.isBusy }
									accessibleWhenDisabled
									onClick={ () => void act( 'drop', [ id ] ) }
								>
									{ __( 'Drop', 'cairn' ) }
								</Button>
							</span>
						),
					},
				]
			: [] ),
	];
}
