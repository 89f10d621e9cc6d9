/** The table `personal_key`: keys of a site, wrapped by the vault. */
import type { RowDataPacket } from 'mysql2/promise';
import type { RawConnection } from '../../storage/database.ts';
import type { Random } from '../../storage/random.ts';
import type { Vault } from '../../storage/vault.ts';

/** The site whose keys they are. */
export interface KeyOwner {
	readonly id: number;
	readonly publicId: string;
}

/** What a key is for; the number is what the table holds. */
export const KEY_KIND = { data: 1, index: 2 } as const;
export type KeyKind = keyof typeof KEY_KIND;

export interface PersonalKey {
	readonly no: number;
	readonly key: Buffer;
	/** ms since 1970. */
	readonly createdAt: number;
}

/** All keys of a site, unwrapped. */
export interface SiteKeys {
	/** Newest first: the first one is in use. */
	readonly data: readonly PersonalKey[];
	readonly index: PersonalKey | null;
}

interface KeyRow extends RowDataPacket {
	kind: number;
	key_no: number;
	key_sealed: Buffer;
	created_at: number;
}

const KEY_BYTES = 32;

/**
 * Reads the keys, and holds them until the transaction ends: none of them is deleted before. What the transaction reads it
 * can open, and what it writes is not written under a key that is about to go.
 *
 * @param connection Inside a transaction.
 * @param vault
 * @param site
 */
export async function holdKeys(
	connection: RawConnection,
	vault: Vault,
	site: KeyOwner
): Promise< SiteKeys > {
	const [ rows ] = await connection.query< KeyRow[] >(
		'SELECT personal_key.kind, personal_key.key_no, personal_key.key_sealed, personal_key.created_at FROM personal_key WHERE personal_key.site_id = ? ORDER BY personal_key.key_no DESC LOCK IN SHARE MODE',
		[ site.id ]
	);
	const ofKind = ( kind: KeyKind ) =>
		rows
			.filter( ( row ) => row.kind === KEY_KIND[ kind ] )
			.map( ( row ) => ( {
				no: row.key_no,
				key: vault.open(
					row.key_sealed,
					placeOf( site, kind, row.key_no )
				),
				createdAt: row.created_at,
			} ) );
	return { data: ofKind( 'data' ), index: ofKind( 'index' )[ 0 ] ?? null };
}

/**
 * Adds a key. Two processes that add the same one: one waits, gets a duplicate key and is run again.
 *
 * @param connection Inside a transaction.
 * @param deps
 * @param site
 * @param kind
 * @param no
 * @param now
 */
export async function addKey(
	connection: RawConnection,
	deps: { vault: Vault; random: Random },
	site: KeyOwner,
	kind: KeyKind,
	no: number,
	now: number
): Promise< PersonalKey > {
	const key = deps.random.bytes( KEY_BYTES );
	await connection.query(
		'INSERT INTO personal_key (site_id, kind, key_no, key_sealed, created_at) VALUES (?)',
		[
			[
				site.id,
				KEY_KIND[ kind ],
				no,
				deps.vault.seal( key, placeOf( site, kind, no ) ),
				now,
			],
		]
	);
	return { no, key, createdAt: now };
}

function placeOf( site: KeyOwner, kind: KeyKind, no: number ) {
	return {
		site: site.publicId,
		table: 'personal_key',
		column: kind,
		row: String( no ),
	};
}

/** The number of a data key as it stands at the head of a value. */
export function keyIdBytes( no: number ): Buffer {
	const id = Buffer.alloc( 4 );
	id.writeUInt32BE( no );
	return id;
}
