export type {
	Collect,
	CollectAnswer,
	ImportAnswer,
	ImportOutcome,
} from './collect.interface.ts';
export type { CollectSite, CollectSites } from './collect-site.ts';
export { createCollect, type CollectDeps } from './collect.ts';
export type { Atomically, Gate, GatedEvent } from './changes/gate.ts';
export { deleteOldEvents, dropOldMonths } from './changes/old-events.ts';
export { withoutPersonalData } from './cleaning/personal-data.ts';
export { openSealedReference } from './identity/sealed-reference.ts';
export { importedVisitor } from './identity/visitor-hash.ts';
export type {
	NamedVisitor,
	SealedVisitor,
	VisitorReference,
} from './identity/visitor-reference.ts';
export { createTurnMemory, type TurnMemory } from './memory/turn-memory.ts';
export { FLAG } from './pending-event.ts';
export type { PublicRequest } from './steps/arrival.ts';
export type { CollectMetrics } from './storing/collect-metrics.ts';
export { factHash } from './storing/facts.ts';
export type { CartHeard } from './trusted/carts-heard.ts';
export {
	importedVisit,
	type ImportedEvent,
} from './trusted/imported-events.ts';
