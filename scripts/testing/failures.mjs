/** Lines of each failure shown at the end; the rest stands in the log. */
const LINES = 16;

/** How a failed test begins in what Node's runner (TAP), jest and PHPUnit print. */
const BEGINNINGS = [
	/^\s*not ok \d+ - (.+)$/,
	/^\s{2}● (?!Console$)(.+)$/,
	/^\d+\) (\S+::\S+.*)$/,
];

/**
 * Which tests failed and with what words, read off a runner's output. A log is long and may be shown in part:
 * what failed has to stand at its end.
 *
 * @param {string} printed What a test runner printed.
 * @return {string[]} A text of at most `LINES` lines for each failure, the test's name first; a suite that failed only because a test in it did is left out.
 */
export function failuresIn( printed ) {
	const lines = printed.split( '\n' );
	const found = [];
	for ( const [ index, line ] of lines.entries() ) {
		const name = BEGINNINGS.map(
			( beginning ) => beginning.exec( line )?.[ 1 ]
		).find( Boolean );
		if ( ! name ) {
			continue;
		}
		const rest = lines.slice( index + 1 );
		const end = rest.findIndex(
			( next ) =>
				BEGINNINGS.some( ( beginning ) => beginning.test( next ) ) ||
				/^\s*(ok \d+ - |# Subtest: |\.\.\.$)/.test( next )
		);
		const words = rest
			.slice( 0, end === -1 ? undefined : end )
			.filter(
				( next ) =>
					next.trim() !== '' &&
					! /^\s*(---|duration_ms: |type: |location: )/.test( next )
			);
		if (
			words.some( ( next ) =>
				/failureType: 'subtestsFailed'/.test( next )
			)
		) {
			continue;
		}
		found.push(
			[ name.trim(), ...words.slice( 0, LINES - 1 ) ].join( '\n' )
		);
	}
	return [ ...new Set( found ) ];
}
