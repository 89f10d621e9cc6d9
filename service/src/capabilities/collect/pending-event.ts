/** An event on its way from a request to its row. */
import type { DropReason } from '#contract/drop-reasons.ts';
import {
	type CountedEvent,
	isRecognised,
	NO_PAIRS,
	type NumberedPairs,
	RECOGNISED_BIT,
} from '../rollups/index.ts';

/** Bits of the column `event.flags`. */
export const FLAG = {
	/** Bits 0 and 1: position in the contract's AUDIENCES, as scored on arrival. */
	audience: 0b11,
	/** Counted like a person: everybody but bots, and but staff the site does not count. */
	counted: 1 << 2,
	/** Came over the signed channel; otherwise from a browser, which anybody can forge. */
	server: 1 << 3,
	/** Bits 4 to 6: position in the contract's CONSENT_STATES. */
	consentShift: 4,
	/** Bits 7 and 8: position in the contract's CONSENT_SOURCES. */
	consentSourceShift: 7,
	/** Global Privacy Control was on. */
	gpc: 1 << 9,
	/** Why it was scored as a bot: bits 10 to 13, see BOT_SIGNALS. */
	botShift: 10,
	/** The visitor is known by an id of its own, not by the day's hash. */
	recognised: RECOGNISED_BIT,
} as const;

/** Where an event is written. */
export type Destination =
	/** A row of `event`. */
	| 'event'
	/** A day's counter, no row: the visitor may not be recognised. */
	| 'counter'
	/** Kept aside until the site announces the block. */
	| 'quarantine';

export class PendingEvent implements CountedEvent {
	readonly siteId: number;
	readonly id: string;
	/** Corrected time, ms since 1970. */
	readonly at: number;
	/** Corrected time less the time in the id. */
	readonly offset: number;
	/** As it is stored. */
	readonly storedType: number;
	/** As it is counted: a sign-up that is not confirmed is counted apart. */
	type: number;
	destination: Destination = 'event';
	flags = 0;
	audience = 0;
	/** 16 hex digits. */
	visitor = '';
	/** The same visitor under yesterday's key, while a visit of yesterday may still run. */
	visitorYesterday: string | null = null;
	pagePath: string | null = null;
	blockName: string | null = null;
	sourceLabel: string | null = null;
	policyText: string | null = null;
	device = 0;
	campaign = 0;
	/** Unix seconds; 0 when nobody answered. */
	consentAt = 0;
	/** JSON, or null when the event has no own fields. */
	props: string | null = null;
	batchId = 0;
	visitRef = 0;
	/** Hash of the key the shop gave the fact, 32 hex digits; null: not a fact of the shop's server. */
	fact: string | null = null;
	/** Daily cap per type holds (browsers only). */
	capped = false;
	/** Comes out of quarantine: its row there goes in the same transaction. */
	released = false;

	/** Product it is about, and the pairs, once the transaction has read the own fields. */
	product = 0;
	compared: NumberedPairs = NO_PAIRS;
	/** Number of a detail of its form. */
	detail = 0;
	sharedList = false;
	withPurchase = false;
	/** Numbers of the dictionary, known once the transaction has looked them up. */
	page = 0;
	block = 0;
	source = 0;
	policy = 0;

	/** What became of it: null is stored (or counted). */
	dropped: DropReason | null = null;

	constructor(
		siteId: number,
		id: string,
		at: number,
		offset: number,
		type: number
	) {
		this.siteId = siteId;
		this.id = id;
		this.at = at;
		this.offset = offset;
		this.storedType = type;
		this.type = type;
	}

	/** Its visitor can be recognised beyond the visit. */
	get recognised(): boolean {
		return isRecognised( this.flags, this.batchId );
	}

	/** The id as the database keeps it. */
	get idBytes(): Buffer {
		return Buffer.from( this.id, 'hex' );
	}
}

/** A canonical UUID as 32 hex digits. */
export function hexOfUuid( uuid: string ): string {
	return (
		uuid.slice( 0, 8 ) +
		uuid.slice( 9, 13 ) +
		uuid.slice( 14, 18 ) +
		uuid.slice( 19, 23 ) +
		uuid.slice( 24 )
	);
}

/** The sender's time in a UUIDv7 given as 32 hex digits, ms since 1970. */
export function timeOfId( hex: string ): number {
	return parseInt( hex.slice( 0, 12 ), 16 );
}
