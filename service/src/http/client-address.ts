import { isIP, isIPv4 } from 'node:net';
import type { BlockList } from 'node:net';

const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const LOOPBACK_V4 = /^127\./;

/**
 * The client's address. Each proxy appends who it heard from, so the header is walked from the right for as long
 * as the speaker is one of our own proxies; what a stranger claims further left is never believed.
 *
 * @param peer      Address of the connection.
 * @param forwarded The header X-Forwarded-For, all its values joined by commas.
 * @param trusted   Our own proxies.
 */
export function clientAddress(
	peer: string,
	forwarded: string | undefined,
	trusted: BlockList
): string {
	let address = normalise( peer );
	if ( forwarded === undefined ) {
		return address;
	}
	const hops = forwarded.split( ',' );
	while ( isIn( trusted, address ) ) {
		const said = hops.pop();
		if ( said === undefined ) {
			break;
		}
		const next = normalise( withoutPort( said.trim() ) );
		if ( isIP( next ) === 0 ) {
			break;
		}
		address = next;
	}
	return address;
}

/**
 * Whether an address belongs to a list.
 *
 * @param list
 * @param address
 */
export function isIn( list: BlockList, address: string ): boolean {
	const version = isIP( address );
	return (
		version !== 0 && list.check( address, version === 4 ? 'ipv4' : 'ipv6' )
	);
}

export function isLoopback( address: string ): boolean {
	return LOOPBACK_V4.test( address ) || address === '::1';
}

/**
 * The network of an address that limits count against: /24, and /64 since one household owns a whole one.
 *
 * @param address
 */
export function addressPrefix( address: string ): string {
	if ( isIPv4( address ) ) {
		return address.slice( 0, address.lastIndexOf( '.' ) );
	}
	return expand( address ).slice( 0, 4 ).join( ':' );
}

/** The eight groups of an IPv6 address; what is none comes back as it is. */
function expand( address: string ): readonly string[] {
	if ( isIP( address ) !== 6 ) {
		return [ address ];
	}
	const [ head = '', tail ] = address.split( '%' )[ 0 ]!.split( '::' );
	const left = head === '' ? [] : head.split( ':' );
	const right = tail ? tail.split( ':' ) : [];
	const missing = tail === undefined ? 0 : 8 - left.length - right.length;
	return [
		...left,
		...Array.from( { length: Math.max( 0, missing ) }, () => '0' ),
		...right,
	].map( ( group ) => group.toLowerCase().replace( /^0+(?=.)/, '' ) );
}

function normalise( address: string ): string {
	return MAPPED_IPV4.exec( address )?.[ 1 ] ?? address;
}

/** Some proxies write `[2001:db8::1]:443` and `192.0.2.1:443`. */
function withoutPort( hop: string ): string {
	const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec( hop );
	if ( bracketed?.[ 1 ] ) {
		return bracketed[ 1 ];
	}
	return /^\d+\.\d+\.\d+\.\d+:\d+$/.test( hop )
		? hop.slice( 0, hop.lastIndexOf( ':' ) )
		: hop;
}
