import { failuresIn } from './failures.mjs';

describe( 'Naming what failed', () => {
	it( 'names a test of Node’s runner with its words, and not the suite around it', () => {
		const printed = [
			'# Subtest: A shopper',
			'    # Subtest: looks',
			'    ok 1 - looks',
			'      ---',
			'      duration_ms: 3.5',
			'      ...',
			'    # Subtest: orders',
			'    not ok 2 - orders',
			'      ---',
			'      duration_ms: 12.5',
			"      type: 'test'",
			"      failureType: 'testCodeFailure'",
			'      error: |-',
			'        Expected 1, and there were 2',
			'      ...',
			'    1..2',
			'not ok 1 - A shopper',
			'  ---',
			"  failureType: 'subtestsFailed'",
			"  error: '1 subtest failed'",
			'  ...',
		].join( '\n' );
		expect( failuresIn( printed ) ).toEqual( [
			[
				'orders',
				"      failureType: 'testCodeFailure'",
				'      error: |-',
				'        Expected 1, and there were 2',
			].join( '\n' ),
		] );
	} );

	it( 'names a test of jest once, though jest prints it again in its summary', () => {
		const once = [
			'  ● Folding › adds up',
			'',
			'    expect(received).toBe(expected)',
		].join( '\n' );
		expect( failuresIn( `${ once }\n\n${ once }` ) ).toEqual( [
			'Folding › adds up\n    expect(received).toBe(expected)',
		] );
	} );

	it( 'names a test of PHPUnit', () => {
		expect(
			failuresIn(
				'There was 1 failure:\n\n1) Cairn\\Tests\\OutboxTest::test_order\nFailed asserting that 2 is 1.\n'
			)
		).toEqual( [
			'Cairn\\Tests\\OutboxTest::test_order\nFailed asserting that 2 is 1.',
		] );
	} );

	it( 'shows the beginning of a long one', () => {
		const printed = `not ok 1 - long\n${ 'word\n'.repeat( 50 ) }`;
		expect( failuresIn( printed )[ 0 ]?.split( '\n' ) ).toHaveLength( 16 );
	} );

	it( 'finds nothing in a run that passed', () => {
		expect( failuresIn( 'ok 1 - looks\n# pass 1\n# fail 0' ) ).toEqual(
			[]
		);
	} );
} );
