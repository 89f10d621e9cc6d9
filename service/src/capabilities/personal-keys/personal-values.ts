/** Personal values of one site inside one transaction: sealed when they are written, opened when they are read. */
import type { RowDataPacket } from 'mysql2/promise';
import type { RawConnection } from '../../storage/database.ts';
import type { Random } from '../../storage/random.ts';
import { keyIdOf, openUnder, sealUnder } from '../../storage/sealed-value.ts';
import { emailIndex, keyedHash, phoneIndex } from './blind-index.ts';
import { normalEmail, normalPhone } from './addresses.ts';
import {
	keyIdBytes,
	type KeyOwner,
	type PersonalKey,
	type SiteKeys,
} from './key-rows.ts';

/** Whose rows hold personal values. The position in the list is what the table holds: append only. */
export const PERSONAL_OWNERS = [
	'contact',
	'submission',
	'contact_note',
	'audit_log',
	'consent',
	'hand_over_job',
] as const;
export type PersonalOwner = ( typeof PERSONAL_OWNERS )[ number ];

/** Fields of some rows, by row and name. */
export type ReadValues = ReadonlyMap< string, ReadonlyMap< string, string > >;

/** What was asked of an address: its keyed hash, and under what name it is kept. */
export interface AddressIndexes {
	readonly email: Buffer | null;
	readonly phone: Buffer | null;
}

export interface PersonalValues {
	/** Writes fields of a row; null takes one away. */
	put: (
		owner: PersonalOwner,
		rowId: string,
		fields: Readonly< Record< string, string | null > >
	) => Promise< void >;
	/** Opens all fields of some rows, or only those named; what is not there is not in the answer. */
	read: (
		owner: PersonalOwner,
		rowIds: readonly string[],
		fields?: readonly string[]
	) => Promise< ReadValues >;
	/** Deletes all fields of some rows. */
	remove: (
		owner: PersonalOwner,
		rowIds: readonly string[]
	) => Promise< void >;
	/** By which a contact of this address is found; null for what is no address. */
	indexesOf: ( address: {
		email?: string;
		phone?: string;
	} ) => AddressIndexes;
	/** What is kept of an erased address. */
	tombstonesOf: ( address: {
		email?: string;
		phone?: string;
	} ) => readonly Buffer[];
	/** A hash that holds somebody to what was typed without repeating it. */
	digest: ( text: string ) => Buffer;
}

interface ValueRow extends RowDataPacket {
	row_id: string;
	field: string;
	sealed: Buffer;
}

const ROWS_AT_ONCE = 500;

export class MissingKeyError extends Error {
	override readonly name = 'MissingKeyError';
}

/** @param keys Held by this very transaction, with at least one of each kind. */
export function personalValues(
	connection: RawConnection,
	site: KeyOwner,
	keys: SiteKeys & { readonly index: PersonalKey },
	random: Random
): PersonalValues {
	const [ inUse ] = keys.data;
	if ( inUse === undefined ) {
		throw new MissingKeyError( 'The site has no data key.' );
	}
	const indexKey = keys.index.key;

	return {
		async put( owner, rowId, fields ) {
			const rows: unknown[][] = [];
			const gone: string[] = [];
			for ( const [ field, text ] of Object.entries( fields ) ) {
				if ( text === null ) {
					gone.push( field );
					continue;
				}
				rows.push( [
					site.id,
					PERSONAL_OWNERS.indexOf( owner ),
					rowId,
					field,
					inUse.no,
					sealUnder(
						inUse.key,
						keyIdBytes( inUse.no ),
						Buffer.from( text ),
						placeOf( site, owner, field, rowId ),
						random
					),
				] );
			}
			if ( rows.length > 0 ) {
				await connection.query(
					'INSERT INTO personal_value (site_id, owner, row_id, field, key_no, sealed) VALUES ? ON DUPLICATE KEY UPDATE key_no = VALUES(key_no), sealed = VALUES(sealed)',
					[ rows ]
				);
			}
			if ( gone.length > 0 ) {
				await connection.query(
					'DELETE FROM personal_value WHERE personal_value.site_id = ? AND personal_value.owner = ? AND personal_value.row_id = ? AND personal_value.field IN (?)',
					[ site.id, PERSONAL_OWNERS.indexOf( owner ), rowId, gone ]
				);
			}
		},

		async read( owner, rowIds, fields ) {
			const found = new Map< string, Map< string, string > >();
			for ( let at = 0; at < rowIds.length; at += ROWS_AT_ONCE ) {
				const [ rows ] = await connection.query< ValueRow[] >(
					`SELECT personal_value.row_id, personal_value.field, personal_value.sealed FROM personal_value WHERE personal_value.site_id = ? AND personal_value.owner = ? AND personal_value.row_id IN (?)${
						fields === undefined
							? ''
							: ' AND personal_value.field IN (?)'
					}`,
					[
						site.id,
						PERSONAL_OWNERS.indexOf( owner ),
						rowIds.slice( at, at + ROWS_AT_ONCE ),
						fields,
					]
				);
				for ( const row of rows ) {
					const values = found.get( row.row_id ) ?? new Map();
					found.set( row.row_id, values );
					values.set(
						row.field,
						openValue( site, keys, owner, row ).toString()
					);
				}
			}
			return found;
		},

		async remove( owner, rowIds ) {
			for ( let at = 0; at < rowIds.length; at += ROWS_AT_ONCE ) {
				await connection.query(
					'DELETE FROM personal_value WHERE personal_value.site_id = ? AND personal_value.owner = ? AND personal_value.row_id IN (?)',
					[
						site.id,
						PERSONAL_OWNERS.indexOf( owner ),
						rowIds.slice( at, at + ROWS_AT_ONCE ),
					]
				);
			}
		},

		indexesOf: ( { email, phone } ) => ( {
			email: email === undefined ? null : emailIndex( indexKey, email ),
			phone: phone === undefined ? null : phoneIndex( indexKey, phone ),
		} ),

		tombstonesOf: ( { email, phone } ) =>
			[
				email === undefined ? null : normalEmail( email ),
				phone === undefined ? null : normalPhone( phone ),
			]
				.filter( ( address ) => address !== null )
				.map( ( address ) => keyedHash( indexKey, 'erased', address ) ),

		digest: ( text ) => keyedHash( indexKey, 'proof', text ),
	};
}

/**
 * Opens one value with whichever of the site's keys sealed it.
 *
 * @throws {MissingKeyError} when that key is gone.
 */
export function openValue(
	site: KeyOwner,
	keys: SiteKeys,
	owner: PersonalOwner,
	row: {
		readonly row_id: string;
		readonly field: string;
		readonly sealed: Buffer;
	}
): Buffer {
	const no = keyIdOf( row.sealed ).readUInt32BE();
	const key = keys.data.find( ( candidate ) => candidate.no === no );
	if ( key === undefined ) {
		throw new MissingKeyError(
			`A value of ${ owner }.${ row.field } is sealed under key ${ no }, which is gone.`
		);
	}
	return openUnder(
		key.key,
		row.sealed,
		placeOf( site, owner, row.field, row.row_id )
	);
}

/** Where a value stands. */
export function placeOf(
	site: KeyOwner,
	owner: PersonalOwner,
	field: string,
	rowId: string
) {
	return { site: site.publicId, table: owner, column: field, row: rowId };
}
