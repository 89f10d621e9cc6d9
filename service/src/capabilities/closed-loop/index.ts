/** The closed loop: which steps came before orders. A read model, made of events and orders, that can be made again. */
import type { RollupReader } from '../rollups/index.ts';
import type { ClosedLoop } from './closed-loop.ts';
import {
	type ClosedLoopJobDeps,
	type ClosedLoopJobs,
	createClosedLoopJobs,
} from './closed-loop-jobs.ts';
import { createClosedLoopReader } from './sql-closed-loop.ts';

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

export { forgetOldOrders, forgetOrders } from './forget-orders.ts';

export interface ClosedLoopCapability extends ClosedLoopJobs {
	readonly reader: ClosedLoop;
}

/** Builds the capability. */
export function createClosedLoop(
	deps: ClosedLoopJobDeps & { readonly rollups: Pick< RollupReader, 'days' > }
): ClosedLoopCapability {
	return {
		...createClosedLoopJobs( deps ),
		reader: createClosedLoopReader( deps ),
	};
}
