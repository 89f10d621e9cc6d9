import {
	openVisitorPage,
	type VisitorPage,
} from '../../testing/visitor-page.ts';

let page: VisitorPage;
const states = () => page.sent.map( ( { consent } ) => consent.state );
const cookie = ( name: string ) =>
	document.cookie.match( `${ name }=([^;]+)` )?.[ 1 ];

/** A consent plugin that keeps answers as the WP Consent API does. */
const answer = ( answers: Record< string, 'allow' | 'deny' > ) => {
	for ( const [ category, value ] of Object.entries( answers ) ) {
		document.cookie = `wp_consent_${ category }=${ value };path=/`;
		document.dispatchEvent(
			new CustomEvent( 'wp_listen_for_consent_change', {
				detail: { [ category ]: value },
			} )
		);
	}
};
const useConsentApi = ( type: string | undefined ) => {
	Object.assign( window, {
		wp_consent_type: type,
		wp_has_consent: ( category: string ) => {
			const value = cookie( `wp_consent_${ category }` );
			return (
				! type || ( type === 'optout' && ! value ) || value === 'allow'
			);
		},
	} );
};

beforeEach( () => {
	jest.useFakeTimers( { now: new Date( '2026-11-23T10:00:00Z' ) } );
	window.localStorage.clear();
} );
afterEach( () => {
	page.leave();
	for ( const part of document.cookie.split( '; ' ) ) {
		document.cookie = `${ part.split( '=' )[ 0 ] }=;max-age=0;path=/`;
	}
	Object.assign( window, {
		wp_consent_type: undefined,
		wp_has_consent: undefined,
	} );
	jest.useRealTimers();
} );

it.each( [
	[ 'counters', 'unknown' ],
	[ 'cookieless', 'cookieless' ],
] as const )(
	'a visitor who was not asked yet is measured as the owner chose: %s',
	async ( mode, state ) => {
		useConsentApi( 'optin' );
		page = await openVisitorPage( { mode, hasGate: true } );
		jest.advanceTimersByTime( 2000 );
		expect( page.sent[ 0 ]!.consent ).toEqual( {
			state,
			source: 'default',
		} );
		expect( page.sent[ 0 ]! ).not.toHaveProperty( 'visitor' );
		expect( document.cookie ).toBe( '' );
	}
);

it( 'an API without a consent type is no answer, although it says yes to everything', async () => {
	useConsentApi( undefined );
	page = await openVisitorPage( { hasGate: true } );
	jest.advanceTimersByTime( 2000 );
	expect( states() ).toEqual( [ 'cookieless' ] );
	expect( document.cookie ).toBe( '' );
} );

it( 'a visitor who allowed statistics keeps one id, made when the first batch leaves', async () => {
	useConsentApi( 'optin' );
	document.cookie = 'wp_consent_statistics=allow;path=/';
	page = await openVisitorPage( { hasGate: true } );
	expect( cookie( 'cairn_id' ) ).toBeUndefined();
	jest.advanceTimersByTime( 2000 );
	window.cairnStep!( null, 'share' );
	const [ first, second ] = page.sent;
	expect( first ).toMatchObject( {
		consent: { state: 'statistics', source: 'api' },
		visitor: expect.stringMatching( /^[A-Za-z0-9_-]{22}$/ ),
	} );
	expect( second!.visitor ).toBe( first!.visitor );
	expect( cookie( 'cairn_id' ) ).toBe( first!.visitor );
	expect( Number.parseInt( first!.visitor!.slice( 0, 8 ), 36 ) ).toBe(
		Date.now()
	);
} );

it( 'an id from an earlier visit is kept as it is', async () => {
	useConsentApi( 'optin' );
	document.cookie = 'wp_consent_statistics=allow;path=/';
	document.cookie = 'wp_consent_marketing=allow;path=/';
	document.cookie = 'cairn_id=abcdefghijklmnopqrstuv;path=/';
	page = await openVisitorPage( { hasGate: true } );
	jest.advanceTimersByTime( 2000 );
	expect( page.sent[ 0 ] ).toMatchObject( {
		consent: { state: 'marketing' },
		visitor: 'abcdefghijklmnopqrstuv',
	} );
} );

it( 'a visitor who denied is counted without an id, whatever the owner chose', async () => {
	useConsentApi( 'optin' );
	document.cookie = 'wp_consent_statistics=deny;path=/';
	document.cookie = 'wp_consent_statistics-anonymous=allow;path=/';
	page = await openVisitorPage( { hasGate: true } );
	window.cairnStep!( null, 'share' );
	expect( states() ).toEqual( [ 'denied' ] );
	expect( page.sent[ 0 ] ).not.toHaveProperty( 'visitor' );
} );

it( 'saying yes sends what went before under the old answer and begins the page view anew', async () => {
	useConsentApi( 'optin' );
	page = await openVisitorPage( { mode: 'counters', hasGate: true } );
	jest.advanceTimersByTime( 5000 );
	answer( { statistics: 'allow' } );
	jest.advanceTimersByTime( 2000 );
	expect( states() ).toEqual( [ 'unknown', 'statistics' ] );
	expect( page.events().map( ( { name } ) => name ) ).toEqual( [
		'page_view',
		'page_view',
	] );
	expect( page.sent[ 1 ]!.consent.ts ).toBe( Date.now() - 2000 );
} );

it( 'withdrawal deletes the id and what waits, at once', async () => {
	useConsentApi( 'optin' );
	document.cookie = 'wp_consent_statistics=allow;path=/';
	page = await openVisitorPage( { hasGate: true } );
	page.answer( 'silence' );
	jest.advanceTimersByTime( 2000 );
	await page.settle();
	expect( window.localStorage.getItem( 'cairn:queue' ) ).toContain(
		'page_view'
	);
	page.answer( 202 );
	answer( { statistics: 'deny' } );
	expect( cookie( 'cairn_id' ) ).toBeUndefined();
	expect( window.localStorage ).toHaveLength( 0 );
	const before = page.sent.length;
	window.cairnStep!( null, 'share' );
	expect( states().slice( before ) ).toEqual( [ 'denied' ] );
	expect( page.sent.at( -1 ) ).not.toHaveProperty( 'visitor' );
} );

it( 'what could not be delivered is kept for the next page and sent with the same ids, then forgotten', async () => {
	useConsentApi( 'optin' );
	document.cookie = 'wp_consent_statistics=allow;path=/';
	page = await openVisitorPage( { hasGate: true } );
	page.answer( 'silence' );
	jest.advanceTimersByTime( 2000 );
	await page.settle();
	const lost = page.sent[ 0 ]!.events;
	page.leave();
	page = await openVisitorPage( { hasGate: true } );
	jest.advanceTimersByTime( 2000 );
	await page.settle();
	expect( page.sent.map( ( { events } ) => events ) ).toContainEqual( lost );
	expect( window.localStorage ).toHaveLength( 0 );
} );

it( 'what was kept for more than a day is not sent: the service would not take it', async () => {
	useConsentApi( 'optin' );
	document.cookie = 'wp_consent_statistics=allow;path=/';
	window.localStorage.setItem(
		'cairn:queue',
		JSON.stringify( {
			at: Date.now() - 90000000,
			batches: [ { events: [ 'old' ] } ],
		} )
	);
	page = await openVisitorPage( { hasGate: true } );
	jest.advanceTimersByTime( 2000 );
	expect( page.sent ).toHaveLength( 1 );
} );

it( 'somebody else’s rubbish in the storage harms nobody', async () => {
	useConsentApi( 'optin' );
	document.cookie = 'wp_consent_statistics=allow;path=/';
	window.localStorage.setItem( 'cairn:queue', '{"at":9e15,"batches":7' );
	page = await openVisitorPage( { hasGate: true } );
	jest.advanceTimersByTime( 2000 );
	expect( page.events().map( ( { name } ) => name ) ).toEqual( [
		'page_view',
	] );
} );

it( 'nothing leaves before the answer has been looked up', async () => {
	useConsentApi( 'optin' );
	document.cookie = 'wp_consent_statistics=deny;path=/';
	const opening = openVisitorPage( { hasGate: true } );
	window.cairnStep!( null, 'share' );
	page = await opening;
	jest.advanceTimersByTime( 2000 );
	expect( states() ).toEqual( [ 'denied' ] );
} );
