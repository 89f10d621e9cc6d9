import { setImmediate } from 'node:timers';

const steps: [ string, unknown ][] = [];
const sent: { url: string; options: RequestInit | undefined }[] = [];
let items = 1;
let refusal = '';
let isSilent = false;

const root = () => document.querySelector< HTMLElement >( '[data-voucher]' )!;
const said = () => root().querySelector( '[role=status]' )!.textContent;
const press = async ( name: 'copy' | 'apply' ): Promise< void > => {
	root().querySelector< HTMLButtonElement >( `[data-${ name }]` )!.click();
	for ( let turn = 0; turn < 10; turn++ ) {
		await new Promise( setImmediate );
	}
};
const open = ( isOpen: boolean ): void => {
	const details = root().querySelector( 'details' )!;
	details.open = isOpen;
	details.dispatchEvent( new Event( 'toggle' ) );
};

const print = ( isOpen = false, isRecorded = true ): void => {
	const data = JSON.stringify( [
		'SAVE10',
		44,
		'/wc/store/v1/cart',
		'cairn_voucher=SAVE10;path=/',
		'copied',
		'selected',
		'applied',
		'kept',
		'failed',
	] );
	document.body.innerHTML = `<div ${ isRecorded ? 'data-cairn="aaaaaaaaaa"' : '' } data-voucher='${ data }'>
		<details ${ isOpen ? 'open data-open="1"' : '' }><summary>Show</summary><code>SAVE10</code>
		<button type="button" data-copy="1">Copy</button><button type="button" data-apply="1">Use</button></details>
		<p role="status"></p></div>`;
};

beforeAll( () => {
	require( '../view.ts' );
} );
beforeEach( () => {
	// A new page view.
	window.dispatchEvent( new Event( 'pageshow' ) );
	steps.length = sent.length = 0;
	items = 1;
	refusal = '';
	isSilent = false;
	document.cookie = 'cairn_voucher=;max-age=0;path=/';
	document.execCommand = () => true;
	window.cairnStep = ( _, name, props ) => {
		steps.push( [ name, props ] );
	};
	window.fetch = ( async ( url: string, options?: RequestInit ) => {
		sent.push( { url, options } );
		if ( isSilent ) {
			throw new TypeError( 'network' );
		}
		return {
			ok: ! refusal,
			headers: new Headers( { Nonce: 'abc' } ),
			json: async () => ( { items_count: items, message: refusal } ),
		};
	} ) as never;
	print();
} );

it( 'opening it is one step, however often it is opened', () => {
	open( true );
	open( false );
	open( true );
	expect( steps ).toEqual( [ [ 'voucher_reveal', { coupon_id: 44 } ] ] );
	// Back from another page: a new page view.
	window.dispatchEvent( new Event( 'pageshow' ) );
	open( true );
	expect( steps ).toHaveLength( 2 );
} );

it( 'one that was printed open was opened by nobody', () => {
	print( true );
	open( true );
	expect( steps ).toEqual( [] );
} );

it( 'a copy is said and is one step', async () => {
	await press( 'copy' );
	await press( 'copy' );
	expect( said() ).toBe( 'copied' );
	expect( getSelection()!.toString() ).toBe( 'SAVE10' );
	expect( steps ).toEqual( [ [ 'voucher_copy', { coupon_id: 44 } ] ] );
} );

it( 'where the browser does not copy, the code is selected and that is said', async () => {
	document.execCommand = () => false;
	await press( 'copy' );
	expect( said() ).toBe( 'selected' );
	expect( getSelection()!.toString() ).toBe( 'SAVE10' );
} );

it( 'one that is not to be recorded tells nothing and works', async () => {
	print( false, false );
	open( true );
	await press( 'copy' );
	expect( said() ).toBe( 'copied' );
	expect( steps ).toEqual( [] );
} );

it( 'it is put on the cart by a POST with the nonce of the cart that was read', async () => {
	await press( 'apply' );
	expect( said() ).toBe( 'applied' );
	expect( sent.map( ( { url } ) => url ) ).toEqual( [
		'/wc/store/v1/cart',
		'/wc/store/v1/cart/apply-coupon',
	] );
	expect( sent[ 0 ]!.options ).toBeUndefined();
	expect( sent[ 1 ]!.options ).toMatchObject( {
		method: 'POST',
		headers: { Nonce: 'abc' },
	} );
	expect( String( sent[ 1 ]!.options!.body ) ).toBe( 'code=SAVE10' );
	// That it is used is told by the shop.
	expect( steps ).toEqual( [] );
} );

it( 'with an empty cart the code is kept and nothing is posted', async () => {
	items = 0;
	await press( 'apply' );
	expect( said() ).toBe( 'kept' );
	expect( sent ).toHaveLength( 1 );
	expect( document.cookie ).toContain( 'cairn_voucher=SAVE10' );
} );

it( 'a refusal is said in the shop’s words, as text', async () => {
	refusal = 'Spend &quot;<b>20</b>&quot; first';
	await press( 'apply' );
	expect( said() ).toBe( 'Spend "20" first' );
	expect( root().querySelector( 'b' ) ).toBeNull();
} );

it( 'without a wire it says so, and the next press works', async () => {
	isSilent = true;
	await press( 'apply' );
	expect( said() ).toBe( 'failed' );
	isSilent = false;
	await press( 'apply' );
	expect( said() ).toBe( 'applied' );
} );

it( 'a press beside a voucher does nothing', async () => {
	document.body.insertAdjacentHTML(
		'beforeend',
		'<button data-apply="1" id="other">Other</button>'
	);
	document.querySelector< HTMLElement >( '#other' )!.click();
	expect( sent ).toEqual( [] );
} );
