/**
 * A moment as the DATETIME(3) columns hold it, in UTC.
 *
 * @param milliseconds Since 1970.
 */
export function toTimestamp( milliseconds: number ): string {
	return new Date( milliseconds )
		.toISOString()
		.slice( 0, 23 )
		.replace( 'T', ' ' );
}

/**
 * @param timestamp As the driver hands over a DATETIME column.
 * @return Milliseconds since 1970.
 */
export function fromTimestamp( timestamp: string ): number {
	return Date.parse( `${ timestamp.replace( ' ', 'T' ) }Z` );
}
