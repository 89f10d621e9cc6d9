/** Where a database is and how to log in. Either a socket or a host and port. */
export interface DatabaseAddress {
	readonly socketPath?: string;
	readonly host?: string;
	readonly port?: number;
	readonly user: string;
	readonly password: string;
	readonly database: string;
	/** Encrypt the connection; 'verify' checks the server's certificate, 'accept' takes any. */
	readonly tls?: 'verify' | 'accept';
}

const DEFAULT_PORT = 3306;

/**
 * Reads `mysql://user:password@host:port/database`. `?socket=/path` connects to a socket instead of the host,
 * `?tls=verify` or `?tls=accept` encrypts. `mariadb://` is accepted as well.
 *
 * @param  url
 * @throws {Error} that says which part is missing, and never repeats the password.
 */
export function parseDatabaseUrl( url: string ): DatabaseAddress {
	if ( ! URL.canParse( url ) ) {
		throw new Error(
			'DATABASE_URL is not a URL. It looks like mysql://user:password@host:3306/cairn; special characters in the password are percent-encoded (@ is %40).'
		);
	}
	const parsed = new URL( url );
	if ( ! [ 'mysql:', 'mariadb:' ].includes( parsed.protocol ) ) {
		throw new Error(
			`DATABASE_URL begins with ${ parsed.protocol }// but only mysql:// and mariadb:// are understood.`
		);
	}
	const database = decodeURIComponent( parsed.pathname.slice( 1 ) );
	if ( ! /^[A-Za-z0-9_$-]{1,64}$/.test( database ) ) {
		throw new Error(
			'DATABASE_URL names no database: it ends with /NAME, for example mysql://user:password@host:3306/cairn.'
		);
	}
	const known = new Set( [ 'socket', 'tls' ] );
	for ( const option of parsed.searchParams.keys() ) {
		if ( ! known.has( option ) ) {
			throw new Error(
				`DATABASE_URL has an unknown option ?${ option }=. Known are ?socket=/path and ?tls=verify|accept.`
			);
		}
	}
	const tls = parsed.searchParams.get( 'tls' );
	if ( tls !== null && tls !== 'verify' && tls !== 'accept' ) {
		throw new Error(
			'DATABASE_URL: ?tls= is either verify (check the certificate) or accept (take any).'
		);
	}
	const socketPath = parsed.searchParams.get( 'socket' );
	return {
		...( socketPath
			? { socketPath }
			: {
					host: parsed.hostname,
					port: parsed.port ? Number( parsed.port ) : DEFAULT_PORT,
				} ),
		user: decodeURIComponent( parsed.username ) || 'root',
		password: decodeURIComponent( parsed.password ),
		database,
		...( tls ? { tls } : {} ),
	};
}

/**
 * The address for people: no user, no password.
 *
 * @param address
 */
export function describeAddress( address: DatabaseAddress ): string {
	const place =
		address.socketPath ??
		`${ address.host ?? 'localhost' }:${ address.port ?? DEFAULT_PORT }`;
	return `${ place }/${ address.database }`;
}
