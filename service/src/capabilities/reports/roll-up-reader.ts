/**
 * What the reports ask the roll-ups. The real reader stands in the capability `rollups`; its fake is
 * `fake-roll-up-reader.ts`.
 */
import type { CountedType } from '#contract/reports/counted-type.ts';
import type { Audience, Dimension } from '#contract/reports/dimensions.ts';
import type { EventType } from '#contract/events/index.ts';

export interface DayCell {
	/** Site-local day, `2026-11-23`. */
	day: string;
	key: string;
	type: CountedType;
	visits: number;
	events: number;
}
export interface HourCell {
	/** UTC hour, `2026-11-23T14`. */
	hour: string;
	type: CountedType;
	visits: number;
	events: number;
}
export interface LatestEvent {
	at: Date;
	type: EventType;
	audience: Audience;
	page: string | null;
	blockId: string | null;
}
export interface RollupReader {
	days: ( query: {
		siteId: number;
		days: readonly string[];
		dimension: Dimension;
		key?: string;
		types?: readonly CountedType[];
	} ) => Promise< readonly DayCell[] >;
	hours: ( query: {
		siteId: number;
		from: Date;
		to: Date;
		types?: readonly CountedType[];
	} ) => Promise< readonly HourCell[] >;
	keys: ( query: {
		siteId: number;
		dimension: Dimension;
		contains?: string;
		limit: number;
	} ) => Promise< readonly string[] >;
	freshness: (
		siteId: number
	) => Promise< { newestEventAt: Date | null; version: string } >;
	latest: (
		siteId: number,
		limit: number
	) => Promise< readonly LatestEvent[] >;
}
