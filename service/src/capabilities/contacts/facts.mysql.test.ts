import type { ContactFact, SubmissionFact } from '#contract/contacts.ts';
import type { Database } from '../../storage/database.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import { eventAt, idOf } from '../collect/testing/test-batch.ts';
import { DAY, MINUTE, NOON } from '../collect/testing/test-collect.ts';
import {
	COOKIE,
	confirmationOf,
	createTestContacts,
	seal,
	SENT_AT,
	submissionOf,
	withdrawalOf,
} from '../../testing/contacts.ts';

const TODAY = [ '2026-11-23' ];
const TABLES = [
	'event',
	'visit',
	'event_gate',
	'rollup_day',
	'rollup_hour',
	'rollup_delta',
	'rollup_pack',
	'contact',
	'contact_address',
	'contact_visitor',
	'contact_note',
	'contact_fact',
	'waiting_fact',
	'submission',
	'consent',
	'consent_proof',
	'suppression',
	'erased',
	'audit_log',
	'personal_value',
];

async function empty( database: Database ): Promise< void > {
	await database.rawTransaction( async ( connection ) => {
		for ( const table of TABLES ) {
			await connection.query( `DELETE FROM ${ table }` );
		}
	} );
}

describeOnEachDatabase( 'facts about people', ( engine ) => {
	const db = engine.use();
	beforeEach( () => empty( db().database ) );

	it( 'make a contact that is requested and no step, and count once when confirmed, in the visit that asked', async () => {
		const { tell, open, send, totals, recount, clock, list } =
			createTestContacts( db().database );
		await send( [ eventAt( SENT_AT - MINUTE ) ], {
			batch: {
				visitor: COOKIE,
				consent: { state: 'statistics', source: 'cmp' },
			},
		} );
		await tell( [ await submissionOf( 'ada' ) ] );
		expect( await totals( TODAY ) ).toMatchObject( {
			'@visit': [ 1, 2 ],
			'@requested': [ 1, 1 ],
		} );
		expect( ( await totals( TODAY ) )[ '@step' ] ).toBeUndefined();
		expect( await open( 'ADA@mail.example ' ) ).toMatchObject( {
			email: 'ada@mail.example',
			name: 'Person ada',
			email_masked: 'a…@mail.example',
			consent: 'requested',
			forms: 1,
			fields: [ { label: 'Size', value: 'XL' } ],
		} );

		clock.set( NOON + 5 * DAY );
		await tell( [ await confirmationOf( 'ada', NOON + 5 * DAY ) ] );
		expect( await totals( TODAY ) ).toMatchObject( {
			'@visit': [ 1, 3 ],
			'@step': [ 1, 1 ],
			newsletter_signup: [ 1, 1 ],
		} );
		expect( ( await recount() ).differences ).toEqual( [] );
		expect( ( await list() ).rows ).toMatchObject( [
			{ consent: 'confirmed', email_masked: 'a…@mail.example', forms: 1 },
		] );
		const contact = await open( 'ada@mail.example' );
		expect( contact?.consents ).toMatchObject( [
			{
				list: 'news',
				state: 'confirmed',
				text: 'Yes, send me the letter.',
				text_hash: 'cd'.repeat( 32 ),
				ticked: true,
				page: '/letter/',
				block_name: 'The letter',
				requested_at: '2026-11-23T11:59:00.000Z',
				requested_ip: '203.0.113.7',
				requested_user_agent: 'UA/1.0',
				confirmed_at: '2026-11-28T12:00:00.000Z',
				confirmed_ip: '203.0.113.9',
				confirmed_user_agent: 'Mail/2.0',
				chain_holds: true,
			},
		] );
	} );

	it( 'change nothing when they come twice, alone or together, or under another key', async () => {
		const { tell, totals, recount, open } = createTestContacts(
			db().database
		);
		const facts = [
			await submissionOf( 'ada' ),
			await confirmationOf( 'ada' ),
		];
		await tell( facts );
		const before = [
			await totals( TODAY ),
			await open( 'ada@mail.example' ),
		];
		await tell( [ ...facts, ...facts ] );
		await tell( [
			await submissionOf( 'ada', { fact_key: 'again' } ),
			await confirmationOf( 'ada', NOON, { fact_key: 'once more' } ),
		] );
		expect( [
			await totals( TODAY ),
			await open( 'ada@mail.example' ),
		] ).toEqual( before );
		expect( ( await recount() ).differences ).toEqual( [] );
	} );

	it( 'of a form of another plugin are a form that was sent, and a lead only where nobody has to confirm', async () => {
		const { tell, totals } = createTestContacts( db().database );
		const other: Partial< SubmissionFact > = {
			origin: 'other_form',
			block_id: null,
			double_opt_in: false,
			consents: [],
		};
		await tell( [
			await submissionOf( 'ada', {
				...other,
				purpose: 'newsletter',
				form_name: 'MailPoet 1',
			} ),
			await submissionOf( 'bob', {
				...other,
				purpose: 'contact',
				form_name: 'Contact form 1',
			} ),
		] );
		const counted = await totals( TODAY );
		expect( counted ).toMatchObject( {
			form_submit: [ 1, 1 ],
			contact_request: [ 1, 1 ],
		} );
		expect( counted.newsletter_signup ).toBeUndefined();
	} );

	it( 'come to the same in any order', async () => {
		const facts: readonly ContactFact[] = [
			await submissionOf( 'ada' ),
			{
				fact: 'mail',
				fact_key: 'mail',
				at: SENT_AT + 1000,
				submission_id: idOf( SENT_AT, 'ada' ),
				kind: 'confirm',
				state: 'sent',
				token_hash: 'ef'.repeat( 32 ),
				message_id: '<1@shop.example>',
				template_version: '1',
			},
			await confirmationOf( 'ada' ),
			await withdrawalOf( 'ada', NOON + MINUTE ),
		];
		const orders = [
			[ 0, 1, 2, 3 ],
			[ 2, 0, 1, 3 ],
			[ 3, 2, 1, 0 ],
			[ 1, 3, 0, 2 ],
			[ 0, 3, 2, 1 ],
		];
		const seen: unknown[] = [];
		for ( const order of orders ) {
			await empty( db().database );
			const { tell, open, totals, clock } = createTestContacts(
				db().database
			);
			clock.set( NOON + 2 * MINUTE );
			for ( const position of order ) {
				const fact = facts[ position ];
				await tell( fact ? [ fact ] : [] );
			}
			const contact = await open( 'ada@mail.example' );
			expect( contact?.consents ).toMatchObject( [
				{
					state: 'withdrawn',
					withdrawn_at: '2026-11-23T12:01:00.000Z',
					confirmed_at: '2026-11-23T12:00:00.000Z',
					mail_sent_at: '2026-11-23T11:59:01.000Z',
					mail_message_id: '<1@shop.example>',
					chain_holds: true,
				},
			] );
			expect( contact?.consent ).toBe( 'withdrawn' );
			seen.push( await totals( TODAY ) );
		}
		for ( const totals of seen ) {
			expect( totals ).toEqual( seen[ 0 ] );
		}
		expect( seen[ 0 ] ).toMatchObject( { newsletter_signup: [ 1, 1 ] } );
	} );

	it( 'of somebody who agreed again after taking it back stand as confirmed', async () => {
		const { tell, open, clock } = createTestContacts( db().database );
		clock.set( NOON + DAY );
		await tell( [
			await withdrawalOf( 'ada', SENT_AT - MINUTE, { list: null } ),
			await submissionOf( 'ada' ),
			await confirmationOf( 'ada' ),
		] );
		expect( ( await open( 'ada@mail.example' ) )?.consent ).toBe(
			'confirmed'
		);
		await tell( [
			{
				fact: 'bounce',
				fact_key: 'bounce',
				at: NOON + MINUTE,
				channel: 'provider',
				sealed: await seal( { email: 'Ada@mail.example' } ),
			},
		] );
		expect( ( await open( 'ada@mail.example' ) )?.consent ).toBe(
			'bounced'
		);
	} );

	it( 'without consent to measure count for nobody', async () => {
		const { tell, open, totals, recount } = createTestContacts(
			db().database
		);
		await tell( [
			await submissionOf( 'eve', {
				consent: { state: 'denied', source: 'cmp' },
			} ),
			await confirmationOf( 'eve' ),
		] );
		expect( await totals( TODAY ) ).toMatchObject( {
			newsletter_signup: [ 1, 1 ],
		} );
		expect( await open( 'eve@mail.example' ) ).toMatchObject( {
			not_linked: 1,
			first_step: null,
		} );
		expect( ( await recount() ).differences ).toEqual( [] );
	} );

	it( 'of a purpose that asks for no confirmation count at once; unticked mail addresses of others stay theirs', async () => {
		const { tell, list, totals, open } = createTestContacts(
			db().database
		);
		await tell( [
			await submissionOf(
				'quoter',
				{ purpose: 'quote', double_opt_in: false, consents: [] },
				{ phone: '+4930123456', email: undefined }
			),
			await submissionOf(
				'forger',
				{},
				{ name: 'Mallory', phone: '+4930123456' }
			),
		] );
		expect( await totals( TODAY ) ).toMatchObject( {
			quote_request: [ 1, 1 ],
			'@requested': [ 1, 1 ],
		} );
		expect( ( await list() ).total ).toBe( 1 );
		// What nobody has confirmed fills in what is missing, and replaces nothing.
		expect( await open( 'forger@mail.example' ) ).toMatchObject( {
			name: 'Person quoter',
			phone: '+4930123456',
			email: 'forger@mail.example',
			forms: 2,
		} );
	} );

	it( 'whose box cannot be opened are counted and name nobody', async () => {
		const { tell, list, totals } = createTestContacts( db().database );
		await tell( [ await submissionOf( 'ada', { sealed: 'bm9ib2R5' } ) ] );
		expect( ( await list() ).all ).toBe( 0 );
		expect( await totals( TODAY ) ).toMatchObject( {
			'@requested': [ 1, 1 ],
		} );
	} );

	it( 'that nobody confirms are deleted in time, and stay as counts', async () => {
		const { tell, contacts, siteOf, list, clock } = createTestContacts(
			db().database
		);
		await tell( [
			await submissionOf( 'ada', { expires_at: NOON + DAY } ),
			await submissionOf( 'bob' ),
		] );
		clock.set( NOON + 2 * DAY );
		await contacts.dropOverTime( siteOf( 1 ) );
		expect( ( await list() ).rows ).toMatchObject( [
			{ name: 'Person bob' },
		] );
		clock.set( NOON + 15 * DAY );
		await contacts.dropOverTime( siteOf( 1 ) );
		expect( ( await list() ).all ).toBe( 0 );
		await db().database.rawTransaction( async ( connection ) => {
			const [ rows ] = await connection.query(
				'SELECT COUNT(*) AS sent, SUM(submission.contact_id IS NULL AND submission.visitor IS NULL) AS cut, (SELECT COUNT(*) FROM personal_value WHERE personal_value.owner < 2) AS typed, (SELECT COUNT(*) FROM consent_proof) AS proofs FROM submission'
			);
			expect( rows ).toEqual( [
				{ sent: 2, cut: 2, typed: 0, proofs: 0 },
			] );
		} );
		// The button was pressed in time, but the fact came late: it still counts.
		await tell( [ await confirmationOf( 'ada', NOON ) ] );
		expect( ( await list() ).all ).toBe( 0 );
	} );

	it( 'of two sites with the same address and the same keys have nothing in common', async () => {
		const { tell, open, list } = createTestContacts( db().database );
		await tell( [ await submissionOf( 'ada' ) ], 1 );
		await tell(
			[ await submissionOf( 'ada' ), await confirmationOf( 'ada' ) ],
			2
		);
		expect( ( await open( 'ada@mail.example', 1 ) )?.consent ).toBe(
			'requested'
		);
		expect( ( await open( 'ada@mail.example', 2 ) )?.consent ).toBe(
			'confirmed'
		);
		expect( ( await list( {}, 1 ) ).all ).toBe( 1 );
	} );

	it( 'whose kept proof somebody changes are told apart', async () => {
		const { tell, open } = createTestContacts( db().database );
		await tell( [
			await submissionOf( 'ada' ),
			await confirmationOf( 'ada' ),
		] );
		await db().database.rawTransaction( ( connection ) =>
			connection.query(
				"UPDATE consent_proof SET details = REPLACE(details, 'Yes', 'Oh yes') WHERE consent_proof.proof_no = 1"
			)
		);
		expect( ( await open( 'ada@mail.example' ) )?.consents ).toMatchObject(
			[ { chain_holds: false } ]
		);
	} );

	it( 'told twice at the same time by two processes count once', async () => {
		const one = createTestContacts( db().connect() );
		const two = createTestContacts( db().connect() );
		const facts = [
			await submissionOf( 'ada' ),
			await confirmationOf( 'ada' ),
		];
		await Promise.all( [ one.tell( facts ), two.tell( facts ) ] );
		expect( await one.totals( TODAY ) ).toMatchObject( {
			newsletter_signup: [ 1, 1 ],
		} );
		expect( ( await two.list() ).all ).toBe( 1 );
		expect( ( await one.recount() ).differences ).toEqual( [] );
	} );

	it( 'of somebody who must be forgotten take all of them out, whatever comes late', async () => {
		const { tell, list, totals, clock } = createTestContacts(
			db().database
		);
		clock.set( NOON + MINUTE );
		const submission = await submissionOf( 'ada' );
		const erasure: ContactFact = {
			fact: 'erasure',
			fact_key: 'erasure',
			at: NOON,
			sealed: await seal( { email: ' ADA@mail.example' } ),
			order_ids: [],
		};
		await tell( [ submission, await submissionOf( 'bob' ), erasure ] );
		expect( ( await list() ).rows ).toMatchObject( [
			{ name: 'Person bob' },
		] );
		const counted = await totals( TODAY );
		await tell( [
			await confirmationOf( 'other' ),
			await submissionOf( 'other', {}, { email: 'ada@mail.example' } ),
		] );
		expect( ( await list() ).all ).toBe( 1 );
		expect( await totals( TODAY ) ).toEqual( counted );
		await db().database.rawTransaction( async ( connection ) => {
			const [ rows ] = await connection.query(
				'SELECT * FROM waiting_fact'
			);
			expect( rows ).toEqual( [] );
		} );
	} );
} );
