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
export { createCollect, type CollectDeps } from './collect.ts';
export { openSealedReference } from './sealed-reference.ts';
export type { SealedVisitor } from './signed-events.ts';
