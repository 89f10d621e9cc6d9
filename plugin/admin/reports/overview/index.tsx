import { memo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Overview as OverviewReport } from '#contract/reports/overview.ts';
import { useApp } from '../../app-context.ts';
import { AfterWindow } from '../../components/after-window/index.tsx';
import { DataTable } from '../../components/data-table/index.tsx';
import { EmptyState } from '../../components/empty-state/index.tsx';
import { Frame } from '../../components/frame/index.tsx';
import { GrainPicker, TooFew } from '../../components/grain-picker/index.tsx';
import {
	NoMatch,
	NotConnected,
	NothingThen,
} from '../../components/not-yet/index.tsx';
import { comparisonLabel } from '../../components/range-picker/words.ts';
import { ReportBody } from '../../components/report-body/index.tsx';
import { ScreenLink } from '../../components/screen-link/index.tsx';
import { StatCard, type CardValue } from '../../components/stat-card/index.tsx';
import { stepFields, usualLink } from '../../components/step-table/fields.tsx';
import { TrendChart } from '../../components/trend-chart/index.tsx';
import { stateForScreen } from '../../url-state.ts';
import {
	captionOf,
	isRate,
	metricLabel,
	metricsOf,
	pointOf,
	readMetric,
	type Metric,
} from './chart.ts';
import { overviewColumns } from './fields.ts';
import { CardNote, ShopNotes, shopChanges, shopValues } from './shop.tsx';
import { useOverview } from './use-overview.ts';

const COLOR = '#0f2a80';

/** How is the shop doing, and which steps do its visitors take? */
export function Overview() {
	const { boot } = useApp();
	const { view, query } = useOverview();
	return (
		<Frame
			title={ __( 'Overview', 'cairn' ) }
			question={ __(
				'How is the shop doing, and which small steps do its visitors take?',
				'cairn'
			) }
			head={ view.report?.head ?? null }
			csv={ view.report?.has_data ? { report: 'overview', query } : null }
			hasLive={ boot.isConnected }
		>
			{ boot.isConnected ? (
				<ReportBody view={ view }>
					{ ( overview ) => <Body overview={ overview } /> }
				</ReportBody>
			) : (
				<NotConnected />
			) }
		</Frame>
	);
}

function OverviewBody( { overview }: { overview: OverviewReport } ) {
	const { boot, state } = useApp();
	if ( ! overview.has_data ) {
		return (
			<EmptyState
				title={ __(
					'The first visit appears here within 5 seconds',
					'cairn'
				) }
				action={ {
					label: __( 'Open shop', 'cairn' ),
					href: boot.homeUrl,
				} }
			>
				<p>
					{ __(
						'No visit has been recorded yet. Open the shop in a private window, so that you count as a visitor, and click a button.',
						'cairn'
					) }
				</p>
			</EmptyState>
		);
	}
	// The shop's own numbers are there whether or not a visit was.
	const hasSales =
		overview.shop !== null &&
		( overview.shop.orders.value > 0 ||
			overview.shop.net_sales.value !== 0 );
	if ( overview.cards.visits.value === 0 && ! hasSales ) {
		return state.filter ? <NoMatch /> : <NothingThen />;
	}
	return (
		<>
			<Cards overview={ overview } />
			{ overview.shop && <ShopNotes shop={ overview.shop } /> }
			<Chart overview={ overview } />
			<Steps overview={ overview } />
		</>
	);
}

/** Drawn again only with another answer, not whenever one is waited for. */
const Body = memo( OverviewBody );

function Cards( { overview }: { overview: OverviewReport } ) {
	const { state, navigate } = useApp();
	const shop = overview.shop;
	const chosen = readMetric( state.metric, shop !== null );
	const { cards, head } = overview;
	const values: Record< Metric, CardValue > = {
		...shopValues( shop ),
		visits: { kind: 'count', ...cards.visits },
		with_step: { kind: 'rate', ...cards.with_step },
		macro: { kind: 'count', ...cards.macro },
		macro_rate: { kind: 'rate', ...cards.macro_rate },
	};
	const changes = {
		...shopChanges( shop ),
		visits: cards.visits.change,
		with_step: cards.with_step.change,
		macro: cards.macro.change,
		macro_rate: cards.macro_rate.change,
	};
	return (
		<div
			className="cairn-cards"
			role="group"
			aria-label={ __( 'Numbers of this range', 'cairn' ) }
		>
			{ metricsOf( shop !== null ).map( ( metric ) => (
				<StatCard
					key={ metric }
					label={ metricLabel( metric ) }
					value={ values[ metric ] }
					change={ head.comparison ? changes[ metric ] : null }
					note={ shop && <CardNote { ...{ metric, shop, cards } } /> }
					isChosen={ metric === chosen }
					onChoose={ () => navigate( { ...state, metric } ) }
				/>
			) ) }
		</div>
	);
}

function Chart( { overview }: { overview: OverviewReport } ) {
	const { state, numbers, money, dates } = useApp();
	const shop = overview.shop;
	const metric = readMetric( state.metric, shop !== null );
	const { head, series } = overview;
	const range = dates.range( head.range.from, head.range.to );
	const point = ( bucket: OverviewReport[ 'series' ][ number ] ) =>
		pointOf( bucket, metric, { numbers, money }, shop );
	return (
		<TrendChart
			title={ metricLabel( metric ) }
			caption={ captionOf( overview, metric, { numbers, money }, range ) }
			points={ series.map( point ) }
			comparison={
				head.comparison ? overview.comparison_series.map( point ) : null
			}
			comparisonLabel={ comparisonLabel( state.vs ) }
			grain={ head.range.grain }
			isRate={ isRate( metric ) }
			tick={
				shop && metric === 'net_sales'
					? ( value ) => money.axis( { ...shop, value } )
					: undefined
			}
			color={ COLOR }
			until={ head.data_until }
			tools={
				<GrainPicker range={ head.range } hasHours={ ! state.filter } />
			}
			whenTooFew={ <TooFew range={ head.range } /> }
		/>
	);
}

function Steps( { overview }: { overview: OverviewReport } ) {
	const app = useApp();
	const { steps, steps_total: total, head } = overview;
	return (
		<section className="cairn-section">
			<div className="cairn-section__head">
				<h2>{ __( 'Steps', 'cairn' ) }</h2>
				{ total > steps.length && (
					<ScreenLink to={ stateForScreen( app.state, 'steps' ) }>
						{ __( 'All steps', 'cairn' ) } (
						{ app.numbers.count( total ) })
					</ScreenLink>
				) }
				{ overview.after && <AfterWindow after={ overview.after } /> }
			</div>
			<DataTable
				caption={
					overview.after
						? __( 'Steps, most ordered after first', 'cairn' )
						: __( 'Steps, most done first', 'cairn' )
				}
				fields={ stepFields(
					overviewColumns( overview.after !== null ),
					{
						app,
						rows: steps,
						after: overview.after,
						isRunning: head.range.running,
						nameLabel: __( 'Step', 'cairn' ),
						linkOf: ( row ) => usualLink( app, row ),
					}
				) }
				rows={ steps }
				rowKey={ ( row ) => row.key }
				sorting={ null }
				whenEmpty={ __(
					'No visitor took a step in this range.',
					'cairn'
				) }
			/>
		</section>
	);
}
