/** Rows of `event` as visits and roll-ups look at them. */
import type { RowDataPacket } from 'mysql2/promise';
import type { CountedEvent } from './visit.ts';

/** The columns {@link countedEvent} reads. */
export const COUNTED_COLUMNS =
	'event.event_id, event.offset_ms, event.visitor, event.type, event.flags, event.page_id, event.block_id, event.source_id, event.device_id, event.campaign, event.batch_id, event.visit_ref';

export interface CountedRow extends RowDataPacket {
	event_id: Buffer;
	offset_ms: number;
	visitor: Buffer;
	type: number;
	flags: number;
	page_id: number | null;
	block_id: number | null;
	source_id: number | null;
	device_id: number | null;
	campaign: number | null;
	batch_id: number | null;
	visit_ref: number | null;
}

const AUDIENCE_BITS = 0b11;
const COUNTED_BIT = 1 << 2;

/** Sender's time in an event id, ms since 1970. */
export function idTime( id: Uint8Array ): number {
	const view = Buffer.from( id.buffer, id.byteOffset, id.byteLength );
	return view.readUIntBE( 0, 6 );
}

/** The smallest event id of a moment, to compare ids with. */
export function idAt( at: number ): Buffer {
	const id = Buffer.alloc( 16 );
	id.writeUIntBE( Math.max( 0, Math.min( at, 0xffffffffffff ) ), 0, 6 );
	return id;
}

/** Decodes a row. */
export function countedEvent( row: CountedRow ): CountedEvent {
	return {
		at: idTime( row.event_id ) + row.offset_ms,
		id: row.event_id.toString( 'hex' ),
		type: row.type,
		page: row.page_id ?? 0,
		block: row.block_id ?? 0,
		source: row.source_id ?? 0,
		device: row.device_id ?? 0,
		campaign: row.campaign ?? 0,
		audience:
			( row.flags & COUNTED_BIT ) === 0 ? row.flags & AUDIENCE_BITS : 0,
		visitRef: row.visit_ref ?? 0,
	};
}
