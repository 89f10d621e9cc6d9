import { createFakeRandom } from '../../storage/fake-random.ts';
import type { Random } from '../../storage/random.ts';
import { MOST_TRIES, restAfter, retryAfter, waitAfter } from './retry-plan.ts';

const HOUR = 3_600_000;
const NOW = Date.parse( '2026-11-23T12:00:00Z' );

const always = ( byte: number ): Random => ( {
	bytes: ( count ) => Buffer.alloc( count, byte ),
} );

describe( 'what was not delivered', () => {
	it( 'is tried ten times within three days, whatever the dice say', () => {
		for ( const random of [
			always( 0 ),
			always( 255 ),
			createFakeRandom(),
		] ) {
			let all = 0;
			for ( let tries = 1; tries < MOST_TRIES; tries++ ) {
				const wait = waitAfter( tries, random );
				expect( wait ).toBeGreaterThanOrEqual( 4_000 );
				expect( wait ).toBeLessThanOrEqual( 24 * HOUR );
				all += wait;
			}
			expect( all ).toBeGreaterThan( 24 * HOUR );
			expect( all ).toBeLessThan( 72 * HOUR );
		}
	} );

	it( 'comes back a fifth earlier or later than the others', () => {
		expect( waitAfter( 1, always( 0 ) ) ).toBe( 4_000 );
		expect( waitAfter( 1, always( 255 ) ) ).toBe( 6_000 );
	} );
} );

it( 'a destination rests after five failures in a row, longer each time, an hour at most', () => {
	expect( [ 0, 4, 5, 6, 7, 8, 9, 100 ].map( restAfter ) ).toEqual(
		[ 0, 0, 5, 10, 20, 40, 60, 60 ].map( ( minutes ) => minutes * 60_000 )
	);
} );

it.each( [
	[ '120', 120_000 ],
	[ '0', 0 ],
	[ '-5', 0 ],
	[ 'Mon, 23 Nov 2026 12:01:30 GMT', 90_000 ],
	[ 'Mon, 23 Nov 2026 11:00:00 GMT', 0 ],
	[ '999999999', 24 * HOUR ],
	[ 'soon', null ],
	[ '', null ],
	[ undefined, null ],
] )( 'Retry-After %p is a wait of %p ms', ( value, wait ) => {
	expect( retryAfter( value, NOW ) ).toBe( wait );
} );
