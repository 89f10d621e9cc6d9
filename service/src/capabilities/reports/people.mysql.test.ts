/** Forms and Privacy over everything real: what WordPress told of people, and every number counted once more from the rows. */
import { sql } from 'kysely';
import type { SubmissionFact } from '#contract/contacts.ts';
import {
	CONSENT_ORIGINS,
	CONTACT_CONSENT_STATES,
	FORM_PURPOSE_NAMES,
} from '#contract/forms.ts';
import { formSchema, formsSchema } from '#contract/reports/forms.ts';
import {
	type DataKind,
	type PrivacyReport,
	privacyReportSchema,
} from '#contract/reports/privacy.ts';
import {
	ACTOR,
	BLOCK,
	confirmationOf,
	createTestContacts,
	SENT_AT,
	submissionOf,
	withdrawalOf,
} from '../../testing/contacts.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import type { Database } from '../../storage/database.ts';
import { createFakeFormReader } from '../contacts/fake-form-reader.ts';
import type { FormsQuery } from '../contacts/index.ts';
import { eventAt, idOf } from '../collect/testing/test-batch.ts';
import { DAY, MINUTE, NOON } from '../collect/testing/test-collect.ts';
import { createDataFlow } from '../data-flow/index.ts';
import { paidId, snapshotOf } from '../orders/test-orders.ts';
import { createKeptData } from '../retention/index.ts';
import { foldAll } from '../rollups/index.ts';
import { createReports, type Reports } from './index.ts';
import { answered, ASK, bench, SHOP } from './report-bench.ts';
import type { SellingSite } from './report.ts';

const SITE: SellingSite = {
	...SHOP,
	id: 1,
	unanswered: 'cookieless',
	currency: 'EUR',
	shop: {
		dateType: 'date_paid',
		excludedStatuses: [ 'cancelled' ],
		decimals: 2,
	},
};
const OTHER_BLOCK = 'bcdefghijk';
const RANGE = { from: '2026-09-01', to: '2026-11-24' };

type Test = ReturnType< typeof createTestContacts >;

function reportsOf( test: Test, database: Database ): Reports {
	const { clock, reader: rollups } = test;
	return createReports( {
		...bench( [] ),
		clock,
		rollups,
		blockNames: {
			placements: async () => [
				{
					...ASK,
					blockId: BLOCK,
					blockType: 'cairn/form',
					name: 'The letter',
				},
			],
		},
		forms: test.contacts.forms,
		people: test.contacts.people,
		consents: createDataFlow( {
			database,
			rollups,
			clock,
			version: 'test',
		} ).consents,
		kept: createKeptData( { database, rollups, clock } ),
		personalKey: ( id ) => test.keys.inUse( { id } ),
	} );
}

/** Twenty-two characters, as the value of an id cookie. */
const cookieOf = ( name: string ) => name.padEnd( 22, 'C' );

/** Tells a sign-up when it happened, and what became of it later. */
async function signUp(
	test: Test,
	name: string,
	at: number,
	changes: Partial< SubmissionFact > = {},
	then: { confirmedAt?: number } = {}
): Promise< void > {
	test.clock.set( at );
	await test.tell( [
		await submissionOf( name, {
			at,
			submission_id: idOf( at, name ),
			event_id: idOf( at, `requested ${ name }` ),
			visitor: { id: cookieOf( name ) },
			...changes,
		} ),
	] );
	if ( then.confirmedAt !== undefined ) {
		test.clock.set( then.confirmedAt );
		await test.tell( [
			await confirmationOf( name, then.confirmedAt, {
				submission_id: idOf( at, name ),
				event_id: idOf( at + 1, `confirmed ${ name }` ),
			} ),
		] );
	}
}

let orderIds = 0;

async function buy(
	test: Test,
	name: string,
	at: number,
	changes: Partial< ReturnType< typeof snapshotOf > > = {}
): Promise< void > {
	orderIds += 1;
	test.clock.set( at + MINUTE );
	await test.orders.receive( test.siteOf( 1 ), {
		sent_at: at + MINUTE,
		orders: [
			snapshotOf( orderIds, 1, {
				created_at: at - MINUTE,
				paid_at: at,
				paid_event_id: paidId( at, `paid ${ orderIds }` ),
				visitor: { id: cookieOf( name ) },
				visitor_at: at - MINUTE,
				...changes,
			} ),
		],
	} );
}

/** Half a year of a shop's forms, with everything that can become of a sign-up. */
async function live( test: Test ): Promise< void > {
	test.sites.announce( 1, BLOCK );
	test.sites.announce( 1, OTHER_BLOCK );
	const old = NOON - 50 * DAY;
	const young = NOON - 10 * DAY;
	await signUp( test, 'ada', old, {}, { confirmedAt: old + MINUTE } );
	await signUp( test, 'bob', old, { suspicions: [ 'links' ] } );
	await signUp( test, 'cid', old, {}, { confirmedAt: old + DAY } );
	await signUp( test, 'dan', old, {}, { confirmedAt: old + MINUTE } );
	await signUp( test, 'eve', old, { staff: 1 } );
	await signUp( test, 'fay', old, { automated: 1 } );
	await signUp( test, 'gus', old, {
		origin: 'checkout',
		block_id: null,
		double_opt_in: false,
	} );
	const other: Partial< SubmissionFact > = {
		purpose: 'quote',
		block_id: OTHER_BLOCK,
		double_opt_in: false,
		consents: [],
	};
	await signUp( test, 'hal', old, other );
	await signUp( test, 'ida', young, other );
	await signUp( test, 'jim', young, {}, { confirmedAt: young + MINUTE } );
	await signUp( test, 'kim', young );
	await signUp( test, 'leo', young, {
		origin: 'other_form',
		block_id: null,
		form_name: 'Contact form 1',
		purpose: 'contact',
		double_opt_in: false,
		consents: [],
	} );
	// Twice, the second time after the order: the first one is what counts.
	await signUp( test, 'ada', old + 20 * DAY, { fact_key: 'again' }, {} );
	await buy( test, 'ada', old + 3 * DAY, {
		refunds: [
			{
				refund_id: 900_001,
				created_at: old + 4 * DAY,
				amount: 1190,
				tax: 190,
				shipping: 0,
				items: [],
			},
		],
	} );
	await buy( test, 'ada', old + 29 * DAY );
	await buy( test, 'cid', old + 31 * DAY );
	await buy( test, 'dan', old + 2 * MINUTE, { created_at: old - MINUTE } );
	await buy( test, 'gus', old + MINUTE, { created_at: old - 1 } );
	await buy( test, 'gus', old + 5 * DAY, { currency: 'USD', rate: 0.9 } );
	await buy( test, 'hal', old + 6 * DAY, { currency: 'USD', rate: 0.5 } );
	await buy( test, 'ida', young + DAY );
	test.clock.set( NOON );
	await test.tell( [
		await withdrawalOf( 'cid', NOON - DAY ),
		{
			fact: 'bounce',
			fact_key: 'bounce dan',
			at: NOON - DAY,
			channel: 'provider',
			sealed: (
				( await withdrawalOf( 'dan', NOON ) ) as { sealed: string }
			 ).sealed,
		},
		...[ '2026-08-31', '2026-11-02', '2026-11-23' ].map(
			( day ) =>
				( {
					fact: 'refusals',
					fact_key: `refusals ${ day }`,
					at: NOON,
					block_id: BLOCK,
					day,
					honeypot: 4,
					token: 3,
					rate: 2,
					challenge: 1,
				} ) as const
		),
	] );
	await test.contacts.import( test.siteOf( 1 ), {
		actor: ACTOR,
		import_id: idOf( NOON, 'import' ),
		list: 'news',
		source: 'The old newsletter tool.',
		lang: 'en',
		rows: [ { row: 1, email: 'mia@mail.example', confirmed_at: old } ],
	} );
}

const QUERY: FormsQuery = {
	siteId: 1,
	from: Date.parse( '2026-09-01T00:00:00Z' ),
	to: Date.parse( '2026-11-24T00:00:00Z' ),
	now: NOON,
	countStaff: false,
};

interface RawSubmission {
	submission_id: Buffer;
	contact_id: string | null;
	at: number;
	purpose: number;
	origin: number;
	block_id: string | null;
	form_name: string | null;
	double_opt_in: number;
	state: number;
	confirmed_at: number | null;
	withdrawn_at: number | null;
	expires_at: number | null;
	recognised: number;
	staff: number;
	automated: number;
	suspicions: number;
}

/** Reads every row there is, and counts them the plain way. */
async function recounted( { queries }: Database ) {
	const fake = createFakeFormReader();
	const iso = ( at: number ) => new Date( at ).toISOString();
	const submissions = await sql< RawSubmission >`
		SELECT submission.* FROM submission WHERE submission.site_id = 1
	`.execute( queries );
	const consents = await sql< { submission_id: Buffer; state: number } >`
		SELECT consent.* FROM consent WHERE consent.site_id = 1
	`.execute( queries );
	const bounced = new Set(
		consents.rows
			.filter(
				( row ) => CONTACT_CONSENT_STATES[ row.state ] === 'bounced'
			)
			.map( ( row ) => row.submission_id.toString( 'hex' ) )
	);
	for ( const row of submissions.rows ) {
		fake.add( 1, {
			at: iso( row.at ),
			blockId: row.block_id,
			origin: CONSENT_ORIGINS[ row.origin ] ?? 'form',
			...( row.form_name === null ? {} : { formName: row.form_name } ),
			purpose: FORM_PURPOSE_NAMES[ row.purpose ] ?? 'newsletter',
			...( row.double_opt_in === 1
				? { expiresAt: iso( row.expires_at ?? 0 ) }
				: {} ),
			confirmed: row.confirmed_at !== null,
			withdrawn: row.withdrawn_at !== null,
			bounced: bounced.has( row.submission_id.toString( 'hex' ) ),
			suspicious: row.suspicions > 0,
			staff: row.staff === 1,
			automated: row.automated === 1,
			...( row.contact_id === null ? {} : { contact: row.contact_id } ),
			recognised: row.recognised === 1,
		} );
	}
	const links = await sql< { contact_id: string; visitor: Buffer } >`
		SELECT contact_visitor.* FROM contact_visitor WHERE contact_visitor.site_id = 1
	`.execute( queries );
	const orders = await sql< {
		order_id: number;
		visitor: Buffer | null;
		counts: number;
		created_at: number;
		paid_at: number | null;
		currency: string;
		rate: number | null;
		total: number;
		tax: number;
		shipping: number;
	} >`
		SELECT shop_order.* FROM shop_order WHERE shop_order.site_id = 1
	`.execute( queries );
	const refunds = await sql< {
		order_id: number;
		amount: number;
		tax: number;
		shipping: number;
	} >`
		SELECT order_refund.* FROM order_refund WHERE order_refund.site_id = 1
	`.execute( queries );
	for ( const order of orders.rows ) {
		for ( const link of links.rows ) {
			if (
				order.counts !== 1 ||
				order.paid_at === null ||
				! order.visitor?.equals( link.visitor )
			) {
				continue;
			}
			const net = refunds.rows
				.filter( ( { order_id: id } ) => id === order.order_id )
				.reduce(
					( left, refund ) =>
						left - refund.amount + refund.tax + refund.shipping,
					order.total - order.tax - order.shipping
				);
			fake.order( 1, {
				contact: link.contact_id,
				begunAt: iso( order.created_at ),
				paidAt: iso( order.paid_at ),
				net:
					order.currency === 'EUR'
						? net
						: order.rate && Math.round( net * order.rate ),
			} );
		}
	}
	return fake;
}

const sorted = ( rows: readonly object[] ) =>
	rows.map( ( row ) => JSON.stringify( row ) ).sort();

describeOnEachDatabase( 'reports about people', ( engine ) => {
	const db = engine.use();
	let test: Test;
	let reports: Reports;

	beforeAll( async () => {
		test = createTestContacts( db().database );
		await live( test );
		reports = reportsOf( test, db().database );
	} );

	it( 'tell of forms what one can add up by hand', async () => {
		const { rows } = formsSchema.parse(
			await answered( reports.forms.run( SITE, RANGE ) )
		);
		const of = ( key: string ) => rows.find( ( row ) => row.key === key );
		expect( of( BLOCK ) ).toMatchObject( {
			name: 'The letter',
			sent: 7,
			confirmed: 4,
			confirm_rate: { s: 3, n: 5 },
			ordered: 1,
			ordered_rate: { s: 1, n: 3 },
			net_sales: 2600 + 3600,
			net_sales_each: Math.round( 6200 / 3 ),
			unsubscribe_rate: { s: 1, n: 4 },
			suspicious_rate: { s: 1, n: 7 },
			refused: 20,
		} );
		expect( of( OTHER_BLOCK ) ).toMatchObject( {
			purpose: 'quote',
			sent: 2,
			confirmed: 2,
			ordered: 2,
			ordered_rate: { s: 1, n: 1 },
			net_sales: 1800 + 3600,
			net_sales_each: 1800,
		} );
		// The order in which the box was ticked is not what came of it.
		expect( of( 'checkout' ) ).toMatchObject( {
			sent: 1,
			ordered_rate: { s: 1, n: 1 },
			net_sales: 3240,
		} );
		expect( of( 'other_form Contact form 1' ) ).toMatchObject( {
			source: 'other_form',
			sent: 1,
			confirmed: null,
		} );
		expect( rows ).toHaveLength( 4 );
	} );

	it.each( [
		[ 'all forms', {} ],
		[ 'one form', { blockId: BLOCK } ],
		[ 'with staff', { countStaff: true } ],
		[ 'a shorter range', { from: NOON - 40 * DAY, to: NOON - 9 * DAY } ],
	] )(
		'count as whoever reads every row does: %s',
		async ( _, changes: Partial< FormsQuery > ) => {
			const query = { ...QUERY, ...changes };
			const money = { currency: 'EUR', decimals: 2 };
			const plain = await recounted( db().database );
			const { forms } = test.contacts;
			expect( sorted( await forms.counts( query ) ) ).toEqual(
				sorted( await plain.counts( query ) )
			);
			expect(
				sorted( await forms.orders( { ...query, ...money } ) )
			).toEqual( sorted( await plain.orders( { ...query, ...money } ) ) );
			const quarters = await forms.overTime( query );
			const each = await plain.overTime( query );
			for ( const of of [ 'sent', 'confirmed' ] as const ) {
				expect(
					quarters.reduce( ( sum, one ) => sum + one[ of ], 0 )
				).toBe( each.reduce( ( sum, one ) => sum + one[ of ], 0 ) );
			}
		}
	);

	it( 'tell no sales where the rate of exchange of an order is not known', async () => {
		const query = { ...QUERY, currency: 'EUR', decimals: 2 };
		const { forms } = test.contacts;
		const unknown = async () =>
			( await forms.orders( query ) )
				.filter( ( { sales } ) => sales === null )
				.map( ( { origin } ) => origin )
				.sort();
		expect( await unknown() ).toEqual( [] );
		const { queries } = db().database;
		const { rows } = await sql< { order_id: number; rate: number } >`
			SELECT shop_order.order_id, shop_order.rate FROM shop_order
			WHERE shop_order.site_id = 1 AND shop_order.currency = 'USD'
		`.execute( queries );
		const setRate = ( orderId: number, rate: number | null ) =>
			sql`
				UPDATE shop_order SET rate = ${ rate }
				WHERE shop_order.site_id = 1 AND shop_order.order_id = ${ orderId }
			`.execute( queries );
		for ( const row of rows ) {
			await setRate( row.order_id, null );
		}
		expect( await unknown() ).toEqual( [ 'checkout', 'form' ] );
		for ( const row of rows ) {
			await setRate( row.order_id, row.rate );
		}
	} );

	it( 'tell of one form when it was sent, on the site’s own days', async () => {
		const form = formSchema.parse(
			await answered(
				reports.form.run( SITE, { ...RANGE, block_id: BLOCK } )
			)
		);
		expect(
			form.trend
				.filter( ( { sent } ) => sent > 0 )
				.map( ( { start, sent, confirmed } ) => [
					start,
					sent,
					confirmed,
				] )
		).toEqual( [
			[ '2026-10-04', 4, 3 ],
			[ '2026-10-24', 1, 0 ],
			[ '2026-11-13', 2, 1 ],
		] );
		expect( form.row.sent ).toBe( 7 );
	} );

	it( 'tell where a form was left and how long it took, before and after folding', async () => {
		const step = (
			type: 'view_block' | 'form_start' | 'form_leave' | 'form_submit',
			props?: Record< string, string | number >
		) =>
			eventAt( SENT_AT, type, {
				block_id: BLOCK,
				...( props ? { props } : {} ),
			} );
		await test.send(
			[
				step( 'view_block' ),
				step( 'form_start' ),
				step( 'form_leave', { key: 'email' } ),
			],
			{ ip: '203.0.113.50' }
		);
		await test.send(
			[
				step( 'view_block' ),
				step( 'form_start' ),
				step( 'form_leave', { key: 'name' } ),
				step( 'form_submit', { fields: 1, errors: 0, ms: 8_642 } ),
			],
			{ ip: '203.0.113.51' }
		);
		const expectTold = async () =>
			expect(
				await answered(
					reports.form.run( SITE, { ...RANGE, block_id: BLOCK } )
				)
			).toMatchObject( {
				row: {
					seen: 2,
					started: 2,
					send_rate: { s: 1, n: 2 },
					left_at: 'email',
					median_ms: 8600,
				},
				fields: [
					{ key: 'email', left: 1, left_rate: { s: 1, n: 2 } },
				],
			} );
		await expectTold();
		await foldAll( db().database );
		await expectTold();
		expect( ( await test.recount( 1 ) ).differences ).toEqual( [] );
	} );

	it( 'show nothing of another site', async () => {
		const stranger = { ...SITE, id: 2 };
		expect(
			await answered( reports.forms.run( stranger, RANGE ) )
		).toMatchObject( { rows: [ { sent: 0, ordered: 0, refused: 0 } ] } );
		expect(
			await answered( reports.privacy.run( stranger, {} ) )
		).toMatchObject( {
			visits: [],
			contacts: { all: 0, confirmed: 0, pending: 0, suppressed: 0 },
			requests: { exports: 0, erasures: 0 },
			encryption: null,
		} );
	} );

	describe( 'what is kept', () => {
		let told: PrivacyReport;

		beforeAll( async () => {
			await test.contacts.search( test.siteOf( 1 ), { actor: ACTOR } );
			for ( const page of [ 1, 2 ] ) {
				await test.contacts.privacyExport( test.siteOf( 1 ), {
					actor: ACTOR,
					email: 'ada@mail.example',
					order_ids: [],
					page,
				} );
			}
			await test.contacts.privacyErase( test.siteOf( 1 ), {
				actor: ACTOR,
				email: 'kim@mail.example',
				order_ids: [],
				page: 1,
			} );
			await foldAll( db().database );
			told = privacyReportSchema.parse(
				await answered( reports.privacy.run( SITE, {} ) )
			);
		} );

		const rowsOf = async ( question: string ) =>
			Number(
				(
					await sql< {
						n: number | string;
					} >`SELECT COUNT(*) AS n FROM ${ sql.raw(
						question
					) }`.execute( db().database.queries )
				).rows[ 0 ]?.n
			);

		it.each< [ DataKind, string ] >( [
			[ 'events', 'event WHERE site_id = 1' ],
			[ 'visits', 'visit WHERE site_id = 1' ],
			[ 'daily_keys', 'site_day_key WHERE site_id = 1' ],
			[
				'orders',
				'shop_order WHERE site_id = 1 AND visitor_at IS NOT NULL',
			],
			[ 'contacts', 'contact WHERE site_id = 1' ],
			[ 'consent_proofs', 'consent_proof WHERE site_id = 1' ],
			[ 'pending_signups', 'submission WHERE site_id = 1 AND state = 0' ],
			[ 'audit_log', 'audit_log WHERE site_id = 1' ],
		] )( 'is counted: %s', async ( kind, question ) => {
			const rows = await rowsOf( question );
			expect( rows ).toBeGreaterThan( 0 );
			expect(
				told.kept.find( ( kept ) => kept.kind === kind )
			).toMatchObject( {
				rows,
				oldest: expect.any( String ),
			} );
		} );

		it( 'says when the next of it goes', () => {
			const next = ( kind: DataKind ) =>
				told.kept.find( ( kept ) => kept.kind === kind );
			expect( next( 'events' ) ).toMatchObject( {
				keep: { value: 13, unit: 'months' },
				oldest: '2026-10-04T12:00:00.000Z',
				next_deletion: '2027-11-04T12:00:00.000Z',
			} );
			// Bob's 14 days are over: the next run takes what he typed.
			expect( next( 'pending_signups' )?.next_deletion ).toBe(
				new Date( NOON ).toISOString()
			);
			// Three years after the first consent ended.
			expect( next( 'consent_proofs' )?.next_deletion ).toBe(
				'2029-11-22T12:00:00.000Z'
			);
			expect( next( 'roll_ups' ) ).toMatchObject( {
				keep: null,
				next_deletion: null,
			} );
		} );

		it( 'says under which consent people were measured, and what was asked about them', async () => {
			expect( told ).toMatchObject( {
				unanswered: 'cookieless',
				counters_only: 0,
				gpc_visits: 0,
				requests: { exports: 1, erasures: 1 },
				contacts: { all: await rowsOf( 'contact WHERE site_id = 1' ) },
				encryption: { key_id: '1', waiting: 0 },
			} );
			expect(
				told.visits.reduce( ( sum, { visits } ) => sum + visits, 0 )
			).toBe(
				await rowsOf(
					"visit WHERE site_id = 1 AND audience = 0 AND day >= '2026-10-27'"
				)
			);
			expect( told.visits.map( ( { state } ) => state ) ).toContain(
				'statistics'
			);
		} );

		it( 'names the key in use and how much is still under an older one', async () => {
			await test.keys.rotate( test.sites.site( 1 ) );
			const { encryption } = ( await answered(
				reports.privacy.run( SITE, {} )
			) ) as PrivacyReport;
			expect( encryption?.key_id ).toBe( '2' );
			expect( encryption?.waiting ).toBe(
				await rowsOf( 'personal_value WHERE site_id = 1' )
			);
		} );
	} );
} );
