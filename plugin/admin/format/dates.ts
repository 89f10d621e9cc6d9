/** How dates and times are written: the person's locale, the site's time zone. */
import type { Grain } from '../url-state.ts';
import { addDays, asUtc, type SiteDate } from '../range/site-date.ts';

export interface DateWords {
	/** 27 Oct – 23 Nov 2026; `to` is the first day that is not in the range. */
	range: ( from: SiteDate, to: SiteDate ) => string;
	/** 23 Nov 2026 */
	day: ( date: SiteDate ) => string;
	/** 14:02, of an instant; with the date when it is not the site's today. */
	time: ( instant: string, today: SiteDate ) => string;
	/** 23 Nov 2026, 14:02, of an instant: where somebody reads it another day. */
	moment: ( instant: string ) => string;
	/** 14:02:11, of an instant. */
	clock: ( instant: string ) => string;
	/** Label of a bucket below the axis: 23 Nov, 14:00, Nov 2026 */
	tick: ( start: string, grain: Grain ) => string;
	/** The bucket in full, as the tooltip says it: Monday, 23 November 2026 */
	bucket: ( start: string, grain: Grain ) => string;
	/** "Europe/Berlin", or "UTC+02:00" for a fixed offset. */
	zone: string;
}

/** Date part and hour of a bucket's start: `2026-11-23`, `2026-11-23T14`, `2026-11-23T14+01:00`. */
function readStart( start: string ): { date: SiteDate; hour: number | null } {
	const hour = /T(\d{2})/.exec( start )?.[ 1 ];
	return {
		date: start.slice( 0, 10 ),
		hour: hour === undefined ? null : Number( hour ),
	};
}

export function createDateWords( locale: string, timeZone: string ): DateWords {
	// Dates carry no zone: they are formatted in UTC at UTC midnight, so no browser's zone can move them.
	const utc = ( options: Intl.DateTimeFormatOptions ) =>
		new Intl.DateTimeFormat( locale, { ...options, timeZone: 'UTC' } );
	const long = utc( { day: 'numeric', month: 'short', year: 'numeric' } );
	const short = utc( { day: 'numeric', month: 'short' } );
	const full = utc( {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		year: 'numeric',
	} );
	const month = utc( { month: 'short', year: 'numeric' } );
	const fullMonth = utc( { month: 'long', year: 'numeric' } );
	const hourOfDay = utc( { hour: 'numeric', minute: '2-digit' } );
	const clock = new Intl.DateTimeFormat( locale, {
		timeZone,
		hour: 'numeric',
		minute: '2-digit',
	} );
	const clockWithDay = new Intl.DateTimeFormat( locale, {
		timeZone,
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		hour: 'numeric',
		minute: '2-digit',
	} );
	const clockWithSeconds = new Intl.DateTimeFormat( locale, {
		timeZone,
		hour: 'numeric',
		minute: '2-digit',
		second: '2-digit',
	} );
	const siteDay = new Intl.DateTimeFormat( 'en-CA', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
	} );
	const atHour = ( date: SiteDate, hour: number ) =>
		new Date( asUtc( date ).getTime() + hour * 3_600_000 );
	const range = ( from: SiteDate, to: SiteDate ) => {
		const last = addDays( to, -1 );
		return from === last
			? long.format( asUtc( from ) )
			: long.formatRange( asUtc( from ), asUtc( last ) );
	};

	return {
		range,
		day: ( date ) => long.format( asUtc( date ) ),
		time: ( instant, today ) => {
			const at = new Date( instant );
			return (
				siteDay.format( at ) === today ? clock : clockWithDay
			).format( at );
		},
		moment: ( instant ) => clockWithDay.format( new Date( instant ) ),
		clock: ( instant ) => clockWithSeconds.format( new Date( instant ) ),
		tick: ( start, grain ) => {
			const { date, hour } = readStart( start );
			if ( grain === 'hour' && hour !== null ) {
				return hourOfDay.format( atHour( date, hour ) );
			}
			return ( grain === 'month' ? month : short ).format(
				asUtc( date )
			);
		},
		bucket: ( start, grain ) => {
			const { date, hour } = readStart( start );
			if ( grain === 'hour' && hour !== null ) {
				return `${ full.format( asUtc( date ) ) }, ${ hourOfDay.format(
					atHour( date, hour )
				) }`;
			}
			if ( grain === 'month' ) {
				return fullMonth.format( asUtc( date ) );
			}
			return grain === 'week'
				? range( date, addDays( date, 7 ) )
				: full.format( asUtc( date ) );
		},
		zone: /^[+-]/.test( timeZone ) ? `UTC${ timeZone }` : timeZone,
	};
}
