import { formsSchema, type FormRow } from '#contract/reports/forms.ts';
import type { FakeSubmission } from '../../contacts/fake-form-reader.ts';
import type { FakeVisit } from '../fake-roll-up-reader.ts';
import {
	answered,
	ASK,
	bench,
	SELLING,
	SHOP,
	times,
	type Bench,
} from '../report-bench.ts';
import { formsReport } from './forms.ts';

const RANGE = { from: '2026-10-01', to: '2026-11-24' };
const NEWS = 'newsnews01';
const QUIET = 'quietquiet';
const form = { ...ASK, blockType: 'cairn/form', postId: 7, page: '/news/' };

const at = '2026-11-18T08:00:00Z';
const saw = { type: 'view_block' as const, block: NEWS };
const began = { type: 'form_start' as const, block: NEWS };
const left = ( field: string ) => ( {
	type: 'form_leave' as const,
	block: NEWS,
	left: field,
} );
const sent = ( ms: number ) => ( {
	type: 'form_submit' as const,
	block: NEWS,
	ms,
} );

/** 400 see the form, 100 begin it, 60 send it; most give up at the telephone number. */
const visits: FakeVisit[] = [
	...times( 300, { at, events: [ saw ] } ),
	...times( 30, { at, events: [ saw, began, left( 'phone' ) ] } ),
	...times( 10, { at, events: [ saw, began, left( 'email' ) ] } ),
	...times( 35, { at, events: [ saw, began, sent( 9_100 ) ] } ),
	...times( 25, {
		at,
		events: [ saw, began, left( 'email' ), sent( 21_400 ) ],
	} ),
];

const ago = ( days: number ) =>
	new Date(
		Date.parse( '2026-11-23T08:00:00Z' ) - days * 86_400_000
	).toISOString();

/** Sent some days ago, with 14 days to confirm. */
function signUp(
	days: number,
	changes: Partial< FakeSubmission > = {}
): FakeSubmission {
	return {
		at: ago( days ),
		blockId: NEWS,
		expiresAt: ago( days - 14 ),
		...changes,
	};
}

function copies( count: number, submission: FakeSubmission ) {
	return Array.from( { length: count }, () => submission );
}

function open( submissions: readonly FakeSubmission[] = [] ): Bench {
	const deps = bench( visits, {
		placements: [
			{ ...form, blockId: NEWS, name: 'The letter' },
			{ ...form, blockId: QUIET, name: 'Nobody comes' },
			ASK,
		],
	} );
	deps.forms.add( SELLING.id, ...submissions );
	return deps;
}

async function rowsOf( deps: Bench, site = SELLING ): Promise< FormRow[] > {
	const answer = await answered( formsReport.run( deps, site, RANGE ) );
	return formsSchema.parse( answer ).rows;
}

async function theLetter( deps: Bench ): Promise< FormRow > {
	const row = ( await rowsOf( deps ) ).find(
		( { block_id: id } ) => id === NEWS
	);
	if ( row === undefined ) {
		throw new Error( 'The form is not in the report.' );
	}
	return row;
}

describe( 'Forms', () => {
	it( 'counts by visits who saw a form, began and sent it, where most gave up, and how long it took', async () => {
		expect( await theLetter( open() ) ).toMatchObject( {
			name: 'The letter',
			source: 'cairn',
			page: '/news/',
			seen: 400,
			started: 100,
			start_rate: { s: 100, n: 400, state: 'ok' },
			send_rate: { s: 60, n: 100, state: 'ok' },
			left_at: 'phone',
			median_ms: 9_100,
		} );
	} );

	it( 'judges confirming only where the time for it is over', async () => {
		const row = await theLetter(
			open( [
				...copies( 40, signUp( 20, { confirmed: true } ) ),
				...copies( 10, signUp( 20 ) ),
				...copies( 30, signUp( 2, { confirmed: true } ) ),
				...copies( 20, signUp( 2 ) ),
			] )
		);
		expect( row ).toMatchObject( {
			sent: 100,
			confirmed: 70,
			confirm_rate: { s: 40, n: 50 },
			purpose: 'newsletter',
		} );
		expect(
			await theLetter( open( copies( 40, signUp( 2 ) ) ) )
		).toMatchObject( {
			confirm_rate: { state: 'none', reason: 'window_open' },
		} );
	} );

	it( 'has no share of confirmed where no confirmation is asked for', async () => {
		expect(
			await theLetter(
				open( [ { at, blockId: NEWS, purpose: 'quote' } ] )
			)
		).toMatchObject( {
			purpose: 'quote',
			sent: 1,
			confirmed: 1,
			confirm_rate: { state: 'none', reason: 'no_denominator' },
		} );
	} );

	it( 'leaves out what bots sent and what was imported, and staff unless the site counts them', async () => {
		const deps = open( [
			signUp( 3 ),
			signUp( 3, { automated: true } ),
			signUp( 3, { staff: true } ),
			signUp( 3, { blockId: null, origin: 'import' } ),
		] );
		expect( await theLetter( deps ) ).toMatchObject( { sent: 1 } );
		const rows = await rowsOf( deps, { ...SELLING, countStaff: true } );
		expect( rows.map( ( row ) => row.sent ) ).toEqual( [ 2, 0 ] );
	} );

	it( 'judges orders only of contacts whose 30 days are over and who can be recognised that long', async () => {
		const buyer = ( days: number, contact: string, recognised: boolean ) =>
			signUp( days, { confirmed: true, contact, recognised } );
		const deps = open( [
			buyer( 45, 'bought', true ),
			buyer( 45, 'bought', true ),
			buyer( 45, 'late', true ),
			buyer( 45, 'before', true ),
			buyer( 45, 'same day', false ),
			buyer( 5, 'young', true ),
			signUp( 45, { contact: 'unconfirmed', recognised: true } ),
		] );
		const order = ( contact: string, days: number, net = 3000 ) => ( {
			contact,
			begunAt: ago( days ),
			paidAt: ago( days - 0.01 ),
			net,
		} );
		deps.forms.order(
			SELLING.id,
			order( 'bought', 40 ),
			order( 'bought', 30, 1000 ),
			order( 'late', 10 ),
			{ ...order( 'before', 44.99 ), begunAt: ago( 46 ) },
			order( 'same day', 44.9, 500 ),
			order( 'young', 1, 700 ),
			order( 'unconfirmed', 40 )
		);
		expect( await theLetter( deps ) ).toMatchObject( {
			ordered: 3,
			ordered_rate: { s: 1, n: 3 },
			net_sales: 5200,
			net_sales_each: 1333,
		} );
	} );

	it( 'says why no order can be judged', async () => {
		const reason = async ( submission: FakeSubmission ) =>
			( await theLetter( open( [ submission ] ) ) ).ordered_rate.reason;
		const known = { confirmed: true, contact: 'a' };
		expect( await reason( signUp( 45, known ) ) ).toBe( 'needs_consent' );
		expect(
			await reason( signUp( 5, { ...known, recognised: true } ) )
		).toBe( 'window_open' );
		expect( await reason( signUp( 45 ) ) ).toBe( 'no_denominator' );
	} );

	it( 'tells no sales where a rate of exchange is not known, and none without a shop', async () => {
		const deps = open( [
			signUp( 45, { confirmed: true, contact: 'a', recognised: true } ),
		] );
		deps.forms.order( SELLING.id, {
			contact: 'a',
			begunAt: ago( 40 ),
			paidAt: ago( 40 ),
			net: null,
		} );
		expect( await theLetter( deps ) ).toMatchObject( {
			ordered: 1,
			net_sales: null,
			net_sales_each: null,
		} );
		const answer = await answered( formsReport.run( deps, SHOP, RANGE ) );
		expect( answer ).toMatchObject( {
			currency: null,
			rows: [ { net_sales: null, ordered: 0 }, {} ],
		} );
	} );

	it( 'counts a consent that was taken back, not an address that takes no mail', async () => {
		const confirmed = { confirmed: true };
		expect(
			await theLetter(
				open( [
					...copies( 30, signUp( 20, confirmed ) ),
					...copies(
						6,
						signUp( 20, { ...confirmed, withdrawn: true } )
					),
					signUp( 20, {
						...confirmed,
						withdrawn: true,
						bounced: true,
					} ),
					signUp( 20, { suspicious: true } ),
				] )
			)
		).toMatchObject( {
			unsubscribe_rate: { s: 6, n: 37 },
			suspicious_rate: { s: 1, n: 38 },
		} );
	} );

	it( 'knows of forms of other plugins what was sent, and of boxes of the shop what was agreed to', async () => {
		const rows = await rowsOf(
			open( [
				...copies( 4, {
					at,
					blockId: null,
					origin: 'other_form',
					formName: 'Contact form 1',
					purpose: 'contact',
				} ),
				...copies(
					2,
					signUp( 20, {
						blockId: null,
						origin: 'checkout',
						confirmed: true,
					} )
				),
			] )
		);
		expect( rows ).toMatchObject( [
			{
				key: 'checkout',
				source: 'checkout',
				name: '',
				block_id: null,
				seen: null,
				confirmed: 2,
				confirm_rate: { s: 2, n: 2 },
			},
			{ block_id: NEWS, sent: 0, confirmed: 0 },
			{ block_id: QUIET, seen: 0, start_rate: { state: 'none' } },
			{
				source: 'other_form',
				name: 'Contact form 1',
				sent: 4,
				started: null,
				confirmed: null,
				confirm_rate: { state: 'none' },
				unsubscribe_rate: { state: 'none' },
			},
		] );
	} );

	it( 'shows what was refused, by the days of the range', async () => {
		const deps = open();
		for ( const day of [ '2026-09-30', '2026-11-01', '2026-11-23' ] ) {
			deps.forms.refuse( SELLING.id, { blockId: NEWS, day, count: 7 } );
		}
		expect( await theLetter( deps ) ).toMatchObject( { refused: 14 } );
	} );

	it( 'refuses a range that is none', async () => {
		expect(
			await formsReport.run( open(), SELLING, {
				from: '2026-11-24',
				to: '2026-11-24',
			} )
		).toMatchObject( { kind: 'refused', error: 'range_too_long' } );
	} );

	it( 'writes every form into its file', async () => {
		const file = await answered(
			formsReport.csv?.(
				open( copies( 40, signUp( 20, { confirmed: true } ) ) ),
				SELLING,
				RANGE
			) ?? Promise.reject( new Error( 'no file' ) )
		);
		const [ head = '', first = '' ] = file.text.split( '\r\n' );
		const cells = new Map(
			head
				.split( ',' )
				.map( ( name, i ) => [
					name.replace( /["\uFEFF]/g, '' ),
					first.split( ',' )[ i ],
				] )
		);
		expect( file.name ).toBe( 'cairn-forms_2026-10-01_2026-11-24.csv' );
		expect( cells.get( 'name' ) ).toBe( '"The letter"' );
		expect( cells.get( 'sent' ) ).toBe( '40' );
		expect( cells.get( 'send_s' ) ).toBe( '60' );
		expect( cells.get( 'confirm_n' ) ).toBe( '40' );
		expect( cells.get( 'net_sales_each' ) ).toBe( '' );
		expect( cells.get( 'left_at' ) ).toBe( '"phone"' );
	} );
} );
