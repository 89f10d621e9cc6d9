import { members, scope } from '../../testing/interactivity-mock.ts';

type Work = () => unknown;
type Group = Record< string, { form: Record< string, Work > } >;
interface Time {
	at: number;
	here: string;
	there: string;
}

const group = () => members as Group;
const seconds = ( utc: string ) => Date.parse( utc ) / 1000;
const asked: string[] = [];
let answer: object | null;
let state: {
	key: string;
	errors: Record< string, string >;
	wish: boolean;
	shown: boolean;
	days: { name: string; times: Time[] }[];
	day: Time[];
	told: string;
	say: object;
};

const the = < Kind extends Element = HTMLElement >( selector: string ) =>
	document.querySelector< Kind >( selector )!;
const act = ( kind: 'actions' | 'callbacks', name: string, ref: Element ) => {
	scope.context = state;
	scope.ref = ref;
	group()[ kind ]!.form[ name ]!();
};
const open = async () => {
	act( 'actions', 'openTimes', the( 'button' ) );
	await new Promise( process.nextTick );
};

beforeAll( async () => {
	await import( '../slots.ts' );
} );
beforeEach( () => {
	asked.length = 0;
	document.documentElement.lang = 'en-GB';
	document.body.innerHTML =
		'<form action="/forms/a"><div data-key="when"><button></button><select><option>1</option><option>2</option></select></div></form>';
	state = {
		key: 'when',
		errors: {},
		wish: false,
		shown: false,
		days: [],
		day: [],
		told: '',
		say: {
			loading: 'loading',
			none: 'none',
			failed: 'failed',
			zone: 'zone %s',
			zones: 'zones %1$s, %2$s',
		},
	};
	answer = {
		slots: [
			seconds( '2027-03-22T10:00:00Z' ),
			seconds( '2027-03-22T21:30:00Z' ),
			seconds( '2027-03-23T10:00:00Z' ),
		],
		minutes: 30,
		zone: 'Asia/Tokyo',
	};
	window.fetch = ( async ( address: string ) => {
		asked.push( new URL( address, location.href ).pathname );
		if ( ! answer ) {
			throw new TypeError( 'network' );
		}
		return { json: async () => answer };
	} ) as never;
} );

it( 'a wish in words gives way to a choice once the script is there, and nothing is asked before it is opened', () => {
	state.wish = true;
	act( 'callbacks', 'offerTimes', the( '[data-key]' ) );
	expect( state.wish ).toBe( false );
	expect( asked ).toEqual( [] );
} );

it( 'times stand by day in the visitor’s zone, with the site’s beside them and its day where that is another', async () => {
	await open();
	expect( asked ).toEqual( [ '/forms/a/slots' ] );
	expect( state.days.map( ( { name } ) => name ) ).toEqual( [
		'Monday 22 March',
		'Tuesday 23 March',
	] );
	expect( state.day ).toEqual( [
		{ at: expect.any( Number ), here: '10:00', there: '19:00' },
		{ at: expect.any( Number ), here: '21:30', there: 'Tue 06:30' },
	] );
	expect( state ).toMatchObject( {
		shown: true,
		wish: false,
		told: 'zones UTC, Asia/Tokyo',
	} );
} );

it( 'where both clocks are the same one time is enough', async () => {
	answer = { ...answer, zone: '+00:00' };
	await open();
	expect( state.day.map( ( { there } ) => there ) ).toEqual( [ '', '' ] );
	expect( state.told ).toBe( 'zone UTC' );
} );

it( 'another day shows its own times', async () => {
	await open();
	the< HTMLSelectElement >( 'select' ).selectedIndex = 1;
	act( 'actions', 'pickDay', the( 'select' ) );
	expect( state.day ).toHaveLength( 1 );
	// It stays when the times are asked for again.
	the( 'option:last-child' ).textContent = 'Tuesday 23 March';
	await open();
	expect( state.day ).toHaveLength( 1 );
} );

it( 'where nothing is free, or the site does not answer, a wish is asked for', async () => {
	answer = { slots: [], minutes: 30, zone: 'UTC' };
	await open();
	expect( state ).toMatchObject( { wish: true, shown: false, told: 'none' } );
	answer = null;
	await open();
	expect( state ).toMatchObject( { wish: true, told: 'failed' } );
} );

it( 'when somebody else was quicker the times are asked for again', async () => {
	await open();
	act( 'callbacks', 'offerOthers', the( '[data-key]' ) );
	state.errors.when = 'Taken';
	act( 'callbacks', 'offerOthers', the( '[data-key]' ) );
	expect( asked ).toHaveLength( 1 );
	the( '[data-key]' ).insertAdjacentHTML(
		'beforeend',
		'<input type="radio" name="field[when]" checked>'
	);
	act( 'callbacks', 'offerOthers', the( '[data-key]' ) );
	expect( asked ).toHaveLength( 2 );
} );

it( 'the day takes the focus that the button had, and from nothing else', async () => {
	await open();
	act( 'callbacks', 'reachTimes', the( 'select' ) );
	expect( the( 'select' ).matches( ':focus' ) ).toBe( true );
	the( 'button' ).focus();
	act( 'callbacks', 'reachTimes', the( 'select' ) );
	expect( the( 'select' ).matches( ':focus' ) ).toBe( false );
} );
