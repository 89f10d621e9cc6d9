import { setImmediate } from 'node:timers';
import type { Item } from '../../lists/kept.ts';
import { members, scope } from '../../testing/interactivity-mock.ts';
import type { Context, Row } from '../view.ts';

let mockKept: Item[];
let mockSteps: [ string, unknown ][];
let mockRequests: { url: string; body: unknown; nonce: string | undefined }[];
let mockIsMember: boolean;
let mockChanged: () => void;
const rowOf = ( id: string, more: object = {} ) => ( {
	id,
	p: parseInt( id, 10 ),
	v: Number( id.split( '.' )[ 1 ] ?? 0 ),
	name: `Product ${ id }`,
	buy: parseInt( id, 10 ),
	...more,
} );
let rows: object[];

jest.mock(
	'cairn/lists',
	() => ( {
		settings: {
			rest: '/rest',
			and: '?',
			shop: '/shop',
			lang: 'de',
			words: { failed: 'failed', cart: 'moved', link: 'link' },
		},
		language: 'en',
		items: () => mockKept,
		act: async ( item: Item ) => {
			mockKept = mockKept
				.map( ( known ) => ( known.id === item.id ? item : known ) )
				.filter( ( { x } ) => ! x );
			return true;
		},
		step: ( _: Element, name: string, props: unknown ) =>
			mockSteps.push( [ name, JSON.parse( JSON.stringify( props ) ) ] ),
		isMember: () => mockIsMember,
		sync: async () => {
			mockRequests.push( {
				url: 'sync',
				body: undefined,
				nonce: undefined,
			} );
		},
		ask: async () => ( {
			json: async () => ( { token: 'f'.repeat( 32 ) } ),
		} ),
		post: async (
			url: string,
			_: string,
			nonce: string,
			body: unknown
		) => {
			mockRequests.push( { url, body, nonce } );
			return {
				ok:
					url !== '/refuse' &&
					! mockKept.some( ( { id } ) => id === '99' ),
			};
		},
		onChange: ( work: () => void ) => {
			mockChanged = work;
		},
		afterLoad: ( work: () => unknown ) => work(),
	} ),
	{ virtual: true }
);

const item = ( id: string, q = 1 ): Item => ( {
	id,
	p: parseInt( id, 10 ),
	v: 0,
	q,
	t: Date.UTC( 2026, 0, 2, 12 ),
} );
const settle = async () => {
	for ( let turn = 0; turn < 20; turn++ ) {
		await new Promise( ( done ) => setImmediate( done ) );
	}
};
const list = ( members_: Record< string, unknown > ) =>
	members_ as Record< string, { list: Record< string, () => unknown > } >;
const run = async ( work: unknown ): Promise< void > => {
	const steps_ = work as Iterator< unknown >;
	if ( typeof steps_?.next !== 'function' ) {
		await work;
		return;
	}
	for ( let turn = steps_.next(); ! turn.done; ) {
		turn = steps_.next( ( await turn.value ) as never );
	}
};
const action = ( name: string ) =>
	run( list( members ).actions!.list[ name ]!() );

/** A list on a page that has just loaded. */
const open = async ( kind = '' ): Promise< Context > => {
	const context = {
		kind,
		rows: [] as Row[],
		said: '',
		link: '',
		title: '',
		busy: true,
		shared: false,
	} as unknown as Context;
	scope.context = context;
	scope.ref = document.querySelector( 'button' );
	list( members ).callbacks!.list.start!();
	await settle();
	return context;
};

beforeAll( async () => {
	await import( '../view.ts' );
} );
beforeEach( () => {
	document.body.innerHTML =
		'<div data-wp-interactive="cairn" tabindex="-1" data-cairn="instance00"><button></button></div>';
	window.history.replaceState( null, '', '/wishlist/' );
	mockKept = [ item( '12', 2 ), item( '13' ), item( 'p7' ) ];
	rows = [ rowOf( '12' ), rowOf( '13', { buy: 0 } ) ];
	mockSteps = [];
	mockRequests = [];
	mockIsMember = false;
	window.fetch = ( async ( url: string ) => {
		mockRequests.push( { url, body: undefined, nonce: undefined } );
		return {
			headers: new Headers( { Nonce: 'n1' } ),
			json: async () => ( { rows, title: 'Garden' } ),
		};
	} ) as unknown as typeof fetch;
} );

describe( 'the list', () => {
	it( 'is asked for by its products only, with what the browser knows beside them, and counted once', async () => {
		const context = await open();
		expect( mockRequests.map( ( { url } ) => url ) ).toEqual( [
			'/rest/shown?lang=de&of=12,13',
		] );
		expect( context.rows ).toMatchObject( [
			{ id: '12', q: 2, added: '1/2/2026' },
			{ id: '13', q: 1 },
		] );
		expect( context.busy ).toBe( false );
		expect( mockSteps ).toEqual( [ [ 'view_wishlist', { n: 2 } ] ] );
		mockChanged();
		await settle();
		expect( mockRequests ).toHaveLength( 1 );
	} );

	it( 'asks for nothing when it is empty', async () => {
		mockKept = [];
		const context = await open();
		expect( mockRequests ).toEqual( [] );
		expect( [ context.rows, context.busy ] ).toEqual( [ [], false ] );
		expect( mockSteps ).toEqual( [ [ 'view_wishlist', { n: 0 } ] ] );
	} );

	it( 'of pages shows pages', async () => {
		rows = [ rowOf( 'p7' ) ];
		await open( 'p' );
		expect( mockRequests[ 0 ]!.url ).toContain( 'of=p7' );
	} );

	it( 'is a member’s as it stands in the account', async () => {
		mockIsMember = true;
		await open();
		expect( mockRequests[ 0 ]!.url ).toBe( 'sync' );
	} );

	it( 'behind a link is somebody else’s: counted as shared, and one’s own list is left alone', async () => {
		window.location.hash = '#cairn-list=' + 'a'.repeat( 32 );
		mockIsMember = true;
		const context = await open();
		expect( mockRequests.map( ( { url } ) => url ) ).toEqual( [
			'/rest/shown?lang=de&of=' + 'a'.repeat( 32 ),
		] );
		expect( [ context.shared, context.title ] ).toEqual( [
			true,
			'Garden',
		] );
		expect( mockSteps ).toEqual( [
			[ 'view_wishlist', { n: 2, shared: 1 } ],
		] );
		context.item = context.rows[ 0 ]!;
		await action( 'buy' );
		expect( mockKept ).toHaveLength( 3 );
	} );

	it( 'says so when it cannot be read', async () => {
		window.fetch = () => Promise.reject( new TypeError( 'offline' ) );
		const context = await open();
		expect( [ context.said, context.busy ] ).toEqual( [ 'failed', false ] );
	} );

	it( 'loses what is removed, counts it, and keeps the focus', async () => {
		const context = await open();
		context.item = context.rows[ 0 ]!;
		await action( 'remove' );
		expect( mockKept.map( ( { id } ) => id ) ).toEqual( [ '13', 'p7' ] );
		expect( mockSteps.at( -1 ) ).toEqual( [
			'remove_from_wishlist',
			{ product_id: 12 },
		] );
		const box = document.body.firstElementChild!;
		expect( box.ownerDocument.activeElement ).toBe( box );
	} );

	it( 'moves a product into the cart in the quantity that was chosen', async () => {
		const context = await open();
		context.item = context.rows[ 0 ]!;
		scope.ref = Object.assign( document.createElement( 'input' ), {
			value: '3',
		} );
		document.body.firstElementChild!.append( scope.ref );
		await action( 'count' );
		await action( 'buy' );
		expect( mockRequests.at( -1 ) ).toEqual( {
			url: '/shop/cart/add-item',
			body: { id: 12, quantity: 3 },
			nonce: 'n1',
		} );
		expect( mockSteps.at( -1 ) ).toEqual( [
			'wishlist_to_cart',
			{ product_id: 12 },
		] );
		expect( mockKept.map( ( { id } ) => id ) ).toEqual( [ '13', 'p7' ] );
	} );

	it( 'moves all that can be bought, and leaves what cannot', async () => {
		const context = await open();
		await action( 'buy' );
		expect(
			mockRequests.filter( ( { url } ) => url === '/shop/cart/add-item' )
		).toHaveLength( 1 );
		expect( context.said ).toBe( 'moved' );
		expect( mockKept.map( ( { id } ) => id ) ).toEqual( [ '13', 'p7' ] );
	} );

	it( 'keeps what the shop does not take, and counts nothing', async () => {
		mockKept.push( item( '99' ) );
		const context = await open();
		context.item = context.rows[ 0 ]!;
		await action( 'buy' );
		expect( context.said ).toBe( 'failed' );
		expect( mockKept ).toHaveLength( 4 );
		expect( mockSteps ).toHaveLength( 1 );
	} );

	it( 'of a guest is shared by a link that carries the products, of a member by one that nobody guesses', async () => {
		const context = await open();
		await action( 'share' );
		expect( context.link ).toMatch( /\/wishlist\/#cairn-list=12,13$/ );
		expect( mockSteps.at( -1 ) ).toEqual( [ 'share', { method: 'copy' } ] );
		mockIsMember = true;
		await action( 'share' );
		expect( context.link ).toMatch( /#cairn-list=f{32}$/ );
	} );
} );
