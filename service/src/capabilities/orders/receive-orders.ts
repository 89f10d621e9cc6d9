/**
 * Takes snapshots in. Everything an order changes (its rows, the conversion in events, visits and roll-ups) is one
 * transaction under the site's gate: a snapshot counts wholly or not at all, however often and in whatever order it comes.
 */
import type { RowDataPacket } from 'mysql2/promise';
import { CONSENT_STATES } from '#contract/consent.ts';
import { LIMITS } from '#contract/limits.ts';
import type { OrderSnapshot } from '#contract/orders.ts';
import type { Clock } from '../../storage/clock.ts';
import type {
	Collect,
	CollectSite,
	Gate,
	GatedEvent,
	NamedVisitor,
} from '../collect/index.ts';
import { idAt } from '../rollups/index.ts';
import { nobody } from './order-ids.ts';
import {
	type KnownOrder,
	type OrderToStore,
	readKnown,
	writeOrders,
} from './order-store.ts';
import {
	isRenewal,
	orderCounts,
	type PlannedEvent,
	plannedEvents,
	wasSeen,
} from './planned-events.ts';

/** A snapshot on its way in. */
export interface ArrivingOrder {
	readonly snapshot: OrderSnapshot;
	/** Whom its reference names; null: nobody, or the day's key is gone. */
	readonly named: NamedVisitor | null;
	/** Number of the visit a simulated order belongs to; 0: the 30-minute rule. */
	readonly visitRef: number;
}

/** An order that was replaced, for those who listen. */
export interface ChangedOrder {
	readonly orderId: number;
	readonly version: number;
	readonly counted: boolean;
	readonly counts: boolean;
}

interface Change {
	readonly arriving: ArrivingOrder;
	readonly known: KnownOrder | null;
	readonly visitor: string | null;
	readonly events: readonly PlannedEvent[];
	readonly seen: boolean;
}

export function createReceiveOrders( deps: {
	collect: Pick< Collect, 'atomically' >;
	clock: Clock;
} ) {
	const { collect, clock } = deps;

	/**
	 * @param site
	 * @param arriving Of one delivery; several of one order among them are taken as the newest.
	 * @param batchId  0: real orders. Simulated ones never replace a real one.
	 * @return What was newer than what stood.
	 */
	return function receiveOrders(
		site: CollectSite,
		arriving: readonly ArrivingOrder[],
		batchId: number
	): Promise< readonly ChangedOrder[] > {
		const newest = newestOfEach( arriving );
		return newest.length === 0
			? Promise.resolve( [] )
			: collect.atomically( site, ( gate ) =>
					takeIn( gate, site, newest, batchId, clock.now() )
				);
	};
}

function newestOfEach(
	arriving: readonly ArrivingOrder[]
): readonly ArrivingOrder[] {
	const newest = new Map< number, ArrivingOrder >();
	for ( const order of arriving ) {
		const other = newest.get( order.snapshot.order_id );
		if (
			other === undefined ||
			other.snapshot.version < order.snapshot.version
		) {
			newest.set( order.snapshot.order_id, order );
		}
	}
	return [ ...newest.values() ];
}

async function takeIn(
	gate: Gate,
	site: CollectSite,
	arriving: readonly ArrivingOrder[],
	batchId: number,
	now: number
): Promise< readonly ChangedOrder[] > {
	const known = await readKnown(
		gate.connection,
		site.id,
		arriving.map( ( { snapshot } ) => snapshot.order_id )
	);
	const changes: Change[] = [];
	for ( const order of arriving ) {
		const before = known.get( order.snapshot.order_id ) ?? null;
		if ( isNewer( order.snapshot, before, batchId ) ) {
			changes.push( await changeOf( gate, site, order, before, now ) );
		}
	}
	if ( changes.length === 0 ) {
		return [];
	}
	await gate.remove( changes.flatMap( eventsGone ) );
	await gate.write(
		changes.flatMap( ( change ) => newEvents( site, change, batchId ) )
	);
	await writeOrders(
		gate.connection,
		site.id,
		changes.map( ( change ) => toStore( change, batchId, now ) )
	);
	return changes.map( ( { arriving: { snapshot }, known: before } ) => ( {
		orderId: snapshot.order_id,
		version: snapshot.version,
		counted: before?.counts ?? false,
		counts: orderCounts( snapshot ),
	} ) );
}

function isNewer(
	snapshot: OrderSnapshot,
	known: KnownOrder | null,
	batchId: number
): boolean {
	if ( known === null ) {
		return true;
	}
	return known.batchId === batchId
		? snapshot.version > known.version
		: // A real order takes the place of a simulated one of the same number, never the other way round.
			batchId === 0;
}

async function changeOf(
	gate: Gate,
	site: CollectSite,
	arriving: ArrivingOrder,
	known: KnownOrder | null,
	now: number
): Promise< Change > {
	const { snapshot, named } = arriving;
	const seen =
		wasSeen( snapshot ) || named !== null || ( known?.seen ?? false );
	return {
		arriving,
		known,
		seen,
		// Once known, the visitor of the request that made the order stays: the key that named it is destroyed soon.
		visitor:
			snapshot.origin !== 'checkout' && ! isRenewal( snapshot )
				? null
				: ( known?.visitor ??
					( named &&
						( await runningVisitor(
							gate,
							site,
							named,
							snapshot.visitor_at ?? snapshot.created_at
						) ) ) ),
		events: plannedEvents( site.publicId, snapshot, seen, now ),
	};
}

/** Just after midnight a visit may still run under yesterday's key; then the order is that visit's. */
async function runningVisitor(
	gate: Gate,
	site: CollectSite,
	named: NamedVisitor,
	at: number
): Promise< string > {
	if ( named.yesterday === null ) {
		return named.visitor;
	}
	const [ rows ] = await gate.connection.query< RowDataPacket[] >(
		'SELECT DISTINCT event.visitor FROM event WHERE event.site_id = ? AND event.visitor IN (?) AND event.event_id >= ? AND event.event_id < ?',
		[
			site.id,
			[ named.visitor, named.yesterday ].map( ( hex ) =>
				Buffer.from( hex, 'hex' )
			),
			idAt( at - LIMITS.visitGapMs ),
			idAt( at + LIMITS.visitGapMs ),
		]
	);
	const running = rows.map( ( row ) => row.visitor.toString( 'hex' ) );
	return ! running.includes( named.visitor ) &&
		running.includes( named.yesterday )
		? named.yesterday
		: named.visitor;
}

/** A standing event stays when it is planned at the same time for the same visitor. */
function stays( change: Change, id: string, at: number ): boolean {
	const { known } = change;
	return (
		known !== null &&
		known.visitor === change.visitor &&
		known.events.some( ( event ) => event.id === id && event.at === at )
	);
}

function eventsGone( change: Change ): readonly string[] {
	return ( change.known?.events ?? [] )
		.filter(
			( { id, at } ) =>
				! change.events.some(
					( planned ) => planned.id === id && planned.at === at
				) || ! stays( change, id, at )
		)
		.map( ( { id } ) => id );
}

function newEvents(
	site: CollectSite,
	change: Change,
	batchId: number
): readonly GatedEvent[] {
	const { snapshot, visitRef } = change.arriving;
	return change.events
		.filter( ( { id, at } ) => ! stays( change, id, at ) )
		.map( ( event ) => ( {
			id: event.id,
			at: event.at,
			type: event.type,
			visitor:
				change.visitor ?? nobody( site.publicId, snapshot.order_id ),
			yesterday: null,
			// One that agreed but keeps no cookie is known for the day only; its visit says so, which began before.
			recognised:
				change.visitor !== null &&
				( snapshot.consent?.state === 'statistics' ||
					snapshot.consent?.state === 'marketing' ),
			...( snapshot.consent
				? {
						consent: {
							state: snapshot.consent.state,
							source: snapshot.consent.source,
						},
					}
				: {} ),
			byStaff: event.byShop || snapshot.staff === 1,
			neverCounted: event.byShop,
			props: event.props,
			batchId,
			visitRef: event.byShop ? 0 : visitRef,
		} ) );
}

function toStore( change: Change, batchId: number, now: number ): OrderToStore {
	const { snapshot } = change.arriving;
	const { known, visitor } = change;
	const taken = known?.visitor
		? known.visitorAt
		: ( snapshot.visitor_at ?? snapshot.created_at );
	return {
		snapshot,
		seen: change.seen,
		visitor,
		visitorAt: visitor === null ? null : taken,
		consent: snapshot.consent
			? CONSENT_STATES.indexOf( snapshot.consent.state )
			: ( known?.consent ?? null ),
		batchId,
		events: change.events,
		untoldAt: now,
	};
}
