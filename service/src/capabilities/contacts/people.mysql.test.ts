import type { Database } from '../../storage/database.ts';
import {
	ACTOR,
	BLOCK,
	COOKIE,
	confirmationOf,
	createTestContacts,
	seal,
	SENT_AT,
	submissionOf,
} from '../../testing/contacts.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import { eventAt, idOf } from '../collect/testing/test-batch.ts';
import { DAY, MINUTE, NOON } from '../collect/testing/test-collect.ts';
import { snapshotOf } from '../orders/test-orders.ts';

const CONSENTED = {
	batch: {
		visitor: COOKIE,
		consent: { state: 'statistics', source: 'cmp' },
	},
} as const;

/** Everything in the schema as one text: each row as JSON, binary columns as their bytes and as hex. */
async function dump( database: Database ): Promise< string > {
	return database.rawTransaction( async ( connection ) => {
		const [ tables ] = ( await connection.query(
			'SELECT tables.TABLE_NAME AS name FROM information_schema.TABLES AS tables WHERE tables.TABLE_SCHEMA = DATABASE()'
		) ) as unknown as [ { name: string }[] ];
		const parts: string[] = [];
		for ( const { name } of tables ) {
			const [ rows ] = ( await connection.query(
				`SELECT * FROM ${ name }`
			) ) as unknown as [ Record< string, unknown >[] ];
			for ( const row of rows ) {
				for ( const value of Object.values( row ) ) {
					parts.push(
						Buffer.isBuffer( value )
							? `${ value.toString( 'latin1' ) }\n${ value.toString( 'utf8' ) }\n${ value.toString( 'hex' ) }`
							: String( value )
					);
				}
			}
		}
		return parts.join( '\n' );
	} );
}

describeOnEachDatabase( 'people', ( engine ) => {
	it( 'are shown with what they did, from the first step to the order', async () => {
		const db = await engine.open();
		try {
			const test = createTestContacts( db.database );
			const { send, tell, orders, open, list, contacts, siteOf, clock } =
				test;
			test.sites.announce( 1, BLOCK );
			await send(
				[
					eventAt( SENT_AT - MINUTE, 'add_to_wishlist', {
						block_id: BLOCK,
						props: { product_id: 12 },
					} ),
				],
				CONSENTED
			);
			await tell( [
				await submissionOf( 'ada' ),
				await confirmationOf( 'ada' ),
				{
					fact: 'mail',
					fact_key: 'm',
					at: SENT_AT + 1,
					submission_id: idOf( SENT_AT, 'ada' ),
					kind: 'confirm',
					state: 'sent',
					token_hash: null,
					message_id: null,
					template_version: '1',
				},
			] );
			clock.set( NOON + MINUTE );
			await orders.receive( siteOf( 1 ), {
				sent_at: NOON,
				orders: [ snapshotOf( 7, 1 ) ],
			} );
			const { rows } = await list();
			expect( rows ).toMatchObject( [
				{
					first_step: 'add_to_wishlist',
					stage: 'purchase',
					orders: 1,
					net_sales: { value: 3600, currency: 'EUR', decimals: 2 },
				},
			] );
			const id = rows[ 0 ]?.contact_id ?? '';
			expect(
				await contacts.change( siteOf( 1 ), ACTOR, {
					contact_id: id,
					offline_value: 5000,
				} )
			).toBe( 'not_won' );
			await contacts.change( siteOf( 1 ), ACTOR, {
				contact_id: id,
				status: 'won',
				offline_value: 5000,
				note: 'Called back.',
			} );
			const contact = await open( 'ada@mail.example' );
			expect( contact ).toMatchObject( {
				status: 'won',
				net_sales: { value: 8600 },
				offline: { value: 5000 },
				not_linked: 0,
			} );
			expect(
				contact?.timeline
					.map( ( { kind, type } ) => `${ kind } ${ type }` )
					.sort()
			).toEqual( [
				'consent confirmed',
				'consent requested',
				'mail confirm',
				'note note',
				'order processing',
				'status won',
				'step add_to_wishlist',
				'submission newsletter',
			] );
			expect(
				contact?.timeline.find( ( { kind } ) => kind === 'step' )
			).toMatchObject( { block_name: 'The letter', product_id: 12 } );

			const log = await contacts.log( siteOf( 1 ), 1 );
			expect(
				log.entries.map( ( { action } ) => action ).sort()
			).toEqual( [ 'list', 'note', 'open', 'search' ] );
			expect( log.entries[ 0 ]?.actor ).toEqual( ACTOR );
			expect( log.total ).toBe( 4 );
			expect( ( await contacts.log( siteOf( 2 ), 1 ) ).entries ).toEqual(
				[]
			);

			// Somebody finds that the address takes no mail.
			await contacts.change( siteOf( 1 ), ACTOR, {
				contact_id: id,
				bounced: true,
			} );
			expect( await open( 'ada@mail.example' ) ).toMatchObject( {
				consent: 'bounced',
				consents: [ { state: 'bounced', withdrawn_by: 'admin' } ],
			} );
		} finally {
			await db.close();
		}
	} );

	it( 'are found by filters, become one, and leave as a file that runs nothing', async () => {
		const db = await engine.open();
		try {
			const { tell, list, contacts, siteOf } = createTestContacts(
				db.database
			);
			await tell( [
				await submissionOf( 'ada', {}, { name: '=HYPERLINK("x")' } ),
				await submissionOf( 'bob', { suspicions: [ 'links' ] } ),
				await submissionOf( 'cleo', {
					purpose: 'quote',
					double_opt_in: false,
					consents: [],
				} ),
				await confirmationOf( 'bob' ),
			] );
			const names = async ( search: object ) =>
				( await list( search ) ).rows.map( ( row ) => row.name ).sort();
			expect( await names( { suspicious: true } ) ).toEqual( [
				'Person bob',
			] );
			expect( await names( { purpose: 'quote' } ) ).toEqual( [
				'Person cleo',
			] );
			expect( await names( { consent: 'confirmed' } ) ).toEqual( [
				'Person bob',
			] );
			expect( await names( { block_id: BLOCK } ) ).toHaveLength( 3 );
			expect( await names( { email: 'nobody@mail.example' } ) ).toEqual(
				[]
			);
			for ( const sort of [
				'first_seen',
				'orders',
				'net_sales',
				'forms',
			] ) {
				expect( await names( { sort } ) ).toHaveLength( 3 );
			}
			const csv = await contacts.export( siteOf( 1 ), { actor: ACTOR } );
			expect( csv ).toContain( `"'=HYPERLINK(""x"")"` );
			expect( csv ).toContain( '"ada@mail.example"' );
			expect( csv.trim().split( '\r\n' ) ).toHaveLength( 4 );

			const { rows } = await list( { sort: 'forms' } );
			const idOfName = ( name: string ) =>
				rows.find( ( row ) => row.name === name )?.contact_id ?? '';
			const into = idOfName( 'Person bob' );
			const from = idOfName( 'Person cleo' );
			expect(
				await contacts.merge( siteOf( 2 ), ACTOR, into, from )
			).toBe( 'not_found' );
			expect(
				await contacts.merge( siteOf( 1 ), ACTOR, into, into )
			).toBe( 'same' );
			expect(
				await contacts.merge( siteOf( 1 ), ACTOR, into, from )
			).toBe( 'merged' );
			const found = await list( { email: 'cleo@mail.example' } );
			expect( found.rows ).toMatchObject( [
				{ contact_id: into, forms: 2, name: 'Person bob' },
			] );
		} finally {
			await db.close();
		}
	} );

	it( 'come from elsewhere once, with the source of their proof, and not against their word', async () => {
		const db = await engine.open();
		try {
			const { tell, contacts, siteOf, open } = createTestContacts(
				db.database
			);
			await tell( [
				{
					fact: 'withdrawal',
					fact_key: 'w',
					at: NOON,
					channel: 'link',
					list: null,
					sealed: await seal( { email: 'no@mail.example' } ),
				},
			] );
			const file = {
				actor: ACTOR,
				import_id: idOf( NOON, 'import' ),
				list: 'news',
				source: 'MailPoet export of 2025, kept by Jane Doe',
				lang: 'en',
				rows: [
					{
						row: 1,
						email: 'Ada@mail.example',
						confirmed_at: NOON - DAY,
					},
					{ row: 2, email: 'ada@mail.example' },
					{ row: 3, email: 'no@mail.example' },
					{ row: 4, email: 'nonsense' },
				],
			};
			expect( await contacts.import( siteOf( 1 ), file ) ).toEqual( {
				added: 1,
				known: 0,
				again: 0,
				refused: [
					{ row: 2, reason: 'twice' },
					{ row: 3, reason: 'withdrawn' },
					{ row: 4, reason: 'not_an_address' },
				],
			} );
			expect( await contacts.import( siteOf( 1 ), file ) ).toMatchObject(
				{
					added: 0,
					known: 1,
					again: 1,
				}
			);
			expect(
				( await open( 'ada@mail.example' ) )?.consents
			).toMatchObject( [
				{
					state: 'confirmed',
					origin: 'import',
					source: 'MailPoet export of 2025, kept by Jane Doe',
				},
			] );
			expect( await dump( db.database ) ).not.toContain( 'Jane Doe' );
		} finally {
			await db.close();
		}
	} );

	it( 'stand nowhere in a stolen dump, and are gone from it once they are erased', async () => {
		const db = await engine.open();
		try {
			const test = createTestContacts( db.database );
			const {
				send,
				tell,
				orders,
				list,
				contacts,
				siteOf,
				clock,
				recount,
			} = test;
			clock.set( NOON + MINUTE );
			const people = Array.from( { length: 20 }, ( _, n ) => ( {
				key: `invented${ n }`,
				email: `invented${ n }.surname@mailbox-${ n }.example`,
				name: `Zacharias${ n } Invented`,
				phone: `+4930555${ 1000 + n }`,
			} ) );
			const facts = [];
			for ( const { key, email, name, phone } of people ) {
				facts.push(
					await submissionOf(
						key,
						{},
						{ email, name, phone, company: `${ name } Ltd` }
					),
					await confirmationOf( key )
				);
			}
			await send( [ eventAt( SENT_AT - MINUTE ) ], CONSENTED );
			await tell( facts );
			await orders.receive( siteOf( 1 ), {
				sent_at: NOON,
				orders: [ snapshotOf( 7, 1 ) ],
			} );
			for ( const row of ( await list() ).rows ) {
				await contacts.change( siteOf( 1 ), ACTOR, {
					contact_id: row.contact_id,
					note: `${ row.name } was called`,
				} );
			}
			const words = people.flatMap( ( { email, name, phone } ) => [
				email,
				name,
				phone,
				Buffer.from( email ).toString( 'base64' ).slice( 0, 20 ),
				Buffer.from( email ).toString( 'hex' ),
			] );
			const before = await dump( db.database );
			expect( before.length ).toBeGreaterThan( 10_000 );
			expect(
				words.filter( ( word ) => before.includes( word ) )
			).toEqual( [] );
			expect( before ).not.toContain( ACTOR.name );

			const first = people[ 0 ]?.email ?? '';
			const request = {
				actor: ACTOR,
				email: first.toUpperCase(),
				order_ids: [ 7 ],
				page: 1,
			};
			const told = await contacts.privacyExport( siteOf( 1 ), request );
			expect( told.done ).toBe( true );
			expect(
				new Set( told.items.map( ( { group } ) => group ) )
			).toEqual(
				new Set( [
					'contact',
					'consents',
					'submissions',
					'notes',
					'orders',
				] )
			);
			expect( JSON.stringify( told ) ).toContain( first );
			const others = await contacts.privacyExport( siteOf( 2 ), {
				...request,
				order_ids: [],
			} );
			expect( others ).toEqual( { items: [], done: true } );

			const counted = await test.totals( [ '2026-11-23' ] );
			const erased = await contacts.privacyErase( siteOf( 1 ), request );
			expect( erased ).toMatchObject( {
				done: true,
				retained: 2,
				kept: { proofs: 1, suppressions: 1 },
			} );
			expect( erased.removed ).toBeGreaterThan( 2 );
			expect(
				await contacts.privacyErase( siteOf( 1 ), request )
			).toMatchObject( { removed: 0, done: true, retained: 2 } );
			expect( ( await list() ).all ).toBe( 19 );
			expect(
				(
					await contacts.privacyExport( siteOf( 1 ), {
						...request,
						order_ids: [],
					} )
				).items
			).toEqual( [] );
			// What was counted stays, cut from everybody.
			expect(
				( await test.totals( [ '2026-11-23' ] ) ).newsletter_signup
			).toEqual( counted.newsletter_signup );
			expect( ( await recount() ).differences ).toEqual( [] );

			// A late fact about somebody erased is dropped; a new sign-up is not.
			await tell( [
				await submissionOf(
					'late',
					{ at: SENT_AT + 1 },
					{ email: first }
				),
			] );
			expect( ( await list() ).all ).toBe( 19 );
			clock.set( NOON + DAY );
			await tell( [
				await submissionOf(
					'new',
					{ at: NOON + DAY - MINUTE },
					{ email: first }
				),
			] );
			expect( ( await list() ).all ).toBe( 20 );

			const ids = ( await list() ).rows.map( ( row ) => row.contact_id );
			expect( await contacts.erase( siteOf( 2 ), ACTOR, ids ) ).toEqual( {
				erased: 0,
				submissions: [],
			} );
			const everybody = await contacts.erase( siteOf( 1 ), ACTOR, ids );
			expect( everybody.erased ).toBe( 20 );
			// WordPress deletes what it keeps of each, by the ids it gave them.
			expect( everybody.submissions[ 0 ] ).toMatch(
				/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/
			);
			expect(
				new Set( everybody.submissions ).size
			).toBeGreaterThanOrEqual( 20 );
			await db.database.rawTransaction( async ( connection ) => {
				for ( const table of [
					'contact',
					'contact_address',
					'contact_visitor',
					'contact_note',
					'waiting_fact',
				] ) {
					const [ rows ] = await connection.query(
						`SELECT * FROM ${ table }`
					);
					expect( [ table, rows ] ).toEqual( [ table, [] ] );
				}
				const [ values ] = await connection.query(
					'SELECT personal_value.owner FROM personal_value WHERE personal_value.owner <> 3'
				);
				expect( values ).toEqual( [] );
			} );
			const after = await dump( db.database );
			expect(
				words.filter( ( word ) => after.includes( word ) )
			).toEqual( [] );
			const visitors = await db.database.rawTransaction(
				async ( connection ) => {
					const [ rows ] = await connection.query(
						'SELECT submission.submission_id FROM submission WHERE submission.contact_id IS NOT NULL OR submission.visitor IS NOT NULL'
					);
					return rows;
				}
			);
			expect( visitors ).toEqual( [] );
			expect( ( await recount() ).differences ).toEqual( [] );
		} finally {
			await db.close();
		}
	} );
} );
