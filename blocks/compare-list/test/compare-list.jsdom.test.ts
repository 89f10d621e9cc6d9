// A module of its own, so that its names are.
export {};

const steps: unknown[][] = [];
const listeners: [ EventTarget, string, EventListener ][] = [];
const observers: MutationObserver[] = [];
let seeColumns: ( columns: Element[] ) => void = () => {};

const button = ( id: number, name: string, more = '' ) =>
	`<div data-cairn="aaaaaaaaaa"><button data-cairn-compare="${ id }" data-name="${ name }" aria-pressed="false" ${ more }><span data-label>Compare</span></button></div>`;
const tray = `<aside data-cairn-tray="" hidden><button id="toggle" aria-expanded="false" aria-controls="panel">Compare <span data-count></span></button>
	<div id="panel" hidden><ul></ul><template><li><span data-name></span> <button>×<span data-name></span></button></li></template>
	<a href="/compare/">See</a><button class="wp-block-cairn-compare-tray__clear">Remove all</button></div></aside>`;
const column = ( id: number, name: string ) =>
	`<th scope="col" data-cairn-column="${ id }"><a data-name href="#p${ id }">${ name }</a><a data-cairn-uncompare="${ id }" href="#less">×</a></th>`;
const table = `<div data-cairn="bbbbbbbbbb" data-cairn-compare-table="visitor"><button data-cairn-differences aria-pressed="false">Differences only</button>
	<table><thead><tr><td></td>${ column( 1, 'Cap' ) }${ column( 2, 'Hat' ) }</tr></thead>
	<tbody><tr><th scope="row">Buy</th><td data-cairn-column="1"><a id="buy" href="/?add-to-cart=1">Buy</a></td></tr></tbody></table></div>`;

const open = async ( body: string, address = '/' ): Promise< void > => {
	history.replaceState( null, '', address );
	document.body.innerHTML = `${ body }<script type="application/json" id="wp-script-module-data-cairn/compare-list">{"key":"cairn:compare","max":2,"full":"It is full.","other":"Another category.","page":"http://localhost/compare/","name":"cairn-compare"}</script>`;
	jest.isolateModules( () => {
		require( '../index.ts' );
	} );
	await Promise.resolve();
};
const the = ( selector: string ) =>
	document.querySelector< HTMLElement >( selector )!;
const kept = () =>
	JSON.parse( localStorage.getItem( 'cairn:compare' ) ?? 'null' )?.items.map(
		( [ id ]: [ number ] ) => id
	);
const keep = ( items: unknown[], t = Date.now() ) =>
	localStorage.setItem( 'cairn:compare', JSON.stringify( { t, items } ) );
const told = () => steps.map( ( [ , name, props ] ) => [ name, props ] );

beforeEach( () => {
	localStorage.clear();
	steps.length = 0;
	window.cairnStep = ( ...step ) => {
		steps.push( step );
	};
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
	window.IntersectionObserver = class {
		constructor( callback: ( entries: object[] ) => void ) {
			seeColumns = ( columns ) =>
				callback(
					columns.map( ( target ) => ( {
						target,
						isIntersecting: true,
					} ) )
				);
		}
		observe() {}
		disconnect() {
			seeColumns = () => {};
		}
	} as never;
} );
afterEach( () => {
	for ( const [ target, type, listener ] of listeners.splice( 0 ) ) {
		target.removeEventListener( type, listener );
	}
	observers.splice( 0 ).forEach( ( observer ) => observer.disconnect() );
	jest.restoreAllMocks();
	jest.useRealTimers();
} );

it( 'a press chooses, a second one takes back, and each is told with the number of products', async () => {
	await open( button( 1, 'Cap' ) + button( 2, 'Hat' ) );
	the( '[data-cairn-compare="1"]' ).click();
	the( '[data-cairn-compare="2"]' ).click();
	the( '[data-cairn-compare="1"]' ).click();
	expect( kept() ).toEqual( [ 2 ] );
	expect(
		the( '[data-cairn-compare="1"]' ).getAttribute( 'aria-pressed' )
	).toBe( 'false' );
	expect(
		the( '[data-cairn-compare="2"]' ).getAttribute( 'aria-pressed' )
	).toBe( 'true' );
	expect( told() ).toEqual( [
		[ 'add_to_compare', { product_id: 1, n: 1 } ],
		[ 'add_to_compare', { product_id: 2, n: 2 } ],
		[ 'remove_from_compare', { product_id: 1, n: 1 } ],
	] );
} );

it( 'when it is full the other buttons say why, and nothing is told', async () => {
	jest.useFakeTimers();
	await open( button( 1, 'A' ) + button( 2, 'B' ) + button( 3, 'C' ) );
	the( '[data-cairn-compare="1"]' ).click();
	the( '[data-cairn-compare="2"]' ).click();
	expect(
		the( '[data-cairn-compare="3"]' ).getAttribute( 'aria-disabled' )
	).toBe( 'true' );
	expect(
		the( '[data-cairn-compare="1"]' ).getAttribute( 'aria-disabled' )
	).toBe( 'false' );
	the( '[data-cairn-compare="3"]' ).click();
	jest.runOnlyPendingTimers();
	expect( the( 'body > [role=status]' ).textContent ).toBe( 'It is full.' );
	expect( kept() ).toEqual( [ 1, 2 ] );
	expect( steps ).toHaveLength( 2 );
} );

it( 'where the owner wants one category, another one is refused', async () => {
	jest.useFakeTimers();
	await open(
		button( 1, 'A', 'data-categories="5 6"' ) +
			button( 2, 'B', 'data-categories="7"' )
	);
	the( '[data-cairn-compare="1"]' ).click();
	the( '[data-cairn-compare="2"]' ).click();
	jest.runOnlyPendingTimers();
	expect( kept() ).toEqual( [ 1 ] );
	expect( the( 'body > [role=status]' ).textContent ).toBe(
		'Another category.'
	);
} );

it( 'a text that changes says the state by itself', async () => {
	await open( button( 1, 'A', `data-labels='["Add","Added"]'` ) );
	the( '[data-cairn-compare="1"]' ).click();
	expect( the( '[data-label]' ).textContent ).toBe( 'Added' );
} );

it( 'the tray is hidden while empty, and leads to what was chosen', async () => {
	await open( button( 1, 'Cap <b>' ) + tray );
	expect( the( 'aside' ).hidden ).toBe( true );
	the( '[data-cairn-compare="1"]' ).click();
	expect( the( 'aside' ).hidden ).toBe( false );
	expect( the( '[data-count]' ).textContent ).toBe( '(1)' );
	expect( the( 'aside a' ).getAttribute( 'href' ) ).toBe(
		'http://localhost/compare/?cairn-compare=1'
	);
	expect( the( 'li [data-name]' ).textContent ).toBe( 'Cap <b>' );
	the( '#toggle' ).click();
	expect( the( '#panel' ).hidden ).toBe( false );
	the( 'li button' ).click();
	expect( the( 'aside' ).hidden ).toBe( true );
	expect( told().at( -1 ) ).toEqual( [
		'remove_from_compare',
		{ product_id: 1, n: 0 },
	] );
} );

it( 'everything can be taken out at once, each told', async () => {
	keep( [
		[ 1, 'A', [] ],
		[ 2, 'B', [] ],
	] );
	await open( tray );
	the( '.wp-block-cairn-compare-tray__clear' ).click();
	expect( kept() ).toBeUndefined();
	expect( told() ).toEqual( [
		[ 'remove_from_compare', { product_id: 1, n: 1 } ],
		[ 'remove_from_compare', { product_id: 2, n: 0 } ],
	] );
} );

it( 'a choice is forgotten after seven days', async () => {
	keep( [ [ 1, 'A', [] ] ], Date.now() - 7 * 864e5 );
	await open( button( 1, 'A' ) );
	expect( the( '[data-cairn-compare]' ).getAttribute( 'aria-pressed' ) ).toBe(
		'false'
	);
} );

it( 'a button that comes later, and a choice in another tab, are shown', async () => {
	keep( [ [ 1, 'A', [] ] ] );
	await open( '<div id="later"></div>' );
	the( '#later' ).innerHTML = button( 1, 'A' );
	await Promise.resolve();
	expect( the( '[data-cairn-compare]' ).getAttribute( 'aria-pressed' ) ).toBe(
		'true'
	);
	localStorage.clear();
	window.dispatchEvent( new Event( 'storage' ) );
	expect( the( '[data-cairn-compare]' ).getAttribute( 'aria-pressed' ) ).toBe(
		'false'
	);
} );

it( 'where storage is closed the buttons do nothing worse than forget', async () => {
	jest.spyOn( Storage.prototype, 'setItem' ).mockImplementation( () => {
		throw new Error( 'closed' );
	} );
	await open( button( 1, 'A' ) );
	expect( () => the( '[data-cairn-compare]' ).click() ).not.toThrow();
} );

it( 'two columns that were seen are a comparison, told once', async () => {
	await open( table, '/compare/?cairn-compare=1,2' );
	const heads = [ ...document.querySelectorAll( 'th[scope=col]' ) ];
	seeColumns( [ heads[ 0 ]! ] );
	expect( steps ).toEqual( [] );
	seeColumns( [ heads[ 1 ]! ] );
	seeColumns( heads );
	expect( told() ).toEqual( [
		[ 'compare_view', { product_ids: [ 1, 2 ] } ],
	] );
} );

it( 'what is chosen in the table is told with what it stood against', async () => {
	await open( table, '/compare/?cairn-compare=1,2' );
	the( '#buy' ).addEventListener( 'click', ( event ) =>
		event.preventDefault()
	);
	the( '#buy' ).click();
	the( 'th[data-cairn-column="2"] a' ).click();
	expect( told() ).toEqual( [
		[ 'compare_choose', { product_id: 1, against: [ 2 ], via: 'cart' } ],
		[ 'compare_choose', { product_id: 2, against: [ 1 ], via: 'link' } ],
	] );
} );

it( 'a column taken out is told with what is left, also from a table somebody sent', async () => {
	await open( table, '/compare/?cairn-compare=1,2' );
	the( '[data-cairn-uncompare="1"]' ).click();
	expect( told() ).toEqual( [
		[ 'remove_from_compare', { product_id: 1, n: 1 } ],
	] );
} );

it( 'the address wins over what was chosen before', async () => {
	keep( [ [ 9, 'Old', [] ] ] );
	await open( table, '/compare/?cairn-compare=1,2' );
	expect( kept() ).toEqual( [ 1, 2 ] );
} );

it( 'a table somebody sent is not kept by a visitor who chose nothing', async () => {
	await open( table, '/compare/?cairn-compare=1,2' );
	expect( localStorage ).toHaveLength( 0 );
} );

it( 'rows without a difference can be hidden and shown', async () => {
	await open( table, '/compare/?cairn-compare=1,2' );
	the( '[data-cairn-differences]' ).click();
	expect( the( '[data-cairn-compare-table]' ).className ).toBe(
		'is-differences-only'
	);
	expect(
		the( '[data-cairn-differences]' ).getAttribute( 'aria-pressed' )
	).toBe( 'true' );
	expect( steps ).toEqual( [] );
} );
