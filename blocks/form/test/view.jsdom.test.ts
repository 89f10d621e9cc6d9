import { members, scope } from '../../testing/interactivity-mock.ts';
import type { Context } from '../view.ts';

type Work = ( event?: object ) => unknown;
type Group = Record< string, { form: Record< string, Work > } >;

const group = () => members as Group;
const steps: [ string, unknown ][] = [];
const sent: FormData[] = [];
const pages: string[] = [];
let answers: ( object | 'silence' )[];
let form: Context;

const the = < Kind extends HTMLElement = HTMLInputElement >(
	selector: string
): Kind => document.querySelector< Kind >( selector )!;
const box = ( key: string ) => the< HTMLElement >( `[data-key="${ key }"]` );

/** A question sees its own context before that of the form. */
const within = ( key: string ): Context =>
	new Proxy( form, {
		get: ( target, name ) =>
			name === 'key' ? key : target[ name as keyof Context ],
	} );

const act = ( name: string, key: string, ref: Element = box( key ) ): void => {
	scope.context = within( key );
	scope.ref = ref;
	group().actions!.form[ name ]!( { relatedTarget: null } );
};
const type = ( key: string, value: string ): void => {
	box( key ).querySelector( 'input' )!.value = value;
	act( 'type', key );
};
const hide = ( isHidden: boolean ): void => {
	Object.defineProperty( document, 'hidden', {
		configurable: true,
		value: isHidden,
	} );
	scope.context = form;
	scope.ref = the( 'form' );
	group().actions!.form.hide!();
};
const begin = () => {
	scope.context = form;
	scope.ref = the( 'form' );
	let isPrevented = false;
	const work = group().actions!.form.send!( {
		preventDefault: () => ( isPrevented = true ),
	} ) as Iterator< unknown >;
	const first = work.next();
	expect( isPrevented ).toBe( true );
	return { work, first };
};
const send = async (): Promise< void > => {
	const { work, first } = begin();
	for ( let turn = first; ! turn.done; ) {
		let value: unknown;
		try {
			value = await turn.value;
		} catch ( problem ) {
			turn = work.throw!( problem );
			continue;
		}
		turn = work.next( value as never );
	}
};
const state = ( name: string, key: string ): unknown => {
	scope.context = within( key );
	return group().state!.form[ name ];
};

beforeAll( async () => {
	await import( '../view.ts' );
} );
beforeEach( () => {
	steps.length = sent.length = pages.length = 0;
	answers = [ { code: 'done', message: 'Thanks' } ];
	document.body.innerHTML = `<div data-cairn="aaaaaaaaaa"><form action="/forms/aaaaaaaaaa">
		<input type="hidden" name="cairn_token" value="old"><input type="hidden" name="cairn_submission"><input type="hidden" name="cairn_ms">
		<div data-key="name"><input id="i-name" name="field[name]"></div>
		<div data-key="email" data-missing="Fill in" data-wrong="No address"><input id="i-email" type="email" name="field[email]"></div>
		<div data-key="consent-0" data-missing="Tick"><input id="i-ok" type="checkbox" value="1" name="consent[0]"></div>
	</form></div>`;
	form = {
		key: '',
		hint: '',
		errors: {},
		problems: [],
		said: '',
		busy: false,
		done: false,
		fails: 0,
		wrong: 0,
		began: 0,
		left: false,
		last: '',
		id: '',
		resend: '',
		words: {
			look: 'look',
			offline: 'offline',
			failed: 'failed',
			sending: 'sending',
			hint: 'Did you mean %s?',
		},
	};
	window.cairnStep = ( _, name, props ) => {
		steps.push( [ name, props ] );
	};
	window.fetch = ( async ( _: string, { body }: { body: FormData } ) => {
		sent.push( body );
		const answer = answers.length > 1 ? answers.shift()! : answers[ 0 ]!;
		if ( answer === 'silence' ) {
			throw new TypeError( 'network' );
		}
		return { json: async () => answer };
	} ) as never;
	hide( false );
} );

const fillIn = (): void => {
	type( 'email', 'ann@example.com' );
	the( '#i-ok' ).checked = true;
};

describe( 'while it is filled in', () => {
	it( 'the browser’s own messages give way to those of the site', () => {
		scope.ref = the( 'form' );
		group().callbacks!.form.start!();
		expect( the< HTMLFormElement >( 'form' ).noValidate ).toBe( true );
	} );

	it( 'nothing is said before a field was left, then at each letter until it is right', () => {
		type( 'email', 'ann' );
		expect( state( 'error', 'email' ) ).toBeFalsy();
		act( 'leave', 'email' );
		expect( state( 'error', 'email' ) ).toBe( 'No address' );
		expect( state( 'invalid', 'email' ) ).toBe( true );
		type( 'email', 'ann@example' );
		expect( state( 'error', 'email' ) ).toBe( 'No address' );
		type( 'email', 'ann@example.com' );
		expect( state( 'error', 'email' ) ).toBe( '' );
		expect( state( 'invalid', 'email' ) ).toBeUndefined();
	} );

	it( 'who only passes through a field is told nothing', () => {
		act( 'leave', 'email' );
		expect( state( 'error', 'email' ) ).toBeUndefined();
	} );

	it( 'a mistyped domain is asked about, and taken over by a press', () => {
		type( 'email', 'Ann@gmial.com' );
		act( 'leave', 'email' );
		expect( state( 'hint', 'email' ) ).toBe(
			'Did you mean Ann@gmail.com?'
		);
		act( 'take', 'email', the( '#i-email' ) );
		expect( the( '#i-email' ).value ).toBe( 'Ann@gmail.com' );
		expect( the( '#i-email' ).matches( ':focus' ) ).toBe( true );
		expect( form.hint ).toBe( '' );
	} );

	it( 'that it was begun is told once', () => {
		type( 'email', 'a' );
		type( 'name', 'b' );
		expect( steps.filter( ( [ name ] ) => name === 'form_start' ) ).toEqual(
			[ [ 'form_start', undefined ] ]
		);
	} );
} );

describe( 'when it is sent', () => {
	it( 'it says that it is on its way, and a second press sends nothing', async () => {
		fillIn();
		const { work, first } = begin();
		expect( form.busy ).toBe( true );
		expect( state( 'busy', '' ) ).toBe( 'sending' );
		expect( begin().first.done ).toBe( true );
		work.next( ( await first.value ) as never );
		expect( sent ).toHaveLength( 1 );
		expect( form ).toMatchObject( { busy: false, done: true } );
		expect( begin().first.done ).toBe( true );
		expect( sent ).toHaveLength( 1 );
	} );

	it( 'what is wrong stands in a list that leads to the fields, and nothing is sent', async () => {
		await send();
		expect( sent ).toHaveLength( 0 );
		expect( form.said ).toBe( 'look' );
		expect( form.problems ).toEqual( [
			{ key: 'email', text: 'Fill in', href: '#i-email' },
			{ key: 'consent-0', text: 'Tick', href: '#i-ok' },
		] );
		fillIn();
		act( 'type', 'consent-0' );
		expect( form.problems ).toEqual( [] );
		expect( form.said ).toBe( '' );
	} );

	it( 'the list takes the focus when something is wrong, and not before', async () => {
		document.body.insertAdjacentHTML(
			'beforeend',
			'<div id="list" tabindex="-1"></div>'
		);
		const point = () => {
			scope.context = form;
			scope.ref = the( '#list' );
			group().callbacks!.form.point!();
		};
		point();
		expect( the( '#list' ).matches( ':focus' ) ).toBe( false );
		await send();
		point();
		expect( the( '#list' ).matches( ':focus' ) ).toBe( true );
	} );

	it( 'once it has arrived, how many answers and mistakes it took is told, and the thanks take the focus', async () => {
		await send();
		fillIn();
		await send();
		expect( steps.at( -1 ) ).toEqual( [
			'form_submit',
			{ fields: 2, errors: 2, ms: expect.any( Number ) },
		] );
		document.body.insertAdjacentHTML(
			'beforeend',
			'<div id="thanks" tabindex="-1"></div>'
		);
		scope.context = form;
		scope.ref = the( '#thanks' );
		group().callbacks!.form.arrive!();
		expect( the( '#thanks' ).matches( ':focus' ) ).toBe( true );
	} );

	it( 'what the site finds wrong stands at its field', async () => {
		answers = [
			{
				code: 'invalid',
				message: 'Look again',
				errors: { email: 'Unknown' },
			},
		];
		fillIn();
		await send();
		expect( state( 'error', 'email' ) ).toBe( 'Unknown' );
		expect( form ).toMatchObject( {
			said: 'Look again',
			busy: false,
			done: false,
			fails: 1,
		} );
	} );

	it( 'without a wire everything that was typed stays, and the second try is the same submission', async () => {
		answers = [ 'silence', { code: 'done', message: 'Thanks' } ];
		fillIn();
		await send();
		expect( form.said ).toBe( 'failed' );
		expect( the( '#i-email' ).value ).toBe( 'ann@example.com' );
		expect( steps.map( ( [ name ] ) => name ) ).not.toContain(
			'form_submit'
		);
		await send();
		const ids = sent.map( ( data ) => data.get( 'cairn_submission' ) );
		expect( ids[ 0 ] ).toMatch( /^[0-9a-f-]{36}$/ );
		expect( ids[ 1 ] ).toBe( ids[ 0 ] );
		expect( form.done ).toBe( true );
	} );

	it( 'who is offline is told so', async () => {
		answers = [ 'silence' ];
		const online = jest
			.spyOn( navigator, 'onLine', 'get' )
			.mockReturnValue( false );
		fillIn();
		await send();
		online.mockRestore();
		expect( form.said ).toBe( 'offline' );
	} );

	it( 'a page that was open too long gets fresh fields and is sent once more by itself', async () => {
		answers = [
			{ code: 'stale', message: 'old', fields: { cairn_token: 'new' } },
			{ code: 'done', message: 'Thanks' },
		];
		fillIn();
		await send();
		expect( sent.map( ( data ) => data.get( 'cairn_token' ) ) ).toEqual( [
			'old',
			'new',
		] );
		expect( form.done ).toBe( true );
	} );

	it( 'a page that stays stale is not sent for ever', async () => {
		answers = [
			{ code: 'stale', message: 'old', fields: { cairn_token: 'new' } },
		];
		fillIn();
		await send();
		expect( sent ).toHaveLength( 2 );
		expect( form.said ).toBe( 'old' );
	} );
} );

describe( 'when the page is left', () => {
	it( 'a form that was begun tells once which question was the last', () => {
		type( 'email', 'a' );
		hide( true );
		hide( false );
		hide( true );
		expect( steps.slice( 2 ) ).toEqual( [
			[ 'form_leave', { key: 'email' } ],
		] );
	} );

	it( 'one that was not begun, or was sent, tells nothing', async () => {
		hide( true );
		expect( steps ).toEqual( [] );
		hide( false );
		fillIn();
		await send();
		hide( true );
		expect( steps.map( ( [ name ] ) => name ) ).toEqual( [
			'form_start',
			'form_field',
			'form_submit',
		] );
	} );
} );

describe( 'of each question it is told once, by its key alone,', () => {
	const told = () =>
		steps
			.filter( ( [ name ] ) => name === 'form_field' )
			.map( ( [ , props ] ) => props );

	it( 'that it was reached: by typing, and by passing through once the form is begun', () => {
		act( 'leave', 'name' );
		expect( told() ).toEqual( [] );
		type( 'email', 'a' );
		type( 'email', 'an' );
		act( 'leave', 'name' );
		act( 'leave', 'name' );
		expect( told() ).toEqual( [
			{ key: 'email', error: 0 },
			{ key: 'name', error: 0 },
		] );
	} );

	it( 'that it told of an error: when it was left, and when the form was sent', async () => {
		type( 'email', 'ann' );
		act( 'leave', 'email' );
		act( 'leave', 'email' );
		await send();
		await send();
		expect( told() ).toEqual( [
			{ key: 'email', error: 0 },
			{ key: 'email', error: 1 },
			{ key: 'consent-0', error: 1 },
		] );
	} );

	it( 'also where only the site found the error', async () => {
		answers = [
			{ code: 'invalid', message: 'Look', errors: { email: 'Unknown' } },
		];
		fillIn();
		await send();
		expect( told() ).toContainEqual( { key: 'email', error: 1 } );
		expect( JSON.stringify( steps ) ).not.toContain( 'ann' );
	} );
} );

it( 'a form that is not to be recorded works and tells nothing', async () => {
	the( '[data-cairn]' ).removeAttribute( 'data-cairn' );
	fillIn();
	await send();
	expect( form.done ).toBe( true );
	expect( steps ).toEqual( [] );
} );
