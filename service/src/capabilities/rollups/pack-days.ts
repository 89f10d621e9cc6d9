/** Packs closed days of the large dimensions into one piece each; a packed day counts only at the version it was packed at. */
import { sql } from 'kysely';
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import {
	type DayColumns,
	eachCell,
	narrow,
	type PackedRow,
	unpackDay,
} from './day-columns.ts';
import { DIMENSION } from './roll-up-changes.ts';
import { VarintReader, VarintWriter } from './varint.ts';

/** Dimensions of many thousand values a day. */
export const PACKED_DIMENSIONS: readonly number[] = [
	DIMENSION.product,
	DIMENSION.recognisedProduct,
];

/** A day still changes often until its last visits have ended and late batches have come, in every time zone. */
const CLOSED_AFTER_MS = 48 * 3_600_000;
const DAYS_AT_ONCE = 50;

/**
 * Packs days that have changed since they were packed. Safe in two processes at once.
 *
 * @return How many were packed.
 */
export async function packDays(
	database: Database,
	clock: Clock
): Promise< number > {
	const before = new Date( clock.now() - CLOSED_AFTER_MS )
		.toISOString()
		.slice( 0, 10 );
	const stale = await sql< { site_id: number; day: string } >`
		SELECT rollup_version.site_id, rollup_version.day
		FROM rollup_version
		LEFT JOIN rollup_pack ON rollup_pack.site_id = rollup_version.site_id
			AND rollup_pack.day = rollup_version.day AND rollup_pack.dimension = ${ DIMENSION.product }
		WHERE rollup_version.day < ${ before }
			AND (rollup_pack.version IS NULL OR rollup_pack.version < rollup_version.version)
		LIMIT ${ DAYS_AT_ONCE }
	`.execute( database.queries );
	for ( const { site_id: siteId, day } of stale.rows ) {
		// The product last: it is what says whether the day is packed.
		for ( const dimension of [ ...PACKED_DIMENSIONS ].reverse() ) {
			await packDay( database, siteId, day, dimension );
		}
	}
	return stale.rows.length;
}

async function packDay(
	database: Database,
	siteId: number,
	day: string,
	dimension: number
): Promise< void > {
	const packed = await database.snapshot( async ( queries ) => {
		const versions = await sql< { version: number } >`
			SELECT rollup_version.version FROM rollup_version
			WHERE rollup_version.site_id = ${ siteId } AND rollup_version.day = ${ day }
		`.execute( queries );
		const rows = await sql< PackedRow >`
			SELECT rollup_day.value_id, rollup_day.cells FROM rollup_day
			WHERE rollup_day.site_id = ${ siteId } AND rollup_day.day = ${ day }
				AND rollup_day.dimension = ${ dimension }
			ORDER BY rollup_day.value_id
		`.execute( queries );
		return {
			version: versions.rows[ 0 ]?.version,
			body: packColumns( unpackDay( rows.rows ) ),
		};
	} );
	if ( packed.version !== undefined ) {
		await sql`
			INSERT INTO rollup_pack (site_id, day, dimension, version, body)
			VALUES (${ siteId }, ${ day }, ${ dimension }, ${ packed.version }, ${ packed.body })
			ON DUPLICATE KEY UPDATE
				body = CASE WHEN VALUES(version) > rollup_pack.version THEN VALUES(body) ELSE rollup_pack.body END,
				version = GREATEST(rollup_pack.version, VALUES(version))
		`.execute( database.queries );
	}
}

/** @param columns Ordered by value, so that what is written are small differences. */
export function packColumns( columns: DayColumns ): Buffer {
	const writer = new VarintWriter();
	writer.unsigned( columns.values.length );
	let before = 0;
	eachCell( columns, ( value, type, visits, events ) => {
		writer.unsigned( value - before );
		writer.unsigned( type );
		writer.signed( visits );
		writer.signed( events );
		before = value;
	} );
	return writer.finish();
}

/** The columns again. */
export function unpackColumns( body: Uint8Array ): DayColumns {
	const reader = new VarintReader( body );
	const length = reader.unsigned();
	const values = new Uint32Array( length );
	const types = new Uint16Array( length );
	const visits = new Float64Array( length );
	const events = new Float64Array( length );
	let value = 0;
	for ( let at = 0; at < length; at += 1 ) {
		value += reader.unsigned();
		values[ at ] = value;
		types[ at ] = reader.unsigned();
		visits[ at ] = reader.signed();
		events[ at ] = reader.signed();
	}
	return {
		values,
		types,
		visits: narrow( visits ),
		events: narrow( events ),
	};
}
