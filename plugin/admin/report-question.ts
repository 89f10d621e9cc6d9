/** Which report a screen asks for, and with what: one answer for the app and for the early request. */
import { CART_SORT_WORDS } from './reports/cart/sorts.ts';
import {
	PRODUCT_SORT_WORDS,
	readChoice,
	readTab,
	WISHLIST_SORT_WORDS,
} from './reports/products/tabs.ts';
import { readGroup } from './reports/steps/group.ts';
import { readTable, TABLES } from './reports/step/table.ts';
import { rangeOfState, rangeQuery } from './report-query.ts';
import type { Query } from './report-path.ts';
import type { SiteDate } from './range/site-date.ts';
import { readStepId, type UrlState } from './url-state.ts';

export interface Question {
	report:
		| 'overview'
		| 'steps'
		| 'step'
		| 'products'
		| 'wishlist'
		| 'comparison'
		| 'cart'
		| 'forms'
		| 'form'
		| 'privacy';
	query: Query;
}

/** Null: the screen asks for no report. What is asked about people is never written into an address. */
export function questionOf(
	state: UrlState,
	today: SiteDate
): Question | null {
	const whole = rangeQuery( state, today );
	const range = { ...whole, window: state.win ?? undefined };
	switch ( state.screen ) {
		case 'steps':
			return {
				report: 'steps',
				query: { ...range, group: readGroup( state.by ) },
			};
		case 'step': {
			const { type, block } = readStepId( state.id ?? '' );
			return {
				report: 'step',
				query: {
					...range,
					type,
					block: block ?? undefined,
					by:
						block === null
							? ( readTable( state.by ) ?? TABLES[ 0 ] )
							: undefined,
				},
			};
		}
		case 'products':
			return productsQuestion( state, today );
		case 'cart': {
			const { from, to, compare, compare_from: start, grain } = whole;
			return {
				report: 'cart',
				query: {
					from,
					to,
					compare,
					compare_from: start,
					grain,
					...tableQuery( state, CART_SORT_WORDS ),
				},
			};
		}
		case 'forms':
			return {
				report: 'forms',
				query: { from: whole.from, to: whole.to },
			};
		case 'form':
			return {
				report: 'form',
				query: {
					from: whole.from,
					to: whole.to,
					grain: whole.grain,
					block_id: state.id ?? undefined,
				},
			};
		case 'privacy':
			return { report: 'privacy', query: {} };
		case 'contacts':
			return null;
		default:
			return { report: 'overview', query: range };
	}
}

/** What a table that the service sorts and pages is asked with; what is as usual is left out. */
function tableQuery(
	{ sort, dir, page, q }: UrlState,
	sorts: readonly string[]
): Query {
	const isSorted = sort !== null && sorts.includes( sort );
	return {
		sort: isSorted ? sort : undefined,
		dir: isSorted && dir === 'asc' ? dir : undefined,
		page: page > 1 ? String( page ) : undefined,
		contains: q || undefined,
	};
}

function productsQuestion( state: UrlState, today: SiteDate ): Question {
	const { from, to } = rangeOfState( state, today );
	switch ( readTab( state.id ) ) {
		case 'wishlist':
			return {
				report: 'wishlist',
				query: {
					from,
					to,
					by: state.by === 'block' ? 'block' : undefined,
					...tableQuery( state, WISHLIST_SORT_WORDS ),
				},
			};
		case 'comparison':
			return {
				report: 'comparison',
				query: { from, to, ...tableQuery( state, [] ) },
			};
		default:
			return {
				report: 'products',
				query: {
					from,
					to,
					choice: readChoice( state.only ) ?? undefined,
					...tableQuery( state, PRODUCT_SORT_WORDS ),
				},
			};
	}
}
