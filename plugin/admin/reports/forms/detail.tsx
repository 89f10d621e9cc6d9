import { __, sprintf } from '@wordpress/i18n';
import type { Form } from '#contract/reports/forms.ts';
import { useApp } from '../../app-context.ts';
import { DataTable, type Field } from '../../components/data-table/index.tsx';
import { EmptyState } from '../../components/empty-state/index.tsx';
import { Frame } from '../../components/frame/index.tsx';
import { GrainPicker } from '../../components/grain-picker/index.tsx';
import { formWords } from '../../components/later-screen/words.ts';
import { NotConnected, NothingThen } from '../../components/not-yet/index.tsx';
import { purposeLabel } from '../../components/people-words/index.ts';
import { NoNumber, RateCell } from '../../components/rate-cell/index.tsx';
import { rateSentence } from '../../components/rate-cell/rate-words.ts';
import { ReportBody } from '../../components/report-body/index.tsx';
import { ScreenLink } from '../../components/screen-link/index.tsx';
import { StatCard } from '../../components/stat-card/index.tsx';
import { scaleOf } from '../../components/step-table/fields.tsx';
import { TrendChart } from '../../components/trend-chart/index.tsx';
import { stateForScreen } from '../../url-state.ts';
import { writeFilters } from '../contacts/filters.ts';
import { useQuestion } from '../use-question.ts';
import { partsOf, pointsOf } from './chart.ts';
import { durationWords, fieldLabel, formName } from './words.ts';

const COLOR = '#0f2a80';

type FieldRow = Form[ 'fields' ][ number ];

/** Does this form bring buyers, and at which field do people give up? */
export function FormDetail() {
	const { boot, state } = useApp();
	const { view, report, query } = useQuestion< Form >();
	const row = view.report?.row;
	const isGone = view.problem?.code === 'not_found';
	return (
		<Frame
			{ ...formWords( row ? formName( row ) : null ) }
			head={ view.report?.head ?? null }
			csv={ row ? { report, query } : null }
			hasComparison={ false }
			hasFilter={ false }
			aside={
				<div className="cairn-step-head">
					<ScreenLink to={ stateForScreen( state, 'forms' ) }>
						{ __( 'All forms', 'cairn' ) }
					</ScreenLink>
					{ row?.purpose && (
						<span>{ purposeLabel( row.purpose ) }</span>
					) }
					{ row?.page && (
						<span>
							{ sprintf(
								/* translators: %s: address of a page on the site. */
								__( 'on %s', 'cairn' ),
								row.page
							) }
						</span>
					) }
					{ boot.canSeePeople && state.id !== null && (
						<ScreenLink
							to={ {
								...stateForScreen( state, 'contacts' ),
								only: writeFilters( { block_id: state.id } ),
							} }
						>
							{ __( 'Contacts of this form', 'cairn' ) }
						</ScreenLink>
					) }
				</div>
			}
		>
			{ ! boot.isConnected && <NotConnected /> }
			{ boot.isConnected && isGone && <NoSuchForm /> }
			{ boot.isConnected && ! isGone && (
				<ReportBody view={ view } cards={ 4 }>
					{ ( form ) => <Body form={ form } /> }
				</ReportBody>
			) }
		</Frame>
	);
}

function NoSuchForm() {
	const { state, navigate } = useApp();
	return (
		<EmptyState
			title={ __( 'This form is not known', 'cairn' ) }
			action={ {
				label: __( 'See all forms', 'cairn' ),
				onClick: () => navigate( stateForScreen( state, 'forms' ) ),
			} }
		>
			<p>
				{ __(
					'Nobody has seen it yet, or it was never published.',
					'cairn'
				) }
			</p>
		</EmptyState>
	);
}

function Body( { form }: { form: Form } ) {
	const { seen, started, sent } = form.row;
	if ( ! seen && ! started && sent === 0 ) {
		return (
			<NothingThen
				title={ __( 'Nobody saw it in this range', 'cairn' ) }
			/>
		);
	}
	return (
		<>
			<Cards form={ form } />
			{ sent > 0 && <Chart form={ form } /> }
			<Questions form={ form } />
		</>
	);
}

function Cards( { form }: { form: Form } ) {
	const { boot, numbers } = useApp();
	const { row, currency, decimals } = form;
	const count = ( value: number ) =>
		( { kind: 'count', value, compared: null } ) as const;
	return (
		<div
			className="cairn-cards cairn-form-cards"
			role="group"
			aria-label={ __( 'Numbers of this range', 'cairn' ) }
		>
			{ row.seen !== null && (
				<StatCard
					label={ __( 'Seen', 'cairn' ) }
					value={ count( row.seen ) }
					change={ null }
					note={ __( 'visits', 'cairn' ) }
				/>
			) }
			{ row.started !== null && (
				<StatCard
					label={ __( 'Started', 'cairn' ) }
					value={ count( row.started ) }
					change={ null }
					note={
						<bdi>{ rateSentence( row.start_rate, numbers ) }</bdi>
					}
				/>
			) }
			<StatCard
				label={ __( 'Sent', 'cairn' ) }
				value={ count( row.sent ) }
				change={ null }
				note={
					<>
						<bdi>{ rateSentence( row.send_rate, numbers ) }</bdi>
						{ row.median_ms !== null && (
							<span>
								{ sprintf(
									/* translators: %s: a duration such as "48 s". */
									__( 'half within %s', 'cairn' ),
									durationWords( row.median_ms, numbers )
								) }
							</span>
						) }
					</>
				}
			/>
			{ row.confirmed !== null && (
				<StatCard
					label={ __( 'Confirmed', 'cairn' ) }
					value={ count( row.confirmed ) }
					change={ null }
					note={
						<bdi>
							{ rateSentence(
								row.confirm_rate,
								numbers,
								'people'
							) }
						</bdi>
					}
				/>
			) }
			{ boot.shop !== null && (
				<StatCard
					label={ __( 'Ordered in 30 days', 'cairn' ) }
					value={ count( row.ordered ) }
					change={ null }
					note={
						<bdi>
							{ rateSentence(
								row.ordered_rate,
								numbers,
								'people'
							) }
						</bdi>
					}
				/>
			) }
			{ currency !== null && row.net_sales !== null && (
				<StatCard
					label={ __( 'Net sales', 'cairn' ) }
					value={ {
						kind: 'money',
						value: row.net_sales,
						compared: null,
						currency,
						decimals,
					} }
					change={ null }
					note={
						row.net_sales_each !== null && (
							<Each
								value={ row.net_sales_each }
								currency={ currency }
								decimals={ decimals }
							/>
						)
					}
				/>
			) }
		</div>
	);
}

function Each( amount: { value: number; currency: string; decimals: number } ) {
	const { money } = useApp();
	return (
		<span>
			{ sprintf(
				/* translators: %s: an amount of money. */
				__( '%s for each contact', 'cairn' ),
				money.full( amount )
			) }
		</span>
	);
}

function Chart( { form }: { form: Form } ) {
	const { numbers, dates } = useApp();
	const { head, trend, row } = form;
	return (
		<TrendChart
			title={ __( 'Sent', 'cairn' ) }
			caption={ sprintf(
				/* translators: 1: submissions sent, 2: those of them that were confirmed, 3: a range of dates. */
				__( 'Sent: %1$s, of these confirmed: %2$s, %3$s', 'cairn' ),
				numbers.count( row.sent ),
				numbers.count( row.confirmed ?? 0 ),
				dates.range( head.range.from, head.range.to )
			) }
			points={ pointsOf( trend, numbers ) }
			parts={ partsOf( trend ) }
			comparison={ null }
			comparisonLabel=""
			grain={ head.range.grain }
			isRate={ false }
			color={ COLOR }
			until={ head.data_until }
			tools={ <GrainPicker range={ head.range } hasHours={ false } /> }
		/>
	);
}

/** How far people come in it, and what stops them. */
function Questions( { form }: { form: Form } ) {
	const { numbers } = useApp();
	const { fields } = form;
	const scaleOfWrong = scaleOf( fields.map( ( field ) => field.wrong_rate ) );
	const scaleOfLeft = scaleOf( fields.map( ( field ) => field.left_rate ) );
	const notTold = (
		<NoNumber
			reason={ __( 'This was not recorded in that time.', 'cairn' ) }
		/>
	);
	const isTold = fields.some( ( { reached } ) => reached !== null );
	const columns: Field< FieldRow >[] = [
		{
			id: 'field',
			label: __( 'Field', 'cairn' ),
			render: ( { key } ) => <bdi>{ fieldLabel( key ) }</bdi>,
		},
		{
			id: 'reached',
			label: __( 'Reached', 'cairn' ),
			isNumber: true,
			render: ( { reached } ) =>
				reached === null ? notTold : numbers.count( reached ),
		},
		{
			id: 'wrong_rate',
			label: __( 'Saw an error ÷ reached', 'cairn' ),
			isImportant: true,
			render: ( { wrong, wrong_rate: rate } ) =>
				wrong === null ? (
					notTold
				) : (
					<RateCell rate={ rate } max={ scaleOfWrong } />
				),
		},
		{
			id: 'left',
			label: __( 'Left here', 'cairn' ),
			isNumber: true,
			render: ( { left } ) => numbers.count( left ),
		},
		{
			id: 'left_rate',
			label: isTold
				? __( 'Left here ÷ reached', 'cairn' )
				: __( 'Left here ÷ started', 'cairn' ),
			isImportant: true,
			render: ( { left_rate: rate } ) => (
				<RateCell rate={ rate } max={ scaleOfLeft } />
			),
		},
	];
	return (
		<section className="cairn-section">
			<div className="cairn-section__head">
				<h2>{ __( 'Field by field', 'cairn' ) }</h2>
			</div>
			<DataTable
				caption={ __( 'Fields of this form', 'cairn' ) }
				fields={ columns }
				rows={ fields }
				rowKey={ ( { key } ) => key }
				sorting={ null }
				whenEmpty={ __(
					'Nobody came to a field of it in this range.',
					'cairn'
				) }
			/>
			<p className="cairn-table-note">
				{ __(
					'Visits that began the form. Left here: the field was touched last and the form was not sent. Only which field it was is recorded, never what was typed.',
					'cairn'
				) }
			</p>
		</section>
	);
}
