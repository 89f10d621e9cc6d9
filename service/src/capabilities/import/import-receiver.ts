/** What an import hands to collecting: one event of any age, with its own visitor and, where the file knows it, visit. */
import type { EventType, PropValue } from '#contract/events/index.ts';
import type { Device } from '#contract/reports/dimensions.ts';
import type { Site } from '../sites/index.ts';

export interface ImportedEvent {
	/** UUIDv7 whose 48 bits of time are when it happened. The same row has the same id in every run. */
	readonly id: Buffer;
	readonly type: EventType;
	/** 8 bytes: a hash of the visitor, never what the file calls him. */
	readonly visitor: Buffer;
	/** Names the visit; null: a gap of 30 minutes begins a new one. */
	readonly visit: string | null;
	readonly page: string | null;
	readonly blockId: string | null;
	readonly source: string | null;
	readonly device: Device | null;
	readonly props: Readonly< Record< string, PropValue > >;
}

/** What became of one handed-over row. */
export type RowResult = 'stored' | 'duplicate' | { readonly refused: string };

/** Where an import hands its rows to. */
export interface ImportReceiver {
	/** Makes room for events of that span before any arrive. */
	prepare: ( from: Date, to: Date ) => Promise< void >;
	/** @return One result a row, in the order of the rows, after they are committed. */
	receive: (
		site: Site,
		batchId: number,
		rows: readonly ImportedEvent[]
	) => Promise< readonly RowResult[] >;
	/** @return How many events were taken back. */
	takeBack: ( site: Site, batchId: number ) => Promise< number >;
}
