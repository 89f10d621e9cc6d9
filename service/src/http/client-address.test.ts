import { BlockList } from 'node:net';
import { addressPrefix, clientAddress } from './client-address.ts';

const trusted = new BlockList();
trusted.addSubnet( '10.0.0.0', 8, 'ipv4' );
trusted.addSubnet( 'fd00::', 8, 'ipv6' );

describe( 'The address of a client', () => {
	it( 'is that of the connection when nobody in between is ours', () => {
		expect( clientAddress( '203.0.113.7', '198.51.100.1', trusted ) ).toBe(
			'203.0.113.7'
		);
	} );

	it( 'is what our own proxy says, however long a stranger made the header', () => {
		expect(
			clientAddress(
				'10.0.0.1',
				'1.1.1.1, 2.2.2.2, 203.0.113.7',
				trusted
			)
		).toBe( '203.0.113.7' );
	} );

	it( 'is found behind several of our proxies', () => {
		expect(
			clientAddress(
				'10.0.0.1',
				'6.6.6.6, 203.0.113.7, 10.0.0.2',
				trusted
			)
		).toBe( '203.0.113.7' );
	} );

	it( 'stays the last one known when the header holds no address', () => {
		expect( clientAddress( '10.0.0.1', 'unknown', trusted ) ).toBe(
			'10.0.0.1'
		);
		expect( clientAddress( '10.0.0.1', undefined, trusted ) ).toBe(
			'10.0.0.1'
		);
	} );

	it( 'is read with port, in brackets and mapped into IPv6', () => {
		expect(
			clientAddress( '::ffff:10.0.0.1', '203.0.113.7:5050', trusted )
		).toBe( '203.0.113.7' );
		expect( clientAddress( 'fd00::1', '[2001:db8::7]:443', trusted ) ).toBe(
			'2001:db8::7'
		);
	} );
} );

describe( 'The network that limits count against', () => {
	it.each( [
		[ '203.0.113.7', '203.0.113' ],
		[ '2001:db8:1:2:3:4:5:6', '2001:db8:1:2' ],
		[ '2001:0DB8:0001::1', '2001:db8:1:0' ],
		[ '::1', '0:0:0:0' ],
		[ 'fe80::1%eth0', 'fe80:0:0:0' ],
	] )( 'of %s is %s', ( address, prefix ) => {
		expect( addressPrefix( address ) ).toBe( prefix );
	} );
} );
