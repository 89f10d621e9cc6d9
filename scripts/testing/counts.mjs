/** How many tests passed, failed and were skipped; `notes` says in sentences why some were skipped. */

/** @typedef {{ passed: number, failed: number, skipped: number, notes: string[] }} Counts */

/** @return {Counts} Nothing counted yet. */
export function noCounts() {
	return { passed: 0, failed: 0, skipped: 0, notes: [] };
}

/**
 * Sum of several counts.
 *
 * @param {Counts[]} all What to add.
 * @return {Counts} One count with all notes.
 */
export function sumOf( all ) {
	return all.reduce(
		( sum, counts ) => ( {
			passed: sum.passed + counts.passed,
			failed: sum.failed + counts.failed,
			skipped: sum.skipped + counts.skipped,
			notes: [ ...sum.notes, ...counts.notes ],
		} ),
		noCounts()
	);
}

/**
 * Counts of a jest run, from what `--json --outputFile` wrote. A file that could not even be loaded counts as one failure.
 *
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, numRuntimeErrorTestSuites: number }} report Parsed JSON.
 * @return {Counts} Counts.
 */
export function jestCounts( report ) {
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
		skipped: report.numPendingTests + report.numTodoTests,
		notes: [],
	};
}

/**
 * Counts of a PHPUnit run, from its JUnit log.
 *
 * @param {string} xml What `--log-junit` wrote.
 * @return {Counts} Counts.
 */
export function junitCounts( xml ) {
	const suite = /<testsuite [^>]*>/.exec( xml )?.[ 0 ] ?? '';
	const number = ( name ) =>
		Number(
			new RegExp( `\\b${ name }="(\\d+)"` ).exec( suite )?.[ 1 ] ?? 0
		);
	const failed = number( 'failures' ) + number( 'errors' );
	const skipped = number( 'skipped' );
	return {
		passed: number( 'tests' ) - failed - skipped,
		failed,
		skipped,
		notes: [],
	};
}

/**
 * Counts of a run of Node's own test runner, from its TAP or spec summary.
 *
 * @param {string} printed Standard output.
 * @return {Counts} Counts; notes are the reasons that skipped tests gave.
 */
export function nodeTestCounts( printed ) {
	const number = ( name ) =>
		Number(
			new RegExp( `^# ${ name } (\\d+)$`, 'm' ).exec( printed )?.[ 1 ] ??
				0
		);
	const reasons = [
		...printed.matchAll( /^\s*ok \d+ - .*# SKIP (.+)$/gm ),
	].map( ( match ) => match[ 1 ] );
	return {
		passed: number( 'pass' ),
		failed: number( 'fail' ) + number( 'cancelled' ),
		skipped: number( 'skipped' ) + number( 'todo' ),
		notes: [ ...new Set( reasons ) ],
	};
}
