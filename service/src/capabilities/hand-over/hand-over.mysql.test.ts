import type { Database } from '../../storage/database.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import {
	ACTOR,
	confirmationOf,
	submissionOf,
	withdrawalOf,
} from '../../testing/contacts.ts';
import { createTestHandOver } from '../../testing/hand-over.ts';
import { DAY, MINUTE, NOON } from '../collect/testing/test-collect.ts';
import {
	FAKE_LISTS,
	type FakeProviders,
	startFakeProviders,
} from './fake-providers.ts';
import { signWebhook } from './standard-webhook.ts';

const ADA = 'ada@mail.example';

async function empty( database: Database ): Promise< void > {
	await database.rawTransaction( async ( connection ) => {
		for ( const table of [
			'hand_over_destination',
			'hand_over_job',
			'lease',
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
			'contact_fact',
			'waiting_fact',
			'submission',
			'consent',
			'consent_proof',
			'suppression',
			'erased',
			'audit_log',
			'personal_value',
		] ) {
			await connection.query( `DELETE FROM ${ table }` );
		}
	} );
}

describeOnEachDatabase( 'a confirmed contact', ( engine ) => {
	const db = engine.use();
	let fake: FakeProviders;
	beforeEach( async () => {
		await empty( db().database );
		fake = await startFakeProviders();
	} );
	afterEach( () => fake.close() );

	async function setUp() {
		const test = createTestHandOver( db().database, fake );
		const signUp = async ( name: string ) =>
			test.tell( [
				await submissionOf( name ),
				await confirmationOf( name ),
			] );
		return { ...test, signUp };
	}

	it( 'is on the Mailchimp list with the proof of both steps, asked by nobody again; who has not confirmed is not', async () => {
		const { connect, signUp, tell, handOver, jobs } = await setUp();
		await connect( 'mailchimp' );
		await signUp( 'ada' );
		await tell( [ await submissionOf( 'bob' ) ] );
		await handOver.deliver();
		expect(
			fake.member( 'mailchimp', FAKE_LISTS.mailchimp, ADA )
		).toMatchObject( {
			status: 'subscribed',
			writes: 1,
			given: {
				email_address: ADA,
				status_if_new: 'subscribed',
				merge_fields: { FNAME: 'Person', LNAME: 'ada' },
				language: 'en',
				ip_signup: '203.0.113.7',
				timestamp_signup: '2026-11-23T11:59:00+00:00',
				ip_opt: '203.0.113.9',
				timestamp_opt: '2026-11-23T12:00:00+00:00',
			},
		} );
		expect( fake.members.size ).toBe( 1 );
		expect( await jobs( 'done' ) ).toMatchObject( [
			{ email_masked: 'a…@mail.example', action: 'subscribe', tries: 1 },
		] );
	} );

	it( 'is handed over once to each destination, however often it is told and by however many processes', async () => {
		const one = await setUp();
		const two = createTestHandOver( db().connect(), fake );
		await one.connect( 'mailchimp' );
		await one.connect( 'webhook' );
		const facts = [
			await submissionOf( 'ada' ),
			await confirmationOf( 'ada' ),
		];
		await Promise.all( [ one.tell( facts ), two.tell( facts ) ] );
		await one.tell( [
			await confirmationOf( 'ada', NOON, { fact_key: 'again' } ),
		] );
		await Promise.all( [ one.handOver.deliver(), two.handOver.deliver() ] );
		await one.handOver.deliver();
		expect( fake.heard.map( ( { provider } ) => provider ).sort() ).toEqual(
			[ 'hook', 'mailchimp' ]
		);
	} );

	it( 'stays one when the answer is lost and when the process dies between sending and noting', async () => {
		const { connect, signUp, handOver, jobs, clock } = await setUp();
		await connect( 'mailchimp' );
		await connect( 'webhook' );
		await signUp( 'ada' );
		fake.script( 'mailchimp', { status: 200, lost: true } );
		fake.script( 'hook', { status: 200, lost: true } );
		await handOver.deliver();
		expect( await jobs( 'done' ) ).toEqual( [] );
		clock.advance( MINUTE );
		await handOver.deliver();
		// What a process leaves that is killed after it has sent: taken, and never settled.
		await db().database.rawTransaction( ( connection ) =>
			connection.query(
				'UPDATE hand_over_job SET state = 0, ended_at = NULL'
			)
		);
		clock.advance( MINUTE );
		await handOver.deliver();
		expect( await jobs( 'done' ) ).toHaveLength( 2 );
		expect( fake.members.size ).toBe( 1 );
		const ids = fake.heard
			.filter( ( { provider } ) => provider === 'hook' )
			.map( ( { headers } ) => headers[ 'webhook-id' ] );
		expect( ids ).toHaveLength( 3 );
		expect( new Set( ids ).size ).toBe( 1 );
	} );

	it( 'waits longer after each failure, with as much patience as the receiver asks for, and is a dead letter in the end', async () => {
		const { connect, signUp, handOver, jobs, clock } = await setUp();
		await connect( 'mailchimp' );
		await signUp( 'ada' );
		fake.script( 'mailchimp', {
			status: 503,
			headers: { 'Retry-After': '120' },
		} );
		await handOver.deliver();
		const [ waiting ] = await jobs( 'waiting' );
		expect( waiting ).toMatchObject( {
			reason: 'receiver_failed',
			status: 503,
			tries: 1,
			next_at: '2026-11-23T12:02:00.000Z',
		} );
		await handOver.deliver();
		expect( fake.heard ).toHaveLength( 1 );
		for ( let day = 0; ( await jobs( 'dead' ) ).length === 0; day++ ) {
			expect( day ).toBeLessThan( 20 );
			fake.script( 'mailchimp', { status: 500 } );
			clock.advance( DAY );
			await handOver.deliver();
		}
		expect( fake.heard ).toHaveLength( 10 );
		const [ dead ] = await jobs( 'dead' );
		expect( dead ).toMatchObject( { tries: 10, status: 500 } );
		expect(
			await handOver.retry( createSite(), [ dead?.job_id ?? '' ] )
		).toBe( 1 );
		await handOver.deliver();
		clock.advance( DAY );
		await handOver.deliver();
		expect( await jobs( 'done' ) ).toHaveLength( 1 );

		function createSite() {
			return createTestHandOver( db().database, fake ).site;
		}
	} );

	it( 'comes when a rate limit says so, and nobody else is sent there before; a try that was refused so counts as none', async () => {
		const { connect, signUp, handOver, jobs, destination, clock } =
			await setUp();
		const { id } = await connect( 'mailchimp' );
		await signUp( 'ada' );
		await signUp( 'bob' );
		fake.script( 'mailchimp', {
			status: 429,
			headers: { 'Retry-After': '90' },
		} );
		await handOver.deliver();
		await handOver.deliver();
		expect( fake.heard ).toHaveLength( 1 );
		expect( await destination( id ) ).toMatchObject( {
			state: 'active',
			reason: 'rate_limited',
			not_before: '2026-11-23T12:01:30.000Z',
			waiting: 2,
		} );
		expect(
			( await jobs( 'waiting' ) ).map( ( { tries } ) => tries )
		).toEqual( [ 0, 0 ] );
		clock.advance( 90_000 );
		await handOver.deliver();
		expect( fake.members.size ).toBe( 2 );
	} );

	it( 'waits while the key is not accepted; the owner is told, and nothing is lost once it is', async () => {
		const { connect, signUp, handOver, destination, refused, site, jobs } =
			await setUp();
		const { id } = await connect( 'mailchimp' );
		await signUp( 'ada' );
		await signUp( 'bob' );
		fake.script( 'mailchimp', {
			status: 401,
			body: { title: 'API Key Invalid' },
		} );
		await handOver.deliver();
		await handOver.deliver();
		expect( fake.heard ).toHaveLength( 1 );
		expect( await destination( id ) ).toMatchObject( {
			state: 'refused',
			reason: 'key_refused',
			waiting: 2,
			dead: 0,
		} );
		expect( refused ).toEqual( [
			{ site: site.publicId, destination: id, reason: 'key_refused' },
		] );
		expect( await handOver.setState( site, id, 'active' ) ).toBe(
			'not_now'
		);
		expect( ( await handOver.test( site, id ) )?.ok ).toBe( true );
		await handOver.deliver();
		expect( await jobs( 'done' ) ).toHaveLength( 2 );
	} );

	it( 'who unsubscribed there is not added again, and whom it refuses is a dead letter that names nobody', async () => {
		const { connect, signUp, handOver, jobs } = await setUp();
		await connect( 'mailchimp' );
		const known = ( name: string, status: string ) =>
			fake.members.set(
				`mailchimp ${ FAKE_LISTS.mailchimp } ${ name }@mail.example`,
				{
					email: `${ name }@mail.example`,
					status,
					given: {},
					writes: 0,
				}
			);
		known( 'ada', 'unsubscribed' );
		known( 'bob', 'compliance' );
		known( 'cyd', 'forgotten' );
		known( 'dan', 'pending' );
		for ( const name of [ 'ada', 'bob', 'cyd', 'dan' ] ) {
			await signUp( name );
		}
		await handOver.deliver();
		const dead = await jobs( 'dead' );
		expect( dead.map( ( { reason } ) => reason ).sort() ).toEqual( [
			'address_refused',
			'unsubscribed_there',
			'unsubscribed_there',
		] );
		for ( const { detail, tries } of dead ) {
			expect( detail ?? '' ).not.toContain( '@' );
			expect( tries ).toBe( 1 );
		}
		expect(
			fake.member( 'mailchimp', FAKE_LISTS.mailchimp, ADA )?.status
		).toBe( 'unsubscribed' );
		expect(
			fake.member( 'mailchimp', FAKE_LISTS.mailchimp, 'dan@mail.example' )
				?.status
		).toBe( 'subscribed' );
	} );

	it( 'is left alone for a while after five failures in a row; then one is tried before the others', async () => {
		const { connect, signUp, handOver, destination, clock } = await setUp();
		const { id } = await connect( 'mailchimp' );
		for ( let n = 0; n < 7; n++ ) {
			await signUp( `p${ n }` );
			fake.script( 'mailchimp', { status: 500 } );
		}
		await handOver.deliver();
		expect( fake.heard ).toHaveLength( 5 );
		expect( await destination( id ) ).toMatchObject( {
			state: 'active',
			reason: 'receiver_failed',
			not_before: '2026-11-23T12:05:00.000Z',
		} );
		clock.advance( 5 * MINUTE );
		await handOver.deliver();
		expect( fake.heard ).toHaveLength( 6 );
		fake.script( 'mailchimp' );
		clock.advance( DAY );
		await handOver.deliver();
		clock.advance( DAY );
		await handOver.deliver();
		expect( fake.members.size ).toBe( 7 );
	} );

	it( 'that takes the consent back before is not handed over, and after is unsubscribed there', async () => {
		const { connect, signUp, tell, handOver, jobs, clock } = await setUp();
		await connect( 'mailchimp' );
		await signUp( 'ada' );
		await signUp( 'bob' );
		clock.advance( 2 * MINUTE );
		await tell( [ await withdrawalOf( 'bob', NOON + MINUTE ) ] );
		await handOver.deliver();
		expect( fake.members.size ).toBe( 1 );
		expect( await jobs( 'cancelled' ) ).toMatchObject( [
			{ email_masked: 'b…@mail.example' },
		] );
		await tell( [ await withdrawalOf( 'ada', NOON + MINUTE ) ] );
		await handOver.deliver();
		expect(
			fake.member( 'mailchimp', FAKE_LISTS.mailchimp, ADA )?.status
		).toBe( 'unsubscribed' );

		// Ended by us and agreed to anew: subscribed there again.
		clock.set( NOON + DAY );
		await tell( [
			await submissionOf(
				'ada2',
				{ at: NOON + DAY - MINUTE },
				{ email: ADA }
			),
			await confirmationOf( 'ada2', NOON + DAY ),
		] );
		await handOver.deliver();
		expect(
			fake.member( 'mailchimp', FAKE_LISTS.mailchimp, ADA )?.status
		).toBe( 'subscribed' );
	} );

	it( 'that is erased is forgotten there too, and nothing of it is left in any job', async () => {
		const { connect, signUp, contacts, site, handOver } = await setUp();
		await connect( 'mailchimp' );
		await connect( 'brevo' );
		await connect( 'klaviyo' );
		await connect( 'webhook' );
		await signUp( 'ada' );
		await handOver.deliver();
		expect( fake.members.size ).toBe( 3 );
		await contacts.privacyErase( site, {
			actor: ACTOR,
			email: ADA,
			order_ids: [],
			page: 1,
		} );
		fake.heard.length = 0;
		await handOver.deliver();
		expect( fake.members.size ).toBe( 0 );
		expect(
			fake.heard
				.filter( ( { provider } ) => provider === 'hook' )
				.map( ( { body } ) => JSON.parse( body ) )
		).toMatchObject( [ { type: 'contact.erased', data: { email: ADA } } ] );
		await db().database.rawTransaction( async ( connection ) => {
			const [ rows ] = await connection.query(
				'SELECT (SELECT COUNT(*) FROM personal_value WHERE personal_value.owner = 5) AS kept, (SELECT COUNT(*) FROM hand_over_job WHERE hand_over_job.address_index IS NOT NULL OR hand_over_job.submission_id IS NOT NULL) AS linked'
			);
			expect( rows ).toEqual( [ { kept: 0, linked: 0 } ] );
		} );
	} );

	it( 'that is erased while its destination is paused is kept for it sealed, two weeks at most', async () => {
		const { connect, signUp, contacts, site, handOver, jobs, clock } =
			await setUp();
		const { id } = await connect( 'mailchimp' );
		await signUp( 'ada' );
		await handOver.deliver();
		expect( await handOver.setState( site, id, 'paused' ) ).toBe(
			'changed'
		);
		await contacts.privacyErase( site, {
			actor: ACTOR,
			email: ADA,
			order_ids: [],
			page: 1,
		} );
		await handOver.deliver();
		expect( await jobs( 'waiting' ) ).toMatchObject( [
			{ action: 'erase', email_masked: 'a…@mail.example' },
		] );
		clock.advance( 15 * DAY );
		await handOver.deliver();
		expect( await jobs( 'dead' ) ).toMatchObject( [
			{ action: 'erase', email_masked: null },
		] );
		const [ dead ] = await jobs( 'dead' );
		expect( await handOver.retry( site, [ dead?.job_id ?? '' ] ) ).toBe(
			0
		);
		expect( await handOver.drop( site, [ dead?.job_id ?? '' ] ) ).toBe( 1 );
	} );

	it( 'is readable in no job while it waits', async () => {
		const { connect, signUp } = await setUp();
		await connect( 'mailchimp' );
		await connect( 'webhook' );
		await signUp( 'ada' );
		await db().database.rawTransaction( async ( connection ) => {
			for ( const table of [
				'hand_over_job',
				'hand_over_destination',
			] ) {
				const [ rows ] = await connection.query(
					`SELECT * FROM ${ table }`
				);
				const text = JSON.stringify( rows, ( _key, value ) =>
					value?.type === 'Buffer'
						? Buffer.from( value.data ).toString( 'latin1' )
						: value
				);
				expect( rows ).toHaveLength( 2 );
				expect( text ).not.toContain( 'ada' );
				expect( text ).not.toContain( '0a1b0a1b' );
				expect( text ).not.toContain( 'whsec_' );
			}
		} );
	} );

	it( 'that unsubscribes at Mailchimp is withdrawn here and told to the others, not to Mailchimp; one that bounces there takes no mail', async () => {
		const { connect, signUp, handOver, open, tellBack, clock } =
			await setUp();
		const { backPath } = await connect( 'mailchimp' );
		await connect( 'webhook' );
		await signUp( 'ada' );
		await signUp( 'bob' );
		await handOver.deliver();
		fake.heard.length = 0;
		clock.advance( 2 * MINUTE );
		const form = ( type: string, email: string, more = {} ) =>
			new URLSearchParams( {
				type,
				fired_at: '2026-11-23 12:01:00',
				'data[email]': email,
				'data[list_id]': FAKE_LISTS.mailchimp,
				...more,
			} ).toString();
		expect( await tellBack( backPath, form( 'unsubscribe', ADA ) ) ).toBe(
			'taken'
		);
		expect(
			await tellBack(
				backPath,
				form( 'cleaned', 'bob@mail.example', {
					'data[reason]': 'hard',
				} )
			)
		).toBe( 'taken' );
		expect( await open( ADA ) ).toMatchObject( {
			consent: 'withdrawn',
			consents: [ { withdrawn_by: 'provider' } ],
		} );
		expect( ( await open( 'bob@mail.example' ) )?.consent ).toBe(
			'bounced'
		);
		await handOver.deliver();
		expect(
			fake.heard.map( ( { provider, body } ) => [
				provider,
				JSON.parse( body ).type,
			] )
		).toEqual( [
			[ 'hook', 'contact.withdrawn' ],
			[ 'hook', 'contact.withdrawn' ],
		] );
		for ( const wrong of [
			backPath.slice( 0, -1 ),
			`${ backPath }x`,
			backPath.replace( /[^/]+$/, 'guess' ),
		] ) {
			expect( await tellBack( wrong, form( 'unsubscribe', ADA ) ) ).toBe(
				'unknown'
			);
		}
	} );

	it( 'is taken back by whoever receives the webhooks, with a signature and not without', async () => {
		const { connect, signUp, open, tellBack, clock } = await setUp();
		const { backPath, signing } = await connect( 'webhook' );
		await signUp( 'ada' );
		clock.advance( MINUTE );
		const body = JSON.stringify( {
			type: 'contact.unsubscribed',
			timestamp: new Date( clock.now() ).toISOString(),
			data: { email: ADA, list: 'news' },
		} );
		const at = Math.floor( clock.now() / 1000 );
		const signed = {
			'webhook-id': 'msg_1',
			'webhook-timestamp': String( at ),
			'webhook-signature': signWebhook(
				signing ?? '',
				'msg_1',
				at,
				body
			),
		};
		expect( await tellBack( backPath, body ) ).toBe( 'unknown' );
		expect(
			await tellBack( backPath, body.replace( 'news', 'other' ), signed )
		).toBe( 'unknown' );
		expect( ( await open( ADA ) )?.consent ).toBe( 'confirmed' );
		expect( await tellBack( backPath, body, signed ) ).toBe( 'taken' );
		expect( ( await open( ADA ) )?.consent ).toBe( 'withdrawn' );
	} );

	it( 'is on the Brevo list, and not against the will of who left it there', async () => {
		const { connect, signUp, tell, handOver, jobs, clock } = await setUp();
		await connect( 'brevo' );
		fake.members.set( 'brevo 7 bob@mail.example', {
			email: 'bob@mail.example',
			status: 'blacklisted',
			given: {},
			writes: 0,
		} );
		await signUp( 'ada' );
		await signUp( 'bob' );
		await handOver.deliver();
		expect( fake.member( 'brevo', '7', ADA ) ).toMatchObject( {
			status: 'subscribed',
			given: {
				updateEnabled: true,
				attributes: {
					FIRSTNAME: 'Person',
					OPTIN_TIME: '2026-11-23T12:00:00+00:00',
					OPTIN_IP: '203.0.113.9',
				},
			},
		} );
		expect( await jobs( 'dead' ) ).toMatchObject( [
			{ reason: 'unsubscribed_there' },
		] );
		clock.advance( 2 * MINUTE );
		await tell( [ await withdrawalOf( 'ada', NOON + MINUTE ) ] );
		fake.script( 'brevo', {
			status: 429,
			headers: { 'x-sib-ratelimit-reset': '30' },
		} );
		await handOver.deliver();
		clock.advance( 29_000 );
		await handOver.deliver();
		expect( fake.member( 'brevo', '7', ADA )?.status ).toBe( 'subscribed' );
		clock.advance( 1_000 );
		await handOver.deliver();
		expect( fake.member( 'brevo', '7', ADA )?.status ).toBe( 'off_list' );
	} );

	it( 'is subscribed at Klaviyo, unless its list would ask again or the person left it', async () => {
		const { connect, signUp, handOver, destination, jobs, site } =
			await setUp();
		const { id } = await connect( 'klaviyo' );
		fake.members.set( `klaviyo ${ FAKE_LISTS.klaviyo } bob@mail.example`, {
			email: 'bob@mail.example',
			status: 'unsubscribed',
			given: {},
			writes: 0,
		} );
		fake.confirming.add( FAKE_LISTS.klaviyo );
		await signUp( 'ada' );
		await signUp( 'bob' );
		await handOver.deliver();
		expect( await destination( id ) ).toMatchObject( {
			state: 'refused',
			reason: 'list_confirms_again',
			waiting: 2,
		} );
		expect( await handOver.test( site, id ) ).toMatchObject( {
			ok: false,
			reason: 'list_confirms_again',
		} );
		fake.confirming.clear();
		expect( ( await handOver.test( site, id ) )?.ok ).toBe( true );
		await handOver.deliver();
		expect(
			fake.member( 'klaviyo', FAKE_LISTS.klaviyo, ADA )?.status
		).toBe( 'subscribed' );
		expect( await jobs( 'dead' ) ).toMatchObject( [
			{ reason: 'unsubscribed_there', email_masked: 'b…@mail.example' },
		] );
	} );

	it( 'goes to a webhook only after its owner has proven to be meant, and as ids alone unless they ask for more', async () => {
		const { handOver, site, signUp, destination } = await setUp();
		const saved = await handOver.save( site, {
			kind: 'webhook',
			name: 'CRM',
			address: `${ fake.url }/hook`,
			lists: [ { list: 'news', target: '' } ],
		} );
		if ( saved === 'not_found' || 'field' in saved ) {
			throw new Error( 'Not saved.' );
		}
		fake.signingSecret = saved.signing_secret;
		fake.echo = false;
		await signUp( 'ada' );
		await handOver.deliver();
		expect(
			await handOver.test( site, saved.destination_id )
		).toMatchObject( { ok: false, reason: 'not_verified' } );
		await handOver.deliver();
		expect( fake.heard ).toHaveLength( 1 );
		fake.echo = true;
		expect(
			( await handOver.test( site, saved.destination_id ) )?.ok
		).toBe( true );
		await handOver.deliver();
		const last = fake.heard.at( -1 );
		expect( JSON.parse( last?.body ?? '' ) ).toMatchObject( {
			type: 'contact.confirmed',
			data: { list: 'news', purpose: 'newsletter', page: '/letter/' },
		} );
		expect( last?.body ).not.toContain( 'mail.example' );
		fake.script( 'hook', { status: 410 } );
		await signUp( 'bob' );
		await handOver.deliver();
		expect( await destination( saved.destination_id ) ).toMatchObject( {
			state: 'gone',
			waiting: 1,
		} );
	} );

	it( 'of one site is nothing to another', async () => {
		const { connect, signUp, handOver, siteOf, jobs } = await setUp();
		const { id } = await connect( 'mailchimp' );
		await signUp( 'ada' );
		const other = siteOf( 2 );
		const [ job ] = await jobs( 'waiting' );
		expect( ( await handOver.destinations( other ) ).destinations ).toEqual(
			[]
		);
		expect( await handOver.test( other, id ) ).toBeNull();
		expect( await handOver.delete( other, id ) ).toBe( 'not_found' );
		expect( await handOver.drop( other, [ job?.job_id ?? '' ] ) ).toBe( 0 );
		expect(
			await handOver.jobs( other, { actor: ACTOR, state: 'waiting' } )
		).toMatchObject( { jobs: [], total: 0 } );
	} );
} );
