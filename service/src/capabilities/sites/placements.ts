import type { Placements } from '#contract/endpoints/sites.ts';
import { STAGES } from '#contract/stages.ts';
import type { Stage } from '#contract/stages.ts';
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import { toTimestamp } from '../../storage/timestamp.ts';
import type { Site } from './site.ts';

/**
 * Takes in what one post's blocks are now. A block that left the post keeps its row: cached pages still send its
 * events, and reports over past days still show its name.
 *
 * @param deps
 * @param deps.database
 * @param deps.clock
 * @param site
 * @param placements
 */
export async function replacePlacements(
	deps: { database: Database; clock: Clock },
	site: Site,
	placements: Placements
): Promise< void > {
	const updatedAt = toTimestamp( deps.clock.now() );
	const rows = new Map(
		placements.blocks.map( ( block ) => [
			block.block_id,
			{
				site_id: site.id,
				block_id: block.block_id,
				post_id: placements.post_id,
				type: block.block_type,
				name: block.name,
				stage: block.stage,
				page: placements.page,
				updated_at: updatedAt,
			},
		] )
	);
	if ( rows.size === 0 ) {
		return;
	}
	await deps.database.transaction(
		async ( queries ) => {
			// Always in the same order, so that two saves of one post cannot deadlock.
			const ids = [ ...rows.keys() ].sort();
			const known = await queries
				.selectFrom( 'placement' )
				.select( 'placement.block_id' )
				.where( 'placement.site_id', '=', site.id )
				.where( 'placement.post_id', '=', placements.post_id )
				.where( 'placement.block_id', 'in', ids )
				.orderBy( 'placement.block_id' )
				.forUpdate()
				.execute();
			const knownIds = new Set( known.map( ( row ) => row.block_id ) );
			for ( const id of ids ) {
				const row = rows.get( id );
				if ( row && knownIds.has( id ) ) {
					const {
						site_id: _site,
						block_id: _block,
						post_id: _post,
						...values
					} = row;
					await queries
						.updateTable( 'placement' )
						.set( values )
						.where( 'placement.site_id', '=', site.id )
						.where( 'placement.block_id', '=', id )
						.where( 'placement.post_id', '=', placements.post_id )
						.execute();
				} else if ( row ) {
					await queries
						.insertInto( 'placement' )
						.values( row )
						.execute();
				}
			}
		},
		{ onDuplicateKey: true }
	);
}

/** One place of one block. */
export interface BlockPlace {
	readonly blockId: string;
	readonly blockType: string;
	readonly name: string;
	readonly postId: number;
	/** Path; null for what has no page of its own. */
	readonly page: string | null;
	/** Null: the event type's own stage. */
	readonly stage: Stage | null;
}

/**
 * Every announced place of every block of a site; a block in a synced pattern has several.
 *
 * @param database
 * @param siteId
 */
export async function listPlacements(
	database: Database,
	siteId: number
): Promise< readonly BlockPlace[] > {
	const rows = await database.queries
		.selectFrom( 'placement' )
		.select( [
			'placement.block_id',
			'placement.type',
			'placement.name',
			'placement.post_id',
			'placement.page',
			'placement.stage',
		] )
		.where( 'placement.site_id', '=', siteId )
		.orderBy( 'placement.updated_at', 'desc' )
		.orderBy( 'placement.block_id' )
		.orderBy( 'placement.post_id' )
		.execute();
	return rows.map( ( row ) => ( {
		blockId: row.block_id,
		blockType: row.type,
		name: row.name,
		postId: row.post_id,
		page: row.page,
		stage: STAGES.find( ( stage ) => stage === row.stage ) ?? null,
	} ) );
}
