/** Whom a fact of the shop's own server names: by the id cookie, or by an address and user agent sealed for this service. */
import type { ServerBatch } from '#contract/batch.ts';
import type { CollectSite } from '../collect-site.ts';
import { consentedVisitor, dailyVisitor } from './visitor-hash.ts';

const DAY_MS = 86_400_000;

/** What a sealed visitor reference holds, once opened. */
export interface SealedVisitor {
	readonly ip: string;
	readonly userAgent: string;
}

/** How sealed references are read; both answer null when they cannot. */
export interface SealedVisitors {
	/** Opens a reference with the site's private key. */
	open: (
		site: CollectSite,
		sealed: string
	) => Promise< SealedVisitor | null >;
	/** The key of the day's visitor hash; null when it is kept no more. */
	dayKey: ( site: CollectSite, at: number ) => Promise< Buffer | null >;
	/** The same, and null, too, when the day has none. */
	keptDayKey: ( site: CollectSite, at: number ) => Promise< Buffer | null >;
}

/** How a fact names its visitor, and under which consent. */
export type VisitorReference = Pick<
	ServerBatch[ 'events' ][ number ],
	'visitor' | 'consent'
>;

/** Whom a fact names: 16 hex digits each. */
export interface NamedVisitor {
	readonly visitor: string;
	/** The same person under the key of the day before: a visit that runs over midnight goes on under it. */
	readonly yesterday: string | null;
}

/**
 * The visitor a fact names, as far as the consent it carries allows.
 *
 * @param site
 * @param input
 * @param input.visitor
 * @param input.consent
 * @param at            When the reference was taken, ms since 1970: a sealed one is hashed with the key of that UTC day.
 * @param sealed
 * @return Null: nobody may be named, or the day's key is destroyed already.
 */
export async function readReference(
	site: CollectSite,
	input: VisitorReference,
	at: number,
	sealed: SealedVisitors
): Promise< NamedVisitor | null > {
	const { visitor, consent } = input;
	const state = consent?.state;
	if ( visitor === undefined || state === 'denied' ) {
		return null;
	}
	if ( 'id' in visitor ) {
		return state === 'statistics' || state === 'marketing'
			? {
					visitor: consentedVisitor( site.publicId, visitor.id ),
					yesterday: null,
				}
			: null;
	}
	const isUnanswered = state === undefined || state === 'unknown';
	if ( isUnanswered && site.unanswered !== 'cookieless' ) {
		return null;
	}
	const key = await sealed.dayKey( site, at );
	const person = key && ( await sealed.open( site, visitor.sealed ) );
	if ( ! key || ! person ) {
		return null;
	}
	const nameBy = ( dayKey: Buffer ) =>
		dailyVisitor( dayKey, site.publicId, person.ip, person.userAgent );
	const before = await sealed.keptDayKey( site, at - DAY_MS );
	return {
		visitor: nameBy( key ),
		yesterday: before && nameBy( before ),
	};
}
