/**
 * The way of a public batch up to the queue, as a list to read from top to bottom. A step refuses the whole request, drops
 * single events with a reason from the contract's closed list, or adds what it found out.
 *
 * After these, in one transaction for many requests together (event-store.ts): gate, dedupe, attach visit, commit; then the
 * request is answered.
 */
import type { Random } from '../../storage/random.ts';
import type { Arrival, Refusal, Step } from './arrival.ts';
import type { CollectSites } from './collect.interface.ts';
import type { DayKeys } from './day-keys.ts';
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
import { createVerifySite, dropWhilePaused } from './steps/verify-site.ts';
import type { UserAgents } from './user-agents.ts';

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

/** Runs the steps; stops at the first refusal. */
export async function runPipeline(
	steps: readonly Step[],
	arrival: Arrival
): Promise< Refusal | undefined > {
	for ( const step of steps ) {
		const outcome = step( arrival );
		// Most steps know at once; waiting for them anyway would cost a turn of the event loop each.
		const refusal = outcome instanceof Promise ? await outcome : outcome;
		if ( refusal !== undefined ) {
			return refusal;
		}
	}
	return undefined;
}
