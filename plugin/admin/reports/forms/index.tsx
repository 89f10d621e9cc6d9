import { __ } from '@wordpress/i18n';
import type { Forms as FormsReport } from '#contract/reports/forms.ts';
import { useApp } from '../../app-context.ts';
import { DataTable } from '../../components/data-table/index.tsx';
import { EmptyState } from '../../components/empty-state/index.tsx';
import { Frame } from '../../components/frame/index.tsx';
import { formsWords } from '../../components/later-screen/words.ts';
import { NotConnected, NothingThen } from '../../components/not-yet/index.tsx';
import { ReportBody } from '../../components/report-body/index.tsx';
import { useQuestion } from '../use-question.ts';
import { formFields } from './fields.tsx';

const USUAL_SORT = 'confirmed';

/** Do my forms bring buyers, where do people give up? */
export function Forms() {
	const { boot } = useApp();
	const { view, report, query } = useQuestion< FormsReport >();
	const hasRows = view.report !== null && view.report.rows.length > 0;
	return (
		<Frame
			{ ...formsWords() }
			head={ view.report?.head ?? null }
			csv={ hasRows ? { report, query } : null }
			hasComparison={ false }
			hasFilter={ false }
		>
			{ boot.isConnected ? (
				<ReportBody view={ view } charts={ 0 } cards={ 0 }>
					{ ( forms ) => <Rows forms={ forms } /> }
				</ReportBody>
			) : (
				<NotConnected />
			) }
		</Frame>
	);
}

function Rows( { forms }: { forms: FormsReport } ) {
	const app = useApp();
	const { state, navigate } = app;
	if ( forms.rows.length === 0 ) {
		return state.range === '12m' ? (
			<NoForm />
		) : (
			<NothingThen title={ __( 'No form in this range', 'cairn' ) } />
		);
	}
	const fields = formFields( app, forms );
	const sorted = fields.find( ( { id } ) => id === state.sort );
	return (
		<section className="cairn-section">
			<DataTable
				caption={ __( 'Forms', 'cairn' ) }
				fields={ fields }
				rows={ forms.rows }
				rowKey={ ( row ) => row.key }
				sorting={ {
					field: sorted?.id ?? USUAL_SORT,
					dir: sorted ? state.dir : 'desc',
				} }
				onSort={ ( { field, dir } ) =>
					navigate( { ...state, sort: field, dir, page: 1 } )
				}
				page={ state.page }
				onPage={ ( page ) => navigate( { ...state, page } ) }
				isDense
			/>
			<p className="cairn-table-note">
				{ __(
					'Seen and started are visits, sent and confirmed are submissions. A contact counts as ordered when an order was paid within 30 days of signing up; only contacts whose 30 days are over are judged.',
					'cairn'
				) }
			</p>
		</section>
	);
}

/** No form stands anywhere. */
function NoForm() {
	const { boot } = useApp();
	return (
		<EmptyState
			title={ __( 'No form yet', 'cairn' ) }
			action={ {
				label: __( 'Insert a form', 'cairn' ),
				href: boot.newPageUrl,
			} }
		>
			<p>
				{ __(
					'Put a form block on a page and publish it. Once a visitor sees it, it stands here within 5 seconds. Forms of other plugins appear as soon as somebody sends one.',
					'cairn'
				) }
			</p>
		</EmptyState>
	);
}
