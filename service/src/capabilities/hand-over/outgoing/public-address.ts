/** Which addresses of the internet a request of ours may go to: only those that lead to everybody's network. */
import { BlockList, isIP } from 'node:net';

const NOT_PUBLIC_V4 = new BlockList();
for ( const [ network, length ] of [
	[ '0.0.0.0', 8 ],
	[ '10.0.0.0', 8 ],
	[ '100.64.0.0', 10 ],
	[ '127.0.0.0', 8 ],
	[ '169.254.0.0', 16 ],
	[ '172.16.0.0', 12 ],
	[ '192.0.0.0', 24 ],
	[ '192.0.2.0', 24 ],
	[ '192.88.99.0', 24 ],
	[ '192.168.0.0', 16 ],
	[ '198.18.0.0', 15 ],
	[ '198.51.100.0', 24 ],
	[ '203.0.113.0', 24 ],
	[ '224.0.0.0', 4 ],
	[ '240.0.0.0', 4 ],
] as const ) {
	NOT_PUBLIC_V4.addSubnet( network, length, 'ipv4' );
}

/** Global unicast; what is outside of it (loopback, link-local, ULA, mapped IPv4, NAT64, multicast) is refused as a whole. */
const PUBLIC_V6 = new BlockList();
PUBLIC_V6.addSubnet( '2000::', 3, 'ipv6' );

const NOT_PUBLIC_V6 = new BlockList();
for ( const [ network, length ] of [
	/** Protocol assignments, Teredo among them. */
	[ '2001::', 23 ],
	[ '2001:db8::', 32 ],
	/** 6to4: leads to an IPv4 address that stands inside. */
	[ '2002::', 16 ],
	[ '3fff::', 20 ],
] as const ) {
	NOT_PUBLIC_V6.addSubnet( network, length, 'ipv6' );
}

/** False also for what is no address. */
export function isPublicAddress( address: string ): boolean {
	switch ( isIP( address ) ) {
		case 4:
			return ! NOT_PUBLIC_V4.check( address, 'ipv4' );
		case 6:
			return (
				PUBLIC_V6.check( address, 'ipv6' ) &&
				! NOT_PUBLIC_V6.check( address, 'ipv6' )
			);
		default:
			return false;
	}
}

export function isAmong( networks: BlockList, address: string ): boolean {
	const version = isIP( address );
	return (
		version !== 0 &&
		networks.check( address, version === 4 ? 'ipv4' : 'ipv6' )
	);
}
