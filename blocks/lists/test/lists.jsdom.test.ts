import { setImmediate } from 'node:timers';
import type { Kept } from '../kept.ts';

type Lists = typeof import( '../index.ts' );

let lists: Lists;
let steps: [ string, unknown, string | undefined ][];

let asked: { url: string; body: { items: { id: string }[] } }[];
let answer: ( url: string ) => { status: number; body: unknown };

const kept = (): Kept => JSON.parse( localStorage[ 'cairn:list' ] ?? 'null' );
const button = ( id: string ) => document.getElementById( id )!;
const settle = async () => {
	for ( let turn = 0; turn < 20; turn++ ) {
		await new Promise( ( done ) => setImmediate( done ) );
	}
};
const press = async ( id: string ) => {
	button( id ).click();
	await settle();
};
let listeners: [ EventTarget, string, EventListener ][] = [];
let observers: MutationObserver[] = [];

const open = async ( body = PAGE ): Promise< void > => {
	leave();
	document.body.innerHTML = `${ body }<script type="application/json" id="wp-script-module-data-cairn/lists">${ JSON.stringify(
		{
			key: 'cairn:list',
			rest: '/rest',
			and: '?',
			shop: '/shop',
			ajax: '/ajax',
			lang: '',
			words: {},
		}
	) }</script>`;
	const add = window.addEventListener;
	window.addEventListener = ( ( type: string, work: EventListener ) => {
		listeners.push( [ window, type, work ] );
		add.call( window, type, work );
	} ) as typeof window.addEventListener;
	const Real = window.MutationObserver;
	window.MutationObserver = class extends Real {
		constructor( work: MutationCallback ) {
			super( work );
			observers.push( this );
		}
	};
	jest.isolateModules( () => {
		lists = jest.requireActual( '../index.ts' );
	} );
	window.addEventListener = add;
	window.MutationObserver = Real;
	window.dispatchEvent( new Event( 'pageshow' ) );
	await settle();
};
const leave = () => {
	for ( const [ target, type, work ] of listeners ) {
		target.removeEventListener( type, work );
	}
	observers.forEach( ( observer ) => observer.disconnect() );
	listeners = [];
	observers = [];
};

const PAGE = `
	<div data-cairn="instance00"><button id="beanie" value="12" data-cairn-keep="12" data-price="1800" data-cur="EUR" aria-pressed="false"></button></div>
	<div data-cairn="instance01"><button id="two" value="13" data-cairn-keep="13"></button></div>
	<div><button id="uncounted" value="14" data-cairn-keep="14" aria-pressed="false"></button></div>
	<div data-cairn="instance02"><button id="mark" data-cairn-keep="p7" aria-pressed="false"></button></div>
	<a id="count" data-cairn-count='[[1,"Wishlist, %s item"],[2,"Wishlist, %s items"]]' data-empty><b></b></a>`;

const MEMBER = 'cairn_in=1';
const logIn = () => {
	document.cookie = MEMBER;
};
const logOut = () => {
	document.cookie = MEMBER + ';max-age=0';
};

beforeEach( () => {
	document.documentElement.lang = 'en';
	localStorage.clear();
	logOut();
	steps = [];
	asked = [];
	answer = () => ( { status: 500, body: {} } );
	window.cairnStep = ( ref, name, props ) => {
		steps.push( [
			name,
			JSON.parse( JSON.stringify( props ?? null ) ),
			ref?.closest< HTMLElement >( '[data-cairn]' )?.dataset.cairn,
		] );
	};
	window.fetch = ( async ( url: string, init?: { body: string } ) => {
		if ( url.startsWith( '/ajax' ) ) {
			return {
				ok: true,
				status: 200,
				text: async () => 'nonce',
			} as Response;
		}
		asked.push( { url, body: JSON.parse( init?.body ?? 'null' ) } );
		const { status, body } = answer( url );
		if ( status === 0 ) {
			throw new TypeError( 'offline' );
		}
		return {
			ok: status < 300,
			status,
			json: async () => body,
		} as Response;
	} ) as typeof fetch;
} );
afterEach( leave );

describe( 'a guest', () => {
	it( 'leaves nothing behind and asks nobody before keeping something', async () => {
		await open();
		expect( localStorage ).toHaveLength( 0 );
		expect( document.cookie ).toBe( '' );
		expect( asked ).toEqual( [] );
	} );

	it( 'keeps a product with one press, sees it pressed and counted, and drops it with the next', async () => {
		await open();
		await press( 'beanie' );
		expect( button( 'beanie' ).getAttribute( 'aria-pressed' ) ).toBe(
			'true'
		);
		expect( button( 'count' ).ariaLabel ).toBe( 'Wishlist, 1 item' );
		expect( kept().items ).toMatchObject( [
			{ id: '12', p: 12, v: 0, q: 1, price: 1800, block: 'instance00' },
		] );
		await press( 'beanie' );
		expect( button( 'beanie' ).getAttribute( 'aria-pressed' ) ).toBe(
			'false'
		);
		expect( button( 'count' ).hasAttribute( 'data-empty' ) ).toBe( true );
		const fields = { product_id: 12, price: 1800, currency: 'EUR' };
		expect( steps ).toEqual( [
			[ 'add_to_wishlist', fields, 'instance00' ],
			[ 'remove_from_wishlist', fields, 'instance00' ],
		] );
		expect( asked ).toEqual( [] );
	} );

	it( 'hears the state in words where the button has two labels', async () => {
		await open();
		await press( 'two' );
		expect( button( 'two' ).hasAttribute( 'data-kept' ) ).toBe( true );
		expect( button( 'two' ).hasAttribute( 'aria-pressed' ) ).toBe( false );
	} );

	it( 'can use a button that is not recorded', async () => {
		await open();
		await press( 'uncounted' );
		expect( button( 'uncounted' ).ariaPressed ).toBe( 'true' );
		expect( steps ).toEqual( [] );
	} );

	it( 'keeps a page, which is counted when it is kept and does not stand in the wishlist’s counter', async () => {
		await open();
		await press( 'mark' );
		await press( 'mark' );
		expect( steps ).toEqual( [
			[ 'bookmark', { post_id: 7 }, 'instance02' ],
		] );
		await press( 'mark' );
		expect( button( 'count' ).hasAttribute( 'data-empty' ) ).toBe( true );
	} );

	it( 'finds the list again on the next page, in another tab and after the back button', async () => {
		await open();
		await press( 'beanie' );
		await open();
		expect( button( 'beanie' ).ariaPressed ).toBe( 'true' );
		localStorage[ 'cairn:list' ] = JSON.stringify( {
			...kept(),
			items: [],
		} );
		window.dispatchEvent( new Event( 'storage' ) );
		expect( button( 'beanie' ).ariaPressed ).toBe( 'false' );
	} );

	it( 'finds buttons of a quick view that came later painted and working', async () => {
		await open();
		await press( 'beanie' );
		document.body.insertAdjacentHTML(
			'beforeend',
			'<div data-cairn="instance09"><button id="late" value="12" data-cairn-keep="12" aria-pressed="false"></button></div>'
		);
		await settle();
		expect( button( 'late' ).ariaPressed ).toBe( 'true' );
		await press( 'late' );
		expect( button( 'beanie' ).ariaPressed ).toBe( 'false' );
		expect( steps[ 1 ]![ 2 ] ).toBe( 'instance09' );
	} );

	it( 'keeps the variation that is chosen, with its own price and its id in the shop’s first language', async () => {
		await open(
			`<form><input name="product_id" value="15"><input type="hidden" name="variation_id" value="0"></form>
			<div data-cairn="instance00"><button id="hoodie" value="15" data-cairn-keep="5" data-price="4000" data-cur="EUR" data-of='{"17":[7,4200]}' aria-pressed="false"></button></div>`
		);
		const field = document.getElementsByName( 'variation_id' )[ 0 ]!;
		field.setAttribute( 'value', '17' );
		await press( 'hoodie' );
		expect( kept().items ).toMatchObject( [
			{ id: '5.7', p: 5, v: 7, price: 4200 },
		] );
		expect( steps[ 0 ]![ 1 ] ).toEqual( {
			product_id: 15,
			variation_id: 17,
			price: 4200,
			currency: 'EUR',
		} );
		field.setAttribute( 'value', '16' );
		await settle();
		expect( button( 'hoodie' ).ariaPressed ).toBe( 'false' );
		field.setAttribute( 'value', '17' );
		await settle();
		expect( button( 'hoodie' ).ariaPressed ).toBe( 'true' );
	} );

	it( 'is not counted where the browser keeps nothing', async () => {
		await open();
		const real = Object.getOwnPropertyDescriptor( window, 'localStorage' )!;
		Object.defineProperty( window, 'localStorage', {
			configurable: true,
			get: () => {
				throw new Error( 'closed' );
			},
		} );
		await press( 'beanie' );
		Object.defineProperty( window, 'localStorage', real );
		expect( steps ).toEqual( [] );
	} );

	it( 'does not need the step module', async () => {
		await open();
		delete window.cairnStep;
		await press( 'beanie' );
		expect( button( 'beanie' ).ariaPressed ).toBe( 'true' );
	} );
} );

describe( 'a member', () => {
	const account = ( ...ids: string[] ) => ( {
		status: 200,
		body: {
			owner: 'mark',
			items: ids.map( ( id ) => ( {
				id,
				p: parseInt( id, 10 ),
				v: 0,
				q: 1,
				t: 5,
			} ) ),
		},
	} );

	it( 'finds the guest’s list in the account after the login, once', async () => {
		await open();
		await press( 'beanie' );
		logIn();
		answer = () => account( '12', '13' );
		await open();
		expect( asked ).toHaveLength( 1 );
		expect( asked[ 0 ] ).toMatchObject( {
			url: '/rest/sync',
			body: { owner: '', items: [ { id: '12' } ] },
		} );
		expect( kept() ).toMatchObject( { owner: 'mark' } );
		expect( button( 'two' ).hasAttribute( 'data-kept' ) ).toBe( true );
		await open();
		expect( asked ).toHaveLength( 1 );
	} );

	it( 'is counted when the account has taken the act, and told of nothing else', async () => {
		logIn();
		answer = () => account();
		await open();
		answer = () => account( '12' );
		await press( 'beanie' );
		expect( asked[ 1 ] ).toMatchObject( {
			body: { owner: 'mark', items: [ { id: '12', n: 1 } ] },
		} );
		expect( steps ).toHaveLength( 1 );
	} );

	it( 'sees the button as it was where the account refuses, and is not counted', async () => {
		logIn();
		answer = () => account();
		await open();
		answer = () => ( { status: 403, body: {} } );
		await press( 'beanie' );
		expect( button( 'beanie' ).ariaPressed ).toBe( 'false' );
		expect( steps ).toEqual( [] );
	} );

	it( 'can go on without a network: what waits is told on the next page, and counted once', async () => {
		logIn();
		answer = () => account();
		await open();
		answer = () => ( { status: 0, body: {} } );
		await press( 'beanie' );
		expect( button( 'beanie' ).ariaPressed ).toBe( 'true' );
		expect( steps ).toHaveLength( 1 );
		answer = () => account( '12' );
		await open();
		expect( asked.at( -1 ) ).toMatchObject( {
			body: { items: [ { id: '12', n: 1 } ] },
		} );
		expect( kept().items[ 0 ] ).not.toHaveProperty( 'n' );
		expect( steps ).toHaveLength( 1 );
	} );

	it( 'loses the copy in the browser with the login, before anything is painted', async () => {
		logIn();
		answer = () => account( '12' );
		await open();
		expect( button( 'beanie' ).ariaPressed ).toBe( 'true' );
		logOut();
		await open();
		expect( button( 'beanie' ).ariaPressed ).toBe( 'false' );
		expect( localStorage ).toHaveLength( 0 );
	} );

	it( 'acts while the account is answering, and neither act is lost', async () => {
		logIn();
		answer = () => account();
		await open();
		const there = new Set< string >();
		answer = () => {
			asked.at( -1 )!.body.items.forEach( ( { id } ) => there.add( id ) );
			return account( ...there );
		};
		button( 'beanie' ).click();
		button( 'two' ).click();
		await settle();
		await settle();
		expect(
			kept()
				.items.map( ( { id } ) => id )
				.sort()
		).toEqual( [ '12', '13' ] );
	} );
} );

it( 'says the number in the plural forms of the page’s language', async () => {
	document.documentElement.lang = 'pl';
	await open(
		PAGE.replace(
			/data-cairn-count='[^']*'/,
			`data-cairn-count='[[1,"%s rzecz"],[2,"%s rzeczy"],[5,"%s sztuk"]]'`
		)
	);
	await press( 'beanie' );
	expect( button( 'count' ).ariaLabel ).toBe( '1 rzecz' );
	await press( 'two' );
	expect( button( 'count' ).ariaLabel ).toBe( '2 rzeczy' );
	expect( lists.items() ).toHaveLength( 2 );
} );
