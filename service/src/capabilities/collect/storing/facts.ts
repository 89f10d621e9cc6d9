/**
 * Facts of the shop's own server by the key the shop gave them. A retry carries the same event id and is found by that; but a
 * fact that was found again by other means (the sweep after a crash, a restored backup) comes under a new id.
 */
import { createHash } from 'node:crypto';
import type { RowDataPacket } from 'mysql2/promise';
import type { RawConnection } from '../../../storage/database.ts';
import {
	PreparedInsert,
	PreparedList,
	type Value,
} from '../../../storage/prepared.ts';
import type { PendingEvent } from '../pending-event.ts';

interface FactRow extends RowDataPacket {
	fact_hash: Buffer;
}

const HASH_BYTES = 16;

const selectFacts = new PreparedList< FactRow >(
	'SELECT fact.fact_hash FROM fact WHERE fact.site_id = ? AND fact.fact_hash IN (?)'
);
const insertFacts = new PreparedInsert( 'fact', [ 'site_id', 'fact_hash' ] );

/** What is kept of a fact's key: 16 bytes, whatever its length. */
export function factHash( key: string ): string {
	return createHash( 'sha256' )
		.update( key )
		.digest( 'hex' )
		.slice( 0, 2 * HASH_BYTES );
}

/** Marks facts that are stored already, or stand twice in the group; returns the other events. Costs nothing without facts. */
export async function dropKnownFacts(
	connection: RawConnection,
	siteId: number,
	events: PendingEvent[]
): Promise< PendingEvent[] > {
	const first = new Map< string, PendingEvent >();
	for ( const event of events ) {
		if ( event.fact === null ) {
			continue;
		}
		if ( first.has( event.fact ) ) {
			event.dropped = 'duplicate';
		} else {
			first.set( event.fact, event );
		}
	}
	if ( first.size === 0 ) {
		return events;
	}
	const known = await selectFacts.run(
		connection,
		[ siteId ],
		[ ...first.keys() ].map( bytesOf )
	);
	for ( const row of known ) {
		const event = first.get( row.fact_hash.toString( 'hex' ) );
		if ( event !== undefined ) {
			event.dropped = 'duplicate';
		}
	}
	return events.filter( ( event ) => event.dropped === null );
}

/** Remembers the facts among events whose rows are written in the same transaction. */
export async function keepFacts(
	connection: RawConnection,
	siteId: number,
	events: readonly PendingEvent[]
): Promise< void > {
	const values: Value[] = [];
	for ( const event of events ) {
		if ( event.fact !== null && event.dropped === null ) {
			values.push( siteId, bytesOf( event.fact ) );
		}
	}
	if ( values.length > 0 ) {
		await insertFacts.run( connection, values );
	}
}

function bytesOf( hash: string ): Buffer {
	return Buffer.from( hash, 'hex' );
}
