import { __, sprintf } from '@wordpress/i18n';
import type { Comparison } from '#contract/reports/products.ts';
import { useApp, type AppServices } from '../../app-context.ts';
import { DataTable, type Field } from '../../components/data-table/index.tsx';
import {
	productLabel,
	ProductName,
} from '../../components/product-name/index.tsx';
import { NoNumber } from '../../components/rate-cell/index.tsx';
import {
	rateWords,
	reasonWords,
} from '../../components/rate-cell/rate-words.ts';
import { StatCard } from '../../components/stat-card/index.tsx';
import { TableSearch } from '../../components/table-search/index.tsx';
import { NoProduct } from './no-product.tsx';
import type { ComparisonRow } from './tabs.ts';

/** Which products are compared with which, who wins, and what is bought. */
export function ComparisonTab( { report }: { report: Comparison } ) {
	const app = useApp();
	const { state, navigate } = app;
	const { cards } = report;
	return (
		<>
			<div
				className="cairn-cards"
				role="group"
				aria-label={ __( 'Numbers of this range', 'cairn' ) }
			>
				<StatCard
					label={ __( 'Visits that compared', 'cairn' ) }
					value={ {
						kind: 'count',
						value: cards.compared,
						compared: null,
					} }
					change={ null }
				/>
				<StatCard
					label={ __( 'Chose one', 'cairn' ) }
					value={ {
						kind: 'rate',
						rate: cards.chosen,
						compared: null,
					} }
					change={ null }
				/>
				<StatCard
					label={ __( 'Compared, then bought', 'cairn' ) }
					value={ {
						kind: 'rate',
						rate: cards.bought,
						compared: null,
					} }
					change={ null }
				/>
			</div>
			<section className="cairn-section">
				<div className="cairn-section__head">
					<h2>{ __( 'Pairs, most compared first', 'cairn' ) }</h2>
					<TableSearch />
				</div>
				<DataTable
					caption={ __( 'Pairs, most compared first', 'cairn' ) }
					fields={ pairFields( app ) }
					rows={ report.rows }
					rowKey={ ( { a, b } ) =>
						`${ a.product_id }:${ b.product_id }`
					}
					sorting={ null }
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
						'A pair was compared when a visit saw both side by side. Bought: its visitor ordered one of them within 30 days.',
						'cairn'
					) }
				</p>
			</section>
		</>
	);
}

function pairFields( { numbers }: AppServices ): Field< ComparisonRow >[] {
	const both = ( first: string | number, second: string | number ) => (
		<span className="cairn-pair">
			<span>{ first }</span>
			<span>{ second }</span>
		</span>
	);
	return [
		{
			id: 'pair',
			label: __( 'Pair', 'cairn' ),
			render: ( { a, b } ) => (
				<span className="cairn-pair">
					<span>
						<ProductName product={ a } isShort />
					</span>
					<span>
						<ProductName product={ b } isShort />
					</span>
				</span>
			),
		},
		{
			id: 'compared',
			label: __( 'Compared', 'cairn' ),
			isNumber: true,
			isImportant: true,
			render: ( row ) => numbers.count( row.compared ),
		},
		{
			id: 'chosen',
			label: __( 'Chosen', 'cairn' ),
			isNumber: true,
			render: ( { a, b } ) =>
				both( numbers.count( a.chosen ), numbers.count( b.chosen ) ),
		},
		{
			id: 'winner',
			label: __( 'Who wins', 'cairn' ),
			isImportant: true,
			render: ( row ) => <Winner row={ row } />,
		},
		{
			id: 'bought',
			label: __( 'Bought', 'cairn' ),
			isNumber: true,
			render: ( { a, b } ) =>
				both( numbers.count( a.bought ), numbers.count( b.bought ) ),
		},
	];
}

/** Who is chosen more often; only where the interval of the share lies on one side of a half. */
function Winner( { row }: { row: ComparisonRow } ) {
	const { numbers } = useApp();
	const { a_share: share, a, b } = row;
	if ( share.state === 'none' ) {
		return <NoNumber reason={ reasonWords( share.reason ) } />;
	}
	const isClear = share.state === 'ok' || share.state === 'rough';
	const low = share.lo ?? 0;
	const high = share.hi ?? 1;
	const name = ( { product_id: id, name: said }: typeof a ) =>
		productLabel( id, said );
	const detail = rateWords( share, numbers );
	if ( isClear && low > 0.5 ) {
		return <Verdict name={ name( a ) } share={ share } />;
	}
	if ( isClear && high < 0.5 ) {
		return (
			<Verdict
				name={ name( b ) }
				share={ {
					...share,
					s: share.n - share.s,
					p: share.p === null ? null : 1 - share.p,
					lo: 1 - high,
					hi: 1 - low,
				} }
			/>
		);
	}
	return (
		<span className="cairn-rate is-few">
			<span className="cairn-rate__text">
				<span className="cairn-rate__main">
					{ __( 'Cannot tell', 'cairn' ) }
				</span>
				<span className="cairn-rate__detail">
					{ share.state === 'few'
						? detail.main
						: sprintf(
								/* translators: 1: number of choices of the first product, 2: number of choices. */
								__( '%1$s of %2$s chose the first', 'cairn' ),
								numbers.count( share.s ),
								numbers.count( share.n )
							) }
				</span>
			</span>
		</span>
	);
}

function Verdict( {
	name,
	share,
}: {
	name: string;
	share: ComparisonRow[ 'a_share' ];
} ) {
	const { numbers } = useApp();
	return (
		<span className="cairn-rate is-ok">
			<span className="cairn-rate__text">
				<span className="cairn-rate__main">
					<bdi>{ name }</bdi>
				</span>
				<span className="cairn-rate__detail">
					{ sprintf(
						/* translators: 1: number of choices of the winner, 2: number of choices, 3: an interval such as "55.1–78.0 %". */
						__( '%1$s of %2$s · %3$s', 'cairn' ),
						numbers.count( share.s ),
						numbers.count( share.n ),
						numbers.interval( share.lo ?? 0, share.hi ?? 1 )
					) }
				</span>
			</span>
		</span>
	);
}
