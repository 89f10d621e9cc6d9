import {
	openVisitorPage,
	type VisitorPage,
} from '../../testing/visitor-page.ts';

const CTA =
	'<div id="a" data-cairn="aaaaaaaaaa" data-cairn-object="page:7"><a id="link" target="_blank" href="https://user.example/x" data-cairn-step=\'["cta_click",{"kind":"demo"}]\'><b id="word">Go</b></a></div>';

let page: VisitorPage;
const names = () => page.events().map( ( { name } ) => name );
const root = ( id = 'a' ) => document.getElementById( id )!;

beforeEach( () => {
	jest.useFakeTimers( { now: new Date( '2026-11-23T10:00:00Z' ) } );
	window.history.replaceState( null, '', '/start/?utm_source=mail&s=secret' );
} );
afterEach( () => {
	page.leave();
	jest.useRealTimers();
} );

describe( 'a page view', () => {
	it( 'is sent once, some time after the page has loaded', async () => {
		page = await openVisitorPage();
		expect( page.sent ).toHaveLength( 0 );
		jest.advanceTimersByTime( 2000 );
		expect( names() ).toEqual( [ 'page_view' ] );
		jest.advanceTimersByTime( 60000 );
		expect( page.sent ).toHaveLength( 1 );
	} );

	it( 'asks nothing of the network while the page is still loading', async () => {
		page = await openVisitorPage( { readyState: 'interactive' } );
		jest.advanceTimersByTime( 60000 );
		expect( page.sent ).toHaveLength( 0 );
		Object.defineProperty( document, 'readyState', {
			value: 'complete',
			configurable: true,
			writable: true,
		} );
		window.dispatchEvent( new Event( 'pageshow' ) );
		jest.advanceTimersByTime( 2000 );
		expect( names() ).toEqual( [ 'page_view' ] );
	} );

	it( 'waits until a prerendered page is shown', async () => {
		page = await openVisitorPage( { isPrerendering: true } );
		jest.advanceTimersByTime( 60000 );
		window.dispatchEvent( new Event( 'pagehide' ) );
		expect( page.sent ).toHaveLength( 0 );
		page.setVisible( true );
		jest.advanceTimersByTime( 2000 );
		expect( names() ).toEqual( [ 'page_view' ] );
	} );

	it( 'is a new one when the back button restores the page', async () => {
		page = await openVisitorPage();
		jest.advanceTimersByTime( 2000 );
		window.dispatchEvent(
			Object.assign( new Event( 'pageshow' ), { persisted: true } )
		);
		jest.advanceTimersByTime( 2000 );
		expect( names() ).toEqual( [ 'page_view', 'page_view' ] );
		expect( page.sent[ 0 ]!.page_view_id ).not.toBe(
			page.sent[ 1 ]!.page_view_id
		);
	} );

	it( 'is one more for each address reached without a load, and none for a new fragment', async () => {
		page = await openVisitorPage();
		jest.advanceTimersByTime( 2000 );
		window.history.pushState( null, '', '/next/?page=2' );
		window.history.pushState( null, '', '/next/?page=2#top' );
		jest.advanceTimersByTime( 2000 );
		expect( names() ).toEqual( [
			'page_view',
			'page_engagement',
			'page_view',
		] );
		expect( page.sent.at( -1 ) ).toMatchObject( {
			url: 'http://localhost/next/',
			referrer: 'http://localhost/start/?utm_source=mail',
		} );
	} );

	it( 'does not break the page of somebody whose pushState is handed strange things', async () => {
		page = await openVisitorPage();
		expect( () => window.history.pushState( null, '' ) ).not.toThrow();
	} );
} );

describe( 'a batch', () => {
	it( 'carries what the contract asks for, and nothing of the address that could be personal', async () => {
		window.history.replaceState(
			null,
			'',
			'/konto/eva@example.org/12345678/?utm_medium=a&email=eva@example.org&utm_source=b#x'
		);
		page = await openVisitorPage();
		jest.advanceTimersByTime( 2000 );
		expect( page.sent[ 0 ] ).toEqual( {
			schema_version: 1,
			key: 'pk_0123456789abcdef',
			sent_at: expect.any( Number ),
			page_view_id: expect.stringMatching(
				/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
			),
			url: 'http://localhost/konto/-/-/?utm_medium=a&utm_source=b',
			consent: { state: 'cookieless', source: 'default' },
			events: [ { event_id: expect.any( String ), name: 'page_view' } ],
		} );
	} );

	it( 'gives ids that only grow and carry their time', async () => {
		page = await openVisitorPage();
		for ( let n = 0; n < 40; n++ ) {
			window.cairnStep!( null, 'share' );
		}
		const ids = page.events().map( ( event ) => event.event_id );
		expect( [ ...ids ].sort() ).toEqual( ids );
		expect( new Set( ids ).size ).toBe( 41 );
		expect(
			Number.parseInt(
				ids[ 0 ]!.slice( 0, 8 ) + ids[ 0 ]!.slice( 9, 13 ),
				16
			)
		).toBe( Date.now() );
	} );

	it( 'never has more than twenty events', async () => {
		const many = Array.from(
			{ length: 45 },
			( _, n ) => `<i id="r${ n }" data-cairn="aaaaaaaa${ 10 + n }"></i>`
		).join( '' );
		page = await openVisitorPage( { body: many } );
		for ( let n = 0; n < 45; n++ ) {
			page.scrollTo( root( `r${ n }` ), 1 );
		}
		jest.advanceTimersByTime( 4000 );
		expect( page.events() ).toHaveLength( 46 );
		for ( const { events } of page.sent ) {
			expect( events.length ).toBeLessThanOrEqual( 20 );
			expect( JSON.stringify( events ).length ).toBeLessThan( 16384 );
		}
	} );

	it( 'is tried again with the same event ids and a fresh clock when the service was silent', async () => {
		page = await openVisitorPage();
		page.answer( 'silence' );
		jest.advanceTimersByTime( 2000 );
		await page.settle();
		page.answer( 202 );
		jest.advanceTimersByTime( 5000 );
		window.cairnStep!( null, 'share' );
		await page.settle();
		expect( page.sent ).toHaveLength( 3 );
		const [ first, second ] = page.sent;
		expect( second!.events ).toEqual( first!.events );
		expect( second!.sent_at ).toBe( first!.sent_at + 5000 );
		window.cairnStep!( null, 'share' );
		expect( page.sent ).toHaveLength( 4 );
	} );

	it.each( [ 500, 503, 429 ] )(
		'is tried again after status %d',
		async ( status ) => {
			page = await openVisitorPage();
			page.answer( status );
			jest.advanceTimersByTime( 2000 );
			await page.settle();
			page.answer( 202 );
			page.setVisible( false );
			expect( names() ).toEqual( [
				'page_view',
				'page_view',
				'page_engagement',
			] );
		}
	);

	it.each( [ 400, 403, 413 ] )(
		'is given up after status %d',
		async ( status ) => {
			page = await openVisitorPage();
			page.answer( status );
			jest.advanceTimersByTime( 2000 );
			await page.settle();
			page.answer( 202 );
			page.setVisible( false );
			expect( names() ).toEqual( [ 'page_view', 'page_engagement' ] );
		}
	);

	it( 'is handed to the browser when the page goes away and the request fails', async () => {
		page = await openVisitorPage();
		jest.advanceTimersByTime( 2000 );
		await page.settle();
		page.answer( 'silence' );
		page.setVisible( false );
		await page.settle();
		expect(
			page.sent.slice( 1 ).map( ( { events } ) => events[ 0 ]!.name )
		).toEqual( [ 'page_engagement', 'page_engagement' ] );
		expect( page.sent[ 2 ]!.events ).toEqual( page.sent[ 1 ]!.events );
	} );

	it( 'says when staff, a program or Global Privacy Control is at work', async () => {
		document.cookie = 'cairn_staff=1';
		Object.assign( navigator, { globalPrivacyControl: true } );
		page = await openVisitorPage();
		jest.advanceTimersByTime( 2000 );
		expect( page.sent[ 0 ] ).toMatchObject( { staff: 1, gpc: 1 } );
		document.cookie = 'cairn_staff=;max-age=0';
		Object.assign( navigator, { globalPrivacyControl: undefined } );
	} );

	it( 'keeps nothing at the visitor without consent', async () => {
		page = await openVisitorPage();
		page.answer( 'silence' );
		window.cairnStep!( null, 'share' );
		await page.settle();
		page.setVisible( false );
		await page.settle();
		expect( document.cookie ).toBe( '' );
		expect( window.localStorage ).toHaveLength( 0 );
	} );
} );

describe( 'page engagement', () => {
	const engaged = () =>
		page
			.events()
			.filter( ( { name } ) => name === 'page_engagement' )
			.map( ( { props } ) => props );

	it( 'counts time with signs of life, and thirty seconds at most without', async () => {
		page = await openVisitorPage();
		for ( let second = 0; second < 20; second += 5 ) {
			jest.advanceTimersByTime( 5000 );
			window.dispatchEvent( new Event( 'keydown' ) );
		}
		jest.advanceTimersByTime( 600000 );
		page.setVisible( false );
		expect( engaged() ).toEqual( [
			{
				engaged_ms: 50000,
				pct: expect.any( Number ),
				no_scroll: expect.any( Number ),
			},
		] );
	} );

	it( 'leaves out the time another window had the focus, and the time the page was hidden', async () => {
		page = await openVisitorPage();
		jest.advanceTimersByTime( 4000 );
		page.setFocused( false );
		jest.advanceTimersByTime( 10000 );
		page.setFocused( true );
		jest.advanceTimersByTime( 3000 );
		page.setVisible( false );
		jest.advanceTimersByTime( 10000 );
		page.setVisible( true );
		jest.advanceTimersByTime( 2000 );
		page.setVisible( false );
		window.dispatchEvent( new Event( 'pagehide' ) );
		expect( engaged().map( ( props ) => props!.engaged_ms ) ).toEqual( [
			7000, 2000,
		] );
	} );

	it( 'says how far the page was scrolled, also when it grew meanwhile', async () => {
		page = await openVisitorPage();
		const height = ( value: number ) =>
			Object.defineProperty( document.documentElement, 'scrollHeight', {
				value,
				configurable: true,
			} );
		height( window.innerHeight * 4 );
		Object.assign( window, { scrollY: window.innerHeight } );
		window.dispatchEvent( new Event( 'scroll' ) );
		height( window.innerHeight * 10 );
		Object.assign( window, { scrollY: 0 } );
		page.setVisible( false );
		expect( engaged()[ 0 ] ).toMatchObject( { pct: 50, no_scroll: 0 } );
		height( window.innerHeight );
		page.setVisible( true );
		page.setVisible( false );
		expect( engaged()[ 1 ] ).toMatchObject( { pct: 100, no_scroll: 1 } );
	} );
} );

describe( 'a block', () => {
	it( 'is seen after one unbroken second, half in view', async () => {
		page = await openVisitorPage( { body: CTA } );
		page.scrollTo( root(), 0.49 );
		jest.advanceTimersByTime( 5000 );
		page.scrollTo( root(), 0.5 );
		jest.advanceTimersByTime( 999 );
		page.scrollTo( root(), 0.2 );
		jest.advanceTimersByTime( 5000 );
		page.scrollTo( root(), 0.6 );
		jest.advanceTimersByTime( 999 );
		expect( names() ).not.toContain( 'view_block' );
		jest.advanceTimersByTime( 3001 );
		expect( page.events().at( -1 ) ).toEqual( {
			event_id: expect.any( String ),
			name: 'view_block',
			block_id: 'aaaaaaaaaa',
			object: 'page:7',
			props: { quick: 0 },
		} );
	} );

	it( 'taller than the screen is seen when it covers half of it', async () => {
		page = await openVisitorPage( { body: CTA } );
		page.scrollTo( root(), 0.2, 0.49 );
		jest.advanceTimersByTime( 4000 );
		expect( names() ).not.toContain( 'view_block' );
		page.scrollTo( root(), 0.25, 0.5 );
		jest.advanceTimersByTime( 4000 );
		expect( names() ).toContain( 'view_block' );
	} );

	it( 'is not seen by a second that a tab switch broke', async () => {
		page = await openVisitorPage( { body: CTA } );
		page.scrollTo( root(), 1 );
		jest.advanceTimersByTime( 700 );
		page.setVisible( false );
		page.setVisible( true );
		jest.advanceTimersByTime( 5000 );
		expect( names() ).not.toContain( 'view_block' );
		page.scrollTo( root(), 1 );
		jest.advanceTimersByTime( 5000 );
		expect( names() ).toContain( 'view_block' );
	} );

	it( 'is seen once a page view and object, however often it stands there', async () => {
		page = await openVisitorPage( {
			body:
				CTA +
				'<i id="b" data-cairn="aaaaaaaaaa" data-cairn-object="page:7" data-cairn-pos="2"></i><i id="c" data-cairn="aaaaaaaaaa" data-cairn-object="page:8"></i>',
		} );
		[ 'a', 'b', 'c', 'a' ].forEach( ( id ) =>
			page.scrollTo( root( id ), 1 )
		);
		jest.advanceTimersByTime( 5000 );
		expect(
			page
				.events()
				.filter( ( { name } ) => name === 'view_block' )
				.map( ( { object } ) => object )
		).toEqual( [ 'page:7', 'page:8' ] );
		window.history.pushState( null, '', '/other/' );
		page.scrollTo( root(), 1 );
		jest.advanceTimersByTime( 5000 );
		expect(
			page.events().filter( ( { name } ) => name === 'view_block' )
		).toHaveLength( 3 );
	} );

	it( 'that came late is watched too', async () => {
		page = await openVisitorPage();
		document.body.insertAdjacentHTML( 'beforeend', CTA );
		await page.settle();
		page.scrollTo( root(), 1 );
		jest.advanceTimersByTime( 4000 );
		expect( names() ).toContain( 'view_block' );
	} );

	it( 'inside an arm of a test says which', async () => {
		page = await openVisitorPage( {
			body: `<div class="cx-k3f9q2" data-x="k3f9q2"><div data-v="b">${ CTA }</div></div>`,
		} );
		page.scrollTo( root(), 1 );
		jest.advanceTimersByTime( 4000 );
		expect( page.events().at( -1 ) ).toMatchObject( {
			experiment: 'k3f9q2',
			variant: 'b',
		} );
	} );
} );

describe( 'a click', () => {
	const press = ( type: string, button = 0, target = root( 'word' ) ) =>
		target.dispatchEvent(
			new MouseEvent( type, { bubbles: true, cancelable: true, button } )
		);

	it( 'leaves in the same task, with the impression it came before', async () => {
		page = await openVisitorPage( { body: CTA } );
		press( 'click' );
		expect(
			page
				.events()
				.map( ( event ) => [ event.name, event.block_id, event.props ] )
		).toEqual( [
			[ 'page_view', undefined, undefined ],
			[ 'view_block', 'aaaaaaaaaa', { quick: 1 } ],
			[ 'cta_click', 'aaaaaaaaaa', { kind: 'demo' } ],
		] );
		press( 'click' );
		expect(
			names().filter( ( name ) => name === 'view_block' )
		).toHaveLength( 1 );
		expect(
			names().filter( ( name ) => name === 'cta_click' )
		).toHaveLength( 2 );
	} );

	it( 'of the middle button counts, of the right one not', async () => {
		page = await openVisitorPage( { body: CTA } );
		press( 'auxclick', 1 );
		press( 'auxclick', 2 );
		expect(
			names().filter( ( name ) => name === 'cta_click' )
		).toHaveLength( 1 );
	} );

	it( 'is never held up, and counts although the page stops it', async () => {
		page = await openVisitorPage( { body: CTA } );
		root( 'link' ).addEventListener( 'click', ( event ) =>
			event.stopImmediatePropagation()
		);
		expect( press( 'click' ) ).toBe( true );
		expect( names() ).toContain( 'cta_click' );
	} );

	it( 'on a contact says whether it was a finger, never the number', async () => {
		page = await openVisitorPage( {
			body: CTA.replace(
				'["cta_click",{"kind":"demo"}]',
				'["contact_click",{"method":"call"}]'
			).replace( 'https://user.example/x', 'tel:+49301234567' ),
		} );
		Object.assign( window, { matchMedia: () => ( { matches: true } ) } );
		press( 'click' );
		expect( page.events().at( -1 ) ).toMatchObject( {
			name: 'contact_click',
			props: { method: 'call', coarse: 1 },
		} );
		expect( JSON.stringify( page.sent ) ).not.toContain( '4930' );
	} );

	it( 'with broken data on the link harms nobody', async () => {
		page = await openVisitorPage( {
			body: CTA.replace( '["cta_click"', '[' ),
		} );
		expect( () => press( 'click' ) ).not.toThrow();
	} );
} );

describe( 'the module', () => {
	it( 'is one, however often it is loaded', async () => {
		page = await openVisitorPage();
		const first = window.cairnStep;
		jest.isolateModules( () => {
			require( '../index.ts' );
		} );
		expect( window.cairnStep ).toBe( first );
		jest.advanceTimersByTime( 3000 );
		expect( names() ).toEqual( [ 'page_view' ] );
	} );

	it( 'does nothing on a page of a site that is not connected', async () => {
		page = await openVisitorPage();
		page.leave();
		document.body.innerHTML = CTA;
		delete window.cairnStep;
		let step: ( typeof import( '../index.ts' ) )[ 'step' ] | undefined;
		jest.isolateModules( () => {
			step = require( '../index.ts' ).step;
		} );
		expect( () => step!( root(), 'cta_click' ) ).not.toThrow();
		page.setVisible( false );
		expect( page.sent ).toHaveLength( 0 );
	} );

	it( 'throws nothing when cookies and the wire are forbidden', async () => {
		page = await openVisitorPage();
		Object.assign( window, {
			fetch: () => {
				throw new Error( 'forbidden' );
			},
		} );
		expect( () => window.cairnStep!( null, 'share' ) ).not.toThrow();
	} );
} );
