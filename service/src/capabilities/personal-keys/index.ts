/** Keys of a site for everything that names a person, and the values under them. */
import type { RowDataPacket } from 'mysql2/promise';
import type { Clock } from '../../storage/clock.ts';
import type { Database, RawConnection } from '../../storage/database.ts';
import { takeLease } from '../../storage/lease.ts';
import type { Random } from '../../storage/random.ts';
import type { Vault } from '../../storage/vault.ts';
import { addKey, holdKeys, KEY_KIND, type KeyOwner } from './key-rows.ts';
import { type PersonalValues, personalValues } from './personal-values.ts';
import { reEncryptSome, retireOldKeys } from './re-encrypt.ts';

export type { KeyOwner } from './key-rows.ts';
export { normalEmail, normalPhone } from './addresses.ts';
export { KEY_REST_MS } from './re-encrypt.ts';
export type {
	AddressIndexes,
	PersonalOwner,
	PersonalValues,
	ReadValues,
} from './personal-values.ts';

/** The key a site seals with now. */
export interface KeyInUse {
	readonly no: number;
	/** ms since 1970. */
	readonly since: number;
	/** Values still under an older key. */
	readonly waiting: number;
}

export interface PersonalKeys {
	/**
	 * Personal values of a site inside a transaction. The keys are read anew and held until it ends, so that an exchange of
	 * keys leaves nothing unreadable; they are never kept in memory longer. The first use makes them: run the transaction
	 * with `onDuplicateKey`.
	 */
	values: (
		connection: RawConnection,
		site: KeyOwner
	) => Promise< PersonalValues >;
	/**
	 * A new data key. What is written from now on is sealed under it; the job moves the rest.
	 *
	 * @param also Runs in the same transaction.
	 * @return Its number.
	 */
	rotate: (
		site: KeyOwner,
		also?: ( connection: RawConnection ) => Promise< void >
	) => Promise< number >;
	/** Null: the site has no personal data yet. */
	inUse: ( site: Pick< KeyOwner, 'id' > ) => Promise< KeyInUse | null >;
	/** Moves what is under older keys, and deletes those that are done; a job does so every half minute. */
	reEncrypt: () => Promise< void >;
	start: () => void;
	stop: () => Promise< void >;
}

interface SiteRow extends RowDataPacket {
	site_id: number;
}

interface NewestRow extends RowDataPacket {
	key_no: number;
	created_at: number;
}

interface CountRow extends RowDataPacket {
	n: number;
}

const EVERY_MS = 30_000;
const LEASE_MS = 60_000;

/**
 * Builds the capability.
 *
 * @param deps
 * @param deps.database
 * @param deps.vault    Wraps the keys.
 * @param deps.random
 * @param deps.clock
 * @param deps.siteById
 * @param deps.onError  Hears of failures in the background.
 */
export function createPersonalKeys( deps: {
	database: Database;
	vault: Vault;
	random: Random;
	clock: Clock;
	siteById: ( siteId: number ) => Promise< KeyOwner | null >;
	onError: ( error: unknown ) => void;
} ): PersonalKeys {
	const { database, vault, random, clock } = deps;
	let timer: NodeJS.Timeout | undefined;
	let running: Promise< void > = Promise.resolve();
	let stopping = false;

	async function sitesToMove(): Promise< readonly number[] > {
		return database.rawTransaction( async ( connection ) => {
			const [ rows ] = await connection.query< SiteRow[] >(
				'SELECT personal_key.site_id FROM personal_key WHERE personal_key.kind = ? GROUP BY personal_key.site_id HAVING COUNT(*) > 1',
				[ KEY_KIND.data ]
			);
			return rows.map( ( row ) => row.site_id );
		} );
	}

	async function reEncrypt(): Promise< void > {
		const lease = await takeLease( database, 'personal_keys', LEASE_MS );
		if ( ! lease ) {
			return;
		}
		for ( const siteId of await sitesToMove() ) {
			const site = await deps.siteById( siteId );
			if ( site === null ) {
				continue;
			}
			while (
				! stopping &&
				( await lease.renew() ) &&
				( await reEncryptSome( deps, site ) ) > 0
			) {}
			if ( stopping || ! ( await lease.renew() ) ) {
				return;
			}
			await retireOldKeys( deps, site );
		}
	}

	return {
		async values( connection, site ) {
			const keys = await holdKeys( connection, vault, site );
			const now = clock.now();
			return personalValues(
				connection,
				site,
				{
					data:
						keys.data.length > 0
							? keys.data
							: [
									await addKey(
										connection,
										deps,
										site,
										'data',
										1,
										now
									),
								],
					index:
						keys.index ??
						( await addKey(
							connection,
							deps,
							site,
							'index',
							1,
							now
						) ),
				},
				random
			);
		},

		rotate: ( site, also ) =>
			database.rawTransaction(
				async ( connection ) => {
					const { data } = await holdKeys( connection, vault, site );
					const no = ( data[ 0 ]?.no ?? 0 ) + 1;
					await addKey(
						connection,
						deps,
						site,
						'data',
						no,
						clock.now()
					);
					await also?.( connection );
					return no;
				},
				{ onDuplicateKey: true }
			),

		inUse: ( site ) =>
			database.rawTransaction( async ( connection ) => {
				const [ [ newest ] ] = await connection.query< NewestRow[] >(
					'SELECT personal_key.key_no, personal_key.created_at FROM personal_key WHERE personal_key.site_id = ? AND personal_key.kind = ? ORDER BY personal_key.key_no DESC LIMIT 1',
					[ site.id, KEY_KIND.data ]
				);
				if ( newest === undefined ) {
					return null;
				}
				const [ rows ] = await connection.query< CountRow[] >(
					'SELECT COUNT(*) AS n FROM personal_value WHERE personal_value.site_id = ? AND personal_value.key_no < ?',
					[ site.id, newest.key_no ]
				);
				return {
					no: newest.key_no,
					since: newest.created_at,
					waiting: rows[ 0 ]?.n ?? 0,
				};
			} ),

		reEncrypt,
		start() {
			stopping = false;
			timer = setInterval( () => {
				running = running.then( reEncrypt ).catch( deps.onError );
			}, EVERY_MS );
			timer.unref();
		},
		async stop() {
			stopping = true;
			clearInterval( timer );
			await running;
		},
	};
}
