/** Seconds to wait, or null when the request may pass. */
export type Wait = number | null;

/** Limits how much one network and one site may send; a batch costs its events. */
export interface RateLimit {
	take: ( addressPrefix: string, siteKey: string, events: number ) => Wait;
	/** No limit is set: nothing needs to be asked. */
	readonly isOff: boolean;
}

const WINDOW_MS = 10_000;

/**
 * Counts in the memory of this process: with several processes each allows the whole limit. The window is the same for
 * all, so everything counted is let go of at once when it ends: no timer a visitor, and no memory of past ones.
 *
 * @param limits
 * @param limits.perAddress Events in 10 seconds; 0 is no limit.
 * @param limits.perSite    Events in 10 seconds; 0 is no limit.
 * @param now               Milliseconds that only grow.
 */
export function createRateLimit(
	limits: {
		perAddress: number;
		perSite: number;
	},
	now: () => number = () => performance.now()
): RateLimit {
	const byAddress = new Map< string, number >();
	const bySite = new Map< string, number >();
	let endsAt = 0;

	/** Counts the events; true when that is more than may come in this window. */
	function isOver(
		counts: Map< string, number >,
		key: string,
		events: number,
		limit: number
	): boolean {
		if ( limit === 0 ) {
			return false;
		}
		const count = ( counts.get( key ) ?? 0 ) + events;
		counts.set( key, count );
		return count > limit;
	}

	return {
		isOff: limits.perAddress === 0 && limits.perSite === 0,
		take( addressPrefix, siteKey, events ) {
			const time = now();
			if ( time >= endsAt ) {
				byAddress.clear();
				bySite.clear();
				endsAt = time + WINDOW_MS;
			}
			// The network first: one flooding network must not use up what the site's visitors share.
			return isOver(
				byAddress,
				addressPrefix,
				events,
				limits.perAddress
			) || isOver( bySite, siteKey, events, limits.perSite )
				? ( endsAt - time ) / 1000
				: null;
		},
	};
}
