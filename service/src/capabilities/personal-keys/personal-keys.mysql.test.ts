import type { RowDataPacket } from 'mysql2/promise';
import type { Database } from '../../storage/database.ts';
import { createFakeClock } from '../../storage/fake-clock.ts';
import { secureRandom } from '../../storage/random.ts';
import { createVault } from '../../storage/vault.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import { createPersonalKeys, KEY_REST_MS } from './index.ts';

const SITE = { id: 1, publicId: 'site_1' };
const OTHER = { id: 2, publicId: 'site_2' };

function open( database: Database ) {
	const clock = createFakeClock( '2026-11-23T12:00:00Z' );
	const errors: unknown[] = [];
	const keys = createPersonalKeys( {
		database,
		vault: createVault( Buffer.alloc( 32, 7 ), secureRandom ),
		random: secureRandom,
		clock,
		siteById: async ( id ) =>
			[ SITE, OTHER ].find( ( site ) => site.id === id ) ?? null,
		onError: ( error ) => errors.push( error ),
	} );
	const run = < T >(
		work: (
			values: Awaited< ReturnType< typeof keys.values > >
		) => Promise< T >,
		site = SITE
	) =>
		database.rawTransaction(
			async ( connection ) =>
				work( await keys.values( connection, site ) ),
			{ onDuplicateKey: true }
		);
	const read = async ( row: string, site = SITE ) =>
		( await run( ( values ) => values.read( 'contact', [ row ] ), site ) )
			.get( row )
			?.get( 'email' );
	return { keys, clock, run, read };
}

async function rows(
	database: Database,
	text: string
): Promise< readonly RowDataPacket[] > {
	return database.rawTransaction( async ( connection ) => {
		const [ found ] = await connection.query< RowDataPacket[] >( text );
		return found;
	} );
}

describeOnEachDatabase( 'personal values', ( engine ) => {
	const db = engine.use();

	afterEach( async () => {
		await db().database.rawTransaction( async ( connection ) => {
			await connection.query( 'DELETE FROM personal_value' );
			await connection.query( 'DELETE FROM personal_key' );
		} );
	} );

	it( 'are read back, and stand in the database unreadable', async () => {
		const { run, read } = open( db().database );
		await run( ( values ) =>
			values.put( 'contact', 'c1', {
				email: 'ada@mail.example',
				name: 'Ada',
			} )
		);
		expect( await read( 'c1' ) ).toBe( 'ada@mail.example' );
		const stored = await rows(
			db().database,
			'SELECT personal_value.* FROM personal_value'
		);
		expect( stored ).toHaveLength( 2 );
		expect(
			stored.some( ( row ) => row.sealed.includes( 'ada@mail.example' ) )
		).toBe( false );
		await run( ( values ) =>
			values.put( 'contact', 'c1', { email: null } )
		);
		expect( await read( 'c1' ) ).toBeUndefined();
		await run( ( values ) => values.remove( 'contact', [ 'c1' ] ) );
		expect(
			await rows( db().database, 'SELECT 1 FROM personal_value' )
		).toEqual( [] );
	} );

	it.each( [
		[ 'row', "row_id = 'c2'" ],
		[ 'column', "field = 'name'" ],
		[ 'table', 'owner = 1' ],
		[ 'site', 'site_id = 2' ],
	] )(
		'that somebody copied to another %s open nowhere',
		async ( _, change ) => {
			const { run } = open( db().database );
			const email = { email: 'ada@mail.example' };
			await run( ( values ) => values.put( 'contact', 'c1', email ) );
			await run(
				( values ) => values.put( 'contact', 'x', email ),
				OTHER
			);
			await rows(
				db().database,
				`UPDATE personal_value SET ${ change } WHERE site_id = 1`
			);
			const site = change.startsWith( 'site' ) ? OTHER : SITE;
			const owner = change.startsWith( 'owner' )
				? 'submission'
				: 'contact';
			await expect(
				run( ( values ) => values.read( owner, [ 'c1', 'c2' ] ), site )
			).rejects.toThrow( 'was changed or belongs to another row' );
		}
	);

	it( 'of the same address have another index on each site', async () => {
		const { run } = open( db().database );
		const indexOf = ( site: typeof SITE ) =>
			run(
				async ( values ) =>
					values.indexesOf( { email: 'ada@mail.example' } ).email,
				site
			);
		expect( await indexOf( SITE ) ).toEqual( await indexOf( SITE ) );
		expect( await indexOf( SITE ) ).not.toEqual( await indexOf( OTHER ) );
	} );

	it( 'get their keys once when many need them first', async () => {
		const { run, read } = open( db().database );
		await Promise.all(
			Array.from( { length: 8 }, ( _, n ) =>
				run( ( values ) =>
					values.put( 'contact', `c${ n }`, { email: `${ n }` } )
				)
			)
		);
		for ( let n = 0; n < 8; n += 1 ) {
			expect( await read( `c${ n }` ) ).toBe( String( n ) );
		}
		expect(
			await rows( db().database, 'SELECT 1 FROM personal_key' )
		).toHaveLength( 2 );
	} );

	it( 'stay readable at every moment while keys are exchanged under load, and leave the old key behind', async () => {
		const { keys, clock, run, read } = open( db().connect() );
		const other = open( db().connect() );
		const expected = new Map< string, string >();
		const write = async ( at: number ) => {
			const row = `c${ at % 60 }`;
			const email = `person${ at }@mail.example`;
			await ( at % 2 ? run : other.run )( ( values ) =>
				values.put( 'contact', row, { email } )
			);
			expected.set( row, email );
		};
		for ( let at = 0; at < 60; at += 1 ) {
			await write( at );
		}
		let done = false;
		const reader = ( async () => {
			while ( ! done ) {
				for ( const row of expected.keys() ) {
					expect( await other.read( row ) ).toMatch( /^person\d+@/ );
				}
			}
		} )();
		let at = 60;
		for ( let exchange = 0; exchange < 3; exchange += 1 ) {
			await keys.rotate( SITE );
			const mover = keys.reEncrypt();
			for ( let n = 0; n < 20; n += 1 ) {
				await write( at );
				// The reader beside this may be slower than the exchange: here one reading stands between two writings.
				expect( await other.read( `c${ ( at * 7 ) % 60 }` ) ).toMatch(
					/^person\d+@/
				);
				at += 1;
			}
			await mover;
		}
		done = true;
		await reader;

		// An exchanged key rests first: somebody may have begun to write under it.
		await keys.reEncrypt();
		expect( await keys.inUse( SITE ) ).toMatchObject( {
			no: 4,
			waiting: 0,
		} );
		clock.advance( KEY_REST_MS );
		await keys.reEncrypt();
		const numbers = await rows(
			db().database,
			'SELECT DISTINCT personal_value.key_no FROM personal_value UNION ALL SELECT personal_key.key_no FROM personal_key WHERE personal_key.kind = 1'
		);
		expect( numbers.map( ( row ) => row.key_no ) ).toEqual( [ 4, 4 ] );
		for ( const [ row, email ] of expected ) {
			expect( await read( row ) ).toBe( email );
		}
	} );

	it( 'written under the key that was in use a moment ago keep it alive', async () => {
		const { keys, clock, read } = open( db().connect() );
		const slow = open( db().connect() );
		await slow.run( ( values ) =>
			values.put( 'contact', 'c1', { email: 'first' } )
		);
		let goOn = () => {};
		const holding = new Promise< void >( ( resolve ) => {
			goOn = resolve;
		} );
		let begun = () => {};
		const hasBegun = new Promise< void >( ( resolve ) => {
			begun = resolve;
		} );
		const writing = slow.run( async ( values ) => {
			begun();
			await holding;
			await values.put( 'contact', 'c2', { email: 'second' } );
		} );
		await hasBegun;
		await keys.rotate( SITE );
		clock.advance( KEY_REST_MS );
		const moving = keys.reEncrypt();
		goOn();
		await writing;
		await moving;
		expect( await read( 'c2' ) ).toBe( 'second' );
		await keys.reEncrypt();
		expect( await keys.inUse( SITE ) ).toMatchObject( {
			no: 2,
			waiting: 0,
		} );
		expect( await read( 'c1' ) ).toBe( 'first' );
		expect( await read( 'c2' ) ).toBe( 'second' );
	} );
} );
