/** The stretches of time a file has rows in: one mistyped year must not make room for decades. */

/** Both ends are moments of rows, milliseconds since 1970. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** Collects moments; memory is bounded by the months there are. */
export interface MonthSpans {
	add: ( at: number ) => void;
	/** Stretches without an empty month (UTC) inside, in order. */
	list: () => readonly Span[];
}

export function createMonthSpans(): MonthSpans {
	const byMonth = new Map< number, Span >();
	return {
		add( at ) {
			const date = new Date( at );
			const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
			const span = byMonth.get( month );
			if ( span === undefined ) {
				byMonth.set( month, { from: at, to: at } );
			} else if ( at < span.from || at > span.to ) {
				byMonth.set( month, {
					from: Math.min( span.from, at ),
					to: Math.max( span.to, at ),
				} );
			}
		},
		list() {
			const spans: Span[] = [];
			let previous = -Infinity;
			for ( const [ month, span ] of [ ...byMonth ].sort(
				( [ a ], [ b ] ) => a - b
			) ) {
				const last = spans.at( -1 );
				if ( last !== undefined && month === previous + 1 ) {
					spans[ spans.length - 1 ] = {
						from: last.from,
						to: span.to,
					};
				} else {
					spans.push( span );
				}
				previous = month;
			}
			return spans;
		},
	};
}
