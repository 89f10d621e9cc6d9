/** Writes the visits of a test into real roll-ups, as a batch would: the dictionary, and one change not folded yet. */
import { sql } from 'kysely';
import { EVENTS } from '#contract/events/index.ts';
import { AUDIENCES, DEVICES } from '#contract/reports/dimensions.ts';
import type { Database } from '../../storage/database.ts';
import {
	countVisits,
	DIMENSION,
	DIRECT,
	NO_PAIRS,
	RollUpChanges,
	siteDays,
	type CountedEvent,
} from '../rollups/index.ts';
import type { FakeVisit } from './fake-roll-up-reader.ts';
import type { ReportSite } from './report.ts';

/**
 * Each visit becomes one visitor's. `version` numbers the batch: greater than any before.
 */
export async function storeVisits(
	database: Database,
	site: ReportSite,
	visits: readonly FakeVisit[],
	version = 1
): Promise< void > {
	const numbers = new Map< string, number >();
	const numberOf = (
		dimension: number,
		value: string | undefined
	): number => {
		if ( value === undefined ) {
			return 0;
		}
		const name = `${ dimension } ${ value }`;
		const number = numbers.get( name ) ?? numbers.size + 1;
		numbers.set( name, number );
		return number;
	};
	const changes = new RollUpChanges();
	let newest = 0;
	for ( const visit of visits ) {
		const start = Date.parse( visit.at );
		newest = Math.max( newest, start );
		countVisits(
			visit.events.map( ( event, i ): CountedEvent => ( {
				at: start,
				id: String( i ).padStart( 32, '0' ),
				type: EVENTS[ event.type ].id,
				page: numberOf( DIMENSION.page, event.page ),
				block: numberOf( DIMENSION.block, event.block ),
				source: numberOf(
					DIMENSION.source,
					visit.source === DIRECT ? undefined : visit.source
				),
				device: DEVICES.indexOf( visit.device ?? 'desktop' ) + 1,
				campaign: 0,
				audience: AUDIENCES.indexOf( visit.audience ?? 'person' ),
				visitRef: 0,
				recognised: visit.recognised ?? false,
				product: event.product ?? 0,
				compared: NO_PAIRS,
				detail: 0,
				sharedList: false,
				withPurchase: false,
			} ) ),
			siteDays( site.timeZone ),
			changes
		);
	}
	await database.transaction( async ( queries ) => {
		for ( const [ name, id ] of numbers ) {
			const [ dimension = '' ] = name.split( ' ', 1 );
			await sql`
				INSERT INTO dimension_value (site_id, dimension, id, value)
				VALUES (${ site.id }, ${ Number( dimension ) }, ${ id }, ${ name.slice( dimension.length + 1 ) })
			`.execute( queries );
		}
		await sql`
			INSERT INTO event_gate (site_id, version, newest_ms)
			VALUES (${ site.id }, ${ version }, ${ newest })
		`.execute( queries );
		await sql`
			INSERT INTO rollup_delta (site_id, version, body)
			VALUES (${ site.id }, ${ version }, ${ changes.pack() })
		`.execute( queries );
	} );
}
