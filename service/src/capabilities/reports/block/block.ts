/** The block's own panel in the editor: its last 28 days, today included. */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import { isEventType } from '#contract/events/index.ts';
import type { BlockQuery } from '#contract/reports/block.ts';
import { askAfters } from '../after.ts';
import { KnownBlocks } from '../block-names.ts';
import { defineReport, refused } from '../report.ts';
import { addDays, listDays, siteCalendar } from '../site-calendar.ts';
import { rateAmong, seenBy } from '../step-rows.ts';
import type { Count } from '../tallies.ts';

const DAYS = 28;

export const blockReport = defineReport( {
	endpoint: reportEndpoints.block,
	async run( deps, site, query: BlockQuery ) {
		const { block, type } = query;
		if ( ! isEventType( type ) ) {
			return refused( 'bad_query', 'type' );
		}
		const today = siteCalendar( site.timeZone ).dayOf( deps.clock.now() );
		const from = addDays( today, 1 - DAYS );
		const to = addDays( today, 1 );
		const days = listDays( from, to );

		const [ cells, placements, freshness, afters ] = await Promise.all( [
			deps.rollups.days( {
				siteId: site.id,
				days,
				dimension: 'block',
				key: block,
				types: [ 'view_block', type ],
			} ),
			deps.blockNames.placements( site.id ),
			deps.rollups.freshness( site.id ),
			askAfters( deps, site, days, undefined, [ 'block' ], [ type ] ),
		] );
		const countOf = ( counted: typeof type, day?: string ): Count =>
			cells
				.filter(
					( cell ) =>
						cell.type === counted &&
						( day === undefined || cell.day === day )
				)
				.reduce(
					( sum, cell ) => ( {
						visits: sum.visits + cell.visits,
						events: sum.events + cell.events,
					} ),
					{ visits: 0, events: 0 }
				);
		const seen = countOf( 'view_block' );
		const acted = countOf( type );

		return {
			kind: 'answered',
			result: {
				block_id: block,
				known: new KnownBlocks( placements ).isKnown( block ),
				from,
				to,
				seen: seenBy( seen, acted ),
				acted: acted.visits,
				rate: rateAmong( acted, seen ),
				days: days.map( ( day ) => {
					const actedThen = countOf( type, day );
					return {
						day,
						seen: seenBy( countOf( 'view_block', day ), actedThen ),
						acted: actedThen.visits,
					};
				} ),
				after: afters?.of( type, block, acted.visits ) ?? null,
				after_head: afters?.head ?? null,
				data_until: freshness.newestEventAt?.toISOString() ?? null,
			},
		};
	},
} );
