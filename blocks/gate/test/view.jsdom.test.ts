import { setImmediate } from 'node:timers';
import { members, scope } from '../../testing/interactivity-mock.ts';

const ID = 'aaaaaaaaaa';
const KEY = `cairn:unlock:${ ID }`;
const sent: { url: string; key: string | null }[] = [];
let answer: object | 'silence';

const the = < Kind extends HTMLElement = HTMLElement >(
	selector: string
): Kind => document.querySelector< Kind >( selector )!;
const settle = async (): Promise< void > => {
	for ( let turn = 0; turn < 10; turn++ ) {
		await new Promise( setImmediate );
	}
};
const start = async (): Promise< void > => {
	scope.ref = the( '[data-gate]' );
	(
		members as { callbacks: { gate: { start: () => void } } }
	 ).callbacks.gate.start();
	await settle();
};
const place = () => the( '.wp-block-cairn-gate__open' );
const said = () => the( '.wp-block-cairn-gate__said' ).textContent;

beforeAll( async () => {
	await import( '../view.ts' );
} );
beforeEach( () => {
	sent.length = 0;
	answer = { html: '<h2>The rest</h2>', token: 'new', message: '' };
	localStorage.clear();
	history.replaceState( null, '', '/guide' );
	window.fetch = ( async ( url: string, { body }: RequestInit ) => {
		sent.push( {
			url,
			key: ( body as URLSearchParams ).get( 'key' ),
		} );
		if ( answer === 'silence' ) {
			throw new TypeError( 'network' );
		}
		return { json: async () => answer };
	} ) as never;
	document.body.innerHTML = `<div data-gate="${ ID }" data-open="/gates/${ ID }" data-once="1">
		<input name="cairn_submission" value="the-submission"><div class="wp-block-cairn-form__done" hidden></div>
		<p class="wp-block-cairn-gate__said" role="status"></p><div class="wp-block-cairn-gate__open" tabindex="-1"></div></div>`;
} );

it( 'a stranger’s page asks for nothing', async () => {
	await start();
	expect( sent ).toEqual( [] );
	expect( place().innerHTML ).toBe( '' );
} );

it( 'the link of a mail opens it, takes the focus there, is kept, and leaves the address', async () => {
	history.replaceState( null, '', `/guide?a=1#cairn:${ ID }=tok.en` );
	await start();
	expect( sent ).toEqual( [ { url: `/gates/${ ID }`, key: 'tok.en' } ] );
	expect( place().innerHTML ).toBe( '<h2>The rest</h2>' );
	expect( place().matches( ':focus' ) ).toBe( true );
	expect( localStorage[ KEY ] ).toBe( 'new' );
	expect( location.href ).toMatch( /\/guide\?a=1$/ );
} );

it( 'the link of another gate opens nothing', async () => {
	history.replaceState( null, '', '/guide#cairn:bbbbbbbbbb=tok.en' );
	await start();
	expect( sent ).toEqual( [] );
	expect( location.hash ).toBe( '#cairn:bbbbbbbbbb=tok.en' );
} );

it( 'what was opened before opens by itself and leaves the reader where they are', async () => {
	localStorage[ KEY ] = 'kept';
	await start();
	expect( sent[ 0 ]!.key ).toBe( 'kept' );
	expect( place().innerHTML ).toBe( '<h2>The rest</h2>' );
	expect( place().matches( ':focus' ) ).toBe( false );
} );

it( 'a token that has ended is said, forgotten, and opens nothing', async () => {
	localStorage[ KEY ] = 'old';
	answer = { html: '', token: '', message: 'This link has ended.' };
	await start();
	expect( said() ).toBe( 'This link has ended.' );
	expect( place().innerHTML ).toBe( '' );
	sent.length = 0;
	await start();
	expect( sent ).toEqual( [] );
} );

it( 'a site that fails costs nobody what they have', async () => {
	localStorage[ KEY ] = 'kept';
	answer = { code: 'internal_server_error', message: 'Oh.' };
	await start();
	expect( localStorage[ KEY ] ).toBe( 'kept' );
	answer = 'silence';
	await start();
	expect( localStorage[ KEY ] ).toBe( 'kept' );
	expect( place().innerHTML ).toBe( '' );
} );

it( 'once the form was sent, it opens by the sign-up', async () => {
	await start();
	the( '.wp-block-cairn-form__done' ).hidden = false;
	await settle();
	expect( sent ).toEqual( [
		{ url: `/gates/${ ID }`, key: 'the-submission' },
	] );
	expect( place().matches( ':focus' ) ).toBe( true );
} );

it( 'one that waits for the confirmation does not ask when the form was sent', async () => {
	the( '[data-gate]' ).removeAttribute( 'data-once' );
	await start();
	the( '.wp-block-cairn-form__done' ).hidden = false;
	await settle();
	expect( sent ).toEqual( [] );
} );

it( 'a browser that keeps nothing is let in all the same', async () => {
	const kept = Object.getOwnPropertyDescriptor( window, 'localStorage' )!;
	Object.defineProperty( window, 'localStorage', {
		configurable: true,
		get() {
			throw new DOMException( 'blocked', 'SecurityError' );
		},
	} );
	history.replaceState( null, '', `/guide#cairn:${ ID }=tok.en` );
	await start();
	expect( place().innerHTML ).toBe( '<h2>The rest</h2>' );
	Object.defineProperty( window, 'localStorage', kept );
} );
