import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Seconds to wait, or null when the request may pass. */
export type Wait = number | null;

/** Limits how much one network and one site may send; a batch costs its events. */
export interface RateLimit {
	take: (
		addressPrefix: string,
		siteKey: string,
		events: number
	) => Promise< Wait >;
	/** No limit is set: nothing needs to be asked. */
	readonly isOff: boolean;
}

const WINDOW_SECONDS = 10;

/**
 * Counts in the memory of this process: with several processes each allows the whole limit.
 *
 * @param limits
 * @param limits.perAddress Events in 10 seconds; 0 is no limit.
 * @param limits.perSite    Events in 10 seconds; 0 is no limit.
 */
export function createRateLimit( limits: {
	perAddress: number;
	perSite: number;
} ): RateLimit {
	const address = limiter( limits.perAddress );
	const site = limiter( limits.perSite );
	return {
		isOff: address === null && site === null,
		async take( addressPrefix, siteKey, events ) {
			// The network first: one flooding network must not use up what the site's visitors share.
			return (
				( await consume( address, addressPrefix, events ) ) ??
				( await consume( site, siteKey, events ) )
			);
		},
	};
}

function limiter( points: number ): RateLimiterMemory | null {
	return points > 0
		? new RateLimiterMemory( { points, duration: WINDOW_SECONDS } )
		: null;
}

async function consume(
	limit: RateLimiterMemory | null,
	key: string,
	points: number
): Promise< Wait > {
	if ( ! limit ) {
		return null;
	}
	try {
		await limit.consume( key, points );
		return null;
	} catch ( refusal ) {
		if ( refusal instanceof RateLimiterRes ) {
			return refusal.msBeforeNext / 1000;
		}
		throw refusal;
	}
}
