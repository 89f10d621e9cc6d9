import { siteDays } from '../rollups/index.ts';

const DAY_MS = 86_400_000;
/** No zone is further from UTC. */
const FURTHEST_MS = 15 * 3_600_000;

/**
 * The moment a day begins on the site's clock: midnight, or what stands in its place where the clocks change at midnight.
 *
 * @param timeZone IANA name or a fixed offset.
 * @param day      `2026-11-23`.
 * @return ms since 1970.
 */
export function dayStart( timeZone: string, day: string ): number {
	const days = siteDays( timeZone );
	const utc = Date.parse( `${ day }T00:00:00Z` );
	const wanted = utc / DAY_MS;
	let before = utc - FURTHEST_MS;
	let after = utc + FURTHEST_MS;
	while ( after - before > 1 ) {
		const middle = Math.floor( ( before + after ) / 2 );
		if ( days.dayOf( middle ) < wanted ) {
			before = middle;
		} else {
			after = middle;
		}
	}
	return after;
}
