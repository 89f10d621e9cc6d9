import { arrivalOf } from '../testing/test-arrival.ts';
import { eventAt } from '../testing/test-batch.ts';
import { DAY, HOUR, MINUTE, NOON } from '../testing/test-collect.ts';

test( 'a wrong clock is put right by what it said when it sent', () => {
	const slow = arrivalOf( [ eventAt( NOON - 3 * HOUR ) ], {
		sentAt: NOON - 3 * HOUR + 2000,
	} );
	expect( slow.events[ 0 ]?.pending ).toMatchObject( {
		at: NOON - 2000,
		offset: 3 * HOUR - 2000,
	} );
} );

test.each( [
	[ 'now', 0, 0, 1 ],
	[ '24 hours ago', -DAY, 0, 1 ],
	[ 'longer ago', -DAY - 1, 0, 0 ],
	[ 'five minutes ahead', 5 * MINUTE, 0, 1 ],
	[ 'further ahead', 5 * MINUTE + 1, 0, 0 ],
	[ 'now by a clock 24 hours slow', -DAY, -DAY, 1 ],
	[ 'now by a clock that is more wrong', -DAY - 1, -DAY - 1, 0 ],
] )(
	'an event of %s is kept or dropped with a reason',
	( _when, at, sent, kept ) => {
		const arrival = arrivalOf( [ eventAt( NOON + at ) ], {
			sentAt: NOON + sent,
		} );
		expect( arrival.events ).toHaveLength( kept );
		expect( arrival.drops ).toEqual( kept ? [] : [ 'clock' ] );
	}
);

test( 'a type nobody knows is dropped, the others of the batch are kept', () => {
	const arrival = arrivalOf( [
		{ ...eventAt( NOON ), name: 'made_up' },
		eventAt( NOON ),
	] );
	expect( arrival.drops ).toEqual( [ 'unknown_type' ] );
	expect( arrival.events ).toHaveLength( 1 );
} );
