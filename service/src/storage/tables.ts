import type { Generated } from 'kysely';

/** Every table and what its rows hold, as the driver hands them over: dates are 'YYYY-MM-DD' or 'YYYY-MM-DD HH:MM:SS' strings in UTC. */
export interface Tables {
	site: SiteTable;
	site_key: SiteKeyTable;
	pairing_code: PairingCodeTable;
	request_nonce: RequestNonceTable;
	placement: PlacementTable;
	lease: LeaseTable;
}

export interface SiteTable {
	id: Generated< number >;
	/** 'site_…', the only id that leaves the service. */
	public_id: string;
	name: string;
	home_url: string;
	time_zone: string;
	/** ISO 4217; null without a shop. */
	currency: string | null;
	locale: string;
	state: string;
	/** JSON, read by sites/site.ts only. */
	settings: string;
	created_at: string;
}

export interface SiteKeyTable {
	site_id: number;
	key_id: string;
	kind: string;
	/** Null for a public key, which is no secret. */
	secret_sealed: Buffer | null;
	created_at: string;
	expires_at: string | null;
}

export interface PairingCodeTable {
	code_hash: Buffer;
	site_id: number;
	expires_at: string;
	tries_left: number;
	used_at: string | null;
}

export interface RequestNonceTable {
	site_id: number;
	nonce: string;
	seen_at: string;
}

export interface PlacementTable {
	site_id: number;
	block_id: string;
	post_id: number;
	type: string;
	name: string;
	/** Null: the event type's own stage. */
	stage: string | null;
	/** Null for what has no page of its own. */
	page: string | null;
	updated_at: string;
}

export interface LeaseTable {
	name: string;
	owner: string;
	/** Milliseconds since 1970 by the database's clock, which all nodes share. */
	until_ms: number;
}
