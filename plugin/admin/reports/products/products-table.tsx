import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Products } from '#contract/reports/products.ts';
import { useApp, type AppServices } from '../../app-context.ts';
import {
	DataTable,
	type Field,
	type FootRow,
} from '../../components/data-table/index.tsx';
import { ProductName } from '../../components/product-name/index.tsx';
import { NoNumber, RateCell } from '../../components/rate-cell/index.tsx';
import { TableSearch } from '../../components/table-search/index.tsx';
import { NoProduct } from './no-product.tsx';
import {
	CHOICES,
	PRODUCT_SORT_WORDS,
	readChoice,
	type Choice,
	type ProductRow,
} from './tabs.ts';

const USUAL_SORT = 'net_sales';

function choiceLabel( choice: Choice ): string {
	const labels: Record< Choice, string > = {
		all: __( 'All products', 'cairn' ),
		wanted_not_bought: __( 'Wanted, not bought', 'cairn' ),
		wanted_out_of_stock: __( 'Wanted, out of stock', 'cairn' ),
	};
	return labels[ choice ];
}

/** Every product with what was done with it, from the first look to the sale. */
export function ProductsTab( { report }: { report: Products } ) {
	const app = useApp();
	const { state, navigate } = app;
	const sort = PRODUCT_SORT_WORDS.find( ( word ) => word === state.sort );
	return (
		<section className="cairn-section">
			<div className="cairn-section__head">
				<SelectControl
					className="cairn-choice"
					label={ __( 'Which products', 'cairn' ) }
					hideLabelFromVision
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					value={ readChoice( state.only ) ?? 'all' }
					options={ CHOICES.map( ( value ) => ( {
						value,
						label: choiceLabel( value ),
					} ) ) }
					onChange={ ( choice ) =>
						navigate( {
							...state,
							only: readChoice( choice ),
							page: 1,
						} )
					}
				/>
				<TableSearch />
			</div>
			<DataTable
				caption={ __( 'Products', 'cairn' ) }
				fields={ productFields( app, report ) }
				rows={ report.rows }
				rowKey={ ( row ) => String( row.product_id ) }
				sorting={ {
					field: sort ?? USUAL_SORT,
					dir: sort ? state.dir : 'desc',
				} }
				onSort={ ( { field, dir } ) =>
					navigate( { ...state, sort: field, dir, page: 1 } )
				}
				page={ report.page }
				onPage={ ( page ) => navigate( { ...state, page } ) }
				remote={ { total: report.total, pageSize: report.page_size } }
				foot={ footRows( app, report ) }
				isDense
				whenEmpty={ <NoProduct /> }
			/>
			<p className="cairn-table-note">
				{ __(
					'Views to In cart count visits, Left counts carts; orders, items and net sales are WooCommerce’s own. Waiting is the price times the visits that wished for it or asked to be told, less those who bought.',
					'cairn'
				) }
			</p>
		</section>
	);
}

function productFields(
	{ numbers, money }: AppServices,
	{ currency, decimals }: Products
): Field< ProductRow >[] {
	const amount = ( value: number ) => (
		<bdi>{ money.full( { value, currency, decimals } ) }</bdi>
	);
	const count = (
		id: ( typeof PRODUCT_SORT_WORDS )[ number ],
		label: string,
		read: ( row: ProductRow ) => number
	): Field< ProductRow > => ( {
		id,
		label,
		isNumber: true,
		isSortable: true,
		render: ( row ) => numbers.count( read( row ) ),
	} );
	return [
		{
			id: 'name',
			label: __( 'Product', 'cairn' ),
			render: ( row ) => <ProductName product={ row } />,
		},
		{
			...count( 'views', __( 'Views', 'cairn' ), ( row ) => row.views ),
			isImportant: true,
		},
		count( 'wished', __( 'Wished', 'cairn' ), ( row ) => row.wished ),
		count( 'compared', __( 'Compared', 'cairn' ), ( row ) => row.compared ),
		{
			...count(
				'notify',
				__( 'Notify-me', 'cairn' ),
				( row ) => row.notify
			),
			isExtra: true,
		},
		count( 'in_cart', __( 'In cart', 'cairn' ), ( row ) => row.in_cart ),
		count( 'left', __( 'Left', 'cairn' ), ( row ) => row.left ),
		count( 'orders', __( 'Orders', 'cairn' ), ( row ) => row.orders ),
		{
			...count( 'items', __( 'Items', 'cairn' ), ( row ) => row.items ),
			isExtra: true,
		},
		{
			id: 'net_sales',
			label: __( 'Net sales', 'cairn' ),
			isNumber: true,
			isSortable: true,
			isImportant: true,
			render: ( row ) => amount( row.net_sales ),
		},
		{
			id: 'cart_per_view',
			label: __( 'Cart ÷ views', 'cairn' ),
			render: ( row ) => <RateCell rate={ row.cart_per_view } />,
		},
		{
			id: 'order_per_cart',
			label: __( 'Orders ÷ carts', 'cairn' ),
			isExtra: true,
			render: ( row ) => <RateCell rate={ row.order_per_cart } />,
		},
		{
			id: 'waiting',
			label: __( 'Waiting', 'cairn' ),
			isNumber: true,
			isSortable: true,
			render: ( row ) =>
				row.waiting === null ? (
					<NoNumber
						reason={ __( 'This product has no price.', 'cairn' ) }
					/>
				) : (
					amount( row.waiting )
				),
		},
	];
}

/** With refunds that name no product the column adds up to Overview's net sales. */
function footRows(
	{ numbers, money }: AppServices,
	report: Products
): FootRow[] {
	const { totals, currency, decimals } = report;
	const amount = ( value: number ) => (
		<bdi>{ money.full( { value, currency, decimals } ) }</bdi>
	);
	return [
		...( report.refunds_without_product === 0
			? []
			: [
					{
						key: 'refunds',
						cells: {
							name: __( 'Refunds without product', 'cairn' ),
							net_sales: amount( report.refunds_without_product ),
						},
					},
				] ),
		{
			key: 'totals',
			cells: {
				name: __( 'All products', 'cairn' ),
				orders: numbers.count( totals.orders ),
				items: numbers.count( totals.items ),
				net_sales: amount( totals.net_sales ),
				waiting: amount( totals.waiting ),
			},
		},
	];
}
