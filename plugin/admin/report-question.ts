/** Which report a screen asks for, and with what: one answer for the app and for the early request. */
import { readGroup } from './reports/steps/group.ts';
import { readTable } from './reports/step/table.ts';
import { rangeQuery } from './report-query.ts';
import type { Query } from './report-path.ts';
import type { SiteDate } from './range/site-date.ts';
import { readStepId, type UrlState } from './url-state.ts';

export interface Question {
	report: 'overview' | 'steps' | 'step';
	query: Query;
}

export function questionOf( state: UrlState, today: SiteDate ): Question {
	const range = rangeQuery( state, today );
	switch ( state.screen ) {
		case 'steps':
			return {
				report: 'steps',
				query: { ...range, group: readGroup( state.by ) },
			};
		case 'step': {
			const { type, block } = readStepId( state.id ?? '' );
			return {
				report: 'step',
				query: {
					...range,
					type,
					block: block ?? undefined,
					by: readTable( state.by, block !== null ),
				},
			};
		}
		default:
			return { report: 'overview', query: range };
	}
}
