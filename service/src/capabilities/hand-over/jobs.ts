/** The table `hand_over_job`: names nobody. */
import type { RowDataPacket } from 'mysql2/promise';
import {
	HAND_OVER_ACTIONS,
	HAND_OVER_STATES,
	type HandOverAction,
	type HandOverReason,
	type HandOverState,
} from '#contract/hand-over.ts';
import type { RawConnection } from '../../storage/database.ts';
import { reasonName, reasonNumber } from './destinations.ts';

export interface Job {
	/** 32 hex digits; the same over all tries. */
	readonly id: string;
	readonly destinationId: string;
	readonly action: HandOverAction;
	readonly list: string;
	/** The receiver's list. */
	readonly target: string;
	/** 32 hex digits; null: nothing of the person is stored but what the job itself keeps sealed. */
	readonly submissionId: string | null;
	readonly addressIndex: Buffer | null;
	readonly state: HandOverState;
	readonly tries: number;
	/** It was sent at least once, perhaps without an answer. */
	readonly taken: boolean;
	/** Times in ms since 1970. */
	readonly nextAt: number;
	readonly madeAt: number;
	readonly endedAt: number | null;
	readonly reason: HandOverReason | null;
	readonly status: number | null;
	readonly detail: string;
}

interface JobRow extends RowDataPacket {
	job_id: Buffer;
	destination_id: string;
	action: number;
	list: string;
	target: string;
	submission_id: Buffer | null;
	address_index: Buffer | null;
	state: number;
	tries: number;
	taken: number;
	next_at: number;
	made_at: number;
	ended_at: number | null;
	reason: number;
	status: number | null;
	detail: string;
}

interface CountRow extends RowDataPacket {
	n: number;
}

interface TallyRow extends RowDataPacket {
	destination_id: string;
	state: number;
	n: number;
	last: number | null;
}

export interface Place {
	readonly connection: RawConnection;
	readonly siteId: number;
}

const bytes = ( hex: string ) => Buffer.from( hex, 'hex' );
const stateNumber = ( state: HandOverState ) =>
	HAND_OVER_STATES.indexOf( state );
const actionNumber = ( action: HandOverAction ) =>
	HAND_OVER_ACTIONS.indexOf( action );

function decode( row: JobRow ): Job {
	return {
		id: row.job_id.toString( 'hex' ),
		destinationId: row.destination_id,
		action: HAND_OVER_ACTIONS[ row.action ] ?? 'subscribe',
		list: row.list,
		target: row.target,
		submissionId: row.submission_id?.toString( 'hex' ) ?? null,
		addressIndex: row.address_index,
		state: HAND_OVER_STATES[ row.state ] ?? 'dead',
		tries: row.tries,
		taken: row.taken === 1,
		nextAt: row.next_at,
		madeAt: row.made_at,
		endedAt: row.ended_at,
		reason: reasonName( row.reason ),
		status: row.status,
		detail: row.detail,
	};
}

/** Adds a job unless it is there. */
export async function addJob(
	{ connection, siteId }: Place,
	job: Pick<
		Job,
		| 'id'
		| 'destinationId'
		| 'action'
		| 'list'
		| 'target'
		| 'submissionId'
		| 'addressIndex'
		| 'madeAt'
	>
): Promise< void > {
	await connection.query(
		"INSERT INTO hand_over_job (site_id, job_id, destination_id, action, list, target, submission_id, address_index, state, tries, taken, next_at, made_at, ended_at, reason, status, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?, NULL, 0, NULL, '') ON DUPLICATE KEY UPDATE made_at = made_at",
		[
			siteId,
			bytes( job.id ),
			job.destinationId,
			actionNumber( job.action ),
			job.list,
			job.target,
			job.submissionId === null ? null : bytes( job.submissionId ),
			job.addressIndex,
			job.madeAt,
			job.madeAt,
		]
	);
}

/** Jobs of some submissions or addresses, oldest first. */
export async function jobsOf(
	{ connection, siteId }: Place,
	of: {
		readonly submissionIds: readonly string[];
		readonly addressIndexes: readonly Buffer[];
	}
): Promise< readonly Job[] > {
	const found = new Map< string, Job >();
	for ( const [ column, wanted ] of [
		[ 'submission_id', of.submissionIds.map( bytes ) ],
		[ 'address_index', of.addressIndexes ],
	] as const ) {
		if ( wanted.length > 0 ) {
			const [ rows ] = await connection.query< JobRow[] >(
				`SELECT hand_over_job.* FROM hand_over_job WHERE hand_over_job.site_id = ? AND hand_over_job.${ column } IN (?)`,
				[ siteId, wanted ]
			);
			rows.map( decode ).forEach( ( job ) => found.set( job.id, job ) );
		}
	}
	return [ ...found.values() ].sort( ( a, b ) => a.madeAt - b.madeAt );
}

/** Ends waiting jobs and dead letters that became pointless. */
export async function cancelJobs(
	{ connection, siteId }: Place,
	ids: readonly string[],
	now: number
): Promise< void > {
	if ( ids.length > 0 ) {
		await connection.query(
			'UPDATE hand_over_job SET state = ?, ended_at = ? WHERE hand_over_job.site_id = ? AND hand_over_job.job_id IN (?) AND hand_over_job.state IN (?)',
			[
				stateNumber( 'cancelled' ),
				now,
				siteId,
				ids.map( bytes ),
				[ stateNumber( 'waiting' ), stateNumber( 'dead' ) ],
			]
		);
	}
}

export async function deleteJobs(
	{ connection, siteId }: Place,
	ids: readonly string[]
): Promise< void > {
	if ( ids.length > 0 ) {
		await connection.query(
			'DELETE FROM hand_over_job WHERE hand_over_job.site_id = ? AND hand_over_job.job_id IN (?)',
			[ siteId, ids.map( bytes ) ]
		);
	}
}

/** Of a destination, those whose time has come, in the order they were made. */
export async function dueJobs(
	{ connection, siteId }: Place,
	destinationId: string,
	now: number,
	most: number
): Promise< readonly Job[] > {
	const [ rows ] = await connection.query< JobRow[] >(
		'SELECT hand_over_job.* FROM hand_over_job WHERE hand_over_job.site_id = ? AND hand_over_job.destination_id = ? AND hand_over_job.state = ? AND hand_over_job.next_at <= ? ORDER BY hand_over_job.next_at, hand_over_job.made_at, hand_over_job.job_id LIMIT ?',
		[ siteId, destinationId, stateNumber( 'waiting' ), now, most ]
	);
	return rows.map( decode );
}

/** Erasures of a destination that have waited since before a moment. */
export async function oldErasures(
	{ connection, siteId }: Place,
	destinationId: string,
	before: number
): Promise< readonly Job[] > {
	const [ rows ] = await connection.query< JobRow[] >(
		'SELECT hand_over_job.* FROM hand_over_job WHERE hand_over_job.site_id = ? AND hand_over_job.destination_id = ? AND hand_over_job.state = ? AND hand_over_job.action = ? AND hand_over_job.made_at < ? LIMIT 500',
		[
			siteId,
			destinationId,
			stateNumber( 'waiting' ),
			actionNumber( 'erase' ),
			before,
		]
	);
	return rows.map( decode );
}

/** Notes that a job is sent now, before it is. False: it waits no longer, or somebody else has it. */
export async function takeJob(
	{ connection, siteId }: Place,
	job: Job,
	nextAt: number
): Promise< boolean > {
	const [ result ] = await connection.query(
		'UPDATE hand_over_job SET tries = tries + 1, taken = 1, next_at = ? WHERE hand_over_job.site_id = ? AND hand_over_job.job_id = ? AND hand_over_job.state = ? AND hand_over_job.next_at = ?',
		[
			nextAt,
			siteId,
			bytes( job.id ),
			stateNumber( 'waiting' ),
			job.nextAt,
		]
	);
	return ( result as { affectedRows: number } ).affectedRows === 1;
}

/** Notes what became of a try; a job that was cancelled meanwhile stays so. */
export async function settleJob(
	{ connection, siteId }: Place,
	id: string,
	result: {
		readonly state: HandOverState;
		readonly tries: number;
		readonly target: string;
		readonly nextAt: number;
		readonly endedAt: number | null;
		readonly reason: HandOverReason | null;
		readonly status: number | null;
		readonly detail: string;
	}
): Promise< void > {
	await connection.query(
		'UPDATE hand_over_job SET state = ?, tries = ?, target = ?, next_at = ?, ended_at = ?, reason = ?, status = ?, detail = ? WHERE hand_over_job.site_id = ? AND hand_over_job.job_id = ? AND hand_over_job.state = ?',
		[
			stateNumber( result.state ),
			result.tries,
			result.target,
			result.nextAt,
			result.endedAt,
			reasonNumber( result.reason ),
			result.status,
			result.detail,
			siteId,
			bytes( id ),
			stateNumber( 'waiting' ),
		]
	);
}

/** A page of jobs in one state, newest first. */
export async function listJobs(
	{ connection, siteId }: Place,
	query: {
		readonly state: HandOverState;
		readonly destinationId: string | null;
		readonly limit: number;
		readonly offset: number;
	}
): Promise< { jobs: readonly Job[]; total: number } > {
	const only =
		query.destinationId === null
			? ''
			: ' AND hand_over_job.destination_id = ?';
	const where = [
		siteId,
		stateNumber( query.state ),
		...( query.destinationId === null ? [] : [ query.destinationId ] ),
	];
	const [ [ all ] ] = await connection.query< CountRow[] >(
		`SELECT COUNT(*) AS n FROM hand_over_job WHERE hand_over_job.site_id = ? AND hand_over_job.state = ?${ only }`,
		where
	);
	const [ rows ] = await connection.query< JobRow[] >(
		`SELECT hand_over_job.* FROM hand_over_job WHERE hand_over_job.site_id = ? AND hand_over_job.state = ?${ only } ORDER BY hand_over_job.made_at DESC, hand_over_job.job_id LIMIT ? OFFSET ?`,
		[ ...where, query.limit, query.offset ]
	);
	return { jobs: rows.map( decode ), total: all?.n ?? 0 };
}

/** How many jobs of each destination are in each state, and when the last of them ended. */
export async function tallyJobs( { connection, siteId }: Place ): Promise<
	readonly {
		destinationId: string;
		state: HandOverState;
		count: number;
		last: number | null;
	}[]
> {
	const [ rows ] = await connection.query< TallyRow[] >(
		'SELECT hand_over_job.destination_id, hand_over_job.state, COUNT(*) AS n, MAX(hand_over_job.ended_at) AS last FROM hand_over_job WHERE hand_over_job.site_id = ? GROUP BY hand_over_job.destination_id, hand_over_job.state',
		[ siteId ]
	);
	return rows.map( ( row ) => ( {
		destinationId: row.destination_id,
		state: HAND_OVER_STATES[ row.state ] ?? 'dead',
		count: row.n,
		last: row.last,
	} ) );
}

/** Dead letters wait again, from the start. What keeps nobody's address cannot be sent again. */
export async function retryJobs(
	{ connection, siteId }: Place,
	ids: readonly string[],
	now: number
): Promise< number > {
	const [ result ] = await connection.query(
		"UPDATE hand_over_job SET state = ?, tries = 0, next_at = ?, ended_at = NULL, reason = 0, status = NULL, detail = '' WHERE hand_over_job.site_id = ? AND hand_over_job.job_id IN (?) AND hand_over_job.state = ? AND hand_over_job.submission_id IS NOT NULL",
		[
			stateNumber( 'waiting' ),
			now,
			siteId,
			ids.map( bytes ),
			stateNumber( 'dead' ),
		]
	);
	return ( result as { affectedRows: number } ).affectedRows;
}

export async function dropDead(
	{ connection, siteId }: Place,
	ids: readonly string[]
): Promise< number > {
	const [ result ] = await connection.query(
		'DELETE FROM hand_over_job WHERE hand_over_job.site_id = ? AND hand_over_job.job_id IN (?) AND hand_over_job.state = ?',
		[ siteId, ids.map( bytes ), stateNumber( 'dead' ) ]
	);
	return ( result as { affectedRows: number } ).affectedRows;
}

/** Ids of all jobs of a destination. */
export async function jobsOfDestination(
	{ connection, siteId }: Place,
	destinationId: string
): Promise< readonly string[] > {
	const [ rows ] = await connection.query< JobRow[] >(
		'SELECT hand_over_job.job_id FROM hand_over_job WHERE hand_over_job.site_id = ? AND hand_over_job.destination_id = ?',
		[ siteId, destinationId ]
	);
	return rows.map( ( row ) => row.job_id.toString( 'hex' ) );
}
