// A module of its own, so that its names are.
export {};

const steps: unknown[][] = [];
const asked: string[] = [];
const listeners: [ EventTarget, string, EventListener ][] = [];
const observers: MutationObserver[] = [];
let answer: object | null;

const block = ( show: string, more = '', inner = '' ) =>
	`<div data-cairn="aaaaaaaaaa" data-availability='[12,"${ show }",3]' ${ more }><p data-result="in">In stock</p><button class="wp-block-cairn-availability__check">Check</button><div class="wp-block-cairn-availability__answer" role="status"></div>${ inner }</div>`;
/** The form for what is missing, as PHP prints it beside a product that can be had. */
const NOTE =
	'<div class="wp-block-cairn-availability__note" hidden><div id="form"><form><select id="size"><option value="1">1</option></select><button type="button">Tell me</button><p role="status"></p></form></div></div>';
/** The product's own form, and that of another product on the same page. */
const choosing = ( variation: string, inner: string ) =>
	`<div class="product"><form><input name="product_id" value="99"><input name="variation_id" value="98"></form><form><input name="product_id" value="12"><input name="variation_id" id="chosen" value="${ variation }"></form>${ inner }</div>`;
const choose = async ( variation: string ) => {
	the( '#chosen' ).setAttribute( 'value', variation );
	await settle();
};
const product = ( fields: object = {} ) => ( {
	is_in_stock: true,
	is_on_backorder: false,
	low_stock_remaining: null,
	add_to_cart: { maximum: 9999 },
	...fields,
} );

const open = ( body: string ): void => {
	document.body.innerHTML = `${ body }<script type="application/json" id="wp-script-module-data-cairn-availability-view-script-module">${ JSON.stringify(
		{
			products: '/products/',
			words: {
				in: 'In stock',
				out: 'Out of stock',
				backorder: 'Later',
				low: 'Only %d left',
				amount: '%d in stock',
				unknown: 'No answer',
				checking: 'Checking',
			},
		}
	) }</script>`;
	jest.isolateModules( () => {
		require( '../view.ts' );
	} );
};
const settle = async () => {
	for ( let turn = 0; turn < 10; turn++ ) {
		await Promise.resolve();
	}
};
const the = ( selector: string ) =>
	document.querySelector< HTMLElement >( selector )!;
const said = () => the( '[role=status]' ).textContent;
const told = () => steps.map( ( [ , name, props ] ) => [ name, props ] );

beforeEach( () => {
	steps.length = 0;
	asked.length = 0;
	answer = product();
	window.cairnStep = ( ...step ) => {
		steps.push( step );
	};
	window.fetch = ( ( address: string, { cache }: RequestInit ) => {
		asked.push( `${ address } ${ cache }` );
		return answer
			? Promise.resolve( { json: () => Promise.resolve( answer ) } )
			: Promise.reject( new TypeError( 'network' ) );
	} ) as never;
	for ( const target of [ window, document ] ) {
		const add = target.addEventListener.bind( target );
		const note = ( ...args: unknown[] ): void => {
			const [ type, listener ] = args as [ string, EventListener ];
			listeners.push( [ target, type, listener ] );
			add( type, listener );
		};
		jest.spyOn( target, 'addEventListener' ).mockImplementation( note );
	}
	const Real = window.MutationObserver;
	window.MutationObserver = class extends Real {
		constructor( callback: MutationCallback ) {
			super( callback );
			observers.push( this );
		}
	};
} );
afterEach( () => {
	for ( const [ target, type, listener ] of listeners.splice( 0 ) ) {
		target.removeEventListener( type, listener );
	}
	observers.splice( 0 ).forEach( ( observer ) => observer.disconnect() );
	jest.restoreAllMocks();
} );

it.each( [
	[ 'in stock', 'text', product(), 'in', 'In stock' ],
	[
		'counted',
		'amount',
		product( { add_to_cart: { maximum: 12 } } ),
		'in',
		'12 in stock',
	],
	[
		'few',
		'low',
		product( { low_stock_remaining: 2 } ),
		'low',
		'Only 2 left',
	],
	[
		'few, in words',
		'text',
		product( { low_stock_remaining: 2 } ),
		'low',
		'In stock',
	],
	[
		'out',
		'amount',
		product( { is_in_stock: false } ),
		'out',
		'Out of stock',
	],
	[
		'to be ordered',
		'amount',
		product( { is_on_backorder: true } ),
		'backorder',
		'Later',
	],
] )(
	'a press asks the shop afresh and is told: %s',
	async ( _, show, fields, result, words ) => {
		answer = fields;
		open( block( show ) );
		the( 'button' ).click();
		expect( said() ).toBe( 'Checking' );
		await settle();
		expect( asked ).toEqual( [ '/products/12 no-store' ] );
		expect( said() ).toBe( words );
		expect( the( '[data-result]' ).dataset.result ).toBe( result );
		expect( told() ).toEqual( [
			[ 'check_availability', { product_id: 12, result } ],
		] );
	}
);

it( 'without an answer it says so, leaves what the page said and tells that nobody knew', async () => {
	answer = null;
	open( block( 'text' ) );
	the( 'button' ).click();
	await settle();
	expect( said() ).toBe( 'No answer' );
	expect( the( 'p' ).textContent ).toBe( 'In stock' );
	expect( told() ).toEqual( [
		[ 'check_availability', { product_id: 12, result: 'unknown' } ],
	] );
} );

it( 'the chosen variation is asked for; another one takes the answer away', async () => {
	open( choosing( '34', block( 'text' ) ) );
	the( 'button' ).click();
	await settle();
	expect( asked ).toEqual( [ '/products/34 no-store' ] );
	expect( told() ).toEqual( [
		[
			'check_availability',
			{ product_id: 12, variation_id: 34, result: 'in' },
		],
	] );
	await choose( '35' );
	expect( said() ).toBe( '' );
	// Nobody is shown anything of it before a press.
	expect( asked ).toHaveLength( 1 );
} );

it( 'on the page of another product its variation is not taken for ours', async () => {
	open(
		`<form><input name="product_id" value="99"><input name="variation_id" value="98"></form>${ block(
			'text'
		) }`
	);
	the( 'button' ).click();
	await settle();
	expect( asked ).toEqual( [ '/products/12 no-store' ] );
} );

it( 'the form shows while the chosen variation is out of stock, which is no step', async () => {
	open( choosing( '', block( 'text', '', NOTE ) ) );
	const note = the( '.wp-block-cairn-availability__note' );
	answer = product( { is_in_stock: false } );
	await choose( '35' );
	expect( asked ).toEqual( [ '/products/35 no-store' ] );
	expect( note.hidden ).toBe( false );
	expect( the( 'p' ).textContent ).toBe( 'Out of stock' );
	answer = product();
	await choose( '36' );
	expect( note.hidden ).toBe( true );
	answer = null;
	await choose( '37' );
	expect( note.hidden ).toBe( true );
	expect( steps ).toEqual( [] );
} );

it( 'a form that was sent for one variation can be sent for another', async () => {
	open( choosing( '35', block( 'text', '', NOTE ) ) );
	let times = 0;
	the( '#form' ).addEventListener( 'cairn-again', () => times++ );
	await choose( '36' );
	// WooCommerce writes the same again, and other fields change, too.
	await choose( '36' );
	the( '[name=product_id]' ).setAttribute( 'value', '98' );
	await settle();
	expect( times ).toBe( 1 );
	expect( asked ).toHaveLength( 1 );
} );

it( 'an answer that comes after another variation was chosen changes nothing', async () => {
	open( choosing( '', block( 'text', '', NOTE ) ) );
	let late: ( value: object ) => void = () => {};
	window.fetch = ( ( address: string ) =>
		Promise.resolve( {
			json: () =>
				address.endsWith( '35' )
					? new Promise( ( resolve ) => {
							late = resolve;
						} )
					: Promise.resolve( product() ),
		} ) ) as never;
	await choose( '35' );
	await choose( '36' );
	late( product( { is_in_stock: false } ) );
	await settle();
	expect( the( '.wp-block-cairn-availability__note' ).hidden ).toBe( true );
	expect( the( 'p' ).textContent ).toBe( 'In stock' );
} );

it( 'a press shows the form beside a page that is too old, and what happens in the form is no check', async () => {
	open( block( 'text', '', NOTE ) );
	answer = product( { is_in_stock: false } );
	the( 'button' ).click();
	await settle();
	expect( the( '.wp-block-cairn-availability__note' ).hidden ).toBe( false );
	expect( said() ).toBe( 'Out of stock' );
	the( '#form button' ).click();
	the( '#size' ).dispatchEvent( new Event( 'change', { bubbles: true } ) );
	await settle();
	expect( asked ).toHaveLength( 1 );
	expect( steps ).toHaveLength( 1 );
} );

it( 'a place that is picked is a check, going back to none is not', async () => {
	open(
		block(
			'text',
			'',
			'<select class="wp-block-cairn-availability__places"><option value=""></option><option value="Hut">Hut</option></select>'
		)
	);
	const places = the( 'select' ) as HTMLSelectElement;
	const pick = async ( value: string ) => {
		places.value = value;
		places.dispatchEvent( new Event( 'change', { bubbles: true } ) );
		await settle();
	};
	await pick( 'Hut' );
	await pick( '' );
	expect( said() ).toBe( 'Hut: In stock' );
	expect( told() ).toEqual( [
		[
			'check_availability',
			{ product_id: 12, location: 'Hut', result: 'in' },
		],
	] );
} );

it( 'a block that asks by itself does so after the page has loaded, and that is no step', async () => {
	answer = product( { is_in_stock: false } );
	open( block( 'text', 'data-always' ) );
	expect( asked ).toEqual( [] );
	window.dispatchEvent( new Event( 'pageshow' ) );
	await settle();
	expect( the( 'p' ).textContent ).toBe( 'Out of stock' );
	expect( said() ).toBe( '' );
	expect( steps ).toEqual( [] );
} );
