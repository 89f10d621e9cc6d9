export type { Cells } from './cells.ts';
export {
	COUNTED_COLUMNS,
	countedEvent,
	hasSubject,
	idAt,
	idTime,
	isRecognised,
	RECOGNISED_BIT,
	REQUESTED,
	subjectOf,
	type CountedRow,
	type SubjectNumbers,
} from './event-rows.ts';
export { noteEventsGone } from './events-gone.ts';
export { foldAll, foldOnce } from './fold.ts';
export {
	INSERT_VISITS,
	rebuild,
	recount,
	visitRow,
	type CountedSite,
	type Recount,
} from './recount.ts';
export { createRollupReader, DIRECT } from './roll-up-reader.ts';
export { columnsOf } from './day-columns.ts';
export { packDays } from './pack-days.ts';
export { ProductSlots } from './product-slots.ts';
export { productTableOf } from './product-table.ts';
export type {
	DayCell,
	DayTable,
	HourCell,
	LatestEvent,
	ProductTable,
	ProductTableQuery,
	RollupReader,
} from './roll-up-reader-type.ts';
export { readSubjectNumbers } from './subject-numbers.ts';
export { detailParts } from './form-details.ts';
export {
	NO_PAIRS,
	numberPairs,
	pairName,
	productsOf,
	type NumberedPairs,
} from './pairs.ts';
export { DIMENSION, RollUpChanges } from './roll-up-changes.ts';
export { hourOf, isoDay, siteDays, type SiteDays } from './site-days.ts';
export { VarintReader, VarintWriter } from './varint.ts';
export {
	beginsNewVisit,
	byTime,
	countVisits,
	cutVisits,
	TYPE_RANGE,
	Visit,
	type CountedEvent,
} from './visit.ts';
