import { describeAddress, parseDatabaseUrl } from './database-address.ts';

describe( 'DATABASE_URL', () => {
	it( 'names host, port, user, password and database', () => {
		expect(
			parseDatabaseUrl( 'mysql://cairn:p%40ss@db.example:3307/events' )
		).toEqual( {
			host: 'db.example',
			port: 3307,
			user: 'cairn',
			password: 'p@ss',
			database: 'events',
		} );
	} );

	it( 'may name a socket and encryption', () => {
		expect(
			parseDatabaseUrl(
				'mysql://root@localhost/cairn?socket=/run/my.sock'
			)
		).toMatchObject( { socketPath: '/run/my.sock' } );
		expect( parseDatabaseUrl( 'mysql://u@h/cairn?tls=verify' ).tls ).toBe(
			'verify'
		);
	} );

	it.each( [
		[ 'not a url', /not a URL/ ],
		[ 'postgres://u@h/cairn', /only mysql/ ],
		[ 'mysql://u@h', /names no database/ ],
		[ 'mysql://u@h/cairn?sslmode=on', /unknown option \?sslmode=/ ],
		[ 'mysql://u@h/cairn?tls=maybe', /verify/ ],
	] )( 'is refused with a reason: %s', ( url, reason ) => {
		expect( () => parseDatabaseUrl( url ) ).toThrow( reason );
	} );

	it( 'never shows its password, in no message and no description', () => {
		const url = 'mysql://u:topsecret@h/bad name';
		expect( () => parseDatabaseUrl( url ) ).toThrow(
			expect.not.objectContaining( {
				message: expect.stringContaining( 'topsecret' ),
			} )
		);
		expect(
			describeAddress( parseDatabaseUrl( 'mysql://u:topsecret@h/cairn' ) )
		).toBe( 'h:3306/cairn' );
	} );
} );
