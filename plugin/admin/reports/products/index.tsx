import { __ } from '@wordpress/i18n';
import type {
	Comparison,
	Products as ProductsReport,
	Wishlist,
} from '#contract/reports/products.ts';
import type { ReportHead } from '#contract/reports/range.ts';
import { useApp } from '../../app-context.ts';
import { EmptyState } from '../../components/empty-state/index.tsx';
import { Frame } from '../../components/frame/index.tsx';
import { NotConnected } from '../../components/not-yet/index.tsx';
import { ReportBody } from '../../components/report-body/index.tsx';
import { productsWords } from '../../components/later-screen/words.ts';
import { SwitchRow } from '../../components/switch-row/index.tsx';
import { stateForScreen } from '../../url-state.ts';
import { useQuestion } from '../use-question.ts';
import { ComparisonTab } from './comparison.tsx';
import { ProductsTab } from './products-table.tsx';
import { readTab, TABS, type Tab } from './tabs.ts';
import { WishlistTab } from './wishlist.tsx';

function tabLabel( tab: Tab ): string {
	const labels: Record< Tab, string > = {
		products: __( 'Products', 'cairn' ),
		wishlist: __( 'Wishlist', 'cairn' ),
		comparison: __( 'Comparison', 'cairn' ),
	};
	return labels[ tab ];
}

/** What do people want, compare, leave and buy? */
export function Products() {
	const { state } = useApp();
	switch ( readTab( state.id ) ) {
		case 'wishlist':
			return (
				<Screen< Wishlist > cards={ 4 }>
					{ ( report ) => <WishlistTab report={ report } /> }
				</Screen>
			);
		case 'comparison':
			return (
				<Screen< Comparison > cards={ 3 }>
					{ ( report ) => <ComparisonTab report={ report } /> }
				</Screen>
			);
		default:
			return (
				<Screen< ProductsReport > cards={ 0 }>
					{ ( report ) => <ProductsTab report={ report } /> }
				</Screen>
			);
	}
}

function Screen< Report extends { head: ReportHead; has_data: boolean } >( {
	cards,
	children,
}: {
	cards: number;
	children: ( report: Report ) => React.ReactNode;
} ) {
	const { boot } = useApp();
	const { view, report, query } = useQuestion< Report >();
	return (
		<Frame
			{ ...productsWords() }
			head={ view.report?.head ?? null }
			csv={ view.report?.has_data ? { report, query } : null }
			hasComparison={ false }
			hasFilter={ false }
			aside={ <Tabs /> }
		>
			{ boot.isConnected ? (
				<ReportBody view={ view } charts={ 0 } cards={ cards }>
					{ ( answer ) =>
						answer.has_data ? children( answer ) : <Nothing />
					}
				</ReportBody>
			) : (
				<NotConnected />
			) }
		</Frame>
	);
}

function Tabs() {
	const { state, navigate } = useApp();
	return (
		<div className="cairn-tabs">
			<SwitchRow
				label={ __( 'What to look at', 'cairn' ) }
				options={ TABS.map( ( value ) => ( {
					value,
					label: tabLabel( value ),
				} ) ) }
				value={ readTab( state.id ) }
				onChange={ ( tab ) =>
					navigate( {
						...stateForScreen(
							state,
							'products',
							tab === 'products' ? null : tab
						),
						q: state.q,
					} )
				}
			/>
		</div>
	);
}

/** No product has been looked at or sold yet. */
function Nothing() {
	const { boot } = useApp();
	return (
		<EmptyState
			title={ __( 'No product has been looked at yet', 'cairn' ) }
			action={
				boot.shop && {
					label: __( 'Open a product', 'cairn' ),
					href: boot.shop.openUrl,
				}
			}
		>
			<p>
				{ __(
					'Open one in a private window, so that you count as a visitor. Its view stands here within 5 seconds.',
					'cairn'
				) }
			</p>
		</EmptyState>
	);
}
