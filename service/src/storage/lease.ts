import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { classifyFailure, withRetries } from './retry.ts';

/**
 * The right to do one job, held by one process at a time and given up by itself when that process dies.
 * A row with a time limit rather than GET_LOCK, which a Galera cluster does not share between its nodes.
 */
export interface Lease {
	readonly name: string;
	/**
	 * Prolongs the lease by its full duration.
	 *
	 * @return False when somebody else has it by now: stop the job.
	 */
	renew: () => Promise< boolean >;
	/** Gives the lease back, so that the next one need not wait. */
	release: () => Promise< void >;
}

/** Names this process among all that share the database. */
const PROCESS_OWNER = randomUUID();

/** All nodes go by the database's clock; their own may differ. */
const NOW_MS = sql< number >`CAST(UNIX_TIMESTAMP(CURRENT_TIMESTAMP(3)) * 1000 AS UNSIGNED)`;

/**
 * Takes the lease when it is free, has run out or is already ours.
 *
 * @param database
 * @param name         What the lease is about, for example 'fold'.
 * @param milliseconds How long it is held without renewal: longer than the job may ever be stuck.
 * @param owner        Who asks; by default this process.
 * @return Null when another owner holds it.
 */
export async function takeLease(
	database: Database,
	name: string,
	milliseconds: number,
	owner: string = PROCESS_OWNER
): Promise< Lease | null > {
	const until = sql< number >`${ NOW_MS } + ${ milliseconds }`;

	async function claim(): Promise< boolean > {
		const result = await database.queries
			.updateTable( 'lease' )
			.set( { owner, until_ms: until } )
			.where( 'lease.name', '=', name )
			.where( ( where ) =>
				where.or( [
					where( 'lease.owner', '=', owner ),
					where( 'lease.until_ms', '<=', NOW_MS ),
				] )
			)
			.executeTakeFirst();
		return result.numUpdatedRows > 0n;
	}

	async function claimOrCreate(): Promise< boolean > {
		if ( await claim() ) {
			return true;
		}
		const held = await database.queries
			.selectFrom( 'lease' )
			.select( 'lease.name' )
			.where( 'lease.name', '=', name )
			.executeTakeFirst();
		if ( held ) {
			return false;
		}
		try {
			await database.queries
				.insertInto( 'lease' )
				.values( { name, owner, until_ms: until } )
				.execute();
			return true;
		} catch ( error ) {
			if ( classifyFailure( error ) === 'duplicate-key' ) {
				return false;
			}
			throw error;
		}
	}

	if ( ! ( await withRetries( claimOrCreate ) ) ) {
		return null;
	}
	return {
		name,
		async renew() {
			const result = await withRetries( () =>
				database.queries
					.updateTable( 'lease' )
					.set( { until_ms: until } )
					.where( 'lease.name', '=', name )
					.where( 'lease.owner', '=', owner )
					.executeTakeFirst()
			);
			return result.numUpdatedRows > 0n;
		},
		async release() {
			await withRetries( () =>
				database.queries
					.deleteFrom( 'lease' )
					.where( 'lease.name', '=', name )
					.where( 'lease.owner', '=', owner )
					.execute()
			);
		},
	};
}

/**
 * Runs a job that must not run twice at once, waiting for its turn. The lease is renewed while the job runs.
 *
 * @param  database
 * @param  name
 * @param  job
 * @param  options
 * @param  options.milliseconds How long the lease lives without renewal. Default 30 s.
 * @param  options.waitAtMost   How long to wait for another holder, in milliseconds. Default 2 minutes.
 * @param  options.owner
 * @throws {Error} when the turn does not come in time.
 */
export async function withLease< T >(
	database: Database,
	name: string,
	job: () => Promise< T >,
	options: {
		milliseconds?: number;
		waitAtMost?: number;
		owner?: string;
	} = {}
): Promise< T > {
	const milliseconds = options.milliseconds ?? 30_000;
	const giveUpAt = Date.now() + ( options.waitAtMost ?? 120_000 );
	// Two jobs of one process must exclude each other as well, so each call is an owner of its own.
	const owner = options.owner ?? randomUUID();
	let lease = await takeLease( database, name, milliseconds, owner );
	while ( ! lease ) {
		if ( Date.now() > giveUpAt ) {
			throw new Error(
				`The lease "${ name }" is held by another process. If none is running, wait ${ Math.ceil(
					milliseconds / 1000
				) } seconds and try again.`
			);
		}
		await sleep( 100 );
		lease = await takeLease( database, name, milliseconds, owner );
	}
	try {
		return await renewWhile( lease, milliseconds, job );
	} finally {
		await lease.release();
	}
}

async function renewWhile< T >(
	lease: Lease,
	milliseconds: number,
	job: () => Promise< T >
): Promise< T > {
	const renewal = setInterval( () => {
		// A failed renewal shows in the job itself, whose own statements fail then.
		lease.renew().catch( () => undefined );
	}, milliseconds / 3 );
	return job().finally( () => clearInterval( renewal ) );
}
