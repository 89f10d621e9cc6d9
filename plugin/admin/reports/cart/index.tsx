import { __, _n, sprintf } from '@wordpress/i18n';
import type { Cart as CartReport } from '#contract/reports/cart.ts';
import { useApp, type AppServices } from '../../app-context.ts';
import { BarList } from '../../components/bar-list/index.tsx';
import { DataTable, type Field } from '../../components/data-table/index.tsx';
import { EmptyState } from '../../components/empty-state/index.tsx';
import { Frame } from '../../components/frame/index.tsx';
import { GrainPicker } from '../../components/grain-picker/index.tsx';
import { NotConnected, NothingThen } from '../../components/not-yet/index.tsx';
import { productLabel } from '../../components/product-name/index.tsx';
import { NoNumber, RateCell } from '../../components/rate-cell/index.tsx';
import {
	rateSentence,
	rateWords,
} from '../../components/rate-cell/rate-words.ts';
import { ReportBody } from '../../components/report-body/index.tsx';
import { cartWords } from '../../components/later-screen/words.ts';
import { StatCard } from '../../components/stat-card/index.tsx';
import { scaleOf } from '../../components/step-table/fields.tsx';
import { TableSearch } from '../../components/table-search/index.tsx';
import { TrendChart } from '../../components/trend-chart/index.tsx';
import { NoProduct } from '../products/no-product.tsx';
import { useQuestion } from '../use-question.ts';
import { partsOf, pointsOf } from './chart.ts';
import { CART_SORT_WORDS } from './sorts.ts';
import { stepLabel } from './step-words.ts';

const USUAL_SORT = 'value_left';
const COLOR = '#1f8f7a';

type CartRow = CartReport[ 'rows' ][ number ];

/** Why are carts left, and what is in them? */
export function Cart() {
	const { boot } = useApp();
	const { view, report, query } = useQuestion< CartReport >();
	return (
		<Frame
			{ ...cartWords() }
			head={ view.report?.head ?? null }
			csv={ view.report?.has_data ? { report, query } : null }
			hasFilter={ false }
		>
			{ boot.isConnected ? (
				<ReportBody view={ view } cards={ 5 }>
					{ ( cart ) => <Body cart={ cart } /> }
				</ReportBody>
			) : (
				<NotConnected />
			) }
		</Frame>
	);
}

function Body( { cart }: { cart: CartReport } ) {
	const { boot } = useApp();
	if ( ! cart.has_data ) {
		return (
			<EmptyState
				title={ __( 'No cart has been begun yet', 'cairn' ) }
				action={
					boot.shop && {
						label: __( 'Make a test order', 'cairn' ),
						href: boot.shop.openUrl,
					}
				}
			>
				<p>
					{ __(
						'Put a product into the cart in a private window and order it. A cart is open until 48 hours after its last change; then it counts as left.',
						'cairn'
					) }
				</p>
			</EmptyState>
		);
	}
	if ( cart.cards.started.value === 0 ) {
		return <NothingThen title={ __( 'No cart in this range', 'cairn' ) } />;
	}
	return (
		<>
			<Cards cart={ cart } />
			<Chart cart={ cart } />
			<LastSteps cart={ cart } />
			<Rows cart={ cart } />
		</>
	);
}

function Cards( { cart }: { cart: CartReport } ) {
	const { numbers } = useApp();
	const { cards, head, currency, decimals, counted_only: counted } = cart;
	const ifCompared = < Change, >( change: Change ) =>
		head.comparison ? change : null;
	return (
		<div
			className="cairn-cards"
			role="group"
			aria-label={ __( 'Numbers of this range', 'cairn' ) }
		>
			<StatCard
				label={ __( 'Carts begun', 'cairn' ) }
				value={ { kind: 'count', ...cards.started } }
				change={ ifCompared( cards.started.change ) }
				note={
					counted > 0 &&
					sprintf(
						/* translators: %s: a number of carts. */
						_n(
							'%s of them is known as a count only: its visitor may not be recognised',
							'%s of them are known as counts only: their visitors may not be recognised',
							counted,
							'cairn'
						),
						numbers.count( counted )
					)
				}
			/>
			<StatCard
				label={ __( 'Ordered', 'cairn' ) }
				value={ { kind: 'rate', of: 'carts', ...cards.ordered } }
				change={ ifCompared( cards.ordered.change ) }
			/>
			<StatCard
				label={ __( 'Left', 'cairn' ) }
				value={ { kind: 'rate', of: 'carts', ...cards.left } }
				change={ ifCompared( cards.left.change ) }
			/>
			<StatCard
				label={ __( 'Value left', 'cairn' ) }
				value={ {
					kind: 'money',
					...cards.value_left,
					currency,
					decimals,
				} }
				change={ ifCompared( cards.value_left.change ) }
			/>
			<StatCard
				label={ __( 'Recovered', 'cairn' ) }
				value={ { kind: 'rate', of: 'carts', ...cards.recovered } }
				change={ ifCompared( cards.recovered.change ) }
				note={ __(
					'left, and a product of it ordered within 14 days',
					'cairn'
				) }
			/>
		</div>
	);
}

function Chart( { cart }: { cart: CartReport } ) {
	const { numbers, dates } = useApp();
	const { head, series, cards } = cart;
	return (
		<TrendChart
			title={ __( 'Carts by the day they began', 'cairn' ) }
			caption={ sprintf(
				/* translators: 1: a number of carts, 2: a rate with its fraction and interval, 3: a range of dates. */
				__(
					'Carts begun: %1$s, ordered of closed: %2$s, %3$s',
					'cairn'
				),
				numbers.count( cards.started.value ),
				rateSentence( cards.ordered.rate, numbers, 'carts' ),
				dates.range( head.range.from, head.range.to )
			) }
			points={ pointsOf( series, numbers ) }
			parts={ partsOf( series ) }
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

function LastSteps( { cart }: { cart: CartReport } ) {
	const { numbers } = useApp();
	if ( cart.last_steps.every( ( { left } ) => left === 0 ) ) {
		return null;
	}
	return (
		<BarList
			title={ __(
				'Where carts were last seen before they were left',
				'cairn'
			) }
			bars={ cart.last_steps.map( ( { step, left, share } ) => {
				const words = rateWords( share, numbers );
				return {
					key: step,
					label: stepLabel( step ),
					value: left,
					text: (
						<>
							<strong>{ numbers.count( left ) }</strong>
							{ share.state === 'ok' && (
								<span className="cairn-rate__detail">
									{ ' ' }
									<bdi>
										{ words.main } · { words.interval }
									</bdi>
								</span>
							) }
						</>
					),
				};
			} ) }
			note={ __( 'Where they were, not why.', 'cairn' ) }
		/>
	);
}

function Rows( { cart }: { cart: CartReport } ) {
	const app = useApp();
	const { state, navigate } = app;
	const sort = CART_SORT_WORDS.find( ( word ) => word === state.sort );
	return (
		<section className="cairn-section">
			<div className="cairn-section__head">
				<h2>{ __( 'What was in them', 'cairn' ) }</h2>
				<TableSearch />
			</div>
			<DataTable
				caption={ __( 'Products in carts', 'cairn' ) }
				fields={ cartFields( app, cart ) }
				rows={ cart.rows }
				rowKey={ ( row ) => String( row.product_id ) }
				sorting={ {
					field: sort ?? USUAL_SORT,
					dir: sort ? state.dir : 'desc',
				} }
				onSort={ ( { field, dir } ) =>
					navigate( { ...state, sort: field, dir, page: 1 } )
				}
				page={ cart.page }
				onPage={ ( page ) => navigate( { ...state, page } ) }
				remote={ { total: cart.total, pageSize: cart.page_size } }
				whenEmpty={ <NoProduct /> }
			/>
		</section>
	);
}

function cartFields(
	{ boot, numbers, money }: AppServices,
	{ rows, currency, decimals }: CartReport
): Field< CartRow >[] {
	const scale = scaleOf( rows.map( ( { left_rate: rate } ) => rate ) );
	return [
		{
			id: 'name',
			label: __( 'Product', 'cairn' ),
			render: ( { product_id: id, name } ) => {
				const label = <bdi>{ productLabel( id, name ) }</bdi>;
				return id > 0 && name !== null ? (
					<a href={ `${ boot.editPostUrl }${ id }` }>{ label }</a>
				) : (
					label
				);
			},
		},
		{
			id: 'carts',
			label: __( 'In carts', 'cairn' ),
			isNumber: true,
			isSortable: true,
			render: ( row ) => numbers.count( row.carts ),
		},
		{
			id: 'left',
			label: __( 'Left', 'cairn' ),
			isNumber: true,
			isSortable: true,
			isImportant: true,
			render: ( row ) => numbers.count( row.left ),
		},
		{
			id: 'left_rate',
			label: __( 'Left ÷ closed', 'cairn' ),
			render: ( row ) => (
				<RateCell rate={ row.left_rate } max={ scale } of="carts" />
			),
		},
		{
			id: 'value_left',
			label: __( 'Value left', 'cairn' ),
			isNumber: true,
			isSortable: true,
			isImportant: true,
			render: ( row ) => (
				<bdi>
					{ money.full( {
						value: row.value_left,
						currency,
						decimals,
					} ) }
				</bdi>
			),
		},
		{
			id: 'last_step',
			label: __( 'Mostly last seen at', 'cairn' ),
			render: ( row ) =>
				row.last_step === null ? (
					<NoNumber
						reason={ __( 'No cart with it was left.', 'cairn' ) }
					/>
				) : (
					stepLabel( row.last_step )
				),
		},
	];
}
