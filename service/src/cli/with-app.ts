import { createApp } from '../app.ts';
import type { App } from '../app.ts';
import { openConfiguredDatabase } from '../database-at-start.ts';
import { systemClock } from '../storage/clock.ts';
import { describeAddress } from '../storage/database-address.ts';
import type { Database } from '../storage/database.ts';
import { migrate } from '../storage/migrator.ts';
import { migrations } from '../storage/migrations/index.ts';
import { secureRandom } from '../storage/random.ts';
import { isPassing } from '../storage/retry.ts';
import { CommandError } from './command-error.ts';
import type { Console } from './console.ts';

const NO_METRICS = {
	stored() {},
	dropped() {},
	flushed() {},
	queued() {},
};

/**
 * Opens the database for one command and closes it afterwards. A private database that the service runs is borrowed.
 *
 * @param  terminal
 * @param  work
 * @throws {CommandError} when the database does not answer.
 */
export async function withDatabase< T >(
	terminal: Console,
	work: ( database: Database, place: string ) => Promise< T >
): Promise< T > {
	const opened = await openConfiguredDatabase(
		terminal.config,
		terminal.log,
		{ keepRunning: false }
	);
	try {
		return await work( opened.database, opened.place );
	} catch ( error ) {
		if ( isPassing( error ) ) {
			throw new CommandError(
				`The database at ${
					terminal.config.database
						? describeAddress( terminal.config.database )
						: opened.place
				} does not answer (${ ( error as Error ).message }).`,
				'Start it, or check DATABASE_URL. `cairn doctor` looks closer.'
			);
		}
		throw error;
	} finally {
		await opened.close();
	}
}

/**
 * The whole program without transport, for one command, on a schema that is up to date.
 *
 * @param terminal
 * @param work
 */
export function withApp< T >(
	terminal: Console,
	work: ( app: App ) => Promise< T >
): Promise< T > {
	return withDatabase( terminal, async ( database ) => {
		await migrate( database, migrations );
		const app = createApp( {
			config: terminal.config,
			database,
			clock: systemClock,
			random: secureRandom,
			log: terminal.log,
			metrics: NO_METRICS,
		} );
		try {
			return await work( app );
		} finally {
			await app.stop();
		}
	} );
}
