/** Calendar dates of the site as `YYYY-MM-DD`: no time, no zone, so that nothing shifts when it is shown. */

export type SiteDate = string;

const DAY_MS = 86_400_000;

/** The date on the site's wall at an instant. */
export function siteDateAt( now: number, timeZone: string ): SiteDate {
	const parts = new Intl.DateTimeFormat( 'en-CA-u-ca-gregory-nu-latn', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
	} ).formatToParts( now );
	const part = ( type: string ) =>
		parts.find( ( candidate ) => candidate.type === type )?.value ?? '';
	return `${ part( 'year' ).padStart( 4, '0' ) }-${ part( 'month' ) }-${ part(
		'day'
	) }`;
}

/** Midnight UTC of a date: what Intl formats with `timeZone: 'UTC'`. */
export function asUtc( date: SiteDate ): Date {
	return new Date( `${ date }T00:00:00Z` );
}

function fromUtc( date: Date ): SiteDate {
	return date.toISOString().slice( 0, 10 );
}

export function addDays( date: SiteDate, days: number ): SiteDate {
	return fromUtc( new Date( asUtc( date ).getTime() + days * DAY_MS ) );
}

/** The same day some months away; the month's last day where it is shorter (31 January - 2 months = 30 November). */
export function addMonths( date: SiteDate, months: number ): SiteDate {
	const day = asUtc( date );
	const first = new Date(
		Date.UTC( day.getUTCFullYear(), day.getUTCMonth() + months, 1 )
	);
	const length = new Date(
		Date.UTC( first.getUTCFullYear(), first.getUTCMonth() + 1, 0 )
	).getUTCDate();
	first.setUTCDate( Math.min( day.getUTCDate(), length ) );
	return fromUtc( first );
}

/** Days from one date to another; negative backwards. */
export function daysBetween( from: SiteDate, to: SiteDate ): number {
	return Math.round(
		( asUtc( to ).getTime() - asUtc( from ).getTime() ) / DAY_MS
	);
}

/** Whether a string is a date that exists (2026-02-30 does not). */
export function isSiteDate( text: string ): text is SiteDate {
	return (
		/^\d{4}-\d{2}-\d{2}$/.test( text ) &&
		! Number.isNaN( asUtc( text ).getTime() ) &&
		fromUtc( asUtc( text ) ) === text
	);
}
