/** The ranges a person can choose, and the dates they mean today. */
import {
	addDays,
	addMonths,
	daysBetween,
	isSiteDate,
	type SiteDate,
} from './site-date.ts';

export const PRESETS = [
	'today',
	'yesterday',
	'7d',
	'28d',
	'90d',
	'12m',
	'month',
	'last_month',
	'year',
	'custom',
] as const;

export type Preset = ( typeof PRESETS )[ number ];

export const DEFAULT_PRESET: Preset = '28d';

/** Half-open: `to` is the first day that is not in the range. */
export interface DateRange {
	from: SiteDate;
	to: SiteDate;
}

/** The longest range that can be asked for, in days: ten years and the leap days in them. */
export const LONGEST_RANGE_DAYS = 3653;

function monthStart( date: SiteDate ): SiteDate {
	return `${ date.slice( 0, 7 ) }-01`;
}

/** The dates of a preset; `custom` needs its own and falls back to the default without them. Today is included. */
export function rangeOf(
	preset: Preset,
	today: SiteDate,
	custom: { from: string | null; to: string | null } = {
		from: null,
		to: null,
	}
): DateRange {
	const tomorrow = addDays( today, 1 );
	switch ( preset ) {
		case 'today':
			return { from: today, to: tomorrow };
		case 'yesterday':
			return { from: addDays( today, -1 ), to: today };
		case '7d':
			return { from: addDays( tomorrow, -7 ), to: tomorrow };
		case '90d':
			return { from: addDays( tomorrow, -90 ), to: tomorrow };
		case '12m':
			return { from: addMonths( tomorrow, -12 ), to: tomorrow };
		case 'month':
			return { from: monthStart( today ), to: tomorrow };
		case 'last_month':
			return {
				from: addMonths( monthStart( today ), -1 ),
				to: monthStart( today ),
			};
		case 'year':
			return { from: `${ today.slice( 0, 4 ) }-01-01`, to: tomorrow };
		case 'custom':
			if ( isCustomRange( custom.from, custom.to ) ) {
				return {
					from: custom.from as SiteDate,
					to: custom.to as SiteDate,
				};
			}
			return rangeOf( DEFAULT_PRESET, today );
		default:
			return { from: addDays( tomorrow, -28 ), to: tomorrow };
	}
}

/** Whether two strings are a range that can be asked for. */
export function isCustomRange(
	from: string | null,
	to: string | null
): boolean {
	if (
		from === null ||
		to === null ||
		! isSiteDate( from ) ||
		! isSiteDate( to )
	) {
		return false;
	}
	const days = daysBetween( from, to );
	return days >= 1 && days <= LONGEST_RANGE_DAYS;
}

/**
 * Where "the previous period" of a preset begins if that is not simply as many days earlier: a month that runs is set
 * beside the same days of the month before it, a year beside those of the year before. Null: the service decides.
 */
export function previousStart(
	preset: Preset,
	range: DateRange
): SiteDate | null {
	switch ( preset ) {
		case 'month':
			return addMonths( range.from, -1 );
		case 'year':
			return addMonths( range.from, -12 );
		default:
			return null;
	}
}
