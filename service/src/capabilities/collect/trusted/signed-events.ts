/** Facts from the shop's own server: any age, any type that may come signed, believed. */
import { CONSENT_SOURCES, CONSENT_STATES } from '#contract/consent.ts';
import type { ServerBatch } from '#contract/batch.ts';
import type { DropReason } from '#contract/drop-reasons.ts';
import { EVENTS, isEventType } from '#contract/events/index.ts';
import { LIMITS } from '#contract/limits.ts';
import { AUDIENCES } from '#contract/reports/dimensions.ts';
import type { Random } from '../../../storage/random.ts';
import type { CollectSite } from '../collect.interface.ts';
import { factHash } from '../storing/facts.ts';
import { readPageAddress } from '../cleaning/page-address.ts';
import { FLAG, hexOfUuid, PendingEvent, timeOfId } from '../pending-event.ts';
import { storedProps } from '../steps/clean-personal-data.ts';
import { consentedVisitor, dailyVisitor } from '../identity/visitor-hash.ts';

const NO_PROPS = Object.freeze( {} );
const DAY_MS = 86_400_000;
const STAFF = AUDIENCES.indexOf( 'staff' );
const BOT = AUDIENCES.indexOf( 'bot' );

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

export interface ReadServerEvents {
	readonly events: readonly PendingEvent[];
	readonly drops: readonly DropReason[];
}

/**
 * Turns the facts of a signed batch into pending events.
 *
 * @param site
 * @param batch       Decoded.
 * @param receivedAt  ms since 1970.
 * @param deps
 * @param deps.random
 * @param deps.sealed
 */
export async function readServerEvents(
	site: CollectSite,
	batch: ServerBatch,
	receivedAt: number,
	deps: { random: Random; sealed: SealedVisitors }
): Promise< ReadServerEvents > {
	const events: PendingEvent[] = [];
	const drops: DropReason[] = [];
	const offset = receivedAt - batch.sent_at;
	for ( const input of batch.events ) {
		const id = hexOfUuid( input.event_id );
		const at = timeOfId( id ) + offset;
		if (
			Math.abs( offset ) > LIMITS.publicAgeMs ||
			at > receivedAt + LIMITS.publicAheadMs
		) {
			drops.push( 'clock' );
			continue;
		}
		if ( ! isEventType( input.name ) ) {
			drops.push( 'unknown_type' );
			continue;
		}
		const definition = EVENTS[ input.name ];
		const mayCome =
			definition.channels.includes( 'signed' ) ||
			definition.channels.includes( 'public' );
		if ( ! mayCome ) {
			drops.push( 'wrong_channel' );
			continue;
		}
		if ( ! definition.props.safeParse( input.props ?? NO_PROPS ).success ) {
			drops.push( 'bad_props' );
			continue;
		}
		const event = new PendingEvent(
			site.id,
			id,
			at,
			offset,
			definition.id
		);
		const audience = audienceOf( input );
		const counted =
			audience === 0 || ( audience === STAFF && site.countStaff );
		event.audience = counted ? 0 : audience;
		event.flags = audience | FLAG.server | ( counted ? FLAG.counted : 0 );
		if ( input.consent !== undefined ) {
			event.flags |=
				( CONSENT_STATES.indexOf( input.consent.state ) <<
					FLAG.consentShift ) |
				( CONSENT_SOURCES.indexOf( input.consent.source ) <<
					FLAG.consentSourceShift );
		}
		event.pagePath =
			input.url === undefined
				? null
				: readPageAddress( input.url, undefined ).page;
		event.fact = factHash( input.fact_key );
		event.blockName = input.block_id ?? null;
		event.props = storedProps( input );
		const person = await readReference( site, input, at, deps.sealed );
		if ( person !== null && input.visitor && 'id' in input.visitor ) {
			event.flags |= FLAG.recognised;
		}
		event.visitor =
			person?.visitor ??
			// A fact that names nobody is an event of its own, joined to no visit.
			deps.random.bytes( 8 ).toString( 'hex' );
		event.visitorYesterday = person?.yesterday ?? null;
		events.push( event );
	}
	return { events, drops };
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

/**
 * Whose fact it is: a program that followed a link into the cart is no visitor, whoever it says it is.
 *
 * @param input
 */
function audienceOf( input: ServerBatch[ 'events' ][ number ] ): number {
	if ( input.automated === 1 ) {
		return BOT;
	}
	return input.staff === 1 ? STAFF : 0;
}
