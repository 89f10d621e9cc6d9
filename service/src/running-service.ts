import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { App } from './app.ts';
import type { Config } from './config.ts';
import {
	migrateWhenReachable,
	openConfiguredDatabase,
} from './database-at-start.ts';
import type { OpenedDatabase } from './database-at-start.ts';
import { collectRoutes } from './http/collect-routes.ts';
import type { Readiness } from './http/health.ts';
import { createMetrics } from './http/metrics.ts';
import { createRateLimit } from './http/rate-limit.ts';
import { contactRoutes } from './http/contact-routes.ts';
import { handOverRoutes } from './http/hand-over-routes.ts';
import { reportRoutes } from './http/report-routes.ts';
import { createHttpServer } from './http/server.ts';
import { shopRoutes } from './http/shop-routes.ts';
import { siteRoutes } from './http/site-routes.ts';
import type { Clock } from './storage/clock.ts';
import { migrations } from './storage/migrations/index.ts';
import type { Random } from './storage/random.ts';
import { isPassing } from './storage/retry.ts';

/** The service while it runs. */
export interface RunningService {
	/** Where it listens, `http://127.0.0.1:4747`. */
	readonly address: string;
	/** Settles when the database is there and migrated; rejects when that cannot be. */
	readonly ready: Promise< void >;
	/** Takes nothing new, ends what was begun, stores what is queued, closes. */
	stop: () => Promise< void >;
}

/** Nothing was committed for so long although events wait: something hangs. */
const STUCK_AFTER_MS = 15_000;
/** Balancers ask often; the database need not hear of each time. */
const READINESS_KEPT_MS = 300;
const PING_TIMEOUT_MS = 2_000;

/**
 * Listens at once and says "not ready" until the database is there, so that a service that starts before its
 * database needs nobody to start it again.
 *
 * @param deps
 * @param deps.config
 * @param deps.clock
 * @param deps.random
 * @param deps.log
 */
export async function runService( deps: {
	config: Config;
	clock: Clock;
	random: Random;
	log: Logger;
	/** For tests: see createApp. */
	rebuildDelayMs?: number;
} ): Promise< RunningService > {
	const { config, clock, log } = deps;
	const metrics = createMetrics( () => clock.now() );
	const stopping = new AbortController();
	let app: App | null = null;
	let opened: OpenedDatabase | null = null;

	const current = () => {
		if ( ! app ) {
			throw new Error(
				'A request passed although the service is not ready.'
			);
		}
		return app;
	};
	const unlessStopping = < T >( value: T ): T | null =>
		stopping.signal.aborted ? null : value;

	const server = createHttpServer( {
		routes: [
			...collectRoutes( () => current().collect ),
			...reportRoutes( () => current().reports ),
			...shopRoutes( current ),
			...contactRoutes( () => current().contacts ),
			...handOverRoutes( () => current().handOver ),
			...siteRoutes( {
				sites: () => current().sites,
				health: ( site ) => current().dataFlow.health( site ),
				removeDemoData: ( site ) => current().demo.remove( site ),
			} ),
		],
		steps: {
			collect: () => unlessStopping( app?.collect ?? null ),
			directory: () => app?.sites.directory ?? null,
			rateLimit: createRateLimit( {
				perAddress: config.ratePerAddress,
				perSite: config.ratePerSite,
			} ),
			onError: ( error ) =>
				log.error( { err: error }, 'a batch could not be taken in' ),
			onPassing: ( error ) =>
				log.warn(
					{ err: error },
					'the database does not answer as it should; senders of events are told to come again'
				),
			isPassing,
		},
		handOver: () => unlessStopping( app?.handOver ?? null ),
		verify: () => unlessStopping( app?.sites.verify ?? null ),
		readiness: keep( READINESS_KEPT_MS, clock, () =>
			checkReadiness(
				() => opened,
				() => app !== null
			)
		),
		metrics,
		metricsToken: config.metricsToken,
		trustedProxies: config.trustedProxies,
		pairingNetworks: config.pairingNetworks,
		log,
	} );
	const address = await listen( server, config );
	log.info( { address }, 'listening' );

	const ready = ( async () => {
		opened = await openConfiguredDatabase( config, log, {
			keepRunning: true,
		} );
		const isMigrated = await migrateWhenReachable(
			opened.database,
			migrations,
			log,
			stopping.signal
		);
		if ( ! isMigrated ) {
			return;
		}
		app = createApp( {
			...deps,
			database: opened.database,
			metrics: metrics.collect,
		} );
		app.start();
		log.info( { database: opened.place }, 'ready' );
	} )();

	async function checkReadiness(
		database: () => OpenedDatabase | null,
		isBuilt: () => boolean
	): Promise< Readiness > {
		return {
			database: await answers( database() ),
			migrations: isBuilt(),
			queue: metrics.stuckFor( clock.now() ) < STUCK_AFTER_MS,
			accepting: ! stopping.signal.aborted,
		};
	}

	return {
		address,
		ready,
		async stop() {
			stopping.abort();
			await closeServer( server, config.shutdownSeconds * 1000 );
			await ready.catch( () => undefined );
			await app?.stop();
			await opened?.close();
			metrics.stop();
			log.info( 'stopped' );
		},
	};
}

async function answers( opened: OpenedDatabase | null ): Promise< boolean > {
	if ( ! opened ) {
		return false;
	}
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise< boolean >( ( resolve ) => {
		timer = setTimeout( () => resolve( false ), PING_TIMEOUT_MS );
	} );
	const ping = opened.database.ping().then(
		() => true,
		() => false
	);
	try {
		return await Promise.race( [ ping, late ] );
	} finally {
		clearTimeout( timer );
	}
}

function keep< T >(
	milliseconds: number,
	clock: Clock,
	ask: () => Promise< T >
): () => Promise< T > {
	let answer: Promise< T > | null = null;
	let until = 0;
	return () => {
		if ( ! answer || clock.now() >= until ) {
			answer = ask();
			until = clock.now() + milliseconds;
		}
		return answer;
	};
}

function listen( server: Server, config: Config ): Promise< string > {
	return new Promise( ( resolve, reject ) => {
		server.once( 'error', ( error: NodeJS.ErrnoException ) => {
			reject(
				error.code === 'EADDRINUSE'
					? new Error(
							`Port ${ config.port } of ${ config.host } is taken. Stop what uses it, or set CAIRN_PORT.`,
							{ cause: error }
						)
					: error
			);
		} );
		server.listen( config.port, config.host, () => {
			const { port } = server.address() as AddressInfo;
			const host = config.host.includes( ':' )
				? `[${ config.host }]`
				: config.host;
			resolve( `http://${ host }:${ port }` );
		} );
	} );
}

/**
 * Ends the server: idle connections at once, others when their request has been answered, all after a while.
 *
 * @param server
 * @param milliseconds
 */
function closeServer( server: Server, milliseconds: number ): Promise< void > {
	return new Promise( ( resolve ) => {
		const cut = setTimeout(
			() => server.closeAllConnections(),
			milliseconds
		);
		// A kept connection is idle again after its answer; nothing tells the server, so look.
		const sweep = setInterval( () => server.closeIdleConnections(), 100 );
		server.close( () => {
			clearTimeout( cut );
			clearInterval( sweep );
			resolve();
		} );
		server.closeIdleConnections();
	} );
}
