export type {
	Collect,
	CollectAnswer,
	CollectMetrics,
	CollectSite,
	CollectSites,
	ImportAnswer,
	ImportedEvent,
	ImportOutcome,
	PublicRequest,
} from './collect.interface.ts';
export type { CartHeard } from './carts-heard.ts';
export { createCollect, type CollectDeps } from './collect.ts';
export type { Atomically, Gate, GatedEvent } from './gate.ts';
export { factHash } from './facts.ts';
export { deleteOldEvents, dropOldMonths } from './old-events.ts';
export { importedVisit } from './imported-events.ts';
export { withoutPersonalData } from './personal-data.ts';
export { openSealedReference } from './sealed-reference.ts';
export type {
	NamedVisitor,
	SealedVisitor,
	VisitorReference,
} from './signed-events.ts';
export { importedVisitor } from './visitor-hash.ts';
export { createTurnMemory, type TurnMemory } from './turn-memory.ts';
export { FLAG } from './pending-event.ts';
