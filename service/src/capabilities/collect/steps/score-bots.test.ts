import { FLAG } from '../pending-event.ts';
import { arrivalOf } from '../testing/test-arrival.ts';
import { type BatchOptions, eventAt } from '../testing/test-batch.ts';
import { NOON } from '../testing/test-collect.ts';
import { BOT_SIGNALS, createScoreBots } from './score-bots.ts';
import { createUserAgents } from './user-agents.ts';

const score = createScoreBots( createUserAgents() );

function scored( options: BatchOptions, countStaff = false ) {
	const arrival = arrivalOf( [ eventAt( NOON ) ], options );
	arrival.site = { ...arrival.site, countStaff };
	void score( arrival );
	const flags = arrival.events[ 0 ]?.pending.flags ?? -1;
	return {
		audience: flags & FLAG.audience,
		counted: ( flags & FLAG.counted ) !== 0,
		signals: flags >> FLAG.botShift,
		events: arrival.events.length,
	};
}

const person = { audience: 0, counted: true, signals: 0, events: 1 };
const bot = { audience: 2, counted: false, events: 1 };

test.each( [
	[ 'an ordinary browser', {}, person ],
	[
		'a search engine',
		{
			userAgent:
				'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
		},
		{ ...bot, signals: BOT_SIGNALS.userAgent },
	],
	[
		'a headless browser',
		{
			userAgent:
				'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36',
		},
		{ ...bot, signals: BOT_SIGNALS.userAgent },
	],
	[
		'nobody in particular',
		{ userAgent: '' },
		{ ...bot, signals: BOT_SIGNALS.noUserAgent },
	],
	[
		'a prefetch',
		{ request: { secPurpose: 'prefetch' } },
		{ ...bot, signals: BOT_SIGNALS.prefetch },
	],
	[
		'a browser that a program drives',
		{ batch: { automated: 1 } },
		{ ...bot, signals: BOT_SIGNALS.automated },
	],
	[
		'staff',
		{ batch: { staff: 1 } },
		{ audience: 1, counted: false, signals: 0, events: 1 },
	],
] satisfies [ string, BatchOptions, object ][] )(
	'%s is marked, and kept',
	( _who, options, expected ) => {
		expect( scored( options ) ).toEqual( expected );
	}
);

test( 'staff are marked but counted where the owner says so', () => {
	expect( scored( { batch: { staff: 1 } }, true ) ).toEqual( {
		audience: 1,
		counted: true,
		signals: 0,
		events: 1,
	} );
} );

test.each( [
	[
		'desktop',
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
		1,
	],
	[
		'phone',
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
		2,
	],
	[
		'tablet',
		'Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1',
		3,
	],
	[ 'other', 'curl/8.0', 4 ],
] )( 'the device of a %s is known', ( _name, userAgent, device ) => {
	expect( createUserAgents().read( userAgent ).device ).toBe( device );
} );

test( 'a stream of invented user agents does not fill the memory, and what is used stays known', () => {
	const agents = createUserAgents( 4 );
	const kept = agents.read( 'kept' );
	for ( let n = 0; n < 20; n += 1 ) {
		agents.read( `invented ${ n }` );
		expect( agents.read( 'kept' ) ).toBe( kept );
	}
} );
