/** Facts from the shop's own server: any age, any type that may come signed, believed. */
import type { ServerBatch } from '#contract/batch.ts';
import { CONSENT_SOURCES, CONSENT_STATES } from '#contract/consent.ts';
import type { DropReason } from '#contract/drop-reasons.ts';
import { EVENTS, isEventType } from '#contract/events/index.ts';
import { LIMITS } from '#contract/limits.ts';
import { AUDIENCES } from '#contract/reports/dimensions.ts';
import type { Random } from '../../../storage/random.ts';
import { readPageAddress } from '../cleaning/page-address.ts';
import { storedProps } from '../cleaning/stored-props.ts';
import type { CollectSite } from '../collect-site.ts';
import {
	readReference,
	type SealedVisitors,
} from '../identity/visitor-reference.ts';
import { FLAG, hexOfUuid, PendingEvent, timeOfId } from '../pending-event.ts';
import { factHash } from '../storing/facts.ts';

const NO_PROPS = Object.freeze( {} );
const STAFF = AUDIENCES.indexOf( 'staff' );
const BOT = AUDIENCES.indexOf( 'bot' );

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
