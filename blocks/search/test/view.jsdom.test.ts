import { fromCore, toCore } from '../transforms.ts';
import { suggest } from '../suggestions.ts';

jest.mock( '@wordpress/blocks', () => ( { createBlock: () => ( {} ) } ) );

const steps: unknown[][] = [];
const listeners: [ string, EventListener, boolean | undefined ][] = [];
const form = `<div data-cairn="aaaaaaaaaa" data-cairn-search=""><form><input type="search" name="s" value="wool cap"></form></div>`;
const field = () => document.querySelector< HTMLInputElement >( '[name=s]' )!;
const options = () => [ ...document.querySelectorAll( '[role=option]' ) ];

beforeEach( () => {
	steps.length = 0;
	window.cairnStep = ( ...step ) => {
		steps.push( step );
	};
	document.body.innerHTML = form;
} );

describe( 'the form', () => {
	beforeEach( () => {
		const add = window.addEventListener.bind( window );
		const note = ( ...args: unknown[] ): void => {
			const [ type, listener, capture ] = args as [
				string,
				EventListener,
				boolean | undefined,
			];
			listeners.push( [ type, listener, capture ] );
			add( type, listener, capture );
		};
		jest.spyOn( window, 'addEventListener' ).mockImplementation( note );
		jest.isolateModules( () => {
			require( '../view.ts' );
		} );
	} );
	afterEach( () => {
		for ( const [ type, listener, capture ] of listeners.splice( 0 ) ) {
			window.removeEventListener( type, listener, capture );
		}
		jest.restoreAllMocks();
	} );

	const send = () =>
		document
			.querySelector( 'form' )!
			.dispatchEvent( new Event( 'submit', { bubbles: true } ) );

	it( 'tells that it was sent, with the length of what was typed and not a letter of it', () => {
		send();
		expect( steps.map( ( [ , ...step ] ) => step ) ).toEqual( [
			[ 'search_submit', { length: 8 } ],
		] );
	} );

	it( 'leaves other forms alone', () => {
		document.body.innerHTML = '<form><input name="s" value="x"></form>';
		send();
		expect( steps ).toEqual( [] );
	} );

	it( 'fetches nothing when no suggestions are wanted', () => {
		expect( () =>
			field().dispatchEvent(
				new FocusEvent( 'focusin', { bubbles: true } )
			)
		).not.toThrow();
	} );
} );

describe( 'suggestions', () => {
	const asked: string[] = [];
	const settle = async () => {
		jest.advanceTimersByTime( 200 );
		for ( let turn = 0; turn < 5; turn++ ) {
			await Promise.resolve();
		}
	};
	const type = async ( term: string ) => {
		field().value = term;
		field().dispatchEvent( new Event( 'input' ) );
		await settle();
	};
	const press = ( key: string ) => {
		const event = new KeyboardEvent( 'keydown', {
			key,
			cancelable: true,
		} );
		field().dispatchEvent( event );
		return event.defaultPrevented;
	};
	beforeEach( () => {
		jest.useFakeTimers();
		asked.length = 0;
		window.fetch = ( ( address: string ) => {
			asked.push( address );
			return Promise.resolve( {
				ok: true,
				json: () =>
					Promise.resolve( [
						{ name: 'Cap &amp; Co', permalink: '/cap/' },
						{ title: '<b>Hat</b>', url: '/hat/' },
					] ),
			} );
		} ) as never;
		field().value = '';
		suggest(
			document.querySelector( '[data-cairn-search]' )!,
			'/answers?search=',
			'Suggestions'
		);
	} );
	afterEach( () => jest.useRealTimers() );

	it( 'are a named list that the field owns, in plain text', async () => {
		await type( 'ca & b' );
		expect( asked ).toEqual( [ '/answers?search=ca%20%26%20b' ] );
		expect( options().map( ( { textContent } ) => textContent ) ).toEqual( [
			'Cap & Co',
			'Hat',
		] );
		expect( field().getAttribute( 'aria-expanded' ) ).toBe( 'true' );
		expect( field().getAttribute( 'aria-controls' ) ).toBe(
			options()[ 0 ]!.parentElement!.id
		);
	} );

	it( 'are walked with the arrows, past the field and around', async () => {
		await type( 'cap' );
		const at = () => field().getAttribute( 'aria-activedescendant' );
		expect( press( 'ArrowDown' ) ).toBe( true );
		expect( at() ).toBe( options()[ 0 ]!.id );
		press( 'ArrowDown' );
		expect( at() ).toBe( options()[ 1 ]!.id );
		press( 'ArrowDown' );
		expect( at() ).toBeNull();
		press( 'ArrowUp' );
		expect( at() ).toBe( options()[ 1 ]!.id );
		expect( options()[ 1 ]!.getAttribute( 'aria-selected' ) ).toBe(
			'true'
		);
	} );

	it( 'let Enter send the form while none is chosen, and go away with Escape', async () => {
		await type( 'cap' );
		expect( press( 'Enter' ) ).toBe( false );
		press( 'Escape' );
		expect( options() ).toEqual( [] );
		expect( field().getAttribute( 'aria-expanded' ) ).toBe( 'false' );
	} );

	it( 'ask nothing for a single letter', async () => {
		await type( 'c' );
		expect( asked ).toEqual( [] );
	} );

	it( 'stay away when the site does not answer', async () => {
		window.fetch = () => Promise.reject( new TypeError( 'network' ) );
		await type( 'cap' );
		expect( options() ).toEqual( [] );
	} );
} );

describe( 'between core’s search and ours', () => {
	const ours = {
		blockId: 'abcdefghij',
		label: 'Find',
		showLabel: true,
		placeholder: 'Caps',
		buttonText: '',
		buttonPosition: 'button-inside',
		buttonUseIcon: true,
		query: { lang: 'de' },
		scope: 'products' as const,
		suggest: true,
		stage: '' as const,
		record: true,
	};
	it( 'what is searched and how it looks are kept both ways', () => {
		const core = toCore( ours );
		expect( core ).toMatchObject( {
			label: 'Find',
			placeholder: 'Caps',
			query: { lang: 'de', post_type: 'product' },
		} );
		expect( fromCore( core ) ).toMatchObject( {
			label: 'Find',
			buttonPosition: 'button-inside',
			scope: 'products',
			query: { lang: 'de' },
			buttonText: '',
		} );
	} );
	it( 'core’s own words stay where nobody wrote others', () => {
		expect( toCore( { ...ours, label: '' } ).label ).toBeUndefined();
	} );
	it( 'our id stays with our block', () => {
		expect( toCore( ours ) ).not.toHaveProperty( 'blockId' );
	} );
} );
