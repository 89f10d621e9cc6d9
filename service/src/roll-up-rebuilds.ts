import type { Logger } from 'pino';
import type { Site, Sites } from './capabilities/sites/index.ts';
import type { Database } from './storage/database.ts';
import { takeLease } from './storage/lease.ts';

/** Rebuilds the roll-ups of sites whose time zone changed; goes on after a restart, since the wish stands in the database. */
export interface Rebuilds {
	start: () => void;
	/** A zone has changed: look now. */
	wake: () => void;
	/** Waits for the rebuild that runs. */
	stop: () => Promise< void >;
}

const LOOK_EVERY_MS = 60_000;
/** Longer than a rebuild of a large site takes. */
const LEASE_MS = 30 * 60_000;

export function createRebuilds( deps: {
	database: Database;
	sites: Pick< Sites, 'list' | 'markRebuilt' >;
	rebuild: ( site: Site ) => Promise< void >;
	log: Logger;
} ): Rebuilds {
	const { database, sites, rebuild, log } = deps;
	let timer: NodeJS.Timeout | undefined;
	let isStopped = true;
	let running: Promise< void > = Promise.resolve();

	async function look(): Promise< void > {
		if ( isStopped ) {
			return;
		}
		const waiting = ( await sites.list() ).filter(
			( site ) => site.rebuildWanted
		);
		for ( const site of waiting ) {
			if ( ! isStopped ) {
				await rebuildOne( site );
			}
		}
	}

	async function rebuildOne( site: Site ): Promise< void > {
		const lease = await takeLease(
			database,
			`rebuild ${ site.publicId }`,
			LEASE_MS
		);
		if ( ! lease ) {
			return;
		}
		try {
			log.info(
				{ site: site.publicId },
				'time zone changed: rebuilding roll-ups'
			);
			await rebuild( site );
			if ( ! ( await sites.markRebuilt( site ) ) ) {
				wake();
			}
		} finally {
			await lease.release();
		}
	}

	function wake(): void {
		running = running.then( look ).catch( ( error: unknown ) => {
			log.error(
				{ err: error },
				'roll-ups could not be rebuilt; trying again in a minute'
			);
		} );
	}

	return {
		start() {
			isStopped = false;
			timer = setInterval( wake, LOOK_EVERY_MS );
			timer.unref();
			wake();
		},
		wake,
		async stop() {
			isStopped = true;
			clearInterval( timer );
			await running;
		},
	};
}
