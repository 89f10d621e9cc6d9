/** What this capability knows of a site, and what it has in hand inside a transaction. */
import type { Retention } from '#contract/retention.ts';
import type { RawConnection } from '../../storage/database.ts';
import type { CollectSite, Gate } from '../collect/index.ts';
import type { PersonalValues } from '../personal-keys/index.ts';
import type { HandOverPort } from './hand-over-port.ts';

export interface ContactSite extends CollectSite {
	/** ISO 4217; null without a shop. */
	readonly currency: string | null;
	readonly shop?: { readonly decimals: number } | null;
	readonly retention?: Retention;
}

/** Inside a transaction. */
export interface Work {
	readonly connection: RawConnection;
	readonly values: PersonalValues;
	readonly site: ContactSite;
	/** ms since 1970. */
	readonly now: number;
}

/** Inside a transaction that holds the site's gate. */
export interface GatedWork extends Work {
	readonly gate: Gate;
	readonly handOver: HandOverPort;
}

/** Hex digits of a canonical UUID. */
export function hexOf( uuid: string ): string {
	return uuid.replaceAll( '-', '' );
}

/** Canonical UUID of its hex digits. */
export function uuidOf( hex: string ): string {
	return hex.replace( /^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5' );
}

export function bytesOf( hex: string ): Buffer {
	return Buffer.from( hex, 'hex' );
}
