/**
 * One start of a checkout is one step, though two tell of it: the browser that the page was looked at, and the shop's server
 * that the form was touched, for those whose browser said nothing. Whichever is stored first is the step; the other one is a
 * duplicate of it. Both ways run under the site's gate, so it holds between processes too.
 */
import type { RowDataPacket } from 'mysql2/promise';
import { EVENTS } from '#contract/events/index.ts';
import { LIMITS } from '#contract/limits.ts';
import type { RawConnection } from '../../../storage/database.ts';
import { PreparedList } from '../../../storage/prepared.ts';
import { idAt, idTime } from '../../rollups/index.ts';
import { FLAG, type PendingEvent } from '../pending-event.ts';

const BEGIN_CHECKOUT = EVENTS.begin_checkout.id;
/** An id may differ from its event's time by the largest clock offset allowed. */
const LARGEST_OFFSET_MS = 86_400_000;

interface StartRow extends RowDataPacket {
	event_id: Buffer;
	offset_ms: number;
	visitor: Buffer;
	flags: number;
}

/** A start that is stored, or is about to be. */
interface Start {
	readonly at: number;
	readonly visitors: readonly string[];
	readonly byServer: boolean;
	readonly audience: number;
}

const selectStarts = new PreparedList< StartRow >(
	`SELECT event.event_id, event.offset_ms, event.visitor, event.flags FROM event FORCE INDEX (timeline) WHERE event.site_id = ? AND event.visitor IN (?) AND event.event_id >= ? AND event.event_id < ? AND event.type = ${ BEGIN_CHECKOUT } AND COALESCE(event.batch_id, 0) = 0`
);

/**
 * Marks starts that the other side has told of already; returns the other events. Costs nothing without starts.
 *
 * @param connection Inside a transaction that holds the site's gate.
 * @param siteId
 * @param events     That are not stored yet.
 */
export async function dropSecondStarts(
	connection: RawConnection,
	siteId: number,
	events: PendingEvent[]
): Promise< PendingEvent[] > {
	const starting = events.filter(
		( event ) =>
			event.type === BEGIN_CHECKOUT &&
			event.destination === 'event' &&
			event.batchId === 0
	);
	if ( starting.length === 0 ) {
		return events;
	}
	const standing = await readStarts( connection, siteId, starting );
	// Of two that come together the browser's is the step.
	starting.sort(
		( a, b ) => Number( isByServer( a ) ) - Number( isByServer( b ) )
	);
	for ( const event of starting ) {
		const start: Start = {
			at: event.at,
			visitors: namesOf( event ),
			byServer: isByServer( event ),
			audience: event.audience,
		};
		if ( standing.some( ( other ) => isSame( start, other ) ) ) {
			event.dropped = 'duplicate';
		} else {
			standing.push( start );
		}
	}
	return events.filter( ( event ) => event.dropped === null );
}

async function readStarts(
	connection: RawConnection,
	siteId: number,
	starting: readonly PendingEvent[]
): Promise< Start[] > {
	const visitors = new Set( starting.flatMap( namesOf ) );
	const times = starting.map( ( event ) => event.at );
	const slack = LIMITS.visitGapMs + LARGEST_OFFSET_MS;
	const rows = await selectStarts.run(
		connection,
		[ siteId ],
		[ ...visitors ].map( ( visitor ) => Buffer.from( visitor, 'hex' ) ),
		[
			idAt( Math.min( ...times ) - slack ),
			idAt( Math.max( ...times ) + slack ),
		]
	);
	return rows.map( ( row ) => ( {
		at: idTime( row.event_id ) + row.offset_ms,
		visitors: [ row.visitor.toString( 'hex' ) ],
		byServer: ( row.flags & FLAG.server ) !== 0,
		audience:
			( row.flags & FLAG.counted ) === 0 ? row.flags & FLAG.audience : 0,
	} ) );
}

/** Just after midnight a visit may still run under yesterday's name. */
function namesOf( event: PendingEvent ): readonly string[] {
	return event.visitorYesterday === null
		? [ event.visitor ]
		: [ event.visitor, event.visitorYesterday ];
}

function isByServer( event: PendingEvent ): boolean {
	return ( event.flags & FLAG.server ) !== 0;
}

/** Told by the two sides, of the same visitor, within what is one visit. */
function isSame( one: Start, other: Start ): boolean {
	return (
		one.byServer !== other.byServer &&
		one.audience === other.audience &&
		Math.abs( one.at - other.at ) <= LIMITS.visitGapMs &&
		one.visitors.some( ( visitor ) => other.visitors.includes( visitor ) )
	);
}
