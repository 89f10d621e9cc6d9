/** Answers what reports ask, from folded rows plus the changes not folded yet, both of one moment. */
import { sql } from 'kysely';
import { eventTypeById, EVENT_TYPES, EVENTS } from '#contract/events/index.ts';
import {
	type CountedType,
	countedTypeById,
	countedTypeId,
} from '#contract/reports/counted-type.ts';
import {
	AUDIENCES,
	DEVICES,
	type Device,
	type Dimension,
	DIMENSIONS,
} from '#contract/reports/dimensions.ts';
import type { Clock } from '../../storage/clock.ts';
import type { Database, Queries } from '../../storage/database.ts';
import { addCount, type Cells, unpackCells } from './cells.ts';
import {
	columnsOf,
	type DayColumns,
	eachCell,
	type PackedRow,
	ReadDays,
	unpackDay,
} from './day-columns.ts';
import { idAt, idTime, subjectOf } from './event-rows.ts';
import {
	detailName,
	detailNumbers,
	detailParts,
	detailValue,
} from './form-details.ts';
import { wonName, wonNumber } from './pairs.ts';
import { PACKED_DIMENSIONS, unpackColumns } from './pack-days.ts';
import { productTableOf } from './product-table.ts';
import type {
	DayCell,
	DaysQuery,
	DayTable,
	HourCell,
	LatestEvent,
	ProductTable,
	ProductTableQuery,
	RollupReader,
} from './roll-up-reader-type.ts';
import { DIMENSION, RollUpChanges, rowKey } from './roll-up-changes.ts';
import { isoDay } from './site-days.ts';
import { TYPE_RANGE } from './visit.ts';

const HOUR_MS = 3_600_000;
const LIVE_MS = 30 * 60_000;
const LARGEST_OFFSET_MS = 86_400_000;
/** Ids are in the order of the senders' clocks: so many more are read than asked for, and put in the right order. */
const LATEST_SPARE = 20;
const VALUES_PER_STATEMENT = 1000;
/** Names remembered, about 20 MB of them. */
const MOST_NAMES = 200_000;
const NO_DAYS: DayTable = { days: [], names: new Map() };
const ALL_TYPES: readonly ( CountedType | undefined )[] = Array.from(
	{ length: TYPE_RANGE },
	( _, id ) => countedTypeById( id ) ?? undefined
);
/** What the dimension `source` says about a visit that came from nowhere we know. */
export const DIRECT = 'direct';

/** Dictionary that holds the values of a dimension; none for those the contract numbers. */
const DICTIONARY: Readonly< Partial< Record< Dimension, number > > > = {
	page: DIMENSION.page,
	with_page: DIMENSION.page,
	block: DIMENSION.block,
	with_block: DIMENSION.block,
	source: DIMENSION.source,
	pair: DIMENSION.pair,
	recognised_block: DIMENSION.block,
};

/** What a reader remembers from one answer to the next. */
interface Memory {
	readonly days: ReadDays;
	readonly names: ReadNames;
}

export function createRollupReader( deps: {
	database: Database;
	clock: Clock;
} ): RollupReader {
	const { database, clock } = deps;
	const memory: Memory = { days: new ReadDays(), names: new ReadNames() };
	const dayTable = ( query: DaysQuery ): Promise< DayTable > =>
		query.days.length === 0
			? Promise.resolve( NO_DAYS )
			: database.snapshot( ( queries ) =>
					readTable( queries, memory, query )
				);
	return {
		days: async ( query ) =>
			cellsOf( await dayTable( query ), query.types ),
		dayTable,
		productTable: ( query ) =>
			database.snapshot( ( queries ) =>
				readProducts( queries, memory, query )
			),
		hours: ( query ) =>
			database.snapshot( ( queries ) => readHours( queries, query ) ),
		keys: ( query ) => readKeys( database.queries, query ),
		freshness: ( siteId ) => readFreshness( database.queries, siteId ),
		latest: ( siteId, limit ) =>
			readLatest( database.queries, siteId, limit, clock.now() ),
	};
}

async function readTable(
	queries: Queries,
	memory: Memory,
	query: DaysQuery
): Promise< DayTable > {
	const { siteId, days, dimension, key } = query;
	const number = DIMENSIONS.indexOf( dimension );
	let valueId: number | null = null;
	let stored: DayTable[ 'days' ];
	if ( key === undefined ) {
		stored = await readWholeDays(
			queries,
			memory.days,
			siteId,
			number,
			days
		);
	} else {
		valueId = await valueIdOf( queries, siteId, dimension, key );
		if ( valueId === null ) {
			return NO_DAYS;
		}
		stored = await readOneValue( queries, siteId, number, days, valueId );
	}
	const waiting = changesOf(
		await readChanges( queries, siteId ),
		new Set( days ),
		number,
		valueId
	);
	const all = waiting.length === 0 ? stored : [ ...stored, ...waiting ];
	if ( key !== undefined && valueId !== null ) {
		return { days: all, names: new Map( [ [ valueId, key ] ] ) };
	}
	return {
		days: all,
		names: await memory.names.read( queries, siteId, dimension, all ),
	};
}

async function readProducts(
	queries: Queries,
	memory: Memory,
	query: ProductTableQuery
): Promise< ProductTable > {
	const { siteId, days, types } = query;
	const dimension = query.recognised
		? DIMENSION.recognisedProduct
		: DIMENSION.product;
	const stored =
		days.length === 0
			? []
			: await readWholeDays(
					queries,
					memory.days,
					siteId,
					dimension,
					days
				);
	const waiting = changesOf(
		await readChanges( queries, siteId ),
		new Set( days ),
		dimension,
		null
	);
	return productTableOf(
		[ ...stored, ...waiting ].map( ( { columns } ) => columns ),
		types
	);
}

/** A table's cells one by one, those of the same day, key and type as one. */
function cellsOf(
	table: DayTable,
	wanted: readonly CountedType[] | undefined
): DayCell[] {
	const types = typeNames( wanted );
	const sums = new Map< string, Map< number, Cells > >();
	for ( const { day, columns } of table.days ) {
		const values = sums.get( day ) ?? new Map< number, Cells >();
		sums.set( day, values );
		eachCell( columns, ( value, type, visits, events ) => {
			const cells = values.get( value ) ?? new Map();
			values.set( value, cells );
			addCount( cells, type, visits, events );
		} );
	}
	const found: DayCell[] = [];
	for ( const [ day, values ] of sums ) {
		for ( const [ value, cells ] of values ) {
			const key = table.names.get( value );
			if ( key === undefined ) {
				continue;
			}
			for ( const [ typeId, { visits, events } ] of cells ) {
				const type = types[ typeId ];
				if ( type !== undefined && ( visits !== 0 || events !== 0 ) ) {
					found.push( { day, key, type, visits, events } );
				}
			}
		}
	}
	return found;
}

/** Every value of some days: those that have not changed since they were read from memory, the others from the database. */
async function readWholeDays(
	queries: Queries,
	before: ReadDays,
	siteId: number,
	dimension: number,
	days: readonly string[]
): Promise< DayTable[ 'days' ] > {
	const versions = await sql< { day: string; version: number } >`
		SELECT rollup_version.day, rollup_version.version
		FROM rollup_version
		WHERE rollup_version.site_id = ${ siteId }
			AND rollup_version.day IN (${ sql.join( days.map( String ) ) })
	`.execute( queries );
	const whole: DayTable[ 'days' ][ number ][] = [];
	const missing = new Map< string, number >();
	for ( const { day, version } of versions.rows ) {
		const columns = before.find( siteId, dimension, day, version );
		if ( columns === null ) {
			missing.set( day, version );
		} else {
			whole.push( { day, columns } );
		}
	}
	if ( missing.size === 0 ) {
		return whole;
	}
	if ( PACKED_DIMENSIONS.includes( dimension ) ) {
		const packs = await sql< {
			day: string;
			version: number;
			body: Buffer;
		} >`
			SELECT rollup_pack.day, rollup_pack.version, rollup_pack.body
			FROM rollup_pack
			WHERE rollup_pack.site_id = ${ siteId }
				AND rollup_pack.day IN (${ sql.join( [ ...missing.keys() ] ) })
				AND rollup_pack.dimension = ${ dimension }
		`.execute( queries );
		for ( const { day, version, body } of packs.rows ) {
			if ( missing.get( day ) === version ) {
				const columns = unpackColumns( body );
				before.keep( siteId, dimension, day, version, columns );
				whole.push( { day, columns } );
				missing.delete( day );
			}
		}
		if ( missing.size === 0 ) {
			return whole;
		}
	}
	// Days as a list, not as a range: each is a short piece of the primary key (site_id, day, dimension, value_id).
	const stored = await sql< PackedRow & { day: string } >`
		SELECT rollup_day.day, rollup_day.value_id, rollup_day.cells
		FROM rollup_day
		WHERE rollup_day.site_id = ${ siteId }
			AND rollup_day.day IN (${ sql.join( [ ...missing.keys() ] ) })
			AND rollup_day.dimension = ${ dimension }
	`.execute( queries );
	const rows = byDay( stored.rows );
	for ( const [ day, version ] of missing ) {
		const columns = unpackDay( rows.get( day ) ?? [] );
		before.keep( siteId, dimension, day, version, columns );
		whole.push( { day, columns } );
	}
	return whole;
}

/** One value of some days: so few rows that they need not be remembered. */
async function readOneValue(
	queries: Queries,
	siteId: number,
	dimension: number,
	days: readonly string[],
	valueId: number
): Promise< DayTable[ 'days' ] > {
	const stored = await sql< PackedRow & { day: string } >`
		SELECT rollup_day.day, rollup_day.value_id, rollup_day.cells
		FROM rollup_day
		WHERE rollup_day.site_id = ${ siteId }
			AND rollup_day.day IN (${ sql.join( days.map( String ) ) })
			AND rollup_day.dimension = ${ dimension }
			AND rollup_day.value_id = ${ valueId }
	`.execute( queries );
	return [ ...byDay( stored.rows ) ].map( ( [ day, rows ] ) => ( {
		day,
		columns: unpackDay( rows ),
	} ) );
}

function byDay< Row extends { readonly day: string } >(
	rows: readonly Row[]
): ReadonlyMap< string, readonly Row[] > {
	const days = new Map< string, Row[] >();
	for ( const row of rows ) {
		const theirs = days.get( row.day );
		if ( theirs === undefined ) {
			days.set( row.day, [ row ] );
		} else {
			theirs.push( row );
		}
	}
	return days;
}

/** What waits to be folded into these days of a dimension, or of one value of it. */
function changesOf(
	changes: RollUpChanges,
	days: ReadonlySet< string >,
	dimension: number,
	valueId: number | null
): DayTable[ 'days' ] {
	const changed: DayTable[ 'days' ][ number ][] = [];
	for ( const [ dayOfChange, rows ] of changes.days ) {
		const day = isoDay( dayOfChange );
		if ( ! days.has( day ) ) {
			continue;
		}
		const values = new Map< number, Cells >();
		for ( const [ row, cells ] of rows ) {
			const of = rowKey( row );
			if (
				of.dimension === dimension &&
				( valueId === null || of.valueId === valueId )
			) {
				values.set( of.valueId, cells );
			}
		}
		if ( values.size > 0 ) {
			changed.push( { day, columns: columnsOf( values ) } );
		}
	}
	return changed;
}

async function readHours(
	queries: Queries,
	query: Parameters< RollupReader[ 'hours' ] >[ 0 ]
): Promise< HourCell[] > {
	const from = Math.ceil( query.from.getTime() / HOUR_MS );
	const to = Math.ceil( query.to.getTime() / HOUR_MS );
	const stored = await sql< { hour: number; cells: Buffer } >`
		SELECT rollup_hour.hour, rollup_hour.cells
		FROM rollup_hour
		WHERE rollup_hour.site_id = ${ query.siteId }
			AND rollup_hour.hour >= ${ from } AND rollup_hour.hour < ${ to }
	`.execute( queries );
	const byHour = new Map< number, Cells >();
	for ( const row of stored.rows ) {
		byHour.set( row.hour, unpackCells( row.cells ) );
	}
	const changes = await readChanges( queries, query.siteId );
	for ( const [ hour, cells ] of changes.hours ) {
		if ( hour >= from && hour < to ) {
			const sum = byHour.get( hour ) ?? new Map();
			byHour.set( hour, addAll( sum, cells ) );
		}
	}
	const types = typeNames( query.types );
	const answer: HourCell[] = [];
	for ( const [ hour, cells ] of byHour ) {
		for ( const [ typeId, count ] of cells ) {
			const type = types[ typeId ];
			if (
				type !== undefined &&
				( count.visits !== 0 || count.events !== 0 )
			) {
				answer.push( {
					hour: new Date( hour * HOUR_MS )
						.toISOString()
						.slice( 0, 13 ),
					type,
					visits: count.visits,
					events: count.events,
				} );
			}
		}
	}
	return answer;
}

/** All changes of a site that no folder has taken yet: half a second's worth as a rule. */
export async function readChanges(
	queries: Queries,
	siteId: number
): Promise< RollUpChanges > {
	const deltas = await sql< { body: Buffer } >`
		SELECT rollup_delta.body FROM rollup_delta WHERE rollup_delta.site_id = ${ siteId }
	`.execute( queries );
	const changes = new RollUpChanges();
	for ( const { body } of deltas.rows ) {
		changes.addPacked( body );
	}
	return changes;
}

async function readKeys(
	queries: Queries,
	query: Parameters< RollupReader[ 'keys' ] >[ 0 ]
): Promise< readonly string[] > {
	const { siteId, dimension, limit } = query;
	const contains = query.contains?.toLowerCase() ?? '';
	const dictionary = DICTIONARY[ dimension ];
	if ( dictionary === undefined ) {
		return fixedValues( dimension )
			.filter( ( value ) => value.toLowerCase().includes( contains ) )
			.slice( 0, limit );
	}
	const direct =
		dimension === 'source' && DIRECT.includes( contains ) ? [ DIRECT ] : [];
	const pattern = `%${ contains.replace( /[\\%_]/g, '\\$&' ) }%`;
	const found = await sql< { value: string } >`
		SELECT dimension_value.value FROM dimension_value
		WHERE dimension_value.site_id = ${ siteId }
			AND dimension_value.dimension = ${ dictionary }
			${ contains === '' ? sql`` : sql`AND LOWER(dimension_value.value) LIKE ${ pattern }` }
		ORDER BY dimension_value.value
		LIMIT ${ limit }
	`.execute( queries );
	return [ ...direct, ...found.rows.map( ( row ) => row.value ) ].slice(
		0,
		limit
	);
}

async function readFreshness(
	queries: Queries,
	siteId: number
): Promise< { newestEventAt: Date | null; version: string } > {
	const found = await sql< { version: number; newest_ms: number } >`
		SELECT event_gate.version, event_gate.newest_ms FROM event_gate WHERE event_gate.site_id = ${ siteId }
	`.execute( queries );
	const gate = found.rows[ 0 ];
	return {
		newestEventAt:
			gate && gate.newest_ms > 0 ? new Date( gate.newest_ms ) : null,
		version: String( gate?.version ?? 0 ),
	};
}

async function readLatest(
	queries: Queries,
	siteId: number,
	limit: number,
	now: number
): Promise< LatestEvent[] > {
	const found = await sql< {
		event_id: Buffer;
		offset_ms: number;
		type: number;
		flags: number;
		page_id: number | null;
		block_id: number | null;
		props: Buffer | null;
	} >`
		SELECT event.event_id, event.offset_ms, event.type, event.flags, event.page_id, event.block_id, event.props
		FROM event
		WHERE event.site_id = ${ siteId }
			AND event.event_id >= ${ idAt( now - LIVE_MS - LARGEST_OFFSET_MS ) }
			AND event.event_id < ${ idAt( now + LIVE_MS + LARGEST_OFFSET_MS ) }
		ORDER BY event.event_id DESC
		LIMIT ${ limit * LATEST_SPARE }
	`.execute( queries );
	const rows = found.rows
		.map( ( row ) => ( {
			...row,
			at: idTime( row.event_id ) + row.offset_ms,
		} ) )
		.filter( ( row ) => row.at > now - LIVE_MS )
		.sort( ( a, b ) => b.at - a.at )
		.slice( 0, limit );
	const idsOf = ( column: 'page_id' | 'block_id' ) =>
		rows.flatMap( ( row ) => row[ column ] ?? [] );
	const pages = await valueNames(
		queries,
		siteId,
		'page',
		idsOf( 'page_id' )
	);
	const blocks = await valueNames(
		queries,
		siteId,
		'block',
		idsOf( 'block_id' )
	);
	return rows.flatMap( ( row ) => {
		const type = eventTypeById( row.type );
		const audience = AUDIENCES[ row.flags & 0b11 ];
		if ( type === null || audience === undefined ) {
			return [];
		}
		return {
			at: new Date( row.at ),
			type,
			audience,
			counted: ( row.flags & 0b100 ) !== 0,
			requested: subjectOf( row.type, row.props ).requested,
			page:
				row.page_id === null
					? null
					: ( pages.get( row.page_id ) ?? null ),
			blockId:
				row.block_id === null
					? null
					: ( blocks.get( row.block_id ) ?? null ),
		};
	} );
}

function addAll( into: Cells, cells: Cells ): Cells {
	for ( const [ type, count ] of cells ) {
		addCount( into, type, count.visits, count.events );
	}
	return into;
}

/** Names of stored types by their number; a type that is not asked for has none. */
function typeNames(
	wanted: readonly CountedType[] | undefined
): readonly ( CountedType | undefined )[] {
	if ( wanted === undefined ) {
		return ALL_TYPES;
	}
	const names: ( CountedType | undefined )[] = Array( ALL_TYPES.length );
	for ( const type of wanted ) {
		names[ countedTypeId( type ) ] = type;
	}
	return names;
}

/** Values of the dimensions that the contract itself lists. */
function fixedValues( dimension: Dimension ): readonly string[] {
	switch ( dimension ) {
		case 'device':
			return DEVICES;
		case 'audience':
			return AUDIENCES.filter( ( audience ) => audience !== 'person' );
		case 'with_step':
		case 'before_step':
			return EVENT_TYPES.filter( ( type ) => EVENTS[ type ].step );
		default:
			return [];
	}
}

/** The number of a dimension's value; null when the site has never seen it. */
async function valueIdOf(
	queries: Queries,
	siteId: number,
	dimension: Dimension,
	key: string
): Promise< number | null > {
	const dictionary = DICTIONARY[ dimension ];
	if ( dictionary !== undefined ) {
		if ( dimension === 'source' && key === DIRECT ) {
			return 0;
		}
		return numberOf( queries, siteId, dictionary, key );
	}
	switch ( dimension ) {
		case 'none':
		case 'recognised':
			return key === '' ? 0 : null;
		case 'product':
		case 'recognised_product':
			return /^[1-9]\d{0,9}$/.test( key ) ? Number( key ) : null;
		case 'won':
			return wonNumber( key, ( pair ) =>
				numberOf( queries, siteId, DIMENSION.pair, pair )
			);
		case 'form_detail': {
			const parts = detailParts( key );
			const [ block, detail ] = await Promise.all( [
				numberOf( queries, siteId, DIMENSION.block, parts.block ),
				numberOf( queries, siteId, DIMENSION.formDetail, parts.detail ),
			] );
			return block === null || detail === null
				? null
				: detailValue( block, detail );
		}
		case 'device':
			return DEVICES.includes( key as Device )
				? DEVICES.indexOf( key as Device ) + 1
				: null;
		case 'audience': {
			const position = AUDIENCES.findIndex(
				( audience ) => audience === key
			);
			return position < 0 ? null : position;
		}
		case 'with_step':
		case 'before_step': {
			const type = EVENT_TYPES.find( ( name ) => name === key );
			return type === undefined ? null : EVENTS[ type ].id;
		}
		default:
			return null;
	}
}

/** The number a dictionary gave a text; null when it has none. */
async function numberOf(
	queries: Queries,
	siteId: number,
	dictionary: number,
	text: string
): Promise< number | null > {
	const found = await sql< { id: number } >`
		SELECT dimension_value.id FROM dimension_value
		WHERE dimension_value.site_id = ${ siteId }
			AND dimension_value.dimension = ${ dictionary }
			AND dimension_value.value = ${ text }
	`.execute( queries );
	return found.rows[ 0 ]?.id ?? null;
}

/** The values behind numbers; a number without a value (never written by us) is left out. */
export async function valueNames(
	queries: Queries,
	siteId: number,
	dimension: Dimension,
	ids: readonly number[]
): Promise< Map< number, string > > {
	const names = new Map< number, string >();
	if ( dimension === 'won' ) {
		const pairs = await valueNames(
			queries,
			siteId,
			'pair',
			ids.map( ( id ) => Math.floor( id / 2 ) )
		);
		for ( const id of ids ) {
			const pair = pairs.get( Math.floor( id / 2 ) );
			if ( pair !== undefined ) {
				names.set( id, wonName( pair, id ) );
			}
		}
		return names;
	}
	if ( dimension === 'form_detail' ) {
		const numbers = ids.map(
			( id ) => [ id, detailNumbers( id ) ] as const
		);
		const blocks = await valueNames(
			queries,
			siteId,
			'block',
			distinct( numbers.map( ( [ , { block } ] ) => block ) )
		);
		const details = await dictionaryNames(
			queries,
			siteId,
			DIMENSION.formDetail,
			distinct( numbers.map( ( [ , { detail } ] ) => detail ) )
		);
		for ( const [ id, number ] of numbers ) {
			const block = blocks.get( number.block );
			const detail = details.get( number.detail );
			if ( block !== undefined && detail !== undefined ) {
				names.set( id, detailName( block, detail ) );
			}
		}
		return names;
	}
	const dictionary = DICTIONARY[ dimension ];
	if ( dictionary === undefined ) {
		for ( const id of ids ) {
			const name = fixedName( dimension, id );
			if ( name !== null ) {
				names.set( id, name );
			}
		}
		return names;
	}
	if ( dimension === 'source' ) {
		names.set( 0, DIRECT );
	}
	for ( const [ id, name ] of await dictionaryNames(
		queries,
		siteId,
		dictionary,
		ids
	) ) {
		names.set( id, name );
	}
	return names;
}

async function dictionaryNames(
	queries: Queries,
	siteId: number,
	dictionary: number,
	ids: readonly number[]
): Promise< Map< number, string > > {
	const names = new Map< number, string >();
	for ( let at = 0; at < ids.length; at += VALUES_PER_STATEMENT ) {
		const some = ids.slice( at, at + VALUES_PER_STATEMENT );
		const found = await sql< { id: number; value: string } >`
			SELECT dimension_value.id, dimension_value.value FROM dimension_value
			WHERE dimension_value.site_id = ${ siteId }
				AND dimension_value.dimension = ${ dictionary }
				AND dimension_value.id IN (${ sql.join( some ) })
		`.execute( queries );
		for ( const { id, value } of found.rows ) {
			names.set( id, value );
		}
	}
	return names;
}

function distinct( numbers: readonly number[] ): readonly number[] {
	return [ ...new Set( numbers ) ];
}

/** The names of one site and dictionary. */
interface KnownNames {
	readonly byNumber: Map< number, string >;
	/** Days all of whose values have been looked up. */
	readonly complete: WeakSet< DayColumns >;
}

/** Names read before. A number that was given to a value keeps it for good, so they are never out of date. */
class ReadNames {
	#count = 0;
	readonly #places = new Map< string, KnownNames >();

	/** The names of all values of these days, and perhaps of more. */
	async read(
		queries: Queries,
		siteId: number,
		dimension: Dimension,
		days: DayTable[ 'days' ]
	): Promise< ReadonlyMap< number, string > > {
		const { byNumber, complete } = this.#placeOf(
			`${ siteId } ${ DICTIONARY[ dimension ] ?? dimension }`
		);
		const missing = new Set< number >();
		for ( const { columns } of days ) {
			if ( complete.has( columns ) ) {
				continue;
			}
			for ( const value of columns.values ) {
				if ( ! byNumber.has( value ) ) {
					missing.add( value );
				}
			}
		}
		if ( missing.size > 0 ) {
			const read = await valueNames( queries, siteId, dimension, [
				...missing,
			] );
			for ( const [ id, name ] of read ) {
				byNumber.set( id, name );
			}
			this.#count += read.size;
		}
		for ( const { columns } of days ) {
			complete.add( columns );
		}
		return byNumber;
	}

	/** What is known of a place; who holds it may go on using it after all others were given up for want of room. */
	#placeOf( key: string ): KnownNames {
		if ( this.#count > MOST_NAMES ) {
			this.#places.clear();
			this.#count = 0;
		}
		let place = this.#places.get( key );
		if ( place === undefined ) {
			place = { byNumber: new Map(), complete: new WeakSet() };
			this.#places.set( key, place );
		}
		return place;
	}
}

function fixedName( dimension: Dimension, id: number ): string | null {
	switch ( dimension ) {
		case 'none':
		case 'recognised':
			return id === 0 ? '' : null;
		case 'product':
		case 'recognised_product':
			return String( id );
		case 'device':
			return DEVICES[ id - 1 ] ?? null;
		case 'audience':
			return AUDIENCES[ id ] ?? null;
		case 'with_step':
		case 'before_step':
			return eventTypeById( id );
		default:
			return null;
	}
}
