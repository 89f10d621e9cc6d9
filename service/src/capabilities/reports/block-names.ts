/** What the site has announced of its blocks: reports show a button by its name, not by its id. */
import type { Stage } from '#contract/stages.ts';
import type { Step } from '#contract/reports/step.ts';

/** One place of one block. */
export interface BlockPlacement {
	readonly blockId: string;
	/** `cairn/cta-button`. */
	readonly blockType: string;
	readonly name: string;
	readonly postId: number | null;
	/** Path; null for what has no page of its own, a template part. */
	readonly page: string | null;
	/** Null: the event type's own stage. */
	readonly stage: Stage | null;
}

export interface BlockNames {
	/** Every place of every block of a site; a block in a synced pattern has several. */
	placements: ( siteId: number ) => Promise< readonly BlockPlacement[] >;
}

/** An id made up for a block that has none of its own: `x:<type>:<place>:<n>`. */
const DERIVED = /^x:([^:]+):(.+):\d+$/;

/** Placements by block, for one report. */
export class KnownBlocks {
	readonly #places = new Map< string, BlockPlacement[] >();

	constructor( placements: readonly BlockPlacement[] ) {
		for ( const placement of placements ) {
			const places = this.#places.get( placement.blockId );
			if ( places ) {
				places.push( placement );
			} else {
				this.#places.set( placement.blockId, [ placement ] );
			}
		}
	}

	get ids(): readonly string[] {
		return [ ...this.#places.keys() ];
	}

	places( blockId: string ): readonly BlockPlacement[] {
		return this.#places.get( blockId ) ?? [];
	}

	/** Announced by the site, or derived from a place that exists. */
	isKnown( blockId: string ): boolean {
		return this.#places.has( blockId ) || DERIVED.test( blockId );
	}

	/** The name its owner gave it; of a derived block its place; of one that is gone, its id. */
	name( blockId: string ): string {
		const name = this.places( blockId )[ 0 ]?.name;
		return name || DERIVED.exec( blockId )?.[ 2 ] || blockId;
	}

	/** The page it stands on, if it is one. */
	page( blockId: string ): string | null {
		const places = this.places( blockId );
		return places.length === 1 ? ( places[ 0 ]?.page ?? null ) : null;
	}

	/** The stage its owner gave it; null for the event type's own. */
	stage( blockId: string ): Stage | null {
		return this.places( blockId )[ 0 ]?.stage ?? null;
	}

	/** Places as the contract shapes them; one without a post for a block that is not announced. */
	shown( blockId: string ): NonNullable< Step[ 'block' ] >[] {
		const places = this.places( blockId );
		if ( places.length === 0 ) {
			const type = DERIVED.exec( blockId )?.[ 1 ];
			return [
				{
					block_id: blockId,
					block_type: type ? `cairn/${ type }` : '',
					name: this.name( blockId ),
					post_id: null,
					page: null,
				},
			];
		}
		return places.map( ( place ) => ( {
			block_id: blockId,
			block_type: place.blockType,
			name: place.name || blockId,
			post_id: place.postId,
			page: place.page,
		} ) );
	}
}
