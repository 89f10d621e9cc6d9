/** What tests of reports share: a shop in Berlin on a Monday afternoon, and its blocks. */
import type { BlockPlacement } from './block-names.ts';
import {
	fakeRollUpReader,
	type FakeRollUps,
	type FakeVisit,
} from './fake-roll-up-reader.ts';
import type { ReportAnswer, ReportDeps, ReportSite } from './report.ts';

/** Monday 23 November 2026, 14:40 in Berlin. */
export const NOW = Date.parse( '2026-11-23T13:40:00Z' );

export const SHOP: ReportSite = {
	id: 7,
	timeZone: 'Europe/Berlin',
	countStaff: false,
	demo: false,
};

export const ASK: BlockPlacement = {
	blockId: 'askusask01',
	blockType: 'cairn/cta-button',
	name: 'Ask us',
	postId: 12,
	page: '/contact/',
	stage: null,
};

/** The same visit `count` times. */
export function times( count: number, visit: FakeVisit ): FakeVisit[] {
	return Array.from( { length: count }, () => visit );
}

export interface Bench extends ReportDeps {
	readonly rollups: FakeRollUps;
}

/** Everything a report needs, over these visits. */
export function bench(
	visits: readonly FakeVisit[],
	changes: Partial< ReportDeps > & { placements?: BlockPlacement[] } = {}
): Bench {
	const { placements = [ ASK ], ...deps } = changes;
	return {
		clock: { now: () => NOW },
		blockNames: { placements: async () => placements },
		countersOnly: { ofDays: async () => 0 },
		...deps,
		rollups: fakeRollUpReader( visits ),
	};
}

/** The result of a report that must not refuse. */
export async function answered< Result >(
	answer: Promise< ReportAnswer< Result > >
): Promise< Result > {
	const given = await answer;
	if ( given.kind === 'refused' ) {
		throw new Error( `refused: ${ given.error } (${ given.field })` );
	}
	return given.result;
}
