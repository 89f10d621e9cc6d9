/**
 * The way of a public batch up to the queue, as a list to read from top to bottom. A step refuses the whole request, drops
 * single events with a reason from the contract's closed list, or adds what it found out.
 *
 * After these, in one transaction for many requests together (storing/event-store.ts): gate, dedupe, attach visit, commit; then the
 * request is answered.
 */
import type { Random } from '../../storage/random.ts';
import type { CollectSites } from './collect-site.ts';
import type { DayKeys } from './identity/day-keys.ts';
import type { Arrival, Refusal, Step } from './steps/arrival.ts';
import { createCheckBlocks } from './steps/check-blocks.ts';
import { checkClock } from './steps/check-clock.ts';
import { checkLimits } from './steps/check-limits.ts';
import { checkTypes } from './steps/check-types.ts';
import {
	createChooseVisitor,
	type RunningVisits,
} from './steps/choose-visitor.ts';
import { cleanPersonalData } from './steps/clean-personal-data.ts';
import { markOpening } from './steps/mark-opening.ts';
import { readBatch } from './steps/read-batch.ts';
import { createScoreBots } from './steps/score-bots.ts';
import type { UserAgents } from './steps/user-agents.ts';
import { createVerifySite, dropWhilePaused } from './steps/verify-site.ts';

export interface PipelineDeps {
	readonly sites: CollectSites;
	readonly userAgents: UserAgents;
	readonly dayKeys: DayKeys;
	readonly running: RunningVisits;
	readonly random: Random;
}

/** The steps, in their order. */
export function createPipeline( deps: PipelineDeps ): readonly Step[] {
	return [
		checkLimits,
		readBatch,
		createVerifySite( deps.sites ),
		dropWhilePaused,
		checkClock,
		checkTypes,
		createScoreBots( deps.userAgents ),
		cleanPersonalData,
		createChooseVisitor( deps ),
		createCheckBlocks( deps.sites ),
		markOpening,
	];
}

/**
 * Runs the steps; stops at the first refusal. Most steps know at once, and then so does this: waiting for them anyway would
 * cost every request a dozen promises.
 *
 * @param steps
 * @param arrival
 * @param from    The step to begin with.
 */
export function runPipeline(
	steps: readonly Step[],
	arrival: Arrival,
	from = 0
): Refusal | undefined | Promise< Refusal | undefined > {
	for ( let at = from; at < steps.length; at += 1 ) {
		const outcome = steps[ at ]?.( arrival );
		if ( outcome instanceof Promise ) {
			return outcome.then(
				( refusal ) => refusal ?? runPipeline( steps, arrival, at + 1 )
			);
		}
		if ( outcome !== undefined ) {
			return outcome;
		}
	}
	return undefined;
}
