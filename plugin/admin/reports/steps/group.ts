import type { Steps } from '#contract/reports/steps.ts';

/** What a row of Steps stands for. */
export type Group = Steps[ 'group' ];

export const GROUPS: readonly Group[] = [ 'step', 'block', 'page', 'stage' ];

export function readGroup( text: string | null ): Group {
	return GROUPS.find( ( group ) => group === text ) ?? 'step';
}
