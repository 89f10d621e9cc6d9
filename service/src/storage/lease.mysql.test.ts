import { sql } from 'kysely';
import { describeOnEachDatabase } from '../testing/databases.ts';
import { takeLease, withLease } from './lease.ts';
import { migrate, pendingMigrations } from './migrator.ts';
import type { Migrations } from './migrator.ts';

const LONG = 60_000;

describeOnEachDatabase( 'A lease', ( engine ) => {
	const db = engine.use( { migrated: false } );

	beforeAll( async () => {
		await migrate( db().database, {} );
	} );

	it( 'is held by one owner at a time, and free again once released', async () => {
		const { database } = db();
		const first = await takeLease( database, 'one', LONG, 'a' );
		expect( first ).not.toBeNull();
		expect( await takeLease( database, 'one', LONG, 'b' ) ).toBeNull();
		await first?.release();
		expect( await takeLease( database, 'one', LONG, 'b' ) ).not.toBeNull();
	} );

	it( 'goes to exactly one of many that ask at the same moment', async () => {
		const { database } = db();
		const answers = await Promise.all(
			Array.from( { length: 8 }, ( _, index ) =>
				takeLease( database, 'race', LONG, `owner ${ index }` )
			)
		);
		expect( answers.filter( ( lease ) => lease !== null ) ).toHaveLength(
			1
		);
	} );

	it( 'falls to the next owner when it has run out, and the old one notices', async () => {
		const { database } = db();
		const dead = await takeLease( database, 'expired', 0, 'dead' );
		expect(
			await takeLease( database, 'expired', LONG, 'heir' )
		).not.toBeNull();
		expect( await dead?.renew() ).toBe( false );
	} );

	it( 'lets jobs run one after the other', async () => {
		const { database } = db();
		let running = 0;
		let most = 0;
		await Promise.all(
			Array.from( { length: 4 }, () =>
				withLease( database, 'job', async () => {
					running += 1;
					most = Math.max( most, running );
					await sql`SELECT SLEEP(0.02)`.execute( database.queries );
					running -= 1;
				} )
			)
		);
		expect( most ).toBe( 1 );
	} );

	it( 'is given back when the job fails', async () => {
		const { database } = db();
		await expect(
			withLease( database, 'failing', async () => {
				throw new Error( 'job failed' );
			} )
		).rejects.toThrow( 'job failed' );
		expect(
			await takeLease( database, 'failing', LONG, 'next' )
		).not.toBeNull();
	} );
} );

const apples: Migrations = {
	'0001-create-apple': {
		up: async ( queries ) => {
			await sql`CREATE TABLE IF NOT EXISTS apple (id INT PRIMARY KEY)`.execute(
				queries
			);
		},
	},
	'0002-add-colour': {
		up: async ( queries ) => {
			await sql`ALTER TABLE apple ADD COLUMN colour VARCHAR(10)`.execute(
				queries
			);
		},
	},
};

describeOnEachDatabase( 'Migrations', ( engine ) => {
	it( 'run once, though several processes start together', async () => {
		const test = await engine.open( { migrated: false } );
		const processes = [ test.database, test.connect(), test.connect() ];
		const ran = await Promise.all(
			processes.map( ( database ) => migrate( database, apples ) )
		);
		expect( ran.flat().sort() ).toEqual( Object.keys( apples ) );
		expect( await pendingMigrations( test.database, apples ) ).toEqual(
			[]
		);
		await test.close();
	} );

	it( 'go on where a failed one stopped, and name it', async () => {
		const test = await engine.open( { migrated: false } );
		const broken: Migrations = {
			...apples,
			'0003-broken': {
				up: async ( queries ) => {
					await sql`ALTER TABLE no_such_table ADD COLUMN x INT`.execute(
						queries
					);
				},
			},
		};
		await expect( migrate( test.database, broken ) ).rejects.toThrow(
			/0003-broken/
		);
		expect( await pendingMigrations( test.database, broken ) ).toEqual( [
			'0003-broken',
		] );
		await test.close();
	} );
} );
