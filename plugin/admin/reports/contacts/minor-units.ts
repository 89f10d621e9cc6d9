/**
 * What a person typed as an amount, in minor units: "1,234.50" and "1.234,50" alike, since the last separator with fewer
 * than three figures behind it is the decimal one.
 *
 * @param typed    As typed.
 * @param decimals How many figures the currency has behind the point.
 * @return A whole number; null: no amount.
 */
export function minorUnits( typed: string, decimals: number ): number | null {
	const text = typed.replace( /[\s'’\u00a0\u202f]/g, '' );
	const [ , whole = '', rest = '' ] =
		/^([0-9][0-9.,]*?)(?:[.,]([0-9]{1,2}))?$/.exec( text ) ??
		/^([0-9]+)$/.exec( text ) ??
		[];
	const figures = whole.replace( /[.,]/g, '' );
	if ( figures === '' || rest.length > decimals ) {
		return null;
	}
	const value = Number( figures + rest.padEnd( decimals, '0' ) );
	return Number.isSafeInteger( value ) ? value : null;
}

/** The same amount as it can be typed. */
export function typedAmount( value: number, decimals: number ): string {
	return ( value / 10 ** decimals ).toFixed( decimals );
}
