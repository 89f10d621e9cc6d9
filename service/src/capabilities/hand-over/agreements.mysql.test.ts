/** Who is handed over besides those who confirmed, and what WordPress learns of consents that ended. */
import { describeOnEachDatabase } from '../../testing/databases.ts';
import {
	ACTOR,
	confirmationOf,
	seal,
	SENT_AT,
	submissionOf,
	withdrawalOf,
} from '../../testing/contacts.ts';
import { createTestHandOver } from '../../testing/hand-over.ts';
import {
	FAKE_LISTS,
	type FakeProviders,
	startFakeProviders,
} from './fake-providers.ts';

const NOON = SENT_AT + 60_000;
const DAY = 86_400_000;
const ADA = 'ada@mail.example';

describeOnEachDatabase( 'an agreement', ( engine ) => {
	const db = engine.use();
	let fake: FakeProviders;
	beforeEach( async () => {
		await db().database.rawTransaction( async ( connection ) => {
			for ( const table of [
				'hand_over_destination',
				'hand_over_job',
				'lease',
				'contact',
				'contact_address',
				'contact_fact',
				'waiting_fact',
				'submission',
				'consent',
				'consent_end',
				'consent_proof',
				'suppression',
				'erased',
				'audit_log',
				'personal_value',
			] ) {
				await connection.query( `DELETE FROM ${ table }` );
			}
		} );
		fake = await startFakeProviders();
	} );
	afterEach( () => fake.close() );

	const setUp = () => createTestHandOver( db().database, fake );
	const here = () =>
		fake.member( 'mailchimp', FAKE_LISTS.mailchimp, ADA )?.status;
	const unsubscribed = ( reason?: string ) =>
		new URLSearchParams( {
			type: reason === undefined ? 'unsubscribe' : 'cleaned',
			fired_at: '2026-11-23 12:00:00',
			'data[email]': ADA,
			'data[list_id]': FAKE_LISTS.mailchimp,
			...( reason === undefined ? {} : { 'data[reason]': reason } ),
		} ).toString();
	const twoLists = async () =>
		submissionOf( 'ada', {
			consents: [ 'news', 'back-in-stock' ].map( ( list ) => ( {
				list,
				text: 'Yes.',
				text_hash: 'cd'.repeat( 32 ),
				lang: 'en-GB',
				ticked: true,
			} ) ),
		} );

	it( 'that ended at a provider is told to WordPress once, by the sign-up and without an address', async () => {
		const { connect, tell, tellBack, contacts, site } = setUp();
		const { backPath } = await connect( 'mailchimp' );
		const fact = await twoLists();
		await tell( [ fact, await confirmationOf( 'ada' ) ] );
		expect( await contacts.ended( site, 0 ) ).toEqual( {
			ended: [],
			next: 0,
			more: false,
		} );
		await tellBack( backPath, unsubscribed() );
		await tellBack( backPath, unsubscribed() );
		const first = await contacts.ended( site, 0 );
		expect( first ).toMatchObject( {
			ended: [
				{
					submission_id: fact.submission_id,
					list: 'news',
					state: 'withdrawn',
				},
			],
			more: false,
		} );
		expect( JSON.stringify( first ) ).not.toContain( 'ada' );
		expect( await contacts.ended( site, first.next ) ).toEqual( {
			ended: [],
			next: first.next,
			more: false,
		} );
	} );

	it.each( [
		[ 'says that it is spam', 'abuse', 'withdrawn' ],
		[ 'has an address that takes no mail', 'hard', 'bounced' ],
	] )(
		'ends with every other one when the person %s',
		async ( _what, reason, state ) => {
			const { connect, tell, tellBack, contacts, site } = setUp();
			const { backPath } = await connect( 'mailchimp' );
			await tell( [ await twoLists(), await confirmationOf( 'ada' ) ] );
			await tellBack( backPath, unsubscribed( reason ) );
			const { ended } = await contacts.ended( site, 0 );
			expect(
				ended.map( ( end ) => [ end.list, end.state ] ).sort()
			).toEqual( [
				[ 'back-in-stock', state ],
				[ 'news', state ],
			] );
		}
	);

	it( 'that was ended by hand is told, and one that was confirmed again since is not', async () => {
		const { tell, open, contacts, site, clock } = setUp();
		await tell( [
			await submissionOf( 'ada' ),
			await confirmationOf( 'ada' ),
			await submissionOf( 'bob' ),
			await withdrawalOf( 'bob', NOON ),
		] );
		const contact = await open( ADA );
		await contacts.change( site, ACTOR, {
			contact_id: contact!.contact_id,
			bounced: true,
		} );
		expect( ( await contacts.ended( site, 0 ) ).ended ).toMatchObject( [
			{ list: 'news', state: 'withdrawn' },
			{ list: 'news', state: 'bounced' },
		] );
		clock.advance( 60_000 );
		await tell( [ await confirmationOf( 'bob', NOON + 30_000 ) ] );
		expect( ( await contacts.ended( site, 0 ) ).ended ).toMatchObject( [
			{ state: 'bounced' },
		] );
	} );

	it( 'of somebody whose time is over is forgotten at the provider and in WordPress, too', async () => {
		const { connect, tell, contacts, site, handOver, clock } = setUp();
		await connect( 'mailchimp' );
		const fact = await submissionOf( 'ada' );
		await tell( [ fact, await confirmationOf( 'ada' ) ] );
		await handOver.deliver();
		await tell( [ await withdrawalOf( 'ada', NOON ) ] );
		await handOver.deliver();
		expect( here() ).toBe( 'unsubscribed' );
		clock.advance( 40 * 31 * DAY );
		await contacts.dropOverTime( site );
		await handOver.deliver();
		expect( here() ).toBeUndefined();
		expect( ( await contacts.ended( site, 0 ) ).ended ).toEqual( [
			{
				submission_id: fact.submission_id,
				list: null,
				state: 'forgotten',
			},
		] );
	} );

	it( 'that needed no confirmation is handed over only where the owner chose that', async () => {
		const { connect, tell, handOver, jobs } = setUp();
		const { id } = await connect( 'mailchimp' );
		await tell( [ await submissionOf( 'ada', { double_opt_in: false } ) ] );
		await handOver.deliver();
		expect( here() ).toBeUndefined();

		await connect( 'mailchimp', {
			destination_id: id,
			key: undefined,
			with_given: true,
		} );
		await tell( [
			await submissionOf(
				'eve',
				{ double_opt_in: false },
				{ email: ADA }
			),
		] );
		await handOver.deliver();
		const member = fake.member( 'mailchimp', FAKE_LISTS.mailchimp, ADA );
		expect( member ).toMatchObject( {
			status: 'subscribed',
			given: { timestamp_signup: '2026-11-23T11:59:00+00:00' },
		} );
		expect( member?.given ).not.toHaveProperty( 'timestamp_opt' );
		expect( await jobs( 'dead' ) ).toEqual( [] );
	} );

	it( 'that was imported with its proof is handed over only where the owner chose that, and ended like any other', async () => {
		const { connect, contacts, handOver, site, tell } = setUp();
		const { id } = await connect( 'mailchimp' );
		const file = ( email: string, nth: number ) => ( {
			actor: ACTOR,
			import_id: `0190aaaa-0000-7000-8000-00000000000${ nth }`,
			list: 'news',
			source: 'The shop we had before, its list of 2024.',
			lang: 'en',
			rows: [ { row: 1, email, confirmed_at: NOON - DAY } ],
		} );
		await contacts.import( site, file( 'old@mail.example', 1 ) );
		await connect( 'mailchimp', {
			destination_id: id,
			key: undefined,
			with_imported: true,
		} );
		await contacts.import( site, file( ADA, 2 ) );
		await handOver.deliver();
		expect( fake.members.size ).toBe( 1 );
		expect( here() ).toBe( 'subscribed' );
		await tell( [ await withdrawalOf( 'ada', NOON ) ] );
		await handOver.deliver();
		expect( here() ).toBe( 'unsubscribed' );
	} );

	it( 'is erased by a fact that waited in WordPress, which the log and the count of requests know of', async () => {
		const { tell, contacts, site, open } = setUp();
		await tell( [
			await submissionOf( 'ada' ),
			await confirmationOf( 'ada' ),
		] );
		const erasure = {
			fact: 'erasure' as const,
			fact_key: 'erasure 1',
			at: NOON,
			sealed: await seal( {
				email: ADA,
				by: { user_id: 9, name: 'olga.owner' },
			} ),
			order_ids: [],
		};
		await tell( [ erasure ] );
		await tell( [ erasure ] );
		expect( await open( ADA ) ).toBeNull();
		const { entries } = await contacts.log( site, 1 );
		expect(
			entries.filter( ( { action } ) => action === 'privacy_erase' )
		).toMatchObject( [
			{ actor: { user_id: 9, name: 'olga.owner' }, people: 1 },
		] );
		expect( await contacts.people.requests( site.id, 0 ) ).toEqual( {
			exports: 0,
			erasures: 1,
		} );
	} );

	it( 'of somebody with nothing but a telephone number is erased from the screen of contacts', async () => {
		const { tell, contacts, list, site } = setUp();
		const fact = {
			...( await submissionOf( 'tel' ) ),
			sealed: await seal( { phone: '+441632960111', fields: [] } ),
		};
		await tell( [ fact, await confirmationOf( 'tel' ) ] );
		const [ row ] = ( await list() ).rows;
		expect( row ).toMatchObject( { email_masked: null } );
		expect(
			await contacts.erase( site, ACTOR, [ row!.contact_id ] )
		).toEqual( { erased: 1, submissions: [ fact.submission_id ] } );
		expect( ( await list() ).all ).toBe( 0 );
		await tell( [
			{ ...fact, fact_key: 'late', submission_id: fact.event_id },
		] );
		expect( ( await list() ).all ).toBe( 0 );
	} );

	it( 'shows a Mailchimp key by the characters before its data centre', async () => {
		const { connect, destination } = setUp();
		const { id } = await connect( 'mailchimp' );
		const { key_ends: ends } = ( await destination( id ) )!;
		expect( ends ).toMatch( /^[0-9a-f]{4}$/ );
	} );
} );
