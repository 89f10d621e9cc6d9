import type { RowDataPacket } from 'mysql2/promise';
import type { RawConnection } from '../../storage/database.ts';
import {
	type CountedRow,
	NO_NUMBERS,
	type SubjectNumbers,
	subjectsAmong,
} from './event-rows.ts';
import { DIMENSION } from './roll-up-changes.ts';

interface ValueRow extends RowDataPacket {
	dimension: number;
	id: number;
	value: string;
}

/** Numbers of the pairs and forms' details that these events are about; reads nothing when they are about none. */
export async function readSubjectNumbers(
	connection: RawConnection,
	siteId: number,
	rows: readonly CountedRow[]
): Promise< SubjectNumbers > {
	const names = subjectsAmong( rows );
	if ( names.size === 0 ) {
		return NO_NUMBERS;
	}
	const [ found ] = await connection.query< ValueRow[] >(
		'SELECT dimension_value.dimension, dimension_value.id, dimension_value.value FROM dimension_value WHERE dimension_value.site_id = ? AND dimension_value.dimension IN (?) AND dimension_value.value IN (?)',
		[ siteId, [ DIMENSION.pair, DIMENSION.formDetail ], [ ...names ] ]
	);
	return subjectNumbers( found );
}

/** Rows of the dictionaries of pairs and details, taken apart. */
export function subjectNumbers(
	rows: readonly Pick< ValueRow, 'dimension' | 'id' | 'value' >[]
): SubjectNumbers {
	const ofDimension = ( dimension: number ) =>
		new Map(
			rows
				.filter( ( row ) => row.dimension === dimension )
				.map( ( row ) => [ row.value, row.id ] )
		);
	return {
		pairs: ofDimension( DIMENSION.pair ),
		details: ofDimension( DIMENSION.formDetail ),
	};
}
