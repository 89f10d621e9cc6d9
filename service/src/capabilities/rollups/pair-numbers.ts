import type { RowDataPacket } from 'mysql2/promise';
import type { RawConnection } from '../../storage/database.ts';
import { type CountedRow, type PairNumbers, pairsAmong } from './event-rows.ts';
import { DIMENSION } from './roll-up-changes.ts';

interface ValueRow extends RowDataPacket {
	id: number;
	value: string;
}

const NO_NUMBERS: PairNumbers = new Map();

/** Numbers of the pairs that these events are about; reads nothing when they are about none. */
export async function readPairNumbers(
	connection: RawConnection,
	siteId: number,
	rows: readonly CountedRow[]
): Promise< PairNumbers > {
	const pairs = pairsAmong( rows );
	if ( pairs.size === 0 ) {
		return NO_NUMBERS;
	}
	const [ found ] = await connection.query< ValueRow[] >(
		'SELECT dimension_value.id, dimension_value.value FROM dimension_value WHERE dimension_value.site_id = ? AND dimension_value.dimension = ? AND dimension_value.value IN (?)',
		[ siteId, DIMENSION.pair, [ ...pairs ] ]
	);
	return new Map( found.map( ( row ) => [ row.value, row.id ] ) );
}
