/** Where the program reads the time from. Handed in, so that a test can say what time it is. */
export interface Clock {
	/** Milliseconds since 1970-01-01T00:00Z. */
	now: () => number;
}

export const systemClock: Clock = { now: () => Date.now() };
