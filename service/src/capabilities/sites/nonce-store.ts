import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import { classifyFailure, withRetries } from '../../storage/retry.ts';
import { toTimestamp } from '../../storage/timestamp.ts';

/** Remembers which signed requests were seen, for twice as long as a signature is valid. */
export interface NonceStore {
	/**
	 * @return False when the site has used this nonce before.
	 */
	use: ( siteId: number, nonce: string ) => Promise< boolean >;
	/** Forgets nonces that no valid signature can carry any more. */
	clean: () => Promise< void >;
}

const CLEAN_AT_ONCE = 5_000;

export function createNonceStore( deps: {
	database: Database;
	clock: Clock;
	/** How long a nonce is kept, in milliseconds. */
	keepMs: number;
} ): NonceStore {
	const { database, clock, keepMs } = deps;
	return {
		async use( siteId, nonce ) {
			try {
				await database.queries
					.insertInto( 'request_nonce' )
					.values( {
						site_id: siteId,
						nonce,
						seen_at: toTimestamp( clock.now() ),
					} )
					.execute();
				return true;
			} catch ( error ) {
				if ( classifyFailure( error ) === 'duplicate-key' ) {
					return false;
				}
				throw error;
			}
		},
		async clean() {
			for (;;) {
				const result = await withRetries( () =>
					database.queries
						.deleteFrom( 'request_nonce' )
						.where(
							'request_nonce.seen_at',
							'<',
							toTimestamp( clock.now() - keepMs )
						)
						.limit( CLEAN_AT_ONCE )
						.executeTakeFirst()
				);
				if ( Number( result.numDeletedRows ) < CLEAN_AT_ONCE ) {
					return;
				}
			}
		},
	};
}
