import { secureRandom } from '../../../storage/random.ts';
import type { DayKeys } from '../identity/day-keys.ts';
import { consentedVisitor, dailyVisitor } from '../identity/visitor-hash.ts';
import { arrivalOf } from '../testing/test-arrival.ts';
import { type BatchOptions, eventAt } from '../testing/test-batch.ts';
import { NOON } from '../testing/test-collect.ts';
import { createChooseVisitor } from './choose-visitor.ts';

const today = Buffer.alloc( 32, 1 );
const yesterday = Buffer.alloc( 32, 2 );
const id = 'AbCdEfGhIjKlMnOpQrStUv';
const address = '203.0.113.7';

const dayKeys = ( old: Buffer | null = null ): DayKeys => ( {
	get: () => today,
	getIfKept: async () => old,
	destroyOld: async () => {},
} );

async function chosen(
	options: BatchOptions,
	unanswered: 'counters' | 'cookieless' = 'counters',
	old: Buffer | null = null,
	isRunning = false
) {
	const arrival = arrivalOf( [ eventAt( NOON ) ], options );
	arrival.site = { ...arrival.site, unanswered };
	await createChooseVisitor( {
		dayKeys: dayKeys( old ),
		running: { isRunning: () => isRunning },
		random: secureRandom,
	} )( arrival );
	const pending = arrival.events[ 0 ]?.pending;
	if ( ! pending ) {
		throw new Error( 'The event is gone.' );
	}
	return pending;
}

const consent = (
	state: 'unknown' | 'denied' | 'cookieless' | 'statistics' | 'marketing'
) => ( {
	consent: { state, source: 'cmp' as const },
} );
const userAgent = arrivalOf( [ eventAt( NOON ) ] ).request.userAgent;
const daily = ( key: Buffer ) =>
	dailyVisitor( key, 'site_1', address, userAgent );

test( 'who has not answered moves a counter and gets no row', async () => {
	expect( await chosen( { batch: consent( 'unknown' ) } ) ).toMatchObject( {
		destination: 'counter',
		visitor: '',
	} );
} );

test( 'who has not answered is known for the day where the owner chose cookieless', async () => {
	expect(
		await chosen( { batch: consent( 'unknown' ) }, 'cookieless' )
	).toMatchObject( { destination: 'event', visitor: daily( today ) } );
} );

test( 'who said no moves a counter, whatever the owner chose and whatever id is sent', async () => {
	expect(
		await chosen(
			{ batch: { ...consent( 'denied' ), visitor: id } },
			'cookieless'
		)
	).toMatchObject( { destination: 'counter', visitor: '' } );
} );

test( 'the id cookie counts only with consent to it', async () => {
	expect(
		await chosen( { batch: { ...consent( 'statistics' ), visitor: id } } )
	).toMatchObject( {
		visitor: consentedVisitor( 'site_1', id ),
		visitorYesterday: null,
	} );
	expect(
		await chosen( { batch: { ...consent( 'marketing' ), visitor: id } } )
	).toMatchObject( { visitor: consentedVisitor( 'site_1', id ) } );
	expect(
		await chosen( { batch: { ...consent( 'cookieless' ), visitor: id } } )
	).toMatchObject( { visitor: daily( today ) } );
} );

test( 'consent without a cookie is good for the day', async () => {
	expect( await chosen( { batch: consent( 'statistics' ) } ) ).toMatchObject(
		{ visitor: daily( today ) }
	);
} );

test( 'yesterday’s name is tried while its key is kept, and not for a visit that already runs under today’s', async () => {
	expect( await chosen( {}, 'cookieless', yesterday ) ).toMatchObject( {
		visitor: daily( today ),
		visitorYesterday: daily( yesterday ),
	} );
	expect( await chosen( {}, 'cookieless', yesterday, true ) ).toMatchObject( {
		visitorYesterday: null,
	} );
	expect( await chosen( {}, 'cookieless', null ) ).toMatchObject( {
		visitorYesterday: null,
	} );
} );

test( 'the owner’s own steps arrive as nobody’s where visitors are only counted', async () => {
	const arrival = arrivalOf( [ eventAt( NOON ) ], {
		batch: consent( 'unknown' ),
	} );
	arrival.site = { ...arrival.site, unanswered: 'counters' };
	for ( const { pending } of arrival.events ) {
		pending.flags = 1;
	}
	await createChooseVisitor( {
		dayKeys: dayKeys(),
		running: { isRunning: () => false },
		random: secureRandom,
	} )( arrival );
	expect( arrival.events[ 0 ]?.pending ).toMatchObject( {
		destination: 'event',
		visitor: expect.stringMatching( /^[0-9a-f]{16}$/ ),
	} );
} );

test( 'state, source and the global privacy signal are stored with the event', async () => {
	const { flags } = await chosen( {
		batch: { ...consent( 'marketing' ), visitor: id, gpc: 1 },
	} );
	expect( ( flags >> 4 ) & 0b111 ).toBe( 4 );
	expect( ( flags >> 7 ) & 0b11 ).toBe( 1 );
	expect( ( flags >> 9 ) & 1 ).toBe( 1 );
} );
