import type { CollectSites } from '../collect-site.ts';
import { createTurnMemory } from '../memory/turn-memory.ts';
import type { Arrival, Step } from './arrival.ts';

/** Blocks of ours that may stand in a theme file or beside every product, where nobody could give them an id. */
const NAMES = [
	'availability',
	'bookmark',
	'compare-button',
	'compare-column',
	'compare-table',
	'compare-tray',
	'cta-button',
	'form',
	'gate',
	'search',
	'voucher',
	'wishlist-button',
	'wishlist-count',
	'wishlist-page',
];

const DERIVED_ID = new RegExp(
	`^x:(?:${ NAMES.join( '|' ) }):[a-z0-9_./-]{1,80}:\\d{1,4}$`
);

/**
 * Events of a block the site has not announced wait in quarantine, at most 24 hours: publishing tells the service about its
 * blocks only after the answer, so the first click may be quicker, while an invented id never comes to count.
 */
export function createCheckBlocks( sites: CollectSites ): Step {
	const remembered = createTurnMemory< ReadonlySet< string > >();

	async function ask( arrival: Arrival ): Promise< undefined > {
		const announced = await sites.placements( arrival.site.id );
		remembered.set( arrival.site.publicId, announced );
		check( arrival, announced );
		return undefined;
	}

	return function checkBlocks( arrival: Arrival ) {
		if ( ! arrival.events.some( hasBlock ) ) {
			return undefined;
		}
		const announced = remembered.get( arrival.site.publicId );
		if ( announced === undefined ) {
			return ask( arrival );
		}
		check( arrival, announced );
		return undefined;
	};
}

function check( arrival: Arrival, announced: ReadonlySet< string > ): void {
	for ( const { input, pending } of arrival.events ) {
		if ( input.block_id === undefined ) {
			continue;
		}
		pending.blockName = input.block_id;
		if (
			pending.destination === 'event' &&
			! announced.has( input.block_id ) &&
			! DERIVED_ID.test( input.block_id )
		) {
			pending.destination = 'quarantine';
		}
	}
}

function hasBlock( event: Arrival[ 'events' ][ number ] ): boolean {
	return event.input.block_id !== undefined;
}
