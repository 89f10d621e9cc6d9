/**
 * For capabilities whose own rows and events belong together: both are written, or taken back, in one transaction that holds
 * the site's gate, so that no crash can leave one without the other.
 */
import type { RowDataPacket } from 'mysql2/promise';
import type { ConsentSource, ConsentState } from '#contract/consent.ts';
import { CONSENT_SOURCES, CONSENT_STATES } from '#contract/consent.ts';
import {
	EVENTS,
	type EventType,
	type PropValue,
} from '#contract/events/index.ts';
import { AUDIENCES } from '#contract/reports/dimensions.ts';
import type { Database, RawConnection } from '../../../storage/database.ts';
import { lockGate } from '../../../storage/event-gate.ts';
import { cleanPath } from '../cleaning/page-address.ts';
import { storedProps } from '../cleaning/stored-props.ts';
import type { CollectSite } from '../collect-site.ts';
import type { SiteMemories } from '../memory/site-memory.ts';
import type { Turns } from '../memory/turns.ts';
import { FLAG, PendingEvent, timeOfId } from '../pending-event.ts';
import { removeEvents, type StoredEvent } from './remove-events.ts';

/** An event another capability makes of its own facts. */
export interface GatedEvent {
	/** A UUIDv7 as 32 hex digits; its time differs from `at` by 24 hours at most. */
	readonly id: string;
	/** ms since 1970. */
	readonly at: number;
	readonly type: EventType;
	/** 16 hex digits. */
	readonly visitor: string;
	/** The same visitor under the key of the day before; null: not known, or none. */
	readonly yesterday: string | null;
	/** The visitor is known by an id of its own, not by the day's hash. */
	readonly recognised: boolean;
	readonly consent?: { state: ConsentState; source: ConsentSource };
	/** Done by the shop's staff: recorded and marked. */
	readonly byStaff: boolean;
	/** Not counted even where the site counts its staff. */
	readonly neverCounted: boolean;
	readonly props: Readonly< Record< string, PropValue > >;
	/** Where it happened; left out: nowhere that is known. */
	readonly blockId?: string | null;
	/** Path of the page; left out: none that is known. */
	readonly page?: string | null;
	/** 0: not of an import. */
	readonly batchId: number;
	/** Number of the visit an import brings along; 0: the 30-minute rule. */
	readonly visitRef: number;
}

/** What may be done with events while the gate is held. */
export interface Gate {
	/** For rows of the capability's own. */
	readonly connection: RawConnection;
	/**
	 * Writes events into rows, visits and roll-ups. One that stands already is left as it is.
	 *
	 * @return The visitor each stands under, in the order given: where a visit of yesterday's key still runs, that one.
	 */
	write: ( events: readonly GatedEvent[] ) => Promise< readonly string[] >;
	/**
	 * Takes events out of rows, visits and roll-ups; ids that do not stand are passed over.
	 *
	 * @param ids 32 hex digits each.
	 */
	remove: ( ids: readonly string[] ) => Promise< void >;
	/**
	 * Gives all events and visits of a visitor another name, for one who must not be known again. What they count for stays.
	 *
	 * @param visitor 16 hex digits.
	 * @param name    16 hex digits nobody has.
	 */
	rename: ( visitor: string, name: string ) => Promise< void >;
	/**
	 * Takes events out of the visits they were part of: each stands on under a visitor nobody has, in a visit of its own.
	 *
	 * @param ids     32 hex digits each.
	 * @param visitor 16 hex digits nobody has.
	 */
	detach: ( ids: readonly string[], visitor: string ) => Promise< void >;
}

/** Runs work under a site's gate. It may be run again after a conflict, so it must begin with nothing remembered. */
export type Atomically = < T >(
	site: CollectSite,
	work: ( gate: Gate ) => Promise< T >
) => Promise< T >;

type StoredRow = StoredEvent & RowDataPacket;

interface DetachedRow extends RowDataPacket {
	event_id: Buffer;
	offset_ms: number;
	type: number;
	flags: number;
	batch_id: number | null;
	props: Buffer | null;
}

interface VisitRow extends RowDataPacket {
	visit_id: Buffer;
}

const STAFF = AUDIENCES.indexOf( 'staff' );

export function createAtomically( deps: {
	database: Database;
	memories: SiteMemories;
	turns: Turns;
	/** Writes events of one site into the transaction, with all they change. */
	writeSite: (
		connection: RawConnection,
		siteId: number,
		events: readonly PendingEvent[],
		timeZone: string
	) => Promise< void >;
} ): Atomically {
	const { database, memories, turns, writeSite } = deps;

	function gateOf( connection: RawConnection, site: CollectSite ): Gate {
		return {
			connection,
			async write( events ) {
				const pending = events.map( ( event ) =>
					pendingEvent( site, event )
				);
				if ( pending.length > 0 ) {
					await writeSite(
						connection,
						site.id,
						pending,
						site.timeZone
					);
				}
				return pending.map( ( event ) => event.visitor );
			},
			async remove( ids ) {
				if ( ids.length === 0 ) {
					return;
				}
				// What this process remembers of visits is not told of the removal; the gap in versions makes it read again.
				const version = await lockGate( connection, site.id, 0 );
				const [ rows ] = await connection.query< StoredRow[] >(
					'SELECT event.event_id, event.visitor FROM event WHERE event.site_id = ? AND event.event_id IN (?)',
					[ site.id, ids.map( ( id ) => Buffer.from( id, 'hex' ) ) ]
				);
				if ( rows.length > 0 ) {
					await removeEvents( connection, site, rows, version );
				}
			},
			async detach( ids, visitor ) {
				if ( ids.length === 0 ) {
					return;
				}
				const [ rows ] = await connection.query< DetachedRow[] >(
					'SELECT event.event_id, event.offset_ms, event.type, event.flags, event.batch_id, event.props FROM event WHERE event.site_id = ? AND event.event_id IN (?)',
					[ site.id, ids.map( ( id ) => Buffer.from( id, 'hex' ) ) ]
				);
				await this.remove( ids );
				const detached = rows.map( ( row ) =>
					detachedEvent( site.id, row, visitor )
				);
				if ( detached.length > 0 ) {
					await writeSite(
						connection,
						site.id,
						detached,
						site.timeZone
					);
				}
			},
			async rename( visitor, name ) {
				// As above: the gap makes every process forget under whose name the visit runs.
				await lockGate( connection, site.id, 0 );
				const names = [
					Buffer.from( name, 'hex' ),
					site.id,
					Buffer.from( visitor, 'hex' ),
				];
				const [ visits ] = await connection.query< VisitRow[] >(
					'SELECT DISTINCT visit.visit_id FROM event FORCE INDEX (timeline) INNER JOIN visit ON visit.site_id = event.site_id AND visit.visit_id = event.event_id WHERE event.site_id = ? AND event.visitor = ?',
					names.slice( 1 )
				);
				await connection.query(
					'UPDATE event SET event.visitor = ? WHERE event.site_id = ? AND event.visitor = ?',
					names
				);
				if ( visits.length > 0 ) {
					await connection.query(
						'UPDATE visit SET visit.visitor = ? WHERE visit.site_id = ? AND visit.visit_id IN (?)',
						[
							names[ 0 ],
							site.id,
							visits.map( ( row ) => row.visit_id ),
						]
					);
				}
			},
		};
	}

	return ( site, work ) => {
		let begun = false;
		const attempt = () =>
			database.rawTransaction(
				async ( connection ) => {
					if ( begun ) {
						// The attempt before has changed what is remembered, and was rolled back, or perhaps not.
						memories.forget( site.id );
					}
					begun = true;
					const version = await lockGate( connection, site.id, 0 );
					memories.of( site.id ).enter( version );
					return work( gateOf( connection, site ) );
				},
				{ onDuplicateKey: true }
			);
		return turns.take( () =>
			attempt().catch( ( error: unknown ) => {
				memories.forget( site.id );
				throw error;
			} )
		);
	};
}

/** An event as it stands, under another visitor. */
function detachedEvent(
	siteId: number,
	row: DetachedRow,
	visitor: string
): PendingEvent {
	const pending = new PendingEvent(
		siteId,
		row.event_id.toString( 'hex' ),
		timeOfId( row.event_id.toString( 'hex' ) ) + row.offset_ms,
		row.offset_ms,
		row.type
	);
	pending.flags = row.flags & ~FLAG.recognised;
	pending.audience =
		( row.flags & FLAG.counted ) === 0 ? row.flags & FLAG.audience : 0;
	pending.visitor = visitor;
	pending.batchId = row.batch_id ?? 0;
	pending.props = row.props?.toString() ?? null;
	return pending;
}

function pendingEvent( site: CollectSite, event: GatedEvent ): PendingEvent {
	const pending = new PendingEvent(
		site.id,
		event.id,
		event.at,
		event.at - timeOfId( event.id ),
		EVENTS[ event.type ].id
	);
	const audience = event.byStaff ? STAFF : 0;
	const counted =
		audience === 0 || ( site.countStaff && ! event.neverCounted );
	pending.audience = counted ? 0 : audience;
	pending.flags = audience | FLAG.server | ( counted ? FLAG.counted : 0 );
	if ( event.consent ) {
		pending.flags |=
			( CONSENT_STATES.indexOf( event.consent.state ) <<
				FLAG.consentShift ) |
			( CONSENT_SOURCES.indexOf( event.consent.source ) <<
				FLAG.consentSourceShift );
	}
	if ( event.recognised ) {
		pending.flags |= FLAG.recognised;
	}
	pending.visitor = event.visitor;
	pending.visitorYesterday = event.yesterday;
	pending.blockName = event.blockId ?? null;
	pending.pagePath = event.page ? cleanPath( event.page ) : null;
	pending.batchId = event.batchId;
	pending.visitRef = event.visitRef;
	pending.props = storedProps( {
		props: Object.fromEntries(
			Object.entries( event.props ).map( ( [ key, value ] ) => [
				key,
				typeof value === 'object' ? [ ...value ] : value,
			] )
		),
	} );
	return pending;
}
