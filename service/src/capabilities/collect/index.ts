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
export type { CartHeard } from './trusted/carts-heard.ts';
export { createCollect, type CollectDeps } from './collect.ts';
export type { Atomically, Gate, GatedEvent } from './changes/gate.ts';
export { factHash } from './storing/facts.ts';
export { deleteOldEvents, dropOldMonths } from './changes/old-events.ts';
export { importedVisit } from './trusted/imported-events.ts';
export { withoutPersonalData } from './cleaning/personal-data.ts';
export { openSealedReference } from './identity/sealed-reference.ts';
export type {
	NamedVisitor,
	SealedVisitor,
	VisitorReference,
} from './trusted/signed-events.ts';
export { importedVisitor } from './identity/visitor-hash.ts';
export { createTurnMemory, type TurnMemory } from './memory/turn-memory.ts';
export { FLAG } from './pending-event.ts';
