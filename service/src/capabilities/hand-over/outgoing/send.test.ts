import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, BlockList } from 'node:net';
import { isPublicAddress } from './public-address.ts';
import { createSend } from './send.ts';

const NOWHERE = new BlockList();
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet( '127.0.0.0', 8, 'ipv4' );

const servers: Server[] = [];

/** A receiver on this machine; answers its port. */
async function listen( listener: RequestListener ): Promise< number > {
	const server = createServer( listener );
	servers.push( server );
	await new Promise< void >( ( resolve ) =>
		server.listen( 0, '127.0.0.1', resolve )
	);
	return ( server.address() as AddressInfo ).port;
}

afterEach( async () => {
	for ( const server of servers.splice( 0 ) ) {
		server.closeAllConnections();
		await new Promise( ( resolve ) => server.close( resolve ) );
	}
} );

describe( 'an address', () => {
	it.each( [
		'0.0.0.0',
		'10.1.2.3',
		'100.64.0.1',
		'127.0.0.1',
		'169.254.169.254',
		'172.31.255.255',
		'192.0.0.8',
		'192.168.1.1',
		'198.19.0.1',
		'203.0.113.7',
		'224.0.0.1',
		'255.255.255.255',
		'::1',
		'::',
		'::ffff:127.0.0.1',
		'::ffff:8.8.8.8',
		'64:ff9b::7f00:1',
		'fe80::1',
		'fc00::1',
		'ff02::1',
		'2001::1',
		'2001:db8::1',
		'2002:7f00:1::',
		'not an address',
	] )( '%s leads nowhere that a request of ours may go', ( address ) => {
		expect( isPublicAddress( address ) ).toBe( false );
	} );

	it.each( [ '8.8.8.8', '172.32.0.1', '100.128.0.1', '2a00:1450:4001::1' ] )(
		'%s is everybody’s',
		( address ) => {
			expect( isPublicAddress( address ) ).toBe( true );
		}
	);
} );

describe( 'a request of ours', () => {
	const asked: string[] = [];
	const send = createSend( {
		allowed: NOWHERE,
		ownHosts: [ 'cairn.example' ],
		async resolve( host ) {
			asked.push( host );
			return host === 'mixed.example'
				? [ '8.8.8.8', '10.0.0.1' ]
				: [ '127.0.0.1' ];
		},
	} );

	it.each( [
		'http://127.1/',
		'https://127.1/',
		'https://0x7f000001/',
		'https://2130706433/',
		'https://0177.0.0.1/',
		'https://[::1]/',
		'https://[::ffff:127.0.0.1]/',
		'https://[::ffff:7f00:1]/',
		'https://localtest.example/',
		'https://mixed.example/',
		'https://169.254.169.254/latest/meta-data/',
		'https://8.8.8.8:8443/',
		'http://8.8.8.8/',
		'https://user@8.8.8.8/',
		'https://user:secret@8.8.8.8/',
		'gopher://8.8.8.8/',
		'file:///etc/passwd',
		'https://cairn.example/v1/pair',
		'',
		'//8.8.8.8',
	] )( 'does not go to %s', async ( url ) => {
		expect( await send( { method: 'GET', url, headers: {} } ) ).toEqual( {
			kind: 'failed',
			reason: 'address_not_allowed',
		} );
	} );

	it( 'goes to the address that was checked, though the name leads elsewhere by then', async () => {
		const port = await listen( ( request, response ) =>
			response.end( request.headers.host )
		);
		let looked = 0;
		const rebound = createSend( {
			allowed: LOOPBACK,
			ownHosts: [],
			async resolve() {
				looked += 1;
				return looked === 1 ? [ '127.0.0.1' ] : [ '10.0.0.1' ];
			},
		} );
		const answer = await rebound( {
			method: 'GET',
			url: `http://receiver.example:${ port }/`,
			headers: {},
		} );
		expect( answer ).toMatchObject( {
			status: 200,
			body: `receiver.example:${ port }`,
		} );
		expect( looked ).toBe( 1 );
	} );

	const local = createSend( {
		allowed: LOOPBACK,
		ownHosts: [],
		totalMs: 2_000,
	} );
	const get = ( port: number ) =>
		local( {
			method: 'GET',
			url: `http://127.0.0.1:${ port }/`,
			headers: {},
		} );

	it( 'follows no redirect', async () => {
		let asks = 0;
		const port = await listen( ( _request, response ) => {
			asks += 1;
			response
				.writeHead( 302, { Location: 'http://169.254.169.254/' } )
				.end();
		} );
		expect( await get( port ) ).toMatchObject( { status: 302 } );
		expect( asks ).toBe( 1 );
	} );

	it( 'reads no more than 64 KiB, and unpacks nothing', async () => {
		const port = await listen( ( _request, response ) => {
			response.writeHead( 200, { 'Content-Encoding': 'gzip' } );
			const more = () => {
				while (
					! response.destroyed &&
					response.write( Buffer.alloc( 65_536, 'x' ) )
				) {}
			};
			response.on( 'drain', more );
			more();
		} );
		const answer = await get( port );
		expect( answer ).toMatchObject( { kind: 'answer', status: 200 } );
		expect( answer.kind === 'answer' && answer.body.length ).toBe( 65_536 );
	} );

	it( 'gives up on an answer that never ends, and on one that never begins', async () => {
		const slow = await listen( ( _request, response ) => {
			response.writeHead( 200 );
			response.write( 'a' );
		} );
		const silent = await listen( () => {} );
		const [ one, other ] = await Promise.all( [
			get( slow ),
			get( silent ),
		] );
		expect( one ).toEqual( { kind: 'failed', reason: 'timeout' } );
		expect( other ).toEqual( { kind: 'failed', reason: 'timeout' } );
	} );

	it( 'that nobody takes says so', async () => {
		const port = await listen( () => {} );
		const [ server ] = servers.splice( 0 );
		await new Promise( ( resolve ) => server?.close( resolve ) );
		expect( await get( port ) ).toEqual( {
			kind: 'failed',
			reason: 'unreachable',
		} );
	} );
} );
