/** From a clock on the wall to a moment: what a time without a zone means in a given place. */

const DAY = 86400000;

/** A moment, and what had to be decided to find it. */
export interface ResolvedTime {
	/** Milliseconds since 1970, UTC. */
	readonly at: number;
	/**
	 * - `clear`: the time exists once.
	 * - `gap`: the clocks jumped over it; taken as if they had not yet jumped (02:30 is the moment then shown as 03:30).
	 * - `overlap`: the clocks showed it twice; the first one is taken.
	 */
	readonly kind: 'clear' | 'gap' | 'overlap';
}

/** Whether a name is a time zone this machine knows. */
export function isTimeZone( name: string ): boolean {
	if ( fixedOffset( name ) !== null ) {
		return true;
	}
	try {
		return (
			new Intl.DateTimeFormat( 'en', { timeZone: name } ) !== undefined
		);
	} catch {
		return false;
	}
}

/** WordPress also knows zones that are only an offset, such as `+05:30`; not every Intl does. */
function fixedOffset( timeZone: string ): number | null {
	const match = /^(?<sign>[+-])(?<hours>\d{2}):?(?<minutes>\d{2})$/.exec(
		timeZone
	)?.groups;
	if ( ! match ) {
		return null;
	}
	const minutes = Number( match.hours ) * 60 + Number( match.minutes );
	return ( match.sign === '-' ? -minutes : minutes ) * 60000;
}

/**
 * Makes a resolver for one zone. It remembers the offset of days on which the clocks stand still, so that a
 * row costs two look-ups; memory is bounded by the days of the file.
 *
 * @param timeZone IANA name, for example `Europe/Berlin`, or an offset, `+05:30`.
 */
export function createLocalTime(
	timeZone: string
): ( wallMs: number ) => ResolvedTime {
	const fixed = fixedOffset( timeZone );
	if ( fixed !== null ) {
		return ( wallMs ) => ( { at: wallMs - fixed, kind: 'clear' } );
	}
	const format = new Intl.DateTimeFormat( 'en-US', {
		timeZone,
		hourCycle: 'h23',
		era: 'short',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	} );

	const offsetAt = ( utcMs: number ): number => {
		const part: Record< string, number > = {};
		for ( const { type, value } of format.formatToParts( utcMs ) ) {
			part[ type ] = Number( value );
		}
		const wall = Date.UTC(
			part.year ?? 0,
			( part.month ?? 1 ) - 1,
			part.day,
			part.hour,
			part.minute,
			part.second
		);
		return wall - Math.floor( utcMs / 1000 ) * 1000;
	};

	// One entry a day: the offset if it is the same from the day before to the day after, else null.
	const steady = new Map< number, number | null >();
	const steadyOffset = ( day: number ): number | null => {
		let known = steady.get( day );
		if ( known === undefined ) {
			const before = offsetAt( ( day - 1 ) * DAY );
			known =
				before === offsetAt( ( day + 1 ) * DAY ) &&
				before === offsetAt( ( day + 2 ) * DAY )
					? before
					: null;
			steady.set( day, known );
		}
		return known;
	};

	return ( wallMs ) => {
		const offset = steadyOffset( Math.floor( wallMs / DAY ) );
		if ( offset !== null ) {
			return { at: wallMs - offset, kind: 'clear' };
		}
		const before = offsetAt( wallMs - DAY );
		const after = offsetAt( wallMs + DAY );
		const moments = [ ...new Set( [ before, after ] ) ]
			.map( ( candidate ) => wallMs - candidate )
			.filter( ( moment ) => moment + offsetAt( moment ) === wallMs )
			.sort( ( a, b ) => a - b );
		const [ first, second ] = moments;
		if ( first === undefined ) {
			return { at: wallMs - before, kind: 'gap' };
		}
		return { at: first, kind: second === undefined ? 'clear' : 'overlap' };
	};
}
