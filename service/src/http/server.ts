import { timingSafeEqual, createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { BlockList } from 'node:net';
import compression from 'compression';
import express from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { HandOver } from '../capabilities/hand-over/index.ts';
import type {
	SignedRequest,
	Verification,
} from '../capabilities/sites/index.ts';
import {
	addressPrefix,
	clientAddress,
	isIn,
	isLoopback,
} from './client-address.ts';
import { errorHandler, notFound } from './error-handler.ts';
import { live, ready } from './health.ts';
import type { Readiness } from './health.ts';
import type { Metrics } from './metrics.ts';
import { mount, notesOf, refuse } from './mount.ts';
import { createRateLimit } from './rate-limit.ts';
import { requestLog } from './request-log.ts';
import type { Route } from './route.ts';
import { mountToldBack } from './told-back-handler.ts';
import { STEPS_PATH, createStepsHandler } from './steps-handler.ts';
import type { StepsDeps } from './steps-handler.ts';

export interface ServerDeps {
	readonly routes: readonly Route[];
	readonly steps: Omit< StepsDeps, 'onAnswer' | 'trustedProxies' >;
	readonly verify: () =>
		( ( request: SignedRequest ) => Promise< Verification > ) | null;
	/** Null while the service is not ready. */
	readonly handOver: () => HandOver | null;
	readonly readiness: () => Promise< Readiness >;
	readonly metrics: Metrics;
	readonly metricsToken: string | null;
	readonly trustedProxies: BlockList;
	/** Networks from which pairing needs no HTTPS. */
	readonly pairingNetworks: BlockList;
	readonly log: Logger;
}

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than balancers usually keep a connection, so that they close it and not we under a request. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
/** Requests with a pairing code that one network may send in 10 seconds. */
const UNSIGNED_PER_ADDRESS = 20;
/** A provider tells one by one of those who unsubscribe after a letter to many. */
const TOLD_BACK_PER_ADDRESS = 500;

/**
 * One server: the public write route first, everything else through Express.
 *
 * @param deps
 */
export function createHttpServer( deps: ServerDeps ): Server {
	const app = createExpress( deps );
	const steps = createStepsHandler( {
		...deps.steps,
		trustedProxies: deps.trustedProxies,
		onAnswer: deps.metrics.stepsAnswered,
	} );
	const server = createServer( ( request, response ) => {
		if ( isSteps( request.url ) ) {
			steps( request, response );
		} else {
			app( request, response );
		}
	} );
	server.headersTimeout = HEADERS_TIMEOUT_MS;
	server.requestTimeout = REQUEST_TIMEOUT_MS;
	server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
	return server;
}

function isSteps( url: string | undefined ): boolean {
	return url === STEPS_PATH || url?.startsWith( `${ STEPS_PATH }?` ) === true;
}

function createExpress( deps: ServerDeps ): express.Express {
	const { metrics, log, trustedProxies } = deps;
	const app = express();
	app.disable( 'x-powered-by' );
	// Tags are given by what an answer was made from; hashing each body would cost and never match.
	app.disable( 'etag' );
	app.set( 'query parser', false );
	app.set( 'case sensitive routing', true );

	app.use( requestLog( log, metrics.requestEnded ) );
	app.use(
		helmet( {
			contentSecurityPolicy: {
				useDefaults: false,
				directives: {
					defaultSrc: [ "'none'" ],
					frameAncestors: [ "'none'" ],
				},
			},
		} )
	);

	app.get( '/health/live', named( 'health' ), live );
	app.get( '/health/ready', named( 'health' ), ready( deps.readiness ) );
	app.get( '/metrics', named( 'metrics' ), async ( request, response ) => {
		if ( ! mayReadMetrics( request, deps.metricsToken ) ) {
			refuse( response, 'not_found' );
			return;
		}
		const { contentType, text } = await metrics.render();
		response.setHeader( 'Cache-Control', 'no-store' );
		response.setHeader( 'Content-Type', contentType );
		response.end( text );
	} );

	app.use( '/v1/reports', compression() );
	const unsigned = createRateLimit( {
		perAddress: UNSIGNED_PER_ADDRESS,
		perSite: 0,
	} );
	const limitUnsigned = ( request: IncomingMessage ) =>
		unsigned.take(
			addressPrefix( addressOf( request, trustedProxies ) ),
			'',
			1
		);
	const toldBack = createRateLimit( {
		perAddress: TOLD_BACK_PER_ADDRESS,
		perSite: 0,
	} );
	mountToldBack( app, {
		handOver: deps.handOver,
		limitUnsigned: ( request ) =>
			toldBack.take(
				addressPrefix( addressOf( request, trustedProxies ) ),
				'',
				1
			),
	} );
	mount( app, deps.routes, {
		verify: deps.verify,
		limitUnsigned,
		isSecure: ( request ) =>
			isSecure( request, trustedProxies, deps.pairingNetworks ),
	} );
	app.use( notFound );
	app.use( errorHandler( log ) );
	return app;
}

function named( route: string ): express.RequestHandler {
	return ( _request, response, next ) => {
		notesOf( response ).route = route;
		next();
	};
}

function addressOf( request: IncomingMessage, trusted: BlockList ): string {
	return clientAddress(
		request.socket.remoteAddress ?? '',
		header( request, 'x-forwarded-for' ),
		trusted
	);
}

/**
 * Whether secrets may travel with the answer: HTTPS here or at one of our proxies, this very machine, or a network
 * the operator named.
 *
 * @param request
 * @param trusted
 * @param pairingNetworks
 */
function isSecure(
	request: IncomingMessage,
	trusted: BlockList,
	pairingNetworks: BlockList
): boolean {
	if ( 'encrypted' in request.socket && request.socket.encrypted ) {
		return true;
	}
	const peer = clientAddress(
		request.socket.remoteAddress ?? '',
		undefined,
		trusted
	);
	if (
		isIn( trusted, peer ) &&
		header( request, 'x-forwarded-proto' ) === 'https'
	) {
		return true;
	}
	const isForwarded =
		header( request, 'x-forwarded-for' ) !== undefined ||
		header( request, 'forwarded' ) !== undefined;
	const client = addressOf( request, trusted );
	// A proxy on this machine that is not named as trusted looks like loopback, but its client is not.
	if ( isForwarded && client === peer ) {
		return false;
	}
	return isLoopback( client ) || isIn( pairingNetworks, client );
}

function mayReadMetrics(
	request: IncomingMessage,
	token: string | null
): boolean {
	if ( token !== null ) {
		const given = header( request, 'authorization' ) ?? '';
		return timingSafeEqual(
			sha256( given ),
			sha256( `Bearer ${ token }` )
		);
	}
	return (
		isLoopback(
			( request.socket.remoteAddress ?? '' ).replace( /^::ffff:/, '' )
		) && header( request, 'x-forwarded-for' ) === undefined
	);
}

function sha256( text: string ): Buffer {
	return createHash( 'sha256' ).update( text ).digest();
}

function header( request: IncomingMessage, name: string ): string | undefined {
	const value = request.headers[ name ];
	return Array.isArray( value ) ? value.join( ',' ) : value;
}
