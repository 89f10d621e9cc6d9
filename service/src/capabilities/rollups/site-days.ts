/** Which local day a moment belongs to. Computed here, not in SQL: CONVERT_TZ is NULL on a fresh server. */

const DAY_MS = 86_400_000;
/** Zones change their offset on a quarter of an hour at the earliest. */
const SPAN_MS = 900_000;
const REMEMBERED_SPANS = 20_000;

export interface SiteDays {
	/** Days since 1970-01-01 of the site's calendar. */
	dayOf: ( at: number ) => number;
}

const byZone = new Map< string, SiteDays >();

/**
 * The calendar of a time zone: an IANA name, or a fixed offset such as `+02:00`.
 *
 * @throws {RangeError} when nobody knows the zone.
 */
export function siteDays( timeZone: string ): SiteDays {
	let days = byZone.get( timeZone );
	if ( days === undefined ) {
		days = createSiteDays( timeZone );
		byZone.set( timeZone, days );
	}
	return days;
}

/** The UTC hour of a moment: hours since 1970. */
export function hourOf( at: number ): number {
	return Math.floor( at / 3_600_000 );
}

/** `2026-11-23` of a day number. */
export function isoDay( day: number ): string {
	return new Date( day * DAY_MS ).toISOString().slice( 0, 10 );
}

/** The day number of `2026-11-23`. */
export function dayNumber( iso: string ): number {
	return Date.parse( `${ iso }T00:00:00Z` ) / DAY_MS;
}

function createSiteDays( timeZone: string ): SiteDays {
	const fixed = /^([+-])(\d{2}):?(\d{2})$/.exec( timeZone );
	if ( fixed ) {
		const minutes = Number( fixed[ 2 ] ) * 60 + Number( fixed[ 3 ] );
		const offset = ( fixed[ 1 ] === '-' ? -minutes : minutes ) * 60_000;
		return { dayOf: ( at ) => Math.floor( ( at + offset ) / DAY_MS ) };
	}
	const format = new Intl.DateTimeFormat( 'en-US', {
		timeZone,
		calendar: 'gregory',
		numberingSystem: 'latn',
		hourCycle: 'h23',
		era: 'short',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	} );
	// Intl takes microseconds; an event's day is asked for too often for that.
	const offsets = new Map< number, number >();
	return {
		dayOf( at ) {
			const span = Math.floor( at / SPAN_MS );
			let offset = offsets.get( span );
			if ( offset === undefined ) {
				offset = offsetAt( format, span * SPAN_MS );
				if ( offsets.size >= REMEMBERED_SPANS ) {
					offsets.clear();
				}
				offsets.set( span, offset );
			}
			return Math.floor( ( at + offset ) / DAY_MS );
		},
	};
}

function offsetAt( format: Intl.DateTimeFormat, at: number ): number {
	const part: Record< string, string > = {};
	for ( const { type, value } of format.formatToParts( at ) ) {
		part[ type ] = value;
	}
	const local = Date.UTC(
		Number( part.year ),
		Number( part.month ) - 1,
		Number( part.day ),
		Number( part.hour ),
		Number( part.minute ),
		Number( part.second )
	);
	return local - at;
}
