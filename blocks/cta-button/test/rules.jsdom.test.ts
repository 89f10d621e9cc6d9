import { kindOfAddress, problemOfAddress, wholeAddress } from '../address.ts';
import { orderedWords, rateSentence } from '../../panels/last-days.tsx';
import { relOf } from '../rel.ts';

describe( 'an address', () => {
	it.each( [
		[ '+49 (30) 123-45.67', 'call', 'tel:+49301234567' ],
		[ 'tel:+49 30 1234567', 'call', 'tel:+49301234567' ],
		[ 'http://+49301234567', 'sms', 'sms:+49301234567' ],
		[ ' eva@example.org ', 'mail', 'mailto:eva@example.org' ],
		[ '/sale/', 'link', '/sale/' ],
	] as const )( '%s of kind %s is made whole', ( typed, kind, whole ) => {
		expect( wholeAddress( typed, kind ) ).toBe( whole );
	} );
	it.each( [
		[ 'tel:+49301234567', 'call', null ],
		[ 'tel:0301234567', 'call', 'not_e164' ],
		[ 'tel:+0301234567', 'call', 'not_e164' ],
		[ 'sms:+4930123456789012', 'sms', 'not_e164' ],
		[ 'https://x.example', 'call', 'other_scheme' ],
		[ 'mailto:eva@example', 'mail', 'not_a_mail_address' ],
		[ 'mailto:eva@example.org?subject=Hi', 'mail', null ],
		[ '', 'link', 'missing' ],
		[ undefined, 'link', 'missing' ],
		[ '/sale/', 'demo', null ],
	] as const )(
		'%s of kind %s has the problem %s',
		( url, kind, problem ) => {
			expect( problemOfAddress( url, kind ) ).toBe( problem );
		}
	);
	it( 'says by its scheme what it is for', () => {
		expect( kindOfAddress( 'TEL:+1' ) ).toBe( 'call' );
		expect( kindOfAddress( 'https://tel.example' ) ).toBeUndefined();
	} );
} );

describe( 'rel', () => {
	it( 'keeps what somebody wrote while words are switched', () => {
		expect(
			relOf( 'me nofollow', { nofollow: false, sponsored: true } )
		).toBe( 'me sponsored' );
		expect( relOf( 'me sponsored', { sponsored: true } ) ).toBe(
			'me sponsored'
		);
	} );
} );

describe( 'the rate of the last 28 days', () => {
	const rate = {
		s: 51,
		n: 412,
		p: 0.1238,
		lo: 0.0954,
		hi: 0.1591,
		state: 'ok' as const,
		reason: null,
	};
	it( 'is shown with its interval and its number of visits', () => {
		expect( rateSentence( { rate }, 'en' ) ).toBe(
			'12.4% (between 9.5% and 15.9%) of 412 visits that saw it'
		);
	} );
	it( 'is a range when it is rough, words when there are few, a bound when nobody clicked', () => {
		expect(
			rateSentence( { rate: { ...rate, state: 'rough' } }, 'en' )
		).toMatch( /^Roughly between 9.5% and 15.9%/ );
		expect(
			rateSentence(
				{ rate: { ...rate, s: 3, n: 12, state: 'few' } },
				'en'
			)
		).toBe( '3 of 12 visits: too few for a rate yet' );
		expect(
			rateSentence(
				{ rate: { ...rate, s: 0, n: 80, hi: 0.037, state: 'zero' } },
				'en'
			)
		).toBe( 'None of 80 visits clicked: the rate is below 3.7%' );
	} );
	it( 'is nothing when nobody saw the button', () => {
		expect(
			rateSentence(
				{
					rate: {
						...rate,
						s: 0,
						n: 0,
						p: null,
						lo: null,
						hi: null,
						state: 'none',
					},
				},
				'en'
			)
		).toMatch( /no rate/ );
	} );
} );

describe( 'Orders after the button, in its panel', () => {
	const number = new Intl.NumberFormat( 'en-US' );
	const rate = ( s: number, n: number, state: 'ok' | 'none' ) => ( {
		s,
		n,
		p: n === 0 ? null : s / n,
		lo: null,
		hi: null,
		state,
		reason: null,
	} );

	it.each( [
		[ 6, rate( 6, 1050, 'ok' ), '6 of 1,050' ],
		[ 8, rate( 6, 50, 'ok' ), '8' ],
		[ 0, rate( 0, 0, 'none' ), '—' ],
		[ 2, rate( 0, 0, 'none' ), '2' ],
	] )( '%p orders of a rate %p read %p', ( ordered, of, words ) => {
		expect(
			orderedWords( { ordered, rate: of, sales: null }, number )
		).toBe( words );
	} );
} );
