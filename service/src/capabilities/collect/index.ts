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
