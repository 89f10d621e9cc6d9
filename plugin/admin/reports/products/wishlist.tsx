import { __, _n, sprintf } from '@wordpress/i18n';
import type { Wishlist } from '#contract/reports/products.ts';
import { useApp, type AppServices } from '../../app-context.ts';
import { DataTable, type Field } from '../../components/data-table/index.tsx';
import { ProductName } from '../../components/product-name/index.tsx';
import { NoNumber, RateCell } from '../../components/rate-cell/index.tsx';
import { rateSentence } from '../../components/rate-cell/rate-words.ts';
import { ScreenLink } from '../../components/screen-link/index.tsx';
import { StatCard } from '../../components/stat-card/index.tsx';
import { scaleOf } from '../../components/step-table/fields.tsx';
import { SwitchRow } from '../../components/switch-row/index.tsx';
import { TableSearch } from '../../components/table-search/index.tsx';
import { stateForScreen, stepId } from '../../url-state.ts';
import { NoProduct } from './no-product.tsx';
import { WISHLIST_SORT_WORDS, type WishlistRow } from './tabs.ts';

const USUAL_SORT = 'wished';

function daysWords( { numbers }: AppServices, days: number ): string {
	return sprintf(
		/* translators: %s: a number of days, perhaps with a decimal. */
		__( '%s days', 'cairn' ),
		numbers.decimal( days )
	);
}

/** What is wished for, and whether it was bought. */
export function WishlistTab( { report }: { report: Wishlist } ) {
	const app = useApp();
	const { state, navigate } = app;
	const { cards, currency, decimals } = report;
	const sort = WISHLIST_SORT_WORDS.find( ( word ) => word === state.sort );
	return (
		<>
			<div
				className="cairn-cards"
				role="group"
				aria-label={ __( 'Numbers of this range', 'cairn' ) }
			>
				<StatCard
					label={ __( 'Visits that wished', 'cairn' ) }
					value={ {
						kind: 'count',
						value: cards.wished,
						compared: null,
					} }
					change={ null }
				/>
				<StatCard
					label={ __( 'Wished, then bought', 'cairn' ) }
					value={ {
						kind: 'rate',
						rate: cards.bought,
						compared: null,
					} }
					change={ null }
					note={
						cards.median_days !== null &&
						sprintf(
							/* translators: %s: "3.5 days". */
							__( 'half of them within %s', 'cairn' ),
							daysWords( app, cards.median_days )
						)
					}
				/>
				<StatCard
					label={ __( 'Value waiting', 'cairn' ) }
					value={ {
						kind: 'money',
						value: cards.waiting,
						compared: null,
						currency,
						decimals,
					} }
					change={ null }
					note={ __( 'wished for, not bought yet', 'cairn' ) }
				/>
				<SharedCard shared={ report.shared } />
			</div>
			<section className="cairn-section">
				<div className="cairn-section__head">
					<SwitchRow
						label={ __( 'What the table lists', 'cairn' ) }
						options={ [
							{
								value: 'product',
								label: __( 'By product', 'cairn' ),
							},
							{
								value: 'block',
								label: __( 'By block', 'cairn' ),
							},
						] }
						value={ report.by }
						onChange={ ( by ) =>
							navigate( {
								...state,
								by: by === 'block' ? by : null,
								sort: null,
								page: 1,
							} )
						}
					/>
					{ report.by === 'product' && <TableSearch /> }
				</div>
				<DataTable
					caption={ __( 'Wishes', 'cairn' ) }
					fields={ wishlistFields( app, report ) }
					rows={ report.rows }
					rowKey={ ( row ) =>
						String( row.product?.product_id ?? row.block?.block_id )
					}
					sorting={ {
						field: sort ?? USUAL_SORT,
						dir: sort ? state.dir : 'desc',
					} }
					onSort={ ( { field, dir } ) =>
						navigate( { ...state, sort: field, dir, page: 1 } )
					}
					page={ report.page }
					onPage={ ( page ) => navigate( { ...state, page } ) }
					remote={ {
						total: report.total,
						pageSize: report.page_size,
					} }
					whenEmpty={ <NoProduct /> }
				/>
				<p className="cairn-table-note">
					{ __(
						'Bought counts visits whose visitor can be recognised and whose 30 days are over.',
						'cairn'
					) }{ ' ' }
					{ isTooEarly( report ) &&
						__(
							'In this range nobody’s are: a longer one shows it.',
							'cairn'
						) }
				</p>
			</section>
		</>
	);
}

/** Whether somebody wished, and nobody's time to buy is over. */
function isTooEarly( { cards }: Wishlist ): boolean {
	return cards.wished > 0 && cards.bought.reason === 'window_open';
}

/** What sharing a list brings: visits by its link, and the orders after them. */
function SharedCard( { shared }: { shared: Wishlist[ 'shared' ] } ) {
	const { numbers, money } = useApp();
	const { visits, after, after_head: head } = shared;
	return (
		<StatCard
			label={ __( 'Visits by shared lists', 'cairn' ) }
			value={ { kind: 'count', value: visits, compared: null } }
			change={ null }
			note={
				after &&
				visits > 0 && (
					<>
						<span>
							{ sprintf(
								/* translators: %s: a number of orders. */
								_n(
									'%s order after them',
									'%s orders after them',
									after.ordered,
									'cairn'
								),
								numbers.count( after.ordered )
							) }
							{ head?.currency && after.sales ? (
								<>
									{ ' · ' }
									<bdi>
										{ money.short( {
											value: after.sales,
											currency: head.currency,
											decimals: head.decimals,
										} ) }
									</bdi>
								</>
							) : null }
						</span>
						{ after.rate.state !== 'none' && (
							<bdi>{ rateSentence( after.rate, numbers ) }</bdi>
						) }
					</>
				)
			}
		/>
	);
}

function wishlistFields(
	app: AppServices,
	{ rows, by, currency, decimals }: Wishlist
): Field< WishlistRow >[] {
	const { numbers, money } = app;
	const scale = scaleOf( rows.map( ( { bought } ) => bought ) );
	const fields: ( Field< WishlistRow > & { isOfProducts?: boolean } )[] = [
		{
			id: 'name',
			label:
				by === 'block'
					? __( 'Block and page', 'cairn' )
					: __( 'Product', 'cairn' ),
			render: ( row ) => <RowName row={ row } />,
		},
		{
			id: 'wished',
			label: __( 'Wished', 'cairn' ),
			isNumber: true,
			isSortable: true,
			isImportant: true,
			render: ( row ) => numbers.count( row.wished ),
		},
		{
			id: 'bought',
			label: __( 'Then bought', 'cairn' ),
			isSortable: true,
			isImportant: true,
			render: ( row ) => <RateCell rate={ row.bought } max={ scale } />,
		},
		{
			id: 'median_days',
			label: __( 'Days to order', 'cairn' ),
			isNumber: true,
			isSortable: true,
			render: ( row ) =>
				row.median_days === null ? (
					<NoNumber
						reason={ __(
							'Fewer than five orders: no median.',
							'cairn'
						) }
					/>
				) : (
					numbers.decimal( row.median_days )
				),
		},
		{
			id: 'waiting',
			label: __( 'Waiting', 'cairn' ),
			isNumber: true,
			isSortable: true,
			isOfProducts: true,
			render: ( row ) =>
				row.waiting === null ? (
					<NoNumber
						reason={ __( 'This product has no price.', 'cairn' ) }
					/>
				) : (
					<bdi>
						{ money.full( {
							value: row.waiting,
							currency,
							decimals,
						} ) }
					</bdi>
				),
		},
	];
	return fields.filter(
		( { isOfProducts } ) => by === 'product' || ! isOfProducts
	);
}

function RowName( { row }: { row: WishlistRow } ) {
	const { state } = useApp();
	if ( row.product ) {
		return <ProductName product={ row.product } />;
	}
	if ( ! row.block ) {
		return null;
	}
	const { block_id: id, name, page } = row.block;
	return (
		<>
			<ScreenLink
				to={ stateForScreen(
					state,
					'step',
					stepId( 'add_to_wishlist', id )
				) }
			>
				<bdi>{ name ?? __( 'Wishlist button', 'cairn' ) }</bdi>
			</ScreenLink>
			{ page && (
				<span className="cairn-step-facts">
					<bdi>{ page }</bdi>
				</span>
			) }
		</>
	);
}
