/**
 * Puts new events into visits and notes what that changes in the roll-ups.
 *
 * The quick way is an event that goes on with its visitor's last visit, or begins the next one: nothing is read. Every other
 * event (late, out of order, joining two visits, moving a visit's start to another day) takes the sure way: the visitor's
 * events are read back, the visits they made are taken out of the roll-ups, and the visits they make now are counted.
 */
import type { RowDataPacket } from 'mysql2/promise';
import { LIMITS } from '#contract/limits.ts';
import type { RawConnection } from '../../../storage/database.ts';
import { PreparedList } from '../../../storage/prepared.ts';
import {
	beginsNewVisit,
	byTime,
	COUNTED_COLUMNS,
	countedEvent,
	type CountedEvent,
	type CountedRow,
	countVisits,
	idAt,
	readSubjectNumbers,
	RollUpChanges,
	type SiteDays,
	Visit,
} from '../../rollups/index.ts';
import { utcDay } from '../identity/day-keys.ts';
import {
	runsAt,
	type SiteMemory,
	type VisitorMemory,
} from '../memory/site-memory.ts';
import type { PendingEvent } from '../pending-event.ts';

const HOUR_MS = 3_600_000;
/** How far back a visitor's events are read at first; a visit that may be longer is read further back. */
const LOOK_BACK_MS = 6 * HOUR_MS;
/** An id may differ from its event's time by the largest clock offset allowed. */
const LARGEST_OFFSET_MS = 24 * HOUR_MS;
/** Nothing later than this can be stored. */
const LOOK_AHEAD_MS = 25 * HOUR_MS;
const EVERYTHING = -Infinity;

const selectTimelines = new PreparedList< CountedRow & RowDataPacket >(
	`SELECT ${ COUNTED_COLUMNS } FROM event FORCE INDEX (timeline) WHERE event.site_id = ? AND event.visitor IN (?) AND event.event_id >= ? AND event.event_id < ?`
);

export interface AttachedVisits {
	/** Visits that begin with one of these events, by id, with their visitor. */
	readonly added: ReadonlyMap< string, { visitor: string; visit: Visit } >;
	/** Ids of stored visits that are none any more: merged, or begun earlier. */
	readonly removed: ReadonlySet< string >;
}

/** Everything one call works with. */
interface Work {
	readonly connection: RawConnection;
	readonly siteId: number;
	readonly memory: SiteMemory;
	readonly days: SiteDays;
	readonly changes: RollUpChanges;
	readonly now: number;
	/** All new events; their rows may stand in the database already, uncommitted. */
	readonly events: readonly PendingEvent[];
	readonly added: Map< string, { visitor: string; visit: Visit } >;
	readonly removed: Set< string >;
	/** Visits counted into `changes`, to be let go of afterwards. */
	readonly touched: Visit[];
}

/** One visitor's new events, in the order of time. */
interface Theirs {
	readonly visitor: string;
	readonly known: VisitorMemory;
	readonly events: PendingEvent[];
}

/** A visitor's events that could not go the quick way. */
interface Unsettled {
	readonly visitor: string;
	/** Of this batch, counted already. */
	readonly counted: PendingEvent[];
	readonly waiting: PendingEvent[];
}

/** Events whose visitors are known; what they change is not worked out yet. */
export interface Attaching {
	/**
	 * Puts the events into visits. May run while the events' rows are being written on the same connection: what it still
	 * has to read is read after them, and they are left out.
	 */
	finish: () => Promise< AttachedVisits >;
}

/**
 * Reads what is not remembered of the events' visitors, marks events over the daily cap as dropped, and puts a visitor of
 * yesterday's key whose visit still runs in place of today's. After this the rows can be written.
 *
 * @param events New events of one site.
 */
export async function startAttaching(
	connection: RawConnection,
	siteId: number,
	memory: SiteMemory,
	days: SiteDays,
	events: readonly PendingEvent[],
	changes: RollUpChanges,
	now: number
): Promise< Attaching > {
	const work: Work = {
		connection,
		siteId,
		memory,
		days,
		changes,
		now,
		events,
		added: new Map(),
		removed: new Set(),
		touched: [],
	};
	const timelines = await readUnknownVisitors( work, events );
	const groups: Theirs[] = [];
	for ( const [ visitor, theirs ] of groupByVisitor( memory, events ) ) {
		const known = memory.visitors.get( visitor );
		if ( known === undefined ) {
			throw new Error( 'A visitor was neither remembered nor read.' );
		}
		known.usedAt = now;
		if ( theirs.length > 1 ) {
			theirs.sort( byTime );
		}
		groups.push( { visitor, known, events: applyCaps( known, theirs ) } );
	}
	return { finish: () => finish( work, groups, timelines ) };
}

async function finish(
	work: Work,
	groups: readonly Theirs[],
	timelines: ReadonlyMap< string, Timeline >
): Promise< AttachedVisits > {
	const unsettled: Unsettled[] = [];
	for ( const { visitor, known, events } of groups ) {
		const left = settleQuickly( work, visitor, known, events );
		if ( left !== null ) {
			unsettled.push( left );
		}
	}
	if ( unsettled.length > 0 ) {
		await settleSurely( work, unsettled, timelines );
	}
	for ( const visit of work.touched ) {
		visit.unbind();
	}
	work.memory.sweep( work.now );
	return work;
}

/** Reads the events of visitors this process does not remember, and remembers their last visits. */
async function readUnknownVisitors(
	work: Work,
	events: readonly PendingEvent[]
): Promise< ReadonlyMap< string, Timeline > > {
	const { memory } = work;
	const unknown = new Set< string >();
	let from = Infinity;
	for ( const event of events ) {
		const known = memory.visitors.has( event.visitor );
		if ( ! known ) {
			unknown.add( event.visitor );
		}
		const yesterday = event.visitorYesterday;
		if ( yesterday !== null && ! memory.visitors.has( yesterday ) ) {
			unknown.add( yesterday );
		}
		if ( ! known || yesterday !== null ) {
			from = Math.min(
				from,
				event.visitRef === 0 ? event.at : EVERYTHING
			);
		}
	}
	if ( unknown.size === 0 ) {
		return new Map();
	}
	const timelines = await readTimelines( work, [ ...unknown ], from );
	for ( const visitor of unknown ) {
		memory.visitors.set(
			visitor,
			rememberTimeline( work, timelines.get( visitor ) )
		);
	}
	return timelines;
}

/** Events by visitor; a visit of yesterday that still runs keeps its visitor. */
function groupByVisitor(
	memory: SiteMemory,
	events: readonly PendingEvent[]
): Map< string, PendingEvent[] > {
	const groups = new Map< string, PendingEvent[] >();
	for ( const event of events ) {
		if ( event.visitorYesterday !== null ) {
			const runs = ( visitor: string ) =>
				memory.visitors
					.get( visitor )
					?.lanes.some(
						( visit ) =>
							visit !== undefined && runsAt( visit, event.at )
					);
			if ( ! runs( event.visitor ) && runs( event.visitorYesterday ) ) {
				event.visitor = event.visitorYesterday;
			}
		}
		const group = groups.get( event.visitor );
		if ( group === undefined ) {
			groups.set( event.visitor, [ event ] );
		} else {
			group.push( event );
		}
	}
	return groups;
}

/** Marks events beyond what a person does in a day; returns the others. */
function applyCaps(
	known: VisitorMemory,
	events: PendingEvent[]
): PendingEvent[] {
	let dropped = false;
	for ( const event of events ) {
		if ( ! event.capped ) {
			continue;
		}
		const day = utcDay( event.at );
		if ( day > known.day ) {
			known.day = day;
			known.counts.clear();
		}
		if ( day < known.day ) {
			continue;
		}
		const count = known.counts.get( event.type ) ?? 0;
		if ( count >= LIMITS.visitorTypeDay ) {
			event.dropped = 'visitor_cap';
			dropped = true;
		} else {
			known.counts.set( event.type, count + 1 );
		}
	}
	return dropped
		? events.filter( ( event ) => event.dropped === null )
		: events;
}

/** Goes the quick way as far as it leads; what is left over is returned. */
function settleQuickly(
	work: Work,
	visitor: string,
	known: VisitorMemory,
	events: PendingEvent[]
): Unsettled | null {
	for ( let at = 0; at < events.length; at += 1 ) {
		const event = events[ at ];
		if (
			event !== undefined &&
			! settleOne( work, visitor, known, event )
		) {
			return {
				visitor,
				counted: events.slice( 0, at ),
				waiting: events.slice( at ),
			};
		}
	}
	return null;
}

function settleOne(
	work: Work,
	visitor: string,
	known: VisitorMemory,
	event: PendingEvent
): boolean {
	if ( event.visitRef !== 0 || event.at < known.knownFrom ) {
		return false;
	}
	let visit = known.lanes[ event.audience ];
	if ( visit === undefined ) {
		visit = beginVisit( work, visitor, known, event );
	} else if ( comesAfter( visit, event ) ) {
		if ( beginsNewVisit( visit, event ) ) {
			visit = beginVisit( work, visitor, known, event );
		}
	} else if (
		event.at <= visit.startedAt ||
		event.campaign !== 0 ||
		visit.isFull
	) {
		return false;
	}
	visit.count( event, work.changes, 1 );
	work.touched.push( visit );
	return true;
}

function comesAfter( visit: Visit, event: PendingEvent ): boolean {
	return (
		event.at > visit.lastAt ||
		( event.at === visit.lastAt && event.id > visit.lastId )
	);
}

function beginVisit(
	work: Work,
	visitor: string,
	known: VisitorMemory,
	event: PendingEvent
): Visit {
	const visit = new Visit( event, work.days );
	known.lanes[ event.audience ] = visit;
	work.added.set( visit.id, { visitor, visit } );
	return visit;
}

/** Cuts the whole timeline of some visitors anew and notes the difference. */
async function settleSurely(
	work: Work,
	unsettled: readonly Unsettled[],
	alreadyRead: ReadonlyMap< string, Timeline >
): Promise< void > {
	const missing: string[] = [];
	let from = Infinity;
	for ( const { visitor, waiting } of unsettled ) {
		const first = waiting[ 0 ];
		const needed =
			first === undefined ||
			waiting.some( ( event ) => event.visitRef !== 0 )
				? EVERYTHING
				: first.at - LIMITS.visitGapMs;
		const timeline = alreadyRead.get( visitor );
		if ( timeline === undefined || timeline.from > needed ) {
			missing.push( visitor );
			from = Math.min( from, needed );
		}
	}
	const read =
		missing.length === 0
			? alreadyRead
			: await readTimelines( work, missing, from );
	for ( const { visitor, counted, waiting } of unsettled ) {
		const timeline = read.get( visitor ) ?? alreadyRead.get( visitor );
		const stored = timeline?.events ?? [];
		const before = [ ...stored, ...counted ].sort( byTime );
		const after = [ ...before, ...waiting ].sort( byTime );
		const old = countVisits( before, work.days, work.changes, -1 );
		const now = countVisits( after, work.days, work.changes, 1 );
		noteDifference( work, visitor, old, now );
		work.touched.push( ...now );
		const known = work.memory.visitors.get( visitor );
		if ( known !== undefined ) {
			known.lanes.length = 0;
			for ( const visit of now ) {
				if ( visit.visitRef === 0 ) {
					known.lanes[ visit.audience ] = visit;
				}
			}
			known.knownFrom = timeline?.from ?? known.knownFrom;
		}
	}
}

/** Which visits there are now that there were not, and which are gone. A visit's row depends on its first event only. */
function noteDifference(
	work: Work,
	visitor: string,
	old: readonly Visit[],
	now: readonly Visit[]
): void {
	const kept = new Set( old.map( ( visit ) => visit.id ) );
	for ( const visit of now ) {
		if ( ! kept.delete( visit.id ) ) {
			work.added.set( visit.id, { visitor, visit } );
		}
	}
	for ( const id of kept ) {
		if ( ! work.added.delete( id ) ) {
			work.removed.add( id );
		}
	}
}

interface Timeline {
	/** Every event from this time on is here. */
	readonly from: number;
	/** In the order of time. */
	readonly events: CountedEvent[];
	/** Rows of the last UTC day by type, for the cap. */
	readonly day: number;
	readonly counts: Map< number, number >;
}

/**
 * Reads visitors' stored events, from some hours before `from` on, and further back where a visit may have begun earlier
 * than what was read.
 */
async function readTimelines(
	work: Work,
	visitors: readonly string[],
	from: number
): Promise< Map< string, Timeline > > {
	const timelines = new Map< string, Timeline >();
	const own = new Set( work.events.map( ( event ) => event.id ) );
	let ask = [ ...visitors ];
	let start = from === EVERYTHING ? EVERYTHING : from - LOOK_BACK_MS;
	for ( let reach = LOOK_BACK_MS; ask.length > 0; reach *= 4 ) {
		const rows = await selectTimelines.run(
			work.connection,
			[ work.siteId ],
			ask.map( ( visitor ) => Buffer.from( visitor, 'hex' ) ),
			[
				idAt( start === EVERYTHING ? 0 : start - LARGEST_OFFSET_MS ),
				idAt( Math.max( work.now, from ) + LOOK_AHEAD_MS ),
			]
		);
		const numbers = await readSubjectNumbers(
			work.connection,
			work.siteId,
			rows
		);
		const byVisitor = new Map< string, CountedEvent[] >();
		for ( const row of rows ) {
			const visitor = row.visitor.toString( 'hex' );
			const event = countedEvent( row, numbers );
			if ( own.has( event.id ) ) {
				continue;
			}
			const theirs = byVisitor.get( visitor );
			if ( theirs === undefined ) {
				byVisitor.set( visitor, [ event ] );
			} else {
				theirs.push( event );
			}
		}
		const again: string[] = [];
		for ( const visitor of ask ) {
			const theirs = ( byVisitor.get( visitor ) ?? [] ).sort( byTime );
			const events = theirs.filter( ( event ) => event.at >= start );
			const first = events[ 0 ];
			if (
				first !== undefined &&
				start !== EVERYTHING &&
				( first.visitRef !== 0 ||
					first.at - start <= LIMITS.visitGapMs )
			) {
				again.push( visitor );
			} else {
				timelines.set( visitor, {
					from: start,
					events,
					...countDay( theirs ),
				} );
			}
		}
		ask = again;
		start = reach > 24 * 32 * HOUR_MS ? EVERYTHING : start - reach;
	}
	return timelines;
}

function countDay( events: readonly CountedEvent[] ): {
	day: number;
	counts: Map< number, number >;
} {
	const last = events.at( -1 );
	const day = last === undefined ? 0 : utcDay( last.at );
	const counts = new Map< number, number >();
	for ( const event of events ) {
		if ( utcDay( event.at ) === day ) {
			counts.set( event.type, ( counts.get( event.type ) ?? 0 ) + 1 );
		}
	}
	return { day, counts };
}

/** The last visits of a visitor, counted for what they were counted for, without counting it again. */
function rememberTimeline(
	work: Work,
	timeline: Timeline | undefined
): VisitorMemory {
	const lanes: ( Visit | undefined )[] = [];
	if ( timeline !== undefined && timeline.events.length > 0 ) {
		const ignored = new RollUpChanges();
		for ( const visit of countVisits(
			timeline.events,
			work.days,
			ignored
		) ) {
			visit.unbind();
			if ( visit.visitRef === 0 ) {
				lanes[ visit.audience ] = visit;
			}
		}
	}
	return {
		lanes,
		knownFrom: timeline?.from ?? work.now,
		day: timeline?.day ?? 0,
		counts: timeline?.counts ?? new Map(),
		usedAt: work.now,
	};
}
