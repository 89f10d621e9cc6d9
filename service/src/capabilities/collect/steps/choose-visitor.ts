import type { Batch } from '#contract/batch.ts';
import {
	CONSENT_SOURCES,
	CONSENT_STATES,
	type ConsentState,
} from '#contract/consent.ts';
import type { Random } from '../../../storage/random.ts';
import type { CollectSite } from '../collect-site.ts';
import { type DayKeys, utcDay } from '../identity/day-keys.ts';
import { consentedVisitor, dailyVisitor } from '../identity/visitor-hash.ts';
import { FLAG } from '../pending-event.ts';
import type { Arrival, Step } from './arrival.ts';

/** What a visitor's consent allows. */
type Recognition =
	/** By the id cookie. */
	| { kind: 'id'; id: string }
	/** By the daily hash. */
	| { kind: 'day' }
	/** Not at all, but the event may have a row: it stands for no person. */
	| { kind: 'nobody' }
	/** A counter moves, no row is written. */
	| { kind: 'counter' };

/** Asks whether a visitor is already known with a visit that still runs. */
export interface RunningVisits {
	isRunning: ( siteId: number, visitor: string, at: number ) => boolean;
}

/**
 * Turns consent into the key an event is stored under; privacy.md section 1 is the table behind it. Address and user
 * agent are used here and nowhere later.
 */
export function createChooseVisitor( deps: {
	dayKeys: DayKeys;
	running: RunningVisits;
	random: Random;
} ): Step {
	const { dayKeys, running, random } = deps;

	function apply(
		arrival: Arrival,
		visitor: string,
		yesterday: string | null
	) {
		for ( const { pending } of arrival.events ) {
			pending.visitor = visitor;
			pending.visitorYesterday = yesterday;
			pending.capped = true;
		}
	}

	async function byDay( arrival: Arrival ): Promise< undefined > {
		const today = utcDay( arrival.receivedAt );
		const key = await dayKeys.get( arrival.site, today );
		const old = await dayKeys.getIfKept( arrival.site, today - 1 );
		applyDay( arrival, key, old );
		return undefined;
	}

	function applyDay(
		arrival: Arrival,
		key: Buffer,
		old: Buffer | null
	): void {
		const { site, request, receivedAt } = arrival;
		const visitor = dailyVisitor(
			key,
			site.publicId,
			request.ip,
			request.userAgent
		);
		// A visit that runs over midnight goes on under yesterday's key.
		const yesterday =
			old === null || running.isRunning( site.id, visitor, receivedAt )
				? null
				: dailyVisitor(
						old,
						site.publicId,
						request.ip,
						request.userAgent
					);
		apply( arrival, visitor, yesterday );
	}

	return function chooseVisitor( arrival ) {
		const { batch, site } = arrival;
		markConsent( arrival );
		const recognition = recognise(
			batch,
			site,
			arrival.events[ 0 ]?.pending.flags ?? 0
		);
		switch ( recognition.kind ) {
			case 'id':
				apply(
					arrival,
					consentedVisitor( site.publicId, recognition.id ),
					null
				);
				for ( const { pending } of arrival.events ) {
					pending.flags |= FLAG.recognised;
				}
				return undefined;
			case 'nobody':
				apply( arrival, random.bytes( 8 ).toString( 'hex' ), null );
				return undefined;
			case 'counter':
				for ( const { pending } of arrival.events ) {
					pending.destination = 'counter';
				}
				return undefined;
			case 'day': {
				const today = utcDay( arrival.receivedAt );
				const key = dayKeys.get( site, today );
				const old = dayKeys.getIfKept( site, today - 1 );
				if ( key instanceof Promise || old instanceof Promise ) {
					return byDay( arrival );
				}
				applyDay( arrival, key, old );
				return undefined;
			}
		}
	};
}

function recognise(
	batch: Batch,
	site: CollectSite,
	flags: number
): Recognition {
	const state: ConsentState =
		batch.consent.state === 'unknown' && site.unanswered === 'cookieless'
			? 'cookieless'
			: batch.consent.state;
	switch ( state ) {
		case 'statistics':
		case 'marketing':
			// Consent was given but the browser keeps no cookie: recognised for the day only.
			return batch.visitor === undefined
				? { kind: 'day' }
				: { kind: 'id', id: batch.visitor };
		case 'cookieless':
			return { kind: 'day' };
		case 'unknown':
			// The owner tests his own site: his steps arrive in the live line, as nobody's.
			return ( flags & FLAG.audience ) === 1
				? { kind: 'nobody' }
				: { kind: 'counter' };
		case 'denied':
			return { kind: 'counter' };
	}
}

function markConsent( arrival: Arrival ): void {
	const { consent, gpc } = arrival.batch;
	const bits =
		( CONSENT_STATES.indexOf( consent.state ) << FLAG.consentShift ) |
		( CONSENT_SOURCES.indexOf( consent.source ) <<
			FLAG.consentSourceShift ) |
		( gpc === 1 ? FLAG.gpc : 0 );
	for ( const { pending } of arrival.events ) {
		pending.flags |= bits;
	}
}
