/** Reads a written time by a pattern: which day and clock time a file means, and the zone if it says one. */

/** A time as written. `wallMs` reads the clock as if it were UTC; `offsetMs` is null when no zone was written. */
export interface WrittenTime {
	readonly wallMs: number;
	/** Distance of the written zone from UTC, east positive; null: the file does not say. */
	readonly offsetMs: number | null;
	/** Whether the format knows parts of a second, so that nothing else may be put there. */
	readonly hasFraction: boolean;
}

/** Returns null for a text that does not fit the format, or names a day or time that does not exist. */
export type TimeReader = ( text: string ) => WrittenTime | null;

const MONTHS = [
	'jan',
	'feb',
	'mar',
	'apr',
	'may',
	'jun',
	'jul',
	'aug',
	'sep',
	'oct',
	'nov',
	'dec',
];

const TOKENS: Readonly< Record< string, string > > = {
	yyyy: '(?<year>\\d{4})',
	yy: '(?<shortYear>\\d{2})',
	MMM: '(?<monthName>[A-Za-z]{3})[a-z]*\\.?',
	MM: '(?<month>\\d{2})',
	M: '(?<month>\\d{1,2})',
	dd: '(?<day>\\d{2})',
	d: '(?<day>\\d{1,2})',
	HH: '(?<hour>\\d{2})',
	H: '(?<hour>\\d{1,2})',
	hh: '(?<halfHour>\\d{2})',
	h: '(?<halfHour>\\d{1,2})',
	mm: '(?<minute>\\d{2})',
	m: '(?<minute>\\d{1,2})',
	ss: '(?<second>\\d{2})',
	s: '(?<second>\\d{1,2})',
	SSS: '(?<fraction>\\d{1,9})',
	a: '(?<half>[AaPp])\\.?[Mm]\\.?',
	XXX: '(?<zone>[Zz]|[+-]\\d{2}:?\\d{2})',
};

const ISO =
	/^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?\s?(?<zone>[Zz]|[+-]\d{2}:?\d{2})?$/;

/**
 * Compiles a format of the import map.
 *
 * @return The reader, or a sentence about what is wrong with the format.
 */
export function compileTimeFormat( format: string ): TimeReader | string {
	if ( format === 'iso' ) {
		return ( text ) => readMatch( ISO.exec( text ) );
	}
	if ( format === 'unix_s' || format === 'unix_ms' ) {
		const factor = format === 'unix_s' ? 1000 : 1;
		return ( text ) => {
			if ( ! /^\d{1,13}(?:\.\d{1,9})?$/.test( text ) ) {
				return null;
			}
			return {
				wallMs: Math.round( Number( text ) * factor ),
				offsetMs: 0,
				hasFraction: factor === 1 || text.includes( '.' ),
			};
		};
	}
	const pattern = patternOf( format );
	if ( 'problem' in pattern ) {
		return pattern.problem;
	}
	return ( text ) => readMatch( pattern.regExp.exec( text ) );
}

function patternOf( format: string ): { regExp: RegExp } | { problem: string } {
	let source = '';
	const used = new Set< string >();
	const pieces =
		/'(?<literal>[^']*)'|(?<letters>([A-Za-z])\3*)|(?<other>[^A-Za-z'])/gy;
	let at = 0;
	for ( const piece of format.matchAll( pieces ) ) {
		at = piece.index + piece[ 0 ].length;
		const letters = piece.groups?.letters;
		if ( letters === undefined ) {
			source += escapeForRegExp(
				piece.groups?.literal ?? piece.groups?.other ?? ''
			);
			continue;
		}
		const token = TOKENS[ letters ];
		if ( token === undefined ) {
			return {
				problem: `the time format has “${ letters }”, which stands for nothing`,
			};
		}
		const name = /<(\w+)>/.exec( token )?.[ 1 ] ?? '';
		if ( used.has( name ) ) {
			return { problem: `the time format names the ${ name } twice` };
		}
		used.add( name );
		source += token;
	}
	if ( at !== format.length ) {
		return {
			problem:
				'the time format has an opening quote without a closing one',
		};
	}
	const has = ( ...names: string[] ) =>
		names.some( ( name ) => used.has( name ) );
	const dated =
		has( 'year', 'shortYear' ) &&
		has( 'day' ) &&
		has( 'month', 'monthName' );
	if ( ! dated ) {
		return { problem: 'the time format lacks a year, month or day' };
	}
	if ( ! has( 'hour' ) && ! ( has( 'halfHour' ) && has( 'half' ) ) ) {
		return { problem: 'the time format lacks the hour (HH, or hh with a)' };
	}
	return { regExp: new RegExp( `^${ source }$` ) };
}

function readMatch( match: RegExpExecArray | null ): WrittenTime | null {
	const parts = match?.groups;
	if ( ! parts ) {
		return null;
	}
	const year =
		parts.year !== undefined
			? Number( parts.year )
			: centuryOf( Number( parts.shortYear ) );
	const month =
		parts.month !== undefined
			? Number( parts.month )
			: MONTHS.indexOf( ( parts.monthName ?? '' ).toLowerCase() ) + 1;
	const hour =
		parts.hour !== undefined
			? Number( parts.hour )
			: hourOfHalf( Number( parts.halfHour ), parts.half ?? '' );
	const minute = Number( parts.minute ?? 0 );
	const second = Number( parts.second ?? 0 );
	if ( hour > 23 || minute > 59 || second > 59 ) {
		return null;
	}
	const day = Number( parts.day );
	const wall = new Date( 0 );
	wall.setUTCFullYear( year, month - 1, day );
	wall.setUTCHours( hour, minute, second, millisecondsOf( parts.fraction ) );
	// The 31st of June would have moved on to July: such a row is refused, not shifted.
	if ( wall.getUTCMonth() !== month - 1 || wall.getUTCDate() !== day ) {
		return null;
	}
	return {
		wallMs: wall.getTime(),
		offsetMs: offsetOf( parts.zone ),
		hasFraction: parts.fraction !== undefined,
	};
}

/** Two digits: 70 to 99 lie in the last century, as POSIX reads them. */
function centuryOf( shortYear: number ): number {
	return shortYear >= 70 ? 1900 + shortYear : 2000 + shortYear;
}

function hourOfHalf( hour: number, half: string ): number {
	if ( hour < 1 || hour > 12 ) {
		return 24;
	}
	return ( hour % 12 ) + ( half.toLowerCase() === 'p' ? 12 : 0 );
}

function millisecondsOf( fraction: string | undefined ): number {
	return fraction === undefined
		? 0
		: Number( fraction.padEnd( 3, '0' ).slice( 0, 3 ) );
}

function offsetOf( zone: string | undefined ): number | null {
	if ( zone === undefined ) {
		return null;
	}
	if ( zone.toLowerCase() === 'z' ) {
		return 0;
	}
	const minutes =
		Number( zone.slice( 1, 3 ) ) * 60 + Number( zone.slice( -2 ) );
	return ( zone[ 0 ] === '-' ? -minutes : minutes ) * 60000;
}

function escapeForRegExp( text: string ): string {
	return text.replace( /[.*+?^${}()|[\]\\/-]/g, '\\$&' );
}
