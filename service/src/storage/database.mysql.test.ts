import { sql } from 'kysely';
import type { RowDataPacket } from 'mysql2';
import { describeOnEachDatabase } from '../testing/databases.ts';
import type { Database } from './database.ts';

async function readNumber( database: Database, id: number ): Promise< number > {
	const { rows } = await sql< {
		n: number;
	} >`SELECT n FROM counter WHERE id = ${ id }`.execute( database.queries );
	return rows[ 0 ]?.n ?? NaN;
}

describeOnEachDatabase( 'The database', ( engine ) => {
	const db = engine.use( { migrated: false } );

	beforeEach( async () => {
		const { database } = db();
		await sql`DROP TABLE IF EXISTS counter`.execute( database.queries );
		await sql`CREATE TABLE counter (id INT PRIMARY KEY, n INT NOT NULL) ENGINE = InnoDB`.execute(
			database.queries
		);
		await sql`INSERT INTO counter VALUES (1, 0), (2, 0)`.execute(
			database.queries
		);
	} );

	it( 'gives every connection the same strict mode, UTC and isolation', async () => {
		const { database } = db();
		const modes = await Promise.all(
			Array.from( { length: 5 }, () =>
				database.rawTransaction( async ( connection ) => {
					const [ rows ] = await connection.query< RowDataPacket[] >(
						'SELECT @@sql_mode AS mode, @@time_zone AS zone, CONNECTION_ID() AS id, SLEEP(0.05)'
					);
					return rows[ 0 ];
				} )
			)
		);
		expect( new Set( modes.map( ( row ) => row?.id ) ).size ).toBe( 5 );
		for ( const row of modes ) {
			expect( row?.mode ).toContain( 'ONLY_FULL_GROUP_BY' );
			expect( row?.mode ).toContain( 'STRICT_TRANS_TABLES' );
			expect( row?.zone ).toBe( '+00:00' );
		}
	} );

	it( 'refuses a string that is too long instead of cutting it', async () => {
		const { database } = db();
		await sql`CREATE TABLE IF NOT EXISTS short_text (t VARCHAR(3))`.execute(
			database.queries
		);
		await expect(
			sql`INSERT INTO short_text VALUES (${ 'four' })`.execute(
				database.queries
			)
		).rejects.toThrow( /too long/ );
	} );

	it( 'hands out sums as numbers and days as strings', async () => {
		const { rows } =
			await sql`SELECT SUM(n) AS total, COUNT(*) AS n, CAST('2026-03-29' AS DATE) AS day FROM counter`.execute(
				db().database.queries
			);
		expect( rows ).toEqual( [ { total: 0, n: 2, day: '2026-03-29' } ] );
	} );

	it( 'treats an object in place of a value as text, never as SQL', async () => {
		const hostile = { id: 1 } as unknown as number;
		await expect( readNumber( db().database, hostile ) ).resolves.toBeNaN();
	} );

	it( 'runs both of two transactions that deadlock, and loses neither', async () => {
		const { database } = db();
		const add = ( first: number, second: number ) =>
			database.transaction( async ( queries ) => {
				await sql`UPDATE counter SET n = n + 1 WHERE id = ${ first }`.execute(
					queries
				);
				await sql`SELECT SLEEP(0.1)`.execute( queries );
				await sql`UPDATE counter SET n = n + 1 WHERE id = ${ second }`.execute(
					queries
				);
			} );
		await Promise.all( [ add( 1, 2 ), add( 2, 1 ), add( 1, 2 ) ] );
		expect( await readNumber( database, 1 ) ).toBe( 3 );
		expect( await readNumber( database, 2 ) ).toBe( 3 );
	} );

	it( 'runs a transaction again whose connection was killed', async () => {
		const { database } = db();
		let runs = 0;
		await database.rawTransaction( async ( connection ) => {
			runs += 1;
			await connection.execute(
				'UPDATE counter SET n = n + 1 WHERE id = 1'
			);
			if ( runs === 1 ) {
				const [ rows ] = await connection.query< RowDataPacket[] >(
					'SELECT CONNECTION_ID() AS id'
				);
				await sql`KILL ${ sql.raw( String( rows[ 0 ]?.id ) ) }`.execute(
					database.queries
				);
			}
			await connection.execute(
				'UPDATE counter SET n = n + 1 WHERE id = 1'
			);
		} );
		expect( runs ).toBe( 2 );
		expect( await readNumber( database, 1 ) ).toBe( 2 );
	} );

	it( 'does the same with the query builder', async () => {
		const { database } = db();
		let runs = 0;
		await database.transaction( async ( queries ) => {
			runs += 1;
			await sql`UPDATE counter SET n = n + 1 WHERE id = 1`.execute(
				queries
			);
			if ( runs === 1 ) {
				const { rows } = await sql< {
					id: number;
				} >`SELECT CONNECTION_ID() AS id`.execute( queries );
				await sql`KILL ${ sql.raw( String( rows[ 0 ]?.id ) ) }`.execute(
					database.queries
				);
				await sql`SELECT 1`.execute( queries );
			}
		} );
		expect( runs ).toBe( 2 );
		expect( await readNumber( database, 1 ) ).toBe( 1 );
	} );

	it( 'writes nothing of a transaction whose work throws, and does not run it again', async () => {
		const { database } = db();
		let runs = 0;
		await expect(
			database.transaction( async ( queries ) => {
				runs += 1;
				await sql`UPDATE counter SET n = 9 WHERE id = 1`.execute(
					queries
				);
				throw new Error( 'our own mistake' );
			} )
		).rejects.toThrow( 'our own mistake' );
		expect( runs ).toBe( 1 );
		expect( await readNumber( database, 1 ) ).toBe( 0 );
	} );

	it( 'shows a snapshot one and the same moment, whatever is committed meanwhile', async () => {
		const { database } = db();
		const seen = await database.snapshot( async ( queries ) => {
			const read = async () =>
				(
					await sql< {
						n: number;
					} >`SELECT n FROM counter WHERE id = 1`.execute( queries )
				).rows[ 0 ]?.n;
			const before = await read();
			await sql`UPDATE counter SET n = 7 WHERE id = 1`.execute(
				database.queries
			);
			return [ before, await read() ];
		} );
		expect( seen ).toEqual( [ 0, 0 ] );
		expect( await readNumber( database, 1 ) ).toBe( 7 );
	} );
} );
