import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { Logger } from 'pino';
import type { PairResponse, SiteSettings } from '#contract/endpoints/sites.ts';
import { createApp } from '../app.ts';
import type { App } from '../app.ts';
import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { runService } from '../running-service.ts';
import type { RunningService } from '../running-service.ts';
import { systemClock } from '../storage/clock.ts';
import type { DatabaseAddress } from '../storage/database-address.ts';
import type { Database } from '../storage/database.ts';
import { secureRandom } from '../storage/random.ts';
import type { Credentials } from './signed-fetch.ts';

/** A master key of its own for all tests; nothing is written to a data folder. */
const MASTER_KEY = Buffer.alloc( 32, 9 ).toString( 'base64' );

/**
 * Settings of a service under test: a free port, no limits, a given database.
 *
 * @param address
 * @param environment Further settings.
 */
export function testConfig(
	address: DatabaseAddress,
	environment: Record< string, string > = {}
): Config {
	const user = encodeURIComponent( address.user );
	const password = encodeURIComponent( address.password );
	return readConfig( {
		DATABASE_URL: `mysql://${ user }:${ password }@localhost/${
			address.database
		}?socket=${ encodeURIComponent( address.socketPath ?? '' ) }`,
		CAIRN_PORT: '0',
		CAIRN_MASTER_KEY: MASTER_KEY,
		CAIRN_RATE_PER_ADDRESS: '0',
		CAIRN_RATE_PER_SITE: '0',
		CAIRN_SHUTDOWN_SECONDS: '2',
		...environment,
	} );
}

/** A log whose lines can be read. */
export function readableLog(): { log: Logger; lines: string[] } {
	const lines: string[] = [];
	return {
		lines,
		log: pino(
			{ level: 'debug' },
			{ write: ( line ) => void lines.push( line ) }
		),
	};
}

/**
 * Runs the whole service and waits until it is ready.
 *
 * @param config
 * @param log
 */
export async function runTestService(
	config: Config,
	log: Logger = pino( { level: 'silent' } )
): Promise< RunningService > {
	const service = await runService( {
		config,
		clock: systemClock,
		random: secureRandom,
		log,
		rebuildDelayMs: 0,
	} );
	await service.ready;
	return service;
}

/**
 * The program without transport, for what the command line does.
 *
 * @param config
 * @param database
 */
export function testApp( config: Config, database: Database ): App {
	return createApp( {
		config,
		database,
		clock: systemClock,
		random: secureRandom,
		log: pino( { level: 'silent' } ),
		metrics: {
			stored() {},
			dropped() {},
			flushed() {},
			queued() {},
		},
	} );
}

export const testSettings: SiteSettings = {
	name: 'Shop',
	home_url: 'https://shop.example',
	time_zone: 'Europe/Berlin',
	locale: 'de_DE',
	currency: 'EUR',
	allowed_origins: [ 'https://shop.example' ],
	unanswered: 'cookieless',
	count_staff: false,
	pricing_path: null,
};

/**
 * Connects a site over HTTP as the plugin does.
 *
 * @param base     Address of the service.
 * @param code
 * @param settings
 */
export async function pairOverHttp(
	base: string,
	code: string,
	settings: SiteSettings = testSettings
): Promise< { credentials: Credentials; answer: PairResponse } > {
	const response = await fetch( `${ base }/v1/pair`, {
		method: 'POST',
		body: JSON.stringify( {
			code,
			home_url: settings.home_url,
			nonce: randomBytes( 16 ).toString( 'base64url' ),
			settings,
		} ),
	} );
	if ( response.status !== 200 ) {
		throw new Error(
			`Pairing answered ${ response.status }: ${ await response.text() }`
		);
	}
	const answer = ( await response.json() ) as PairResponse;
	return {
		answer,
		credentials: {
			siteId: answer.site_id,
			keyId: answer.key_id,
			secret: Buffer.from( answer.secret, 'base64' ),
		},
	};
}

/**
 * An event id as browsers make them.
 *
 * @param at Milliseconds since 1970.
 */
export function uuidV7( at: number = Date.now() ): string {
	const bytes = randomBytes( 16 );
	bytes.writeUIntBE( at, 0, 6 );
	bytes[ 6 ] = 0x70 | ( ( bytes[ 6 ] ?? 0 ) & 0x0f );
	bytes[ 8 ] = 0x80 | ( ( bytes[ 8 ] ?? 0 ) & 0x3f );
	const hex = bytes.toString( 'hex' );
	return [
		hex.slice( 0, 8 ),
		hex.slice( 8, 12 ),
		hex.slice( 12, 16 ),
		hex.slice( 16, 20 ),
		hex.slice( 20 ),
	].join( '-' );
}

/**
 * A batch as the storefront module sends it.
 *
 * @param key     Public key of the site.
 * @param events  Names of events, or whole ones.
 * @param changes
 */
export function batchOf(
	key: string,
	events: readonly ( string | Record< string, unknown > )[] = [ 'page_view' ],
	changes: Record< string, unknown > = {}
): Record< string, unknown > {
	return {
		schema_version: 1,
		key,
		sent_at: Date.now(),
		page_view_id: uuidV7(),
		url: 'https://shop.example/offer/',
		consent: { state: 'cookieless', source: 'default' },
		events: events.map( ( event ) =>
			typeof event === 'string'
				? { event_id: uuidV7(), name: event }
				: { event_id: uuidV7(), ...event }
		),
		...changes,
	};
}

/** What ordinary browsers call themselves; without it a visitor would be taken for a program. */
export const BROWSER =
	'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

/**
 * Posts to the public write route.
 *
 * @param base
 * @param body    Sent as it is when it is text or bytes.
 * @param headers
 */
export function postSteps(
	base: string,
	body: unknown,
	headers: Record< string, string > = {}
): Promise< Response > {
	return fetch( `${ base }/v1/steps`, {
		method: 'POST',
		body:
			typeof body === 'string' || body instanceof Uint8Array
				? body
				: JSON.stringify( body ),
		headers: {
			'Content-Type': 'text/plain;charset=UTF-8',
			Origin: 'https://shop.example',
			'User-Agent': BROWSER,
			...headers,
		},
	} );
}
