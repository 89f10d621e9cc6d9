import { members, scope } from '../../testing/interactivity-mock.ts';
import type { Overlay } from '../overlay.ts';

type Work = ( event?: object ) => unknown;
type Group = Record< string, { form: Record< string, Work > } >;

const group = () => members as Group;
const usual: Overlay = {
	id: 'aaaaaaaaaa',
	modal: true,
	trigger: 'time',
	value: 5,
	days: 30,
};
let end: () => void;

const dialog = () => document.querySelector< HTMLDialogElement >( 'dialog' )!;
const box = ( isShown: boolean ) => ( isShown ? [ {} ] : [] ) as never;

/** The module as a page has it that has just been loaded. */
const load = async ( changes: Partial< Overlay > = {}, began = 0 ) => {
	jest.resetModules();
	await import( '../overlay.ts' );
	// The stand-in of the new modules is another one.
	const fresh = await import( '../../testing/interactivity-mock.ts' );
	Object.assign( members, fresh.members );
	const overlay = { ...usual, ...changes };
	const begin = ( kind: string, name: string, event?: object ) => {
		for ( const one of [ scope, fresh.scope ] ) {
			one.context = { overlay, began };
			one.ref = dialog();
		}
		return group()[ kind ]!.form[ name ]!( event );
	};
	end = begin( 'callbacks', 'wait' ) as () => void;
	return begin;
};
const press = ( key: string ) =>
	document.dispatchEvent( new KeyboardEvent( 'keydown', { key } ) );
const leave = ( clientY: number, pointerType: string ) =>
	document.documentElement.dispatchEvent(
		Object.assign( new Event( 'pointerleave' ), { clientY, pointerType } )
	);
const seen = () => localStorage.getItem( 'cairn:seen:aaaaaaaaaa' );

beforeEach( () => {
	jest.useFakeTimers();
	localStorage.clear();
	document.cookie = 'wp_consent_statistics=;max-age=0';
	delete window.wp_consent_type;
	document.body.innerHTML =
		'<p><a id="opener" href="#over">Open</a></p><div><dialog id="over" tabindex="-1"><input></dialog></div>';
	// jsdom draws nothing: a dialog has a box while it is open, its place always has one.
	dialog().getClientRects = () => box( dialog().open );
	dialog().parentElement!.getClientRects = () => box( true );
	dialog().showModal = jest.fn( () => dialog().toggleAttribute( 'open' ) );
	dialog().close = () => {
		dialog().removeAttribute( 'open' );
	};
} );
afterEach( () => {
	end();
	jest.useRealTimers();
} );

it( 'comes after its time, once, and keeps nothing by that', async () => {
	await load();
	jest.advanceTimersByTime( 4900 );
	expect( dialog().open ).toBe( false );
	jest.advanceTimersByTime( 200 );
	expect( dialog().showModal ).toHaveBeenCalledTimes( 1 );
	expect( seen() ).toBeNull();
} );

it( 'once closed it does not come for the days that its owner said', async () => {
	const act = await load();
	act( 'actions', 'rest' );
	expect( Number( seen() ) ).toBeCloseTo( Date.now(), -3 );
	end();
	await load();
	jest.advanceTimersByTime( 6000 );
	expect( dialog().open ).toBe( false );
	end();
	localStorage.setItem(
		'cairn:seen:aaaaaaaaaa',
		`${ Date.now() - 31 * 864e5 }`
	);
	await load();
	jest.advanceTimersByTime( 6000 );
	expect( dialog().open ).toBe( true );
} );

it( 'waits for the question of consent, a field that is typed in and another dialog', async () => {
	window.wp_consent_type = 'optin';
	await load();
	jest.advanceTimersByTime( 8000 );
	expect( dialog().open ).toBe( false );
	document.cookie = 'wp_consent_statistics=deny';
	dialog().insertAdjacentHTML( 'beforebegin', '<input id="search">' );
	const field = document.querySelector< HTMLInputElement >( '#search' )!;
	field.focus();
	jest.advanceTimersByTime( 2000 );
	expect( dialog().open ).toBe( false );
	field.blur();
	document.body.insertAdjacentHTML(
		'beforeend',
		'<div role="dialog"></div>'
	);
	const other = document.querySelector( '[role=dialog]' )!;
	other.getBoundingClientRect = () => new DOMRect( 0, 0, 100, 100 );
	jest.advanceTimersByTime( 2000 );
	expect( dialog().open ).toBe( false );
	other.remove();
	jest.advanceTimersByTime( 2000 );
	expect( dialog().open ).toBe( true );
} );

it( 'below something that is not shown it never opens: it would freeze the page', async () => {
	dialog().parentElement!.getClientRects = () => box( false );
	await load();
	jest.advanceTimersByTime( 20000 );
	expect( dialog().open ).toBe( false );
} );

it( 'comes once so much of the page was read', async () => {
	await load( { trigger: 'scroll', value: 50 } );
	Object.defineProperty( document.documentElement, 'scrollHeight', {
		configurable: true,
		value: 4000,
	} );
	window.scrollY = 1000;
	document.dispatchEvent( new Event( 'scroll' ) );
	expect( dialog().open ).toBe( false );
	window.scrollY = 2000 - innerHeight;
	document.dispatchEvent( new Event( 'scroll' ) );
	expect( dialog().open ).toBe( true );
} );

it( 'comes when a mouse leaves at the top, and for no finger', async () => {
	await load( { trigger: 'exit' } );
	leave( -2, 'touch' );
	leave( 400, 'mouse' );
	expect( dialog().open ).toBe( false );
	leave( -2, 'mouse' );
	expect( dialog().open ).toBe( true );
} );

it( 'a link opens it as often as it is pressed, and gets the focus back', async () => {
	const act = await load( { trigger: 'click' } );
	const link = document.querySelector< HTMLElement >( '#opener' )!;
	for ( let time = 0; time < 2; time++ ) {
		link.focus();
		link.click();
		expect( dialog().open ).toBe( true );
		expect( dialog().matches( ':focus' ) ).toBe( true );
		act( 'actions', 'close' );
		act( 'actions', 'rest' );
		expect( dialog().open ).toBe( false );
		expect( link.matches( ':focus' ) ).toBe( true );
	}
} );

it( 'a box at the edge takes no focus and goes by Escape', async () => {
	await load( { modal: false } );
	jest.advanceTimersByTime( 5000 );
	expect( dialog().open ).toBe( true );
	expect( dialog().showModal ).not.toHaveBeenCalled();
	expect( document.querySelector( ':focus' ) ).toBeNull();
	press( 'Escape' );
	expect( dialog().open ).toBe( false );
} );

it( 'a click beside it closes it, unless something was typed', async () => {
	const beside = { target: dialog(), clientX: 500, clientY: 500 };
	let act = await load( { trigger: 'click' }, 1 );
	document.querySelector< HTMLElement >( '#opener' )!.click();
	act( 'actions', 'shade', beside );
	expect( dialog().open ).toBe( true );
	end();
	act = await load( { trigger: 'click' } );
	act( 'actions', 'shade', { ...beside, target: dialog().firstChild } );
	expect( dialog().open ).toBe( true );
	act( 'actions', 'shade', beside );
	expect( dialog().open ).toBe( false );
} );

it( 'after one has opened no other comes by itself', async () => {
	await load( { trigger: 'click' } );
	const link = document.querySelector< HTMLElement >( '#opener' )!;
	link.click();
	dialog().close();
	scope.context = { overlay: usual, began: 0 };
	scope.ref = dialog();
	const endOther = group().callbacks!.form.wait!() as () => void;
	jest.advanceTimersByTime( 9000 );
	expect( dialog().open ).toBe( false );
	endOther();
} );
