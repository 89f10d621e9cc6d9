import { AUDIENCES } from '#contract/reports/dimensions.ts';
import { FLAG } from '../pending-event.ts';
import type { Arrival, Refusal, Step } from './arrival.ts';
import type { UserAgents } from './user-agents.ts';

/** What speaks for a program, as bits of `event.flags` from FLAG.botShift. Append only. */
export const BOT_SIGNALS = {
	userAgent: 1,
	noUserAgent: 2,
	/** Loaded ahead of a visit that may never come. */
	prefetch: 4,
	/** The browser itself says that a program drives it. */
	automated: 8,
} as const;

const STAFF = AUDIENCES.indexOf( 'staff' );
const BOT = AUDIENCES.indexOf( 'bot' );

/**
 * Marks bots and staff. Nothing is deleted: they are stored and can be looked at, and stand in no number of people.
 */
export function createScoreBots( userAgents: UserAgents ): Step {
	return function scoreBots( arrival: Arrival ): Refusal | undefined {
		const { request, batch, site } = arrival;
		const agent = userAgents.read( request.userAgent );
		let signals = 0;
		if ( request.userAgent === '' ) {
			signals |= BOT_SIGNALS.noUserAgent;
		} else if ( agent.isBot ) {
			signals |= BOT_SIGNALS.userAgent;
		}
		if (
			request.secPurpose !== null &&
			/prefetch|prerender/i.test( request.secPurpose )
		) {
			signals |= BOT_SIGNALS.prefetch;
		}
		if ( batch.automated === 1 ) {
			signals |= BOT_SIGNALS.automated;
		}
		arrival.botSignals = signals;

		const isStaff = signals === 0 && batch.staff === 1;
		const audience = audienceOf( signals, isStaff );
		const counted =
			audience === 0 || ( audience === STAFF && site.countStaff );
		for ( const { pending } of arrival.events ) {
			pending.audience = counted ? 0 : audience;
			pending.flags |=
				audience |
				( counted ? FLAG.counted : 0 ) |
				( signals << FLAG.botShift );
		}
		arrival.device = agent.device;
		return undefined;
	};
}

function audienceOf( signals: number, isStaff: boolean ): number {
	if ( signals !== 0 ) {
		return BOT;
	}
	return isStaff ? STAFF : 0;
}
