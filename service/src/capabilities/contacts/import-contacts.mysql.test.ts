/** A list of subscribers that is told in pieces, some of them twice. */
import { ACTOR, createTestContacts, seal } from '../../testing/contacts.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import { idOf } from '../collect/testing/test-batch.ts';
import { DAY, NOON } from '../collect/testing/test-collect.ts';

describeOnEachDatabase( 'Subscribers from elsewhere', ( engine ) => {
	const db = engine.use();
	let test1: ReturnType< typeof createTestContacts >;

	beforeEach( () => {
		test1 = createTestContacts( db().database );
	} );

	const fileOf = ( list: string, emails: readonly string[] ) => ( {
		actor: ACTOR,
		import_id: idOf( NOON, `import ${ list }` ),
		list,
		source: 'Export of the old shop, folder 7',
		lang: 'en',
		rows: emails.map( ( email, at ) => ( {
			row: at + 2,
			email,
			given_at: NOON - 9 * DAY,
		} ) ),
	} );
	const bring = ( file: Parameters< typeof test1.contacts.import >[ 1 ] ) =>
		test1.contacts.import( test1.siteOf( 1 ), file );

	it( 'that are told again because the answer was lost are known, and said to be of this import', async () => {
		const file = fileOf( 'pieces', [
			'one@pieces.example',
			'two@pieces.example',
		] );
		expect( await bring( file ) ).toEqual( {
			added: 2,
			known: 0,
			again: 0,
			refused: [],
		} );
		expect( await bring( file ) ).toEqual( {
			added: 0,
			known: 2,
			again: 2,
			refused: [],
		} );
		const other = { ...file, import_id: idOf( NOON, 'another day' ) };
		expect( await bring( other ) ).toMatchObject( { known: 2, again: 0 } );
	} );

	it( 'carry what they signed up for and the words they agreed to into the proof', async () => {
		await bring( {
			...fileOf( 'club', [ 'club@pieces.example' ] ),
			purpose: 'member',
			text: 'Yes, send me news of the club.',
		} );
		const contact = await test1.open( 'club@pieces.example' );
		expect( contact?.consents ).toMatchObject( [
			{
				list: 'club',
				state: 'given',
				origin: 'import',
				purpose: 'member',
				text: 'Yes, send me news of the club.',
				// printf 'Yes, send me news of the club.' | sha256sum
				text_hash: expect.stringMatching( /^[0-9a-f]{64}$/ ),
				requested_at: new Date( NOON - 9 * DAY ).toISOString(),
				chain_holds: true,
			},
		] );
	} );

	it( 'stay out where they unsubscribed, and where their address takes no mail', async () => {
		const first = fileOf( 'letters', [
			'gone@pieces.example',
			'dead@pieces.example',
			'stays@pieces.example',
		] );
		await bring( first );
		test1.clock.set( NOON + DAY );
		await test1.tell( [
			{
				fact: 'withdrawal',
				fact_key: 'letters',
				at: NOON + DAY,
				channel: 'link',
				list: 'letters',
				sealed: await seal( { email: 'gone@pieces.example' } ),
			},
		] );
		const dead = await test1.open( 'dead@pieces.example' );
		await test1.contacts.change( test1.siteOf( 1 ), ACTOR, {
			contact_id: dead!.contact_id,
			bounced: true,
		} );
		expect(
			await bring( {
				...first,
				import_id: idOf( NOON, 'once more' ),
			} )
		).toEqual( {
			added: 0,
			known: 1,
			again: 0,
			refused: [
				{ row: 2, reason: 'withdrawn' },
				{ row: 3, reason: 'suppressed' },
			],
		} );
		// Of another list they said nothing.
		expect(
			await bring( fileOf( 'other', [ 'gone@pieces.example' ] ) )
		).toMatchObject( { added: 1 } );
	} );
} );
