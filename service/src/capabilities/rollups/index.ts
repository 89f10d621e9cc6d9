export type {
	DayCell,
	HourCell,
	LatestEvent,
	RollupReader,
} from './roll-up-reader-type.ts';
