export {
	AFTER_KEYS,
	type BoughtPair,
	type BoughtPairs,
	type BoughtRow,
	type ClosedLoop,
	type Followed,
	type FollowedRow,
	type LoopQuery,
	type LoopSite,
	type StepBefore,
	type StepsBefore,
} from './closed-loop.ts';
