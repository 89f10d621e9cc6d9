/** Keeps the read model: an order's steps and what it adds to the days, in one transaction, replaced as a whole. */
import type { RowDataPacket } from 'mysql2/promise';
import type { Database, RawConnection } from '../../storage/database.ts';
import {
	byTime,
	COUNTED_COLUMNS,
	countedEvent,
	type CountedEvent,
	type CountedRow,
	idAt,
	productsOf,
	readSubjectNumbers,
	siteDays,
} from '../rollups/index.ts';
import {
	type Cells,
	type Difference,
	difference,
	NUMBER_COLUMNS,
	packCells,
} from './cells.ts';
import type { LoopSite } from './closed-loop.ts';
import {
	type LoopOrder,
	REACH_MS,
	visitKeys,
	type WorkedOut,
	workOut,
} from './work-out.ts';

const HOUR_MS = 3_600_000;
/** So much before the reach is read, so that visits are cut where they were. */
const RUN_UP_MS = 12 * HOUR_MS;
/** An id may differ from its event's time by the largest clock offset allowed. */
const LARGEST_OFFSET_MS = 24 * HOUR_MS;
const CELLS_AT_ONCE = 500;

interface LoopRow extends RowDataPacket {
	visitor: Buffer;
	made_at: number;
	adds: Buffer;
}

interface StepRow extends RowDataPacket {
	visit_id: Buffer;
	type: number;
	block_id: number | null;
	product_id: number | null;
	shared_list: number;
}

interface OrderIdRow extends RowDataPacket {
	order_id: number;
}

/** An order that counts, with its buyer. */
export interface OrderToKeep extends LoopOrder {
	readonly orderId: number;
	/** 16 hex digits. */
	readonly visitor: string;
}

/** Works an order's steps out anew and puts them in place of what stood there. */
export async function keepOrder(
	database: Database,
	site: LoopSite,
	order: OrderToKeep
): Promise< void > {
	await database.rawTransaction(
		async ( connection ) => {
			const before = await lockOrder(
				connection,
				site.id,
				order.orderId
			);
			const found = await findSteps( connection, site, order );
			await removeRows( connection, site.id, order.orderId );
			await addToDays(
				connection,
				site.id,
				difference( before, found.cells )
			);
			await connection.query(
				'INSERT INTO order_loop (site_id, order_id, visitor, made_at, visits, steps, source_id, adds) VALUES (?)',
				[
					[
						site.id,
						order.orderId,
						Buffer.from( order.visitor, 'hex' ),
						order.madeAt,
						found.visits,
						found.steps.length,
						found.source,
						packCells( found.cells ),
					],
				]
			);
			await insertSteps( connection, site.id, order.orderId, found );
		},
		{ onDuplicateKey: true }
	);
}

/** Takes an order out of steps and days. */
export async function dropOrder(
	database: Database,
	siteId: number,
	orderId: number
): Promise< void > {
	const none: Cells = new Map();
	await database.rawTransaction( async ( connection ) => {
		const before = await lockOrder( connection, siteId, orderId );
		if ( before !== null ) {
			await removeRows( connection, siteId, orderId );
			await addToDays( connection, siteId, difference( before, none ) );
		}
	} );
}

/** Orders of the same buyer made within the reach after a moment: what one order takes, the next has not. */
export async function ordersAfter(
	database: Database,
	siteId: number,
	visitor: string,
	madeAt: number
): Promise< readonly number[] > {
	return database.rawTransaction( async ( connection ) => {
		const [ rows ] = await connection.query< OrderIdRow[] >(
			'SELECT order_loop.order_id FROM order_loop WHERE order_loop.site_id = ? AND order_loop.visitor = ? AND order_loop.made_at > ? AND order_loop.made_at <= ?',
			[ siteId, Buffer.from( visitor, 'hex' ), madeAt, madeAt + REACH_MS ]
		);
		return rows.map( ( row ) => row.order_id );
	} );
}

/** @return What the order added before; null: nothing. */
async function lockOrder(
	connection: RawConnection,
	siteId: number,
	orderId: number
): Promise< Buffer | null > {
	const [ rows ] = await connection.query< LoopRow[] >(
		'SELECT order_loop.adds FROM order_loop WHERE order_loop.site_id = ? AND order_loop.order_id = ? FOR UPDATE',
		[ siteId, orderId ]
	);
	return rows[ 0 ]?.adds ?? null;
}

async function findSteps(
	connection: RawConnection,
	site: LoopSite,
	order: OrderToKeep
): Promise< WorkedOut > {
	const visitor = Buffer.from( order.visitor, 'hex' );
	const from = Math.max( order.after, order.madeAt - REACH_MS );
	const [ rows ] = await connection.query< CountedRow[] >(
		`SELECT ${ COUNTED_COLUMNS } FROM event FORCE INDEX (timeline) WHERE event.site_id = ? AND event.visitor = ? AND event.event_id >= ? AND event.event_id < ?`,
		[
			site.id,
			visitor,
			idAt( from - RUN_UP_MS - LARGEST_OFFSET_MS ),
			idAt( order.madeAt + LARGEST_OFFSET_MS ),
		]
	);
	const numbers = await readSubjectNumbers( connection, site.id, rows );
	const names = new Map(
		[ ...numbers.pairs ].map( ( [ pair, number ] ) => [ number, pair ] )
	);
	const events: CountedEvent[] = rows
		.map( ( row ) => countedEvent( row, numbers ) )
		.sort( byTime );
	const [ earlier ] = await connection.query< StepRow[] >(
		`SELECT order_step.visit_id, order_step.type, order_step.block_id, order_step.product_id, order_step.shared_list
		FROM order_loop
		JOIN order_step ON order_step.site_id = order_loop.site_id AND order_step.order_id = order_loop.order_id
		WHERE order_loop.site_id = ? AND order_loop.visitor = ? AND order_loop.made_at >= ? AND order_loop.made_at < ?`,
		[ site.id, visitor, from - REACH_MS, order.madeAt ]
	);
	const counted = new Set(
		earlier.flatMap( ( row ) =>
			visitKeys( {
				visitId: row.visit_id.toString( 'hex' ),
				type: row.type,
				block: row.block_id ?? 0,
				product: row.product_id ?? 0,
				sharedList: row.shared_list === 1,
			} )
		)
	);
	return workOut(
		order,
		events,
		siteDays( site.timeZone ),
		( pair ) => productsOf( names.get( pair ) ?? '0:0' ),
		counted
	);
}

async function removeRows(
	connection: RawConnection,
	siteId: number,
	orderId: number
): Promise< void > {
	for ( const table of [ 'order_step', 'order_loop' ] ) {
		await connection.query(
			`DELETE FROM ${ table } WHERE ${ table }.site_id = ? AND ${ table }.order_id = ?`,
			[ siteId, orderId ]
		);
	}
}

async function insertSteps(
	connection: RawConnection,
	siteId: number,
	orderId: number,
	found: WorkedOut
): Promise< void > {
	if ( found.steps.length === 0 ) {
		return;
	}
	const orNull = ( number: number ) => ( number === 0 ? null : number );
	await connection.query(
		'INSERT INTO order_step (site_id, order_id, n, day, at, lag_s, type, block_id, page_id, product_id, visit_id, same_visit, recognised, bought, shared_list) VALUES ?',
		[
			found.steps.map( ( step, n ) => [
				siteId,
				orderId,
				n,
				step.day,
				step.at,
				step.lagSeconds,
				step.type,
				orNull( step.block ),
				orNull( step.page ),
				orNull( step.product ),
				Buffer.from( step.visitId, 'hex' ),
				Number( step.sameVisit ),
				Number( step.recognised ),
				Number( step.bought ),
				Number( step.sharedList ),
			] ),
		]
	);
}

const ADD_CELLS = `INSERT INTO loop_day (site_id, day, kind, value_id, type, ${ NUMBER_COLUMNS.join(
	', '
) }) VALUES ? ON DUPLICATE KEY UPDATE ${ NUMBER_COLUMNS.map(
	( column ) => `${ column } = loop_day.${ column } + VALUES(${ column })`
).join( ', ' ) }`;
const EMPTY = NUMBER_COLUMNS.map(
	( column ) => `loop_day.${ column } = 0`
).join( ' AND ' );

async function addToDays(
	connection: RawConnection,
	siteId: number,
	differences: readonly Difference[]
): Promise< void > {
	for ( let at = 0; at < differences.length; at += CELLS_AT_ONCE ) {
		const some = differences.slice( at, at + CELLS_AT_ONCE );
		await connection.query( ADD_CELLS, [
			some.map( ( cell ) => [
				siteId,
				cell.day,
				cell.kind,
				cell.valueId,
				cell.type,
				...cell.numbers,
			] ),
		] );
		const lessened = some.filter( ( cell ) =>
			cell.numbers.some( ( number ) => number < 0 )
		);
		if ( lessened.length > 0 ) {
			await connection.query(
				`DELETE FROM loop_day WHERE loop_day.site_id = ? AND (${ lessened
					.map(
						() =>
							'(loop_day.day = ? AND loop_day.kind = ? AND loop_day.value_id = ? AND loop_day.type = ?)'
					)
					.join( ' OR ' ) }) AND ${ EMPTY }`,
				[
					siteId,
					...lessened.flatMap( ( cell ) => [
						cell.day,
						cell.kind,
						cell.valueId,
						cell.type,
					] ),
				]
			);
		}
	}
}
