import { jestCounts, junitCounts, nodeTestCounts, sumOf } from './counts.mjs';

describe( 'Counting what test runners report', () => {
	it( 'reads jest, where a file that cannot be loaded is a failure and a todo is skipped', () => {
		const report = {
			numPassedTests: 12,
			numFailedTests: 1,
			numPendingTests: 2,
			numTodoTests: 1,
			numRuntimeErrorTestSuites: 1,
		};
		expect( jestCounts( report ) ).toEqual( {
			passed: 12,
			failed: 2,
			skipped: 3,
			notes: [],
		} );
	} );

	it( 'reads the outermost suite of PHPUnit', () => {
		const xml =
			'<?xml version="1.0"?><testsuites><testsuite name="all" tests="9" assertions="20" errors="1" failures="2" skipped="3" time="0.1"><testsuite name="inner" tests="4" errors="0" failures="0" skipped="0"/></testsuite></testsuites>';
		expect( junitCounts( xml ) ).toEqual( {
			passed: 3,
			failed: 3,
			skipped: 3,
			notes: [],
		} );
	} );

	it( "reads Node's runner with the reasons of what was skipped, each once", () => {
		const printed = [
			'ok 1 - a button is clicked',
			'    ok 1 - an order is placed # SKIP WooCommerce is not on this machine',
			'    ok 2 - an order is refunded # SKIP WooCommerce is not on this machine',
			'# tests 5',
			'# pass 2',
			'# fail 0',
			'# cancelled 1',
			'# skipped 2',
			'# todo 0',
		].join( '\n' );
		expect( nodeTestCounts( printed ) ).toEqual( {
			passed: 2,
			failed: 1,
			skipped: 2,
			notes: [ 'WooCommerce is not on this machine' ],
		} );
	} );

	it( 'adds up', () => {
		const one = { passed: 1, failed: 0, skipped: 2, notes: [ 'a' ] };
		expect( sumOf( [ one, { ...one, notes: [ 'b' ] } ] ) ).toEqual( {
			passed: 2,
			failed: 0,
			skipped: 4,
			notes: [ 'a', 'b' ],
		} );
	} );
} );
