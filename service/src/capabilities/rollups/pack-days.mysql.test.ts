import { sql } from 'kysely';
import { createFakeClock } from '../../storage/fake-clock.ts';
import { describeOnEachDatabase } from '../../testing/databases.ts';
import { addToRollUps } from './fold.ts';
import { packDays } from './pack-days.ts';
import { DIMENSION, RollUpChanges, rowNumber } from './roll-up-changes.ts';
import { createRollupReader } from './roll-up-reader.ts';
import { dayNumber } from './site-days.ts';

const CLOSED = '2026-11-20';
const OPEN = '2026-11-23';
const VIEW_PRODUCT = 51;

describeOnEachDatabase( 'Packed days', ( engine ) => {
	const db = engine.use();
	const clock = createFakeClock( '2026-11-23T12:00:00Z' );

	async function add(
		version: number,
		day: string,
		product: number,
		n: number
	) {
		const changes = new RollUpChanges();
		changes
			.dayCells(
				dayNumber( day ),
				rowNumber( DIMENSION.product, product )
			)
			.set( VIEW_PRODUCT, { visits: n, events: 2 * n } );
		await db().database.rawTransaction( ( connection ) =>
			addToRollUps( connection, 1, changes, version )
		);
	}

	/** A process that has read nothing yet. */
	async function read() {
		const { days } = await createRollupReader( {
			database: db().database,
			clock,
		} ).dayTable( {
			siteId: 1,
			days: [ CLOSED, OPEN ],
			dimension: 'product',
		} );
		return Object.fromEntries(
			days.flatMap( ( { day, columns } ) =>
				[ ...columns.values ].map( ( product, i ) => [
					`${ day } ${ product }`,
					[
						columns.types[ i ],
						columns.visits[ i ],
						columns.events[ i ],
					],
				] )
			)
		);
	}

	test( 'a closed day is packed once, read from the pack, and from its rows again after a late event', async () => {
		await add( 1, CLOSED, 4294967295, 3 );
		await add( 2, CLOSED, 12, 1 );
		await add( 3, OPEN, 12, 5 );
		const rows = {
			[ `${ CLOSED } 12` ]: [ VIEW_PRODUCT, 1, 2 ],
			[ `${ CLOSED } 4294967295` ]: [ VIEW_PRODUCT, 3, 6 ],
			[ `${ OPEN } 12` ]: [ VIEW_PRODUCT, 5, 10 ],
		};
		expect( await read() ).toEqual( rows );
		expect( await packDays( db().database, clock ) ).toBe( 1 );
		expect( await packDays( db().database, clock ) ).toBe( 0 );
		expect( await read() ).toEqual( rows );
		// Proves that the pack is what is read: its rows are gone, its version is not.
		await sql`DELETE FROM rollup_day WHERE rollup_day.day = ${ CLOSED } AND rollup_day.value_id = 12`.execute(
			db().database.queries
		);
		expect( await read() ).toEqual( rows );
		await add( 4, CLOSED, 12, 7 );
		expect( ( await read() )[ `${ CLOSED } 12` ] ).toEqual( [
			VIEW_PRODUCT,
			7,
			14,
		] );
		expect( await packDays( db().database, clock ) ).toBe( 1 );
		expect( ( await read() )[ `${ CLOSED } 12` ] ).toEqual( [
			VIEW_PRODUCT,
			7,
			14,
		] );
	} );
} );
