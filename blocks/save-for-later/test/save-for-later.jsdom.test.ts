import type { CartLine } from '../cart.ts';

const mockActs: { id: string; x?: number; q: number }[] = [];
const mockSteps: [ string, unknown ][] = [];
let mockOnList: string[];
let mockTaken: boolean;
let lines: CartLine[];
let calls: unknown[][];
let stop: () => void = () => {};

jest.mock(
	'cairn/lists',
	() => ( {
		act: ( item: { id: string; q: number } ) => {
			mockActs.push( item );
			return Promise.resolve( mockTaken );
		},
		items: () => mockOnList.map( ( id ) => ( { id } ) ),
		step: ( ref: HTMLElement, name: string, props: unknown ) => {
			if ( ref.closest( '[data-cairn]' ) ) {
				mockSteps.push( [ name, props ] );
			}
		},
	} ),
	{ virtual: true }
);

const WORDS = {
	later: 'Save for later',
	name: 'Save for later: %s',
	saved: '%s is saved for later.',
	undo: 'Undo',
	undone: '%s is back in your cart.',
	failed: 'That did not work.',
};
const DATA = `<script type="application/json" id="wp-script-module-data-cairn/save-for-later">${ JSON.stringify(
	{ block: 'x:wishlist-button:cart:1', words: WORDS }
) }</script>`;

const row = ( key: string, name: string ) =>
	`<tr data-cart-item-key="${ key }"><td><div class="wc-block-cart-item__wrap"><a class="wc-block-components-product-name">${ name }</a></div></td></tr>`;
const draw = ( ...rows: string[] ) => {
	document.querySelector( '.wp-block-woocommerce-cart' )!.innerHTML =
		`<table><tbody>${ rows.join( '' ) }</tbody></table>`;
};
const settle = async () => {
	for ( let turn = 0; turn < 20; turn++ ) {
		await new Promise( ( done ) => setTimeout( done ) );
	}
};
const buttons = () => [
	...document.querySelectorAll< HTMLElement >( '[data-cairn-later]' ),
];
const focused = () => document.querySelector< HTMLElement >( ':focus' )!;
const said = () =>
	document.querySelector( '.cairn-later__said [role="status"]' )
		?.textContent ?? '';

const open = async ( body: string ) => {
	document.body.innerHTML = body + DATA;
	const ended = new AbortController();
	const observers: MutationObserver[] = [];
	const add = window.addEventListener;
	const Real = window.MutationObserver;
	window.addEventListener = ( ( type: string, work: EventListener ) =>
		add.call( window, type, work, {
			signal: ended.signal,
		} ) ) as typeof window.addEventListener;
	window.MutationObserver = class extends Real {
		constructor( work: MutationCallback ) {
			super( work );
			observers.push( this );
		}
	};
	jest.isolateModules( () => {
		jest.requireActual( '../index.ts' );
	} );
	window.addEventListener = add;
	window.MutationObserver = Real;
	stop = () => {
		ended.abort();
		observers.forEach( ( observer ) => observer.disconnect() );
	};
	await settle();
};

beforeEach( () => {
	mockActs.length = 0;
	mockSteps.length = 0;
	calls = [];
	mockOnList = [];
	mockTaken = true;
	lines = [
		{
			key: 'a',
			id: 34,
			quantity: 2,
			variation: [
				{
					attribute: 'Size',
					raw_attribute: 'attribute_size',
					value: 'M',
				},
			],
			extensions: {
				cairn: {
					id: '12.34',
					p: 12,
					v: 34,
					product_id: 12,
					variation_id: 34,
					price: 1800,
					currency: 'EUR',
				},
			},
		},
		{
			key: 'b',
			id: 13,
			quantity: 1,
			variation: [],
			extensions: {},
		},
	];
	window.wp = {
		data: {
			select: () => ( { getCartData: () => ( { items: lines } ) } ),
			dispatch: () => ( {
				removeItemFromCart: async ( key ) => {
					calls.push( [ 'remove', key ] );
					lines = lines.filter( ( line ) => line.key !== key );
					draw( row( 'b', 'Beanie' ) );
				},
				addItemToCart: async ( ...words ) => {
					calls.push( [ 'add', ...words ] );
				},
			} ),
		},
	};
} );
afterEach( () => stop() );

const BLOCK = '<div class="wp-block-woocommerce-cart"></div>';

describe( 'the block cart', () => {
	it( 'has a button named for its product at each line the shop tells of, also after it was drawn anew', async () => {
		await open( BLOCK );
		draw( row( 'a', 'Shirt' ), row( 'b', 'Beanie' ) );
		await settle();
		expect( buttons().map( ( { ariaLabel } ) => ariaLabel ) ).toEqual( [
			'Save for later: Shirt',
		] );
		draw( row( 'a', 'Shirt' ) );
		await settle();
		expect( buttons() ).toHaveLength( 1 );
	} );

	it( 'loses a line to the list, says so, and takes both back', async () => {
		await open( BLOCK );
		draw( row( 'a', 'Shirt' ), row( 'b', 'Beanie' ) );
		await settle();
		buttons()[ 0 ]!.click();
		buttons()[ 0 ]!.click();
		await settle();
		expect( mockActs ).toEqual( [
			expect.objectContaining( {
				id: '12.34',
				q: 2,
				price: 1800,
				block: 'x:wishlist-button:cart:1',
			} ),
		] );
		expect( calls ).toEqual( [ [ 'remove', 'a' ] ] );
		expect( mockSteps ).toEqual( [
			[
				'add_to_wishlist',
				{
					product_id: 12,
					variation_id: 34,
					price: 1800,
					currency: 'EUR',
				},
			],
		] );
		expect( said() ).toBe( 'Shirt is saved for later.' );

		const undo = focused();
		expect( undo.textContent ).toBe( 'Undo' );
		undo.click();
		await settle();
		expect( calls[ 1 ] ).toEqual( [
			'add',
			34,
			2,
			[ { attribute: 'attribute_size', value: 'M' } ],
		] );
		expect( mockActs[ 1 ] ).toMatchObject( {
			id: '12.34',
			x: expect.any( Number ),
		} );
		expect( mockSteps[ 1 ]![ 0 ] ).toBe( 'remove_from_wishlist' );
		expect( said() ).toBe( 'Shirt is back in your cart.' );
	} );

	it( 'only loses the line when it is on the list already, and undo leaves it there', async () => {
		mockOnList = [ '12.34' ];
		await open( BLOCK );
		draw( row( 'a', 'Shirt' ) );
		await settle();
		buttons()[ 0 ]!.click();
		await settle();
		focused().click();
		await settle();
		expect( calls.map( ( [ what ] ) => what ) ).toEqual( [
			'remove',
			'add',
		] );
		expect( [ mockActs, mockSteps ] ).toEqual( [ [], [] ] );
	} );

	it( 'keeps the line when the account refuses the wish', async () => {
		mockTaken = false;
		await open( BLOCK );
		draw( row( 'a', 'Shirt' ) );
		await settle();
		buttons()[ 0 ]!.click();
		await settle();
		expect( [ calls, mockSteps ] ).toEqual( [ [], [] ] );
		expect( said() ).toBe( 'That did not work.' );
	} );
} );

describe( 'the classic cart', () => {
	const line = JSON.stringify( {
		id: '12',
		p: 12,
		v: 0,
		product_id: 12,
		variation_id: 0,
		q: 3,
		name: 'Beanie',
	} ).replace( /"/g, '&quot;' );
	const FORM = `<form class="woocommerce-cart-form"><table><tr><td class="product-remove"><a class="remove" href="http://localhost/cart/?remove_item=abc">×</a></td><td><div data-cairn="x"><button data-cairn-later="${ line }">Save for later</button></div></td></tr></table></form><p><a class="restore-item" href="http://localhost/cart/?undo_item=abc">Undo?</a></p>`;

	it( 'loses the line by the shop’s own link, after the list took it; its “Undo?” takes it off the list again', async () => {
		await open( FORM );
		const pressed: string[] = [];
		document.addEventListener( 'click', ( event ) => {
			event.preventDefault();
			pressed.push(
				`${ ( event.target as Element ).className } ${ mockActs.length }`
			);
		} );
		buttons()[ 0 ]!.click();
		await settle();
		expect( pressed ).toContain( 'remove 1' );
		expect( mockActs[ 0 ] ).toMatchObject( { id: '12', q: 3 } );
		document.querySelector< HTMLElement >( '.restore-item' )!.click();
		await settle();
		expect( mockActs[ 1 ] ).toMatchObject( {
			id: '12',
			x: expect.any( Number ),
		} );
		expect( mockSteps.map( ( [ name ] ) => name ) ).toEqual( [
			'add_to_wishlist',
			'remove_from_wishlist',
		] );
	} );
} );
