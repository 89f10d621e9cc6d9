/** The box on an order: what its buyer did before. */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import type {
	ORDER_LINKS,
	OrderQuery,
	OrderReport,
} from '#contract/reports/order.ts';
import type { StoredOrder } from '../../orders/index.ts';
import { KnownBlocks } from '../block-names.ts';
import { defineReport } from '../report.ts';

const STEPS_SHOWN = 10;

export const orderReport = defineReport( {
	endpoint: reportEndpoints.order,
	async run( deps, site, { order_id: orderId }: OrderQuery ) {
		const order = await deps.sales.orderById( site.id, orderId );
		const reason = whyNotLinked( order );
		const [ found, placements ] =
			reason === null
				? await Promise.all( [
						deps.loop.stepsBefore( site.id, orderId, STEPS_SHOWN ),
						deps.blockNames.placements( site.id ),
					] )
				: [ null, [] ];
		const blocks = new KnownBlocks( placements );
		const result: OrderReport = {
			order_id: orderId,
			link: reason ?? ( found ? 'linked' : 'no_steps' ),
			source: found?.source ?? null,
			steps: ( found?.steps ?? [] ).map( ( step ) => ( {
				at: new Date( step.at ).toISOString(),
				before: step.before,
				type: step.type,
				block_id: step.blockId,
				block_name:
					step.blockId === null ? null : blocks.name( step.blockId ),
				page: step.page,
				product_id: step.productId,
				variant: null,
				same_visit: step.sameVisit,
			} ) ),
			total: found?.total ?? 0,
			visits: found?.visits ?? 0,
		};
		return { kind: 'answered', result };
	},
} );

/** Why an order can have no steps; null: it can. */
function whyNotLinked(
	order: StoredOrder | null
): ( typeof ORDER_LINKS )[ number ] | null {
	if ( order === null || order.state === 'deleted' ) {
		return 'unknown';
	}
	if ( order.origin !== 'checkout' ) {
		return 'not_a_visit';
	}
	if ( order.visitor === null ) {
		return 'no_consent';
	}
	return order.counts ? null : 'not_paid';
}
