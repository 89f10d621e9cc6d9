import type { Clock } from './clock.ts';

export interface FakeClock extends Clock {
	/** Moves the time forward (or back, when negative) by so many milliseconds. */
	advance: ( milliseconds: number ) => void;
	set: ( milliseconds: number ) => void;
}

/**
 * A clock that stands still until it is told otherwise.
 *
 * @param start Milliseconds since 1970, or an ISO date.
 */
export function createFakeClock( start: number | string ): FakeClock {
	let time = typeof start === 'string' ? Date.parse( start ) : start;
	return {
		now: () => time,
		advance( milliseconds ) {
			time += milliseconds;
		},
		set( milliseconds ) {
			time = milliseconds;
		},
	};
}
