/**
 * Days and hours as the site's people live them: time zone, daylight saving, and days that begin at one o'clock.
 */

/** Milliseconds of a day that no clock change falls into. */
const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

const FIXED_OFFSET = /^([+-])(\d{2}):?(\d{2})$/;

/** Whether a word of the form `2026-11-23` is a day that exists (2026-02-31 does not). */
export function isDay( word: string ): boolean {
	const ms = Date.parse( `${ word }T00:00:00Z` );
	return ! Number.isNaN( ms ) && dayOfNumber( ms / DAY_MS ) === word;
}

/** Days since 1970-01-01. */
function numberOfDay( day: string ): number {
	return Date.parse( `${ day }T00:00:00Z` ) / DAY_MS;
}

function dayOfNumber( number: number ): string {
	return new Date( number * DAY_MS ).toISOString().slice( 0, 10 );
}

/** The day `count` days after `day` (before it, when negative). */
export function addDays( day: string, count: number ): string {
	return dayOfNumber( numberOfDay( day ) + count );
}

/** How many days lie from `from` up to, not including, `to`. */
export function daysBetween( from: string, to: string ): number {
	return numberOfDay( to ) - numberOfDay( from );
}

/** Every day from `from` up to, not including, `to`. */
export function listDays( from: string, to: string ): readonly string[] {
	const first = numberOfDay( from );
	return Array.from(
		{ length: Math.max( 0, daysBetween( from, to ) ) },
		( _, i ) => dayOfNumber( first + i )
	);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf( day: string ): number {
	// 1970-01-01 was a Thursday.
	return ( ( ( ( numberOfDay( day ) + 3 ) % 7 ) + 7 ) % 7 ) + 1;
}

/** Key of a UTC hour in the roll-ups: `2026-11-23T14`. */
export function hourKey( ms: number ): string {
	return new Date( ms ).toISOString().slice( 0, 13 );
}

export interface SiteCalendar {
	/** The zone's name as the site gave it. */
	readonly zone: string;
	/** The site-local day of an instant. */
	dayOf: ( ms: number ) => string;
	/** The first instant of a site-local day, ms since 1970: midnight, or later where the clock jumps over it. */
	startOf: ( day: string ) => number;
	/** An hour's local name with its offset, `2026-11-23T14+01:00`; with minutes where the zone's hours are off UTC's. */
	hourName: ( ms: number ) => string;
}

/**
 * The calendar of a zone: an IANA name, or a fixed offset such as `+02:00` (WordPress offers both).
 * Throws a RangeError for a zone that does not exist.
 */
export function siteCalendar( zone: string ): SiteCalendar {
	const offsetAt = offsetOf( zone );
	const dayOf = ( ms: number ) =>
		dayOfNumber( Math.floor( ( ms + offsetAt( ms ) ) / DAY_MS ) );

	const startOf = ( day: string ) => {
		const asUtc = numberOfDay( day ) * DAY_MS;
		// Zones lie within 14 hours of UTC and no clock change is longer than a day: between these two the day begins.
		let before = asUtc - 1.75 * DAY_MS;
		let from = asUtc + 1.75 * DAY_MS;
		// Usually midnight by the offset of that day; then there is nothing to search.
		const guess = asUtc - offsetAt( asUtc - offsetAt( asUtc ) );
		if ( dayOf( guess ) === day && dayOf( guess - 1 ) < day ) {
			return guess;
		}
		while ( from - before > 1 ) {
			const middle = Math.floor( ( before + from ) / 2 );
			if ( dayOf( middle ) < day ) {
				before = middle;
			} else {
				from = middle;
			}
		}
		return from;
	};

	const hourName = ( ms: number ) => {
		const offset = offsetAt( ms );
		const local = new Date( ms + offset ).toISOString();
		const minutes = local.slice( 14, 16 );
		const size = Math.abs( offset ) / 60_000;
		const two = ( number: number ) =>
			String( Math.floor( number ) ).padStart( 2, '0' );
		return (
			local.slice( 0, 13 ) +
			( minutes === '00' ? '' : `:${ minutes }` ) +
			( offset < 0 ? '-' : '+' ) +
			`${ two( size / 60 ) }:${ two( size % 60 ) }`
		);
	};

	return { zone, dayOf, startOf, hourName };
}

/** How far the zone's clock is ahead of UTC at an instant, in ms. */
function offsetOf( zone: string ): ( ms: number ) => number {
	const fixed = FIXED_OFFSET.exec( zone );
	if ( fixed ) {
		const [ , sign, hours, minutes ] = fixed;
		const size = ( Number( hours ) * 60 + Number( minutes ) ) * 60_000;
		return () => ( sign === '-' ? -size : size );
	}
	const format = formatFor( zone );
	return ( ms ) => {
		const part: Record< string, number > = {};
		for ( const { type, value } of format.formatToParts( ms ) ) {
			part[ type ] = Number( value );
		}
		const {
			year = 0,
			month = 1,
			day = 1,
			hour = 0,
			minute = 0,
			second = 0,
		} = part;
		return (
			Date.UTC( year, month - 1, day, hour, minute, second ) -
			Math.floor( ms / 1000 ) * 1000
		);
	};
}

/** Making a formatter costs far more than using it. */
const formats = new Map< string, Intl.DateTimeFormat >();

function formatFor( zone: string ): Intl.DateTimeFormat {
	const known = formats.get( zone );
	if ( known ) {
		return known;
	}
	const format = new Intl.DateTimeFormat( 'en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	} );
	formats.set( zone, format );
	return format;
}
