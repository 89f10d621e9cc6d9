/**
 * Writes a group of events in one transaction: the second half of the pipeline, in the order it happens
 * (gate, dedupe, quarantine and counters, dictionary, visits, rows, roll-up change).
 *
 * Exactly once, whatever happens: rows, visits and the change of the roll-ups are committed together; when nobody knows
 * whether a commit arrived, the work is done again and finds the ids that are there.
 */
import type { RowDataPacket } from 'mysql2/promise';
import type { Clock } from '../../../storage/clock.ts';
import type { Database, RawConnection } from '../../../storage/database.ts';
import { lockGate } from '../../../storage/event-gate.ts';
import {
	hexLiteral,
	integerLiteral,
	LiteralInsert,
	numberOrNull,
	textLiteral,
} from '../../../storage/literal-insert.ts';
import {
	PreparedInsert,
	PreparedList,
	type Value,
} from '../../../storage/prepared.ts';
import { toTimestamp } from '../../../storage/timestamp.ts';
import {
	DIMENSION,
	hasSubject,
	isoDay,
	numberPairs,
	REQUESTED,
	RollUpChanges,
	siteDays,
	subjectOf,
} from '../../rollups/index.ts';
import { utcDay } from '../identity/day-keys.ts';
import { type Dictionary, POLICY_DICTIONARY } from '../memory/dictionary.ts';
import type { RecentIds } from '../memory/recent-ids.ts';
import type { SiteMemories, SiteMemory } from '../memory/site-memory.ts';
import type { Turns } from '../memory/turns.ts';
import { FLAG, type PendingEvent } from '../pending-event.ts';
import { startAttaching } from './attach-visits.ts';
import { dropKnownFacts, keepFacts } from './facts.ts';
import { dropSecondStarts } from './one-checkout.ts';
import { packQuarantined } from './quarantined-event.ts';
import { writeVisits } from './write-visits.ts';

export interface EventStore {
	/**
	 * Stores events, or finds that they are stored. Sets `dropped` on those that were not counted now.
	 *
	 * @param events    Of any sites, in any order.
	 * @param timeZones Time zone of each site among them.
	 * @throws when the database cannot: then none of the events is acknowledged, and each may be sent again.
	 */
	write: (
		events: readonly PendingEvent[],
		timeZones: ReadonlyMap< number, string >
	) => Promise< void >;
	/**
	 * The same for one site, inside somebody else's transaction and turn. Takes the site's gate, which the transaction may
	 * hold already.
	 */
	writeSite: (
		connection: RawConnection,
		siteId: number,
		events: readonly PendingEvent[],
		timeZone: string
	) => Promise< void >;
}

interface IdRow extends RowDataPacket {
	event_id: Buffer;
}

interface CountRow extends RowDataPacket {
	n: number;
}

/** Events of one site that may wait for their blocks; beyond that invented ids are dropped at once. */
const MOST_QUARANTINED = 20_000;

const selectEvents = new PreparedList< IdRow >(
	'SELECT event.event_id FROM event WHERE event.site_id = ? AND event.event_id IN (?)'
);
const selectQuarantined = new PreparedList< IdRow >(
	'SELECT quarantine.event_id FROM quarantine WHERE quarantine.site_id = ? AND quarantine.event_id IN (?)'
);
const selectCounted = new PreparedList< IdRow >(
	'SELECT counter_seen.event_id FROM counter_seen WHERE counter_seen.site_id = ? AND counter_seen.event_id IN (?)'
);

const LIVE_COLUMNS = [
	'site_id',
	'event_id',
	'offset_ms',
	'visitor',
	'type',
	'flags',
	'page_id',
	'block_id',
	'source_id',
	'device_id',
	'consent_at',
	'props',
] as const;
/** What most groups have none of: a column that is not named is none the database has to parse a NULL for in every row. */
const RARE_COLUMNS = [ 'campaign', 'policy_id' ] as const;
const IMPORT_COLUMNS = [ 'batch_id', 'visit_ref' ] as const;
const insertCounted = new PreparedInsert( 'counter_seen', [
	'site_id',
	'event_id',
	'seen_at',
] );
const addToCounters = new PreparedInsert(
	'counter_day',
	[ 'site_id', 'day', 'type', 'n' ],
	' ON DUPLICATE KEY UPDATE n = n + VALUES(n)'
);
const insertQuarantined = new PreparedInsert( 'quarantine', [
	'site_id',
	'event_id',
	'block_id',
	'arrived_at',
	'body',
] );

export function createEventStore( deps: {
	database: Database;
	memories: SiteMemories;
	turns: Turns;
	clock: Clock;
} ): EventStore {
	const { database, memories, turns, clock } = deps;

	async function writeSite(
		connection: RawConnection,
		siteId: number,
		events: readonly PendingEvent[],
		timeZone: string
	): Promise< void > {
		const now = clock.now();
		const memory = memories.of( siteId );
		memory.enter(
			await lockGate( connection, siteId, newest( events, now ) )
		);

		const fresh = await dropSecondStarts(
			connection,
			siteId,
			await dropKnownFacts(
				connection,
				siteId,
				await dropDuplicates(
					connection,
					siteId,
					events,
					memory.recent
				)
			)
		);
		const rows = fresh.filter( ( event ) => event.destination === 'event' );
		if ( rows.length < fresh.length ) {
			await keepCounters( connection, siteId, fresh, now );
			await keepQuarantined( connection, siteId, fresh, now );
		}
		if ( rows.length > 0 ) {
			await learnTexts( connection, memory, rows );
			const changes = new RollUpChanges();
			const attaching = await startAttaching(
				connection,
				siteId,
				memory,
				siteDays( timeZone ),
				rows,
				changes,
				now
			);
			// The database writes the rows while this process works out what they change.
			const inserting = insertRows( connection, rows );
			inserting.catch( () => undefined );
			const visits = await attaching.finish();
			await inserting;
			await keepFacts( connection, siteId, rows );
			await writeVisits( connection, siteId, visits );
			if ( ! changes.isEmpty ) {
				await connection.execute(
					'INSERT INTO rollup_delta (site_id, version, body) VALUES (?, ?, ?)',
					[ siteId, memory.version, changes.pack() ]
				);
			}
		}
		await releaseQuarantined( connection, siteId, events );
		memory.recent.add( storedIds( rows ) );
	}

	return {
		writeSite,
		async write( events, timeZones ) {
			const sites = bySite( events );
			let begun = false;
			const forget = () => {
				for ( const siteId of sites.keys() ) {
					memories.forget( siteId );
				}
			};
			const attempt = () =>
				database.rawTransaction(
					async ( connection ) => {
						if ( begun ) {
							// The attempt before has changed what is remembered, and was rolled back, or perhaps not.
							forget();
							for ( const event of events ) {
								event.dropped = null;
							}
						}
						begun = true;
						for ( const [ siteId, theirs ] of sites ) {
							await writeSite(
								connection,
								siteId,
								theirs,
								timeZones.get( siteId ) ?? 'UTC'
							);
						}
					},
					{ onDuplicateKey: true }
				);
			await turns.take( () =>
				attempt().catch( ( error: unknown ) => {
					forget();
					throw error;
				} )
			);
		},
	};
}

/** In the order of site ids, which is the order gates are taken in: so two transactions never wait for each other. */
function bySite(
	events: readonly PendingEvent[]
): ReadonlyMap< number, readonly PendingEvent[] > {
	const sites = new Map< number, PendingEvent[] >();
	for ( const event of events ) {
		const theirs = sites.get( event.siteId );
		if ( theirs === undefined ) {
			sites.set( event.siteId, [ event ] );
		} else {
			theirs.push( event );
		}
	}
	return sites.size < 2
		? sites
		: new Map( [ ...sites ].sort( ( [ a ], [ b ] ) => a - b ) );
}

/** Time of the newest event that may get a row; a clock that runs ahead does not make the data newer than now. */
function newest( events: readonly PendingEvent[], now: number ): number {
	let time = 0;
	for ( const event of events ) {
		if ( event.destination === 'event' && event.at > time ) {
			time = event.at;
		}
	}
	return Math.min( time, now );
}

/**
 * Whether an event is sent for the first time as a rule, and again only to the process it was sent to before: what browsers send.
 * The shop's server sends again as a matter of course, and imports and quarantine bring back what is old.
 */
function comesFirstHere( event: PendingEvent ): boolean {
	return (
		( event.flags & FLAG.server ) === 0 &&
		event.batchId === 0 &&
		! event.released
	);
}

/** Ids of the events whose rows this transaction writes. */
function storedIds( rows: readonly PendingEvent[] ): string[] {
	const ids: string[] = [];
	for ( const event of rows ) {
		if ( event.dropped === null && event.batchId === 0 ) {
			ids.push( event.id );
		}
	}
	return ids;
}

/**
 * Marks what is stored already, or stands twice in the group; returns the others. The database is asked for ids that may
 * stand without this process knowing; see recent-ids.ts.
 */
async function dropDuplicates(
	connection: RawConnection,
	siteId: number,
	events: readonly PendingEvent[],
	recent: RecentIds
): Promise< PendingEvent[] > {
	const first = new Map< string, PendingEvent >();
	const counted: Buffer[] = [];
	const kept: Buffer[] = [];
	const stored: Buffer[] = [];
	for ( const event of events ) {
		if ( first.has( event.id ) || recent.has( event.id ) ) {
			event.dropped = 'duplicate';
			continue;
		}
		first.set( event.id, event );
		if ( event.destination === 'counter' ) {
			counted.push( event.idBytes );
		} else if ( event.destination === 'quarantine' ) {
			stored.push( event.idBytes );
			kept.push( event.idBytes );
		} else if ( ! recent.isTrusted || ! comesFirstHere( event ) ) {
			stored.push( event.idBytes );
		}
	}
	const known: IdRow[][] = [];
	if ( stored.length > 0 ) {
		known.push( await selectEvents.run( connection, [ siteId ], stored ) );
	}
	if ( kept.length > 0 ) {
		known.push(
			await selectQuarantined.run( connection, [ siteId ], kept )
		);
	}
	if ( counted.length > 0 ) {
		known.push(
			await selectCounted.run( connection, [ siteId ], counted )
		);
	}
	for ( const rows of known ) {
		for ( const row of rows ) {
			const id = row.event_id.toString( 'hex' );
			const event = first.get( id );
			if ( event !== undefined ) {
				event.dropped = 'duplicate';
				first.delete( id );
			}
		}
	}
	return [ ...first.values() ];
}

async function keepCounters(
	connection: RawConnection,
	siteId: number,
	fresh: readonly PendingEvent[],
	now: number
): Promise< void > {
	const seen: Value[] = [];
	const counts = new Map<
		string,
		{ day: string; type: number; n: number }
	>();
	const seenAt = toTimestamp( now );
	for ( const event of fresh ) {
		if ( event.destination !== 'counter' ) {
			continue;
		}
		seen.push( siteId, event.idBytes, seenAt );
		event.dropped = 'consent';
		// Bots have no consent to give; counting them would only make the share of the unmeasured look larger.
		if ( event.audience !== 0 ) {
			continue;
		}
		const day = isoDay( utcDay( event.at ) );
		const key = `${ day }:${ event.type }`;
		const count = counts.get( key );
		if ( count === undefined ) {
			counts.set( key, { day, type: event.type, n: 1 } );
		} else {
			count.n += 1;
		}
	}
	if ( seen.length > 0 ) {
		await insertCounted.run( connection, seen );
	}
	if ( counts.size > 0 ) {
		await addToCounters.run(
			connection,
			[ ...counts.values() ].flatMap( ( { day, type, n } ) => [
				siteId,
				day,
				type,
				n,
			] )
		);
	}
}

async function keepQuarantined(
	connection: RawConnection,
	siteId: number,
	fresh: readonly PendingEvent[],
	now: number
): Promise< void > {
	const waiting = fresh.filter(
		( event ) => event.destination === 'quarantine'
	);
	if ( waiting.length === 0 ) {
		return;
	}
	const [ found ] = await connection.execute< CountRow[] >(
		'SELECT COUNT(*) AS n FROM quarantine WHERE quarantine.site_id = ?',
		[ siteId ]
	);
	const room = MOST_QUARANTINED - ( found[ 0 ]?.n ?? 0 );
	const values: Value[] = [];
	const arrivedAt = toTimestamp( now );
	waiting.forEach( ( event, position ) => {
		if ( position >= room ) {
			event.dropped = 'unknown_block';
			return;
		}
		values.push(
			siteId,
			event.idBytes,
			event.blockName,
			arrivedAt,
			packQuarantined( event )
		);
	} );
	if ( values.length > 0 ) {
		await insertQuarantined.run( connection, values );
	}
}

async function releaseQuarantined(
	connection: RawConnection,
	siteId: number,
	events: readonly PendingEvent[]
): Promise< void > {
	const released = events.filter( ( event ) => event.released );
	if ( released.length > 0 ) {
		await connection.query(
			'DELETE FROM quarantine WHERE quarantine.site_id = ? AND quarantine.event_id IN (?)',
			[ siteId, released.map( ( event ) => event.idBytes ) ]
		);
	}
}

/** Gives every text of the group its number. */
async function learnTexts(
	connection: RawConnection,
	memory: SiteMemory,
	rows: readonly PendingEvent[]
): Promise< void > {
	const pages = memory.dictionary( DIMENSION.page );
	const blocks = memory.dictionary( DIMENSION.block );
	const sources = memory.dictionary( DIMENSION.source );
	const policies = memory.dictionary( POLICY_DICTIONARY );
	const pairs = memory.dictionary( DIMENSION.pair );
	const details = memory.dictionary( DIMENSION.formDetail );
	const detailed: [ PendingEvent, string ][] = [];
	const compared: [ PendingEvent, ReturnType< typeof subjectOf > ][] = [];
	const unknown = new Map< Dictionary, Set< string > >();
	const look = ( dictionary: Dictionary, text: string | null ) => {
		if ( text !== null && ! dictionary.knows( text ) ) {
			const texts = unknown.get( dictionary );
			if ( texts === undefined ) {
				unknown.set( dictionary, new Set( [ text ] ) );
			} else {
				texts.add( text );
			}
		}
	};
	for ( const event of rows ) {
		look( pages, event.pagePath );
		look( blocks, event.blockName );
		look( sources, event.sourceLabel );
		look( policies, event.policyText );
		if ( hasSubject( event.type ) ) {
			const subject = subjectOf( event.type, event.props );
			event.product = subject.product;
			event.sharedList = subject.sharedList;
			event.withPurchase = subject.withPurchase;
			if ( subject.requested ) {
				event.type = REQUESTED;
			}
			if ( subject.detail !== null ) {
				detailed.push( [ event, subject.detail ] );
				look( details, subject.detail );
			}
			if ( subject.pairs.length > 0 ) {
				compared.push( [ event, subject ] );
				for ( const pair of subject.pairs ) {
					look( pairs, pair );
				}
			}
		}
	}
	for ( const [ dictionary, texts ] of unknown ) {
		await dictionary.learn( connection, texts );
	}
	for ( const event of rows ) {
		event.page = pages.numberOf( event.pagePath );
		event.block = blocks.numberOf( event.blockName );
		event.source = sources.numberOf( event.sourceLabel );
		event.policy = policies.numberOf( event.policyText );
	}
	for ( const [ event, subject ] of compared ) {
		event.compared = numberPairs( subject, ( pair ) =>
			pairs.ownNumberOf( pair )
		);
	}
	for ( const [ event, detail ] of detailed ) {
		event.detail = details.ownNumberOf( detail );
	}
}

async function insertRows(
	connection: RawConnection,
	rows: readonly PendingEvent[]
): Promise< void > {
	const hasRare = rows.some(
		( event ) => event.campaign !== 0 || event.policy !== 0
	);
	const columns = hasRare
		? [ ...LIVE_COLUMNS, ...RARE_COLUMNS ]
		: LIVE_COLUMNS;
	const live = new LiteralInsert( 'event', columns );
	const imported = new LiteralInsert( 'event', [
		...columns,
		...IMPORT_COLUMNS,
	] );
	// In the order of the primary key: pages that grow at their end are left full, others half empty.
	const ordered = rows
		.filter( ( event ) => event.dropped === null )
		.sort( ( a, b ) => ( a.id < b.id ? -1 : 1 ) );
	for ( const event of ordered ) {
		const usual = `${ event.siteId },${ hexLiteral( event.id ) },${ integerLiteral( event.offset ) },${ hexLiteral( event.visitor ) },${ event.storedType },${ event.flags },${ numberOrNull( event.page ) },${ numberOrNull( event.block ) },${ numberOrNull( event.source ) },${ numberOrNull( event.device ) },${ numberOrNull( event.consentAt ) },${ event.props === null ? 'NULL' : textLiteral( event.props ) }`;
		const values = hasRare
			? `${ usual },${ numberOrNull( event.campaign ) },${ numberOrNull( event.policy ) }`
			: usual;
		if ( event.batchId === 0 ) {
			live.add( values );
		} else {
			imported.add(
				`${ values },${ integerLiteral( event.batchId ) },${ numberOrNull( event.visitRef ) }`
			);
		}
	}
	await live.run( connection );
	await imported.run( connection );
}
