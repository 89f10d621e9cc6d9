import type { ShopViewsData } from '../index.ts';

const steps: unknown[][] = [];
const listeners: [ string, EventListener ][] = [];

const hide = ( isHidden: boolean ) =>
	Object.defineProperty( document, 'hidden', {
		configurable: true,
		value: isHidden,
	} );

/** Opens a page of the shop; listeners of the one before are gone, as in a browser. */
const open = ( data: ShopViewsData, body = '', address = '/' ): void => {
	history.replaceState( null, '', address );
	document.body.innerHTML = `${ body }<script type="application/json" id="wp-script-module-data-cairn/shop-views">${ JSON.stringify(
		data
	) }</script>`;
	jest.isolateModules( () => {
		require( '../index.ts' );
	} );
};
const happen = ( type: string, fields: object = {} ) =>
	window.dispatchEvent( Object.assign( new Event( type ), fields ) );
const loaded = () => happen( 'pageshow', { persisted: false } );

beforeEach( () => {
	steps.length = 0;
	hide( false );
	window.cairnStep = ( ...step ) => {
		steps.push( step );
	};
	const add = window.addEventListener;
	jest.spyOn( window, 'addEventListener' ).mockImplementation(
		( type: string, listener: unknown, options: unknown ) => {
			listeners.push( [ type, listener as EventListener ] );
			add.call( window, type, listener as EventListener, !! options );
		}
	);
} );
afterEach( () => {
	for ( const [ type, listener ] of listeners.splice( 0 ) ) {
		window.removeEventListener( type, listener, true );
	}
	jest.restoreAllMocks();
} );

const product: ShopViewsData = {
	views: [
		[ 'view_product', { product_id: 12, price: 1800, currency: 'EUR' } ],
	],
	list: 'product',
	product: 12,
};
const viewed = [
	null,
	'view_product',
	{ product_id: 12, price: 1800, currency: 'EUR' },
];

it( 'a look at a product is told once, however often the tab is left', () => {
	open( product );
	happen( 'DOMContentLoaded' );
	loaded();
	happen( 'visibilitychange' );
	expect( steps ).toEqual( [ viewed ] );
} );

it( 'a page that waits in the background or was prerendered is told when it is shown', () => {
	hide( true );
	open( product );
	loaded();
	expect( steps ).toEqual( [] );
	hide( false );
	happen( 'visibilitychange' );
	expect( steps ).toEqual( [ viewed ] );
} );

it( 'the back button brings another look', () => {
	open( product );
	loaded();
	happen( 'pageshow', { persisted: true } );
	expect( steps ).toEqual( [ viewed, viewed ] );
} );

it( 'without the storefront nothing fails', () => {
	delete window.cairnStep;
	open( product );
	expect( loaded ).not.toThrow();
	document.body.click();
} );

it( 'a search that ended on the product is told with its term, and its mark leaves the address', () => {
	open( product, '', '/product/cap/?color=red&cairn-s=1#cairn-s=wool%20cap' );
	expect( location.pathname + location.search + location.hash ).toBe(
		'/product/cap/?color=red'
	);
	loaded();
	happen( 'pageshow', { persisted: true } );
	expect( steps ).toEqual( [
		[ null, 'search', { term: 'wool cap', results: 1 } ],
		viewed,
		viewed,
	] );
} );

const loops = `<ul class="products">
	<li class="product post-7"><a id="a" href="#">A</a></li>
	<li class="product type-product post-8"><a id="b" href="#"><img id="img"></a>
		<a id="add" href="/?add-to-cart=8">Add</a><a id="ajax" class="ajax_add_to_cart" href="#">Add</a>
		<div data-cairn="x"><a id="ours" href="#">Ours</a></div><b id="text">No link</b></li>
</ul>
<ul><li class="wc-block-product post-9"><a id="c" href="#">C</a></li></ul>
<ul><li class="wc-block-grid__product"><a id="d" href="#">D</a><a data-product_id="10" href="/?add-to-cart=10">Add</a></li></ul>
<ul><li><a id="menu" href="#">Menu</a></li></ul>
<div class="woocommerce-product-gallery"><ol><li><img id="thumb1"></li><li><img id="thumb2"></li></ol><p id="caption">x</p></div>`;
const press = ( id: string, type = 'click', button = 0 ) =>
	document
		.getElementById( id )!
		.dispatchEvent( new MouseEvent( type, { bubbles: true, button } ) );

it.each( [
	[ 'the first of a classic loop', 'a', { product_id: 7, index: 1 } ],
	[ 'a picture in a classic loop', 'img', { product_id: 8, index: 2 } ],
	[ 'a Product Collection', 'c', { product_id: 9, index: 1 } ],
	[ 'an older grid', 'd', { product_id: 10, index: 1 } ],
] )( 'a product chosen from %s is told', ( _, id, fields ) => {
	open( { views: [], list: 'shop' }, loops );
	press( id );
	expect( steps ).toEqual( [
		[ null, 'thumbnail_click', { ...fields, list: 'shop' } ],
	] );
} );

it( 'a middle click chooses, a right click does not', () => {
	open( { views: [], list: 'shop' }, loops );
	press( 'a', 'auxclick', 2 );
	expect( steps ).toEqual( [] );
	press( 'a', 'auxclick', 1 );
	expect( steps ).toHaveLength( 1 );
} );

it.each( [ 'add', 'ajax', 'ours', 'text', 'menu', 'caption' ] )(
	'a click on %s chooses no product',
	( id ) => {
		open( product, loops );
		press( id );
		expect( steps ).toEqual( [] );
	}
);

it( 'a picture of the product’s own gallery is told', () => {
	open( product, loops );
	press( 'thumb2' );
	expect( steps ).toEqual( [
		[
			null,
			'thumbnail_click',
			{ product_id: 12, list: 'gallery', index: 2 },
		],
	] );
} );
