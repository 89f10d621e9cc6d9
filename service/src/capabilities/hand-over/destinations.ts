/** The table `hand_over_destination`. */
import { createHash } from 'node:crypto';
import type { RowDataPacket } from 'mysql2/promise';
import { z } from 'zod';
import {
	DESTINATION_KINDS,
	DESTINATION_STATES,
	type DestinationKind,
	type DestinationState,
	HAND_OVER_REASONS,
	type HandOverReason,
	listPairSchema,
} from '#contract/hand-over.ts';
import type { RawConnection } from '../../storage/database.ts';
import type { Vault } from '../../storage/vault.ts';

const settingsSchema = z.object( {
	lists: z.array( listPairSchema ),
	/** Of a webhook. */
	address: z.string().nullable(),
	with_person: z.boolean(),
	/** See the contract; destinations of before were never asked. */
	with_given: z.boolean().default( false ),
	with_imported: z.boolean().default( false ),
	key_ends: z.string().nullable(),
} );

export type DestinationSettings = z.infer< typeof settingsSchema >;

const secretsSchema = z.object( {
	/** API key, or what a webhook is signed with. */
	key: z.string(),
	/** What the receiver signs with, where its owner chose that. */
	back: z.string().nullable(),
} );

export type DestinationSecrets = z.infer< typeof secretsSchema >;

export interface StoredDestination {
	readonly siteId: number;
	readonly id: string;
	readonly kind: DestinationKind;
	readonly name: string;
	readonly state: DestinationState;
	readonly reason: HandOverReason | null;
	readonly detail: string;
	readonly settings: DestinationSettings;
	/** Sealed {@link DestinationSecrets}. */
	readonly secrets: Buffer;
	/** SHA-256 of the secret end of the path by which the receiver answers. */
	readonly backHash: Buffer;
	/** In a row. */
	readonly failures: number;
	/** ms since 1970. */
	readonly notBefore: number;
	readonly madeAt: number;
}

interface DestinationRow extends RowDataPacket {
	site_id: number;
	destination_id: string;
	kind: number;
	name: string;
	state: number;
	reason: number;
	detail: string;
	settings: string;
	secrets: Buffer;
	back_hash: Buffer;
	failures: number;
	not_before: number;
	made_at: number;
}

/** 0: none. */
export function reasonNumber( reason: HandOverReason | null ): number {
	return reason === null ? 0 : HAND_OVER_REASONS.indexOf( reason ) + 1;
}

export function reasonName( number: number ): HandOverReason | null {
	return HAND_OVER_REASONS[ number - 1 ] ?? null;
}

export function secretHash( secret: string ): Buffer {
	return createHash( 'sha256' ).update( secret ).digest();
}

function decode( row: DestinationRow ): StoredDestination {
	const kind = DESTINATION_KINDS[ row.kind ];
	const state = DESTINATION_STATES[ row.state ];
	if ( kind === undefined || state === undefined ) {
		throw new Error(
			`Destination ${ row.destination_id } has kind ${ row.kind } and state ${ row.state }.`
		);
	}
	return {
		siteId: row.site_id,
		id: row.destination_id,
		kind,
		name: row.name,
		state,
		reason: reasonName( row.reason ),
		detail: row.detail,
		settings: settingsSchema.parse( JSON.parse( row.settings ) ),
		secrets: row.secrets,
		backHash: row.back_hash,
		failures: row.failures,
		notBefore: row.not_before,
		madeAt: row.made_at,
	};
}

/** All of a site, oldest first. */
export async function destinationsOf(
	connection: RawConnection,
	siteId: number
): Promise< readonly StoredDestination[] > {
	const [ rows ] = await connection.query< DestinationRow[] >(
		'SELECT hand_over_destination.* FROM hand_over_destination WHERE hand_over_destination.site_id = ? ORDER BY hand_over_destination.made_at, hand_over_destination.destination_id',
		[ siteId ]
	);
	return rows.map( decode );
}

export async function readDestination(
	connection: RawConnection,
	siteId: number,
	id: string
): Promise< StoredDestination | null > {
	const [ rows ] = await connection.query< DestinationRow[] >(
		'SELECT hand_over_destination.* FROM hand_over_destination WHERE hand_over_destination.site_id = ? AND hand_over_destination.destination_id = ?',
		[ siteId, id ]
	);
	return rows[ 0 ] ? decode( rows[ 0 ] ) : null;
}

/** Those of all sites that may be sent to now. */
export async function destinationsInUse(
	connection: RawConnection,
	now: number
): Promise< readonly StoredDestination[] > {
	const [ rows ] = await connection.query< DestinationRow[] >(
		'SELECT hand_over_destination.* FROM hand_over_destination WHERE hand_over_destination.state = ? AND hand_over_destination.not_before <= ? ORDER BY hand_over_destination.site_id, hand_over_destination.destination_id',
		[ DESTINATION_STATES.indexOf( 'active' ), now ]
	);
	return rows.map( decode );
}

/** Those of all sites that nothing is sent to. */
export async function destinationsAtRest(
	connection: RawConnection
): Promise< readonly StoredDestination[] > {
	const [ rows ] = await connection.query< DestinationRow[] >(
		'SELECT hand_over_destination.* FROM hand_over_destination WHERE hand_over_destination.state <> ? ORDER BY hand_over_destination.site_id, hand_over_destination.destination_id',
		[ DESTINATION_STATES.indexOf( 'active' ) ]
	);
	return rows.map( decode );
}

/** Adds one, or replaces it. */
export async function writeDestination(
	connection: RawConnection,
	destination: StoredDestination
): Promise< void > {
	await connection.query(
		'REPLACE INTO hand_over_destination (site_id, destination_id, kind, name, state, reason, detail, settings, secrets, back_hash, failures, not_before, made_at) VALUES (?)',
		[
			[
				destination.siteId,
				destination.id,
				DESTINATION_KINDS.indexOf( destination.kind ),
				destination.name,
				DESTINATION_STATES.indexOf( destination.state ),
				reasonNumber( destination.reason ),
				destination.detail,
				JSON.stringify( destination.settings ),
				destination.secrets,
				destination.backHash,
				destination.failures,
				destination.notBefore,
				destination.madeAt,
			],
		]
	);
}

/** What a try showed of a destination. */
export async function noteDestination(
	connection: RawConnection,
	{ siteId, id }: Pick< StoredDestination, 'siteId' | 'id' >,
	note: {
		readonly state: DestinationState;
		readonly reason: HandOverReason | null;
		readonly detail: string;
		readonly failures: number;
		readonly notBefore: number;
	}
): Promise< void > {
	await connection.query(
		'UPDATE hand_over_destination SET state = ?, reason = ?, detail = ?, failures = ?, not_before = ? WHERE hand_over_destination.site_id = ? AND hand_over_destination.destination_id = ?',
		[
			DESTINATION_STATES.indexOf( note.state ),
			reasonNumber( note.reason ),
			note.detail,
			note.failures,
			note.notBefore,
			siteId,
			id,
		]
	);
}

export async function deleteDestination(
	connection: RawConnection,
	siteId: number,
	id: string
): Promise< void > {
	await connection.query(
		'DELETE FROM hand_over_destination WHERE hand_over_destination.site_id = ? AND hand_over_destination.destination_id = ?',
		[ siteId, id ]
	);
}

const PLACE = { table: 'hand_over_destination', column: 'secrets' };

export function sealSecrets(
	vault: Vault,
	sitePublicId: string,
	id: string,
	secrets: DestinationSecrets
): Buffer {
	return vault.seal( Buffer.from( JSON.stringify( secrets ) ), {
		...PLACE,
		site: sitePublicId,
		row: id,
	} );
}

export function openSecrets(
	vault: Vault,
	sitePublicId: string,
	{ id, secrets }: Pick< StoredDestination, 'id' | 'secrets' >
): DestinationSecrets {
	return secretsSchema.parse(
		JSON.parse(
			vault
				.open( secrets, { ...PLACE, site: sitePublicId, row: id } )
				.toString()
		)
	);
}
