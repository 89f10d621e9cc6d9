/**
 * Chapter 3. Addresses, names and numbers of people do not reach the database: not in events, not in dictionaries, not in
 * quarantine, not in roll-ups.
 */
import { sql } from 'kysely';
import { describeOnEachDatabase } from '../../../testing/databases.ts';
import {
	eventAt,
	ORDINARY_ADDRESS,
	ORDINARY_BROWSER,
} from '../testing/test-batch.ts';
import { createTestCollect, NOON } from '../testing/test-collect.ts';

describeOnEachDatabase( 'Nothing personal is kept', ( engine ) => {
	const db = engine.use();

	test( 'of what a careless page and a careless block send', async () => {
		const { send, collect, recount } = createTestCollect( db().database );
		await send(
			[
				eventAt( NOON, 'search', {
					props: {
						term: 'jane.doe@example.com 0170-1234567',
						results: 1,
					},
				} ),
				eventAt( NOON, 'share', {
					block_id: 'notyetknown'.slice( 0, 10 ),
					props: { method: 'mail' },
				} ),
			],
			{
				path: '/thanks/jane.doe@example.com/4111111111111111/?email=jane.doe@example.com&key=wc_order_Ab12Cd34#token=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.x',
				batch: {
					referrer:
						'https://jane.doe:secret@mail.example/inbox/jane.doe@example.com',
				},
			}
		);
		await collect.stop();
		expect( ( await recount() ).differences ).toEqual( [] );
		const tables = await sql< {
			name: string;
		} >`SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()`.execute(
			db().database.queries
		);
		expect( tables.rows.length ).toBeGreaterThan( 15 );
		for ( const { name } of tables.rows ) {
			const rows =
				await sql`SELECT * FROM ${ sql.table( name ) }`.execute(
					db().database.queries
				);
			const dump = rows.rows
				.map( ( row ) =>
					Object.values( row as object )
						.map( ( value ) =>
							Buffer.isBuffer( value )
								? value.toString( 'latin1' )
								: String( value )
						)
						.join( '|' )
				)
				.join( '\n' );
			for ( const secret of [
				'jane',
				'doe@',
				'1234567',
				'41111111',
				'wc_order',
				'eyJ',
				'secret',
				ORDINARY_ADDRESS,
				ORDINARY_BROWSER,
			] ) {
				expect( [
					name,
					dump.includes( secret ) ? secret : '',
				] ).toEqual( [ name, '' ] );
			}
		}
	} );
} );
