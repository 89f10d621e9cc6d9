/** How many different values: exact up to a bound, then estimated in constant memory. */
import { createHash } from 'node:crypto';

/** A count that says whether it is exact. */
export interface DistinctCount {
	readonly count: number;
	readonly exact: boolean;
}

const BITS = 1 << 24;

/**
 * Up to `exactUpTo` values are kept (as 48-bit hashes); beyond it a bitmap of 2 MB estimates by linear counting
 * (Whang, Vander-Zanden and Taylor 1990: n = -m ln(share of bits still 0)), good to about 0.1 % up to ten million.
 */
export function createDistinctCounter( exactUpTo = 100000 ): {
	add: ( value: string ) => void;
	count: () => DistinctCount;
} {
	let kept: Set< number > | null = new Set();
	let bitmap = new Uint8Array();
	let zeros = BITS;
	const mark = ( hash: number ) => {
		const bit = hash % BITS;
		const byte = bit >>> 3;
		const flag = 1 << ( bit & 7 );
		const value = bitmap[ byte ] ?? 0;
		if ( ! ( value & flag ) ) {
			bitmap[ byte ] = value | flag;
			zeros--;
		}
	};
	return {
		add( value ) {
			const hash = createHash( 'sha256' )
				.update( value )
				.digest()
				.readUIntBE( 0, 6 );
			if ( kept === null ) {
				mark( hash );
				return;
			}
			kept.add( hash );
			if ( kept.size > exactUpTo ) {
				bitmap = new Uint8Array( BITS / 8 );
				kept.forEach( mark );
				kept = null;
			}
		},
		count() {
			return kept === null
				? {
						count: Math.round( -BITS * Math.log( zeros / BITS ) ),
						exact: false,
					}
				: { count: kept.size, exact: true };
		},
	};
}
