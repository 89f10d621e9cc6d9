/** Moves a site's values under its newest key, some at a time, while others read and write; then lets the old keys go. */
import type { RowDataPacket } from 'mysql2/promise';
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import type { Random } from '../../storage/random.ts';
import { sealUnder } from '../../storage/sealed-value.ts';
import type { Vault } from '../../storage/vault.ts';
import { holdKeys, KEY_KIND, keyIdBytes, type KeyOwner } from './key-rows.ts';
import { openValue, PERSONAL_OWNERS, placeOf } from './personal-values.ts';

interface SealedRow extends RowDataPacket {
	owner: number;
	row_id: string;
	field: string;
	sealed: Buffer;
}

const VALUES_AT_ONCE = 200;
/**
 * A key stays for so long after a newer one was made: on a cluster a transaction of another node, begun before, may still
 * commit a value under it. None takes so long.
 */
export const KEY_REST_MS = 60_000;

interface ReEncryptDeps {
	readonly database: Database;
	readonly vault: Vault;
	readonly random: Random;
	readonly clock: Clock;
}

/**
 * Re-encrypts some values that are under an older key.
 *
 * @return How many; 0: none was left.
 */
export function reEncryptSome(
	{ database, vault, random }: ReEncryptDeps,
	site: KeyOwner
): Promise< number > {
	return database.rawTransaction( async ( connection ) => {
		const keys = await holdKeys( connection, vault, site );
		const [ newest ] = keys.data;
		if ( newest === undefined || keys.data.length === 1 ) {
			return 0;
		}
		const [ rows ] = await connection.query< SealedRow[] >(
			'SELECT personal_value.owner, personal_value.row_id, personal_value.field, personal_value.sealed FROM personal_value WHERE personal_value.site_id = ? AND personal_value.key_no < ? LIMIT ? FOR UPDATE',
			[ site.id, newest.no, VALUES_AT_ONCE ]
		);
		for ( const row of rows ) {
			const owner = PERSONAL_OWNERS[ row.owner ];
			if ( owner === undefined ) {
				throw new Error( `A value belongs to owner ${ row.owner }.` );
			}
			const sealed = sealUnder(
				newest.key,
				keyIdBytes( newest.no ),
				openValue( site, keys, owner, row ),
				placeOf( site, owner, row.field, row.row_id ),
				random
			);
			await connection.query(
				'UPDATE personal_value SET key_no = ?, sealed = ? WHERE personal_value.site_id = ? AND personal_value.owner = ? AND personal_value.row_id = ? AND personal_value.field = ?',
				[ newest.no, sealed, site.id, row.owner, row.row_id, row.field ]
			);
		}
		return rows.length;
	} );
}

/**
 * Deletes the older keys once nothing is under them. Waits for every transaction that holds them.
 *
 * @return Whether they are gone.
 */
export function retireOldKeys(
	{ database, vault, clock }: ReEncryptDeps,
	site: KeyOwner
): Promise< boolean > {
	return database.rawTransaction( async ( connection ) => {
		await connection.query(
			'SELECT personal_key.key_no FROM personal_key WHERE personal_key.site_id = ? AND personal_key.kind = ? FOR UPDATE',
			[ site.id, KEY_KIND.data ]
		);
		const keys = await holdKeys( connection, vault, site );
		const [ newest, ...older ] = keys.data;
		if ( newest === undefined || older.length === 0 ) {
			return true;
		}
		if ( clock.now() - newest.createdAt < KEY_REST_MS ) {
			return false;
		}
		const [ under ] = await connection.query< RowDataPacket[] >(
			'SELECT personal_value.key_no FROM personal_value WHERE personal_value.site_id = ? AND personal_value.key_no < ? LIMIT 1',
			[ site.id, newest.no ]
		);
		if ( under.length > 0 ) {
			return false;
		}
		await connection.query(
			'DELETE FROM personal_key WHERE personal_key.site_id = ? AND personal_key.kind = ? AND personal_key.key_no < ?',
			[ site.id, KEY_KIND.data, newest.no ]
		);
		return true;
	} );
}
