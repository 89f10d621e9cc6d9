/** What this capability knows of a site; the capability `sites` answers it. */
import type { UnansweredChoice } from '#contract/consent.ts';

/** The part of a connected site this capability looks at. */
export interface CollectSite {
	readonly id: number;
	readonly publicId: string;
	readonly timeZone: string;
	readonly state: 'active' | 'paused' | 'disconnected';
	readonly homeUrl: string;
	readonly allowedOrigins: readonly string[];
	readonly unanswered: UnansweredChoice;
	readonly countStaff: boolean;
}

/** Where sites are looked up; answers from memory, seconds old at most. */
export interface CollectSites {
	/** The site a live public key names, or null. */
	byPublicKey: ( key: string ) => Promise< CollectSite | null >;
	byId: ( siteId: number ) => Promise< CollectSite | null >;
	/** Ids of all blocks the site announced. */
	placements: ( siteId: number ) => Promise< ReadonlySet< string > >;
}
