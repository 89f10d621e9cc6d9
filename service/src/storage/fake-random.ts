import { createHash } from 'node:crypto';
import type { Random } from './random.ts';

/**
 * Dice that fall the same way for the same seed. Never the same bytes twice, as the real ones.
 *
 * @param seed
 */
export function createFakeRandom( seed = 'cairn' ): Random {
	let draw = 0;
	return {
		bytes( count ) {
			const parts: Buffer[] = [];
			for ( let length = 0; length < count; length += 32 ) {
				draw += 1;
				parts.push(
					createHash( 'sha256' )
						.update( `${ seed }:${ draw }` )
						.digest()
				);
			}
			return Buffer.concat( parts ).subarray( 0, count );
		},
	};
}
