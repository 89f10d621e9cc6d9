/** The live line: what arrived just now, staff and bots included and marked, so that an owner can see his own click arrive. */
import { reportEndpoints } from '#contract/endpoints/index.ts';
import { KnownBlocks } from '../block-names.ts';
import { defineReport } from '../report.ts';

const EVENTS_SHOWN = 5;

export const liveReport = defineReport( {
	endpoint: reportEndpoints.live,
	async run( deps, site ) {
		const [ events, placements, freshness ] = await Promise.all( [
			deps.rollups.latest( site.id, EVENTS_SHOWN ),
			deps.blockNames.placements( site.id ),
			deps.rollups.freshness( site.id ),
		] );
		const blocks = new KnownBlocks( placements );
		return {
			kind: 'answered',
			result: {
				data_until: freshness.newestEventAt?.toISOString() ?? null,
				events: events.map( ( event ) => ( {
					at: event.at.toISOString(),
					type: event.type,
					audience: event.audience,
					counted: event.counted,
					requested: event.requested,
					page: event.page,
					block_id: event.blockId,
					block_name: event.blockId && blocks.name( event.blockId ),
				} ) ),
			},
		};
	},
} );
