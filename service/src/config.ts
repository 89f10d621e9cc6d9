import path from 'node:path';
import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { parseDatabaseUrl } from './storage/database-address.ts';
import type { DatabaseAddress } from './storage/database-address.ts';

/** How a setting is documented in docs/configuration.md. */
export interface SettingDoc {
	/** What it changes, in a sentence or two. */
	readonly meaning: string;
	/** A value one could use. */
	readonly example: string;
	/** What holds when it is not set, in words. */
	readonly otherwise: string;
}

const integer = ( lowest: number, highest: number, standard: number ) =>
	z.coerce.number().int().min( lowest ).max( highest ).default( standard );

const networks = z
	.string()
	.default( '' )
	.transform( ( text, context ) => {
		const entries = text
			.split( ',' )
			.map( ( entry ) => entry.trim() )
			.filter( ( entry ) => entry !== '' );
		const list = new BlockList();
		for ( const entry of entries ) {
			if ( ! addNetwork( list, entry ) ) {
				context.addIssue( {
					code: 'custom',
					message: `"${ entry }" is neither an address nor a network such as 10.0.0.0/8`,
				} );
			}
		}
		return list;
	} );

/** Every setting: its name in the environment, how it is read, and what it means. */
const SETTINGS = {
	DATABASE_URL: setting( z.string().optional(), {
		meaning:
			'The database: MySQL 8 or newer, or MariaDB 10.11 or newer. `?socket=/path` connects to a socket, `?tls=verify` (or `accept`) encrypts the connection.',
		example: 'mysql://cairn:secret@db.example:3306/cairn',
		otherwise:
			'The service starts a private MariaDB of its own in the data folder.',
	} ),
	CAIRN_HOST: setting( z.string().min( 1 ).default( '127.0.0.1' ), {
		meaning:
			'Address to listen on. `0.0.0.0` listens on every network; put a proxy that speaks HTTPS in front then.',
		example: '0.0.0.0',
		otherwise: '127.0.0.1: only this machine.',
	} ),
	CAIRN_PORT: setting( integer( 0, 65_535, 4747 ), {
		meaning: 'Port to listen on. 0 takes a free one and says which.',
		example: '8080',
		otherwise: '4747.',
	} ),
	CAIRN_PUBLIC_URL: setting(
		z
			.url( { protocol: /^https?$/ } )
			.transform( ( url ) => url.replace( /\/+$/, '' ) )
			.optional(),
		{
			meaning:
				'Address under which WordPress and browsers reach the service. `cairn pair` prints it.',
			example: 'https://cairn.example',
			otherwise: 'http://HOST:PORT of the settings above.',
		}
	),
	CAIRN_DATA_FOLDER: setting(
		z
			.string()
			.min( 1 )
			.default( 'var' )
			.transform( ( folder ) => path.resolve( folder ) ),
		{
			meaning:
				'Folder for the master key and the private database. Back it up; whoever can read it can read everything.',
			example: '/var/lib/cairn',
			otherwise: '`var` in the working directory.',
		}
	),
	CAIRN_MASTER_KEY: setting( z.string().min( 1 ).optional(), {
		meaning:
			'32 bytes, base64 or hex, that seal all secrets in the database. Losing it means pairing every site again.',
		example: 'the output of `openssl rand -base64 32`',
		otherwise:
			'The file `master.key` in the data folder, made at the first start, readable by its owner only.',
	} ),
	CAIRN_TRUSTED_PROXIES: setting( networks, {
		meaning:
			'Addresses and networks of your own proxies, separated by commas. Only what these say about the client (X-Forwarded-For, X-Forwarded-Proto) is believed.',
		example: '10.0.0.0/8, 127.0.0.1',
		otherwise: 'None: the address of the connection counts.',
	} ),
	CAIRN_PAIRING_NETWORKS: setting( networks, {
		meaning:
			'Networks from which a site may be paired without HTTPS, for example the private network of a compose file. Secrets cross the wire in clear there.',
		example: '172.16.0.0/12',
		otherwise: 'None: pairing takes HTTPS or this very machine.',
	} ),
	CAIRN_WEBHOOK_NETWORKS: setting( networks, {
		meaning:
			'Private networks that confirmed contacts may be handed over into, by plain http and at any port as well. Whoever may set up a destination can then make the service call addresses there.',
		example: '10.1.2.0/24',
		otherwise:
			'None: a webhook needs https, port 443 and an address of the public internet.',
	} ),
	CAIRN_PROVIDERS_URL: setting(
		z
			.url( { protocol: /^https?$/ } )
			.transform( ( url ) => url.replace( /\/+$/, '' ) )
			.optional(),
		{
			meaning:
				'Address of a server that stands in for Mailchimp, Brevo and Klaviyo, below /mailchimp, /brevo and /klaviyo: for tests. Its network must be among CAIRN_WEBHOOK_NETWORKS.',
			example: 'http://127.0.0.1:9000',
			otherwise: 'Their own addresses.',
		}
	),
	CAIRN_RATE_PER_ADDRESS: setting( integer( 0, 10_000_000, 3_000 ), {
		meaning:
			'Events that one network (IPv4 /24, IPv6 /64) may send in 10 seconds. 0 switches the limit off.',
		example: '10000',
		otherwise: '3000.',
	} ),
	CAIRN_RATE_PER_SITE: setting( integer( 0, 10_000_000, 50_000 ), {
		meaning:
			'Events that all visitors of one site together may send in 10 seconds. 0 switches the limit off.',
		example: '200000',
		otherwise: '50000.',
	} ),
	CAIRN_DATABASE_CONNECTIONS: setting( integer( 2, 500, 10 ), {
		meaning: 'Connections to the database at most.',
		example: '20',
		otherwise: '10.',
	} ),
	CAIRN_PRIVATE_DATABASE_MB: setting( integer( 16, 1_048_576, 128 ), {
		meaning:
			'Memory the private database may use for data (its buffer pool), in megabytes. About a quarter of the machine is a good value.',
		example: '1024',
		otherwise: '128.',
	} ),
	CAIRN_METRICS_TOKEN: setting( z.string().min( 16 ).optional(), {
		meaning:
			'With it `/metrics` answers anybody who sends `Authorization: Bearer TOKEN`.',
		example: 'the output of `openssl rand -hex 24`',
		otherwise: '`/metrics` answers this machine only.',
	} ),
	CAIRN_LOG_LEVEL: setting(
		z
			.enum( [ 'fatal', 'error', 'warn', 'info', 'debug', 'silent' ] )
			.default( 'info' ),
		{
			meaning:
				'How much is logged, as JSON lines on standard output: fatal, error, warn, info, debug or silent. `error` means that somebody has to act.',
			example: 'warn',
			otherwise: 'info.',
		}
	),
	CAIRN_SHUTDOWN_SECONDS: setting( integer( 1, 600, 10 ), {
		meaning:
			'How long requests may take to end after SIGTERM before their connections are cut. What was acknowledged is stored in any case.',
		example: '30',
		otherwise: '10.',
	} ),
} as const;

function setting< Schema extends z.ZodType >(
	schema: Schema,
	doc: SettingDoc
): { schema: Schema; doc: SettingDoc } {
	return { schema, doc };
}

/** The settings as the program uses them. */
export interface Config {
	/** Null: start the private database. */
	readonly database: DatabaseAddress | null;
	readonly host: string;
	readonly port: number;
	readonly publicUrl: string | null;
	readonly dataFolder: string;
	readonly masterKey: string | undefined;
	readonly trustedProxies: BlockList;
	readonly pairingNetworks: BlockList;
	/** Not public, and still allowed for what is handed over. */
	readonly webhookNetworks: BlockList;
	/** Stands in for the providers of newsletters. */
	readonly providersUrl: string | null;
	/** Events in 10 seconds; 0 is no limit. */
	readonly ratePerAddress: number;
	/** Events in 10 seconds; 0 is no limit. */
	readonly ratePerSite: number;
	readonly databaseConnections: number;
	readonly privateDatabaseMegabytes: number;
	readonly metricsToken: string | null;
	readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
	readonly shutdownSeconds: number;
}

/** The environment cannot be used: each line of the message names a setting and what it takes. */
export class ConfigError extends Error {
	override readonly name = 'ConfigError';
}

/**
 * Reads the settings: the only place that looks at the environment. Empty values count as not set.
 *
 * @param  environment
 * @throws {ConfigError}
 */
export function readConfig(
	environment: Readonly< Record< string, string | undefined > >
): Config {
	const problems = unknownSettings( environment );
	const given = Object.fromEntries(
		Object.keys( SETTINGS ).map( ( name ) => [
			name,
			environment[ name ]?.trim() || undefined,
		] )
	);
	const schema = z.object( {
		DATABASE_URL: SETTINGS.DATABASE_URL.schema,
		CAIRN_HOST: SETTINGS.CAIRN_HOST.schema,
		CAIRN_PORT: SETTINGS.CAIRN_PORT.schema,
		CAIRN_PUBLIC_URL: SETTINGS.CAIRN_PUBLIC_URL.schema,
		CAIRN_DATA_FOLDER: SETTINGS.CAIRN_DATA_FOLDER.schema,
		CAIRN_MASTER_KEY: SETTINGS.CAIRN_MASTER_KEY.schema,
		CAIRN_TRUSTED_PROXIES: SETTINGS.CAIRN_TRUSTED_PROXIES.schema,
		CAIRN_PAIRING_NETWORKS: SETTINGS.CAIRN_PAIRING_NETWORKS.schema,
		CAIRN_WEBHOOK_NETWORKS: SETTINGS.CAIRN_WEBHOOK_NETWORKS.schema,
		CAIRN_PROVIDERS_URL: SETTINGS.CAIRN_PROVIDERS_URL.schema,
		CAIRN_RATE_PER_ADDRESS: SETTINGS.CAIRN_RATE_PER_ADDRESS.schema,
		CAIRN_RATE_PER_SITE: SETTINGS.CAIRN_RATE_PER_SITE.schema,
		CAIRN_DATABASE_CONNECTIONS: SETTINGS.CAIRN_DATABASE_CONNECTIONS.schema,
		CAIRN_PRIVATE_DATABASE_MB: SETTINGS.CAIRN_PRIVATE_DATABASE_MB.schema,
		CAIRN_METRICS_TOKEN: SETTINGS.CAIRN_METRICS_TOKEN.schema,
		CAIRN_LOG_LEVEL: SETTINGS.CAIRN_LOG_LEVEL.schema,
		CAIRN_SHUTDOWN_SECONDS: SETTINGS.CAIRN_SHUTDOWN_SECONDS.schema,
	} );
	const read = schema.safeParse( given );
	if ( ! read.success ) {
		for ( const issue of read.error.issues ) {
			const name = String( issue.path[ 0 ] ) as keyof typeof SETTINGS;
			problems.push(
				`${ name }: ${ issue.message }. For example: ${ SETTINGS[ name ].doc.example }`
			);
		}
	}
	let database: DatabaseAddress | null = null;
	try {
		database = given.DATABASE_URL
			? parseDatabaseUrl( given.DATABASE_URL )
			: null;
	} catch ( error ) {
		problems.push( ( error as Error ).message );
	}
	if ( ! read.success || problems.length > 0 ) {
		throw new ConfigError(
			`The settings cannot be used:\n  ${ problems.join( '\n  ' ) }`
		);
	}
	const values = read.data;
	return {
		database,
		host: values.CAIRN_HOST,
		port: values.CAIRN_PORT,
		publicUrl: values.CAIRN_PUBLIC_URL ?? null,
		dataFolder: values.CAIRN_DATA_FOLDER,
		masterKey: values.CAIRN_MASTER_KEY,
		trustedProxies: values.CAIRN_TRUSTED_PROXIES,
		pairingNetworks: values.CAIRN_PAIRING_NETWORKS,
		webhookNetworks: values.CAIRN_WEBHOOK_NETWORKS,
		providersUrl: values.CAIRN_PROVIDERS_URL ?? null,
		ratePerAddress: values.CAIRN_RATE_PER_ADDRESS,
		ratePerSite: values.CAIRN_RATE_PER_SITE,
		databaseConnections: values.CAIRN_DATABASE_CONNECTIONS,
		privateDatabaseMegabytes: values.CAIRN_PRIVATE_DATABASE_MB,
		metricsToken: values.CAIRN_METRICS_TOKEN ?? null,
		logLevel: values.CAIRN_LOG_LEVEL,
		shutdownSeconds: values.CAIRN_SHUTDOWN_SECONDS,
	};
}

/** Names in CAIRN_… that other parts of the project read. */
const FOREIGN = /^CAIRN_(TEST|DEMO|BENCH|E2E|WP|DOWNLOAD|CACHE|SETUP)_?/;

/**
 * A misspelt setting would silently not hold.
 *
 * @param environment
 */
function unknownSettings(
	environment: Readonly< Record< string, string | undefined > >
): string[] {
	return Object.keys( environment )
		.filter(
			( name ) =>
				name.startsWith( 'CAIRN_' ) &&
				! ( name in SETTINGS ) &&
				! FOREIGN.test( name )
		)
		.map(
			( name ) =>
				`${ name } is no setting. docs/configuration.md lists all of them.`
		);
}

const NETWORK = /^([^/]+)(?:\/(\d{1,3}))?$/;

function addNetwork( list: BlockList, entry: string ): boolean {
	const parts = NETWORK.exec( entry );
	const version = isIP( parts?.[ 1 ] ?? '' );
	if ( ! parts || version === 0 ) {
		return false;
	}
	const longest = version === 4 ? 32 : 128;
	const length = Number( parts[ 2 ] ?? longest );
	if ( length > longest ) {
		return false;
	}
	list.addSubnet( parts[ 1 ] ?? '', length, version === 4 ? 'ipv4' : 'ipv6' );
	return true;
}

/** The page docs/configuration.md: every setting with its meaning. */
export function configurationReference(): string {
	const rows = Object.entries( SETTINGS ).map( ( [ name, { doc } ] ) =>
		[
			`### \`${ name }\``,
			'',
			doc.meaning,
			'',
			`- Example: ${
				doc.example.includes( '`' )
					? doc.example
					: `\`${ doc.example }\``
			}`,
			`- Not set: ${ doc.otherwise }`,
			'',
		].join( '\n' )
	);
	return [
		'# Configuration of the service',
		'',
		'Generated from `service/src/config.ts` by `npx tsx service/src/write-configuration-reference.ts`; do not edit.',
		'',
		'The service reads its settings from the environment, once, at start. A name it does not know, or a value it cannot use,',
		'ends the start with a message. To keep settings in a file: `node --env-file=cairn.env service/dist/cli/main.js serve`.',
		'',
		...rows,
	].join( '\n' );
}
