/** Privacy: what is stored under the present settings, and for how long? */
import { CONSENT_STATES } from '#contract/consent.ts';
import { reportEndpoints } from '#contract/endpoints/index.ts';
import { defineReport } from '../report.ts';
import { addDays, listDays, siteCalendar } from '../site-calendar.ts';

const DAYS = 28;
const YEAR_DAYS = 365;
const DAY_MS = 86_400_000;

export const privacyReport = defineReport( {
	endpoint: reportEndpoints.privacy,
	async run( deps, site ) {
		const now = deps.clock.now();
		const calendar = siteCalendar( site.timeZone );
		const tomorrow = addDays( calendar.dayOf( now ), 1 );
		const first = addDays( tomorrow, -DAYS );
		const [ visits, countersOnly, kept, contacts, requests, key ] =
			await Promise.all( [
				deps.consents.ofVisits( site.id, calendar.startOf( first ) ),
				deps.consents.uncountedViews(
					site.id,
					listDays( first, tomorrow )
				),
				deps.kept.of( site ),
				deps.people.counts( site.id ),
				deps.people.requests( site.id, now - YEAR_DAYS * DAY_MS ),
				deps.personalKey( site.id ),
			] );
		const iso = ( at: number | null ) =>
			at === null ? null : new Date( at ).toISOString();
		return {
			kind: 'answered',
			result: {
				unanswered: site.unanswered ?? 'counters',
				visits: CONSENT_STATES.flatMap( ( state ) => {
					const count = visits.byState.get( state ) ?? 0;
					return count > 0 ? [ { state, visits: count } ] : [];
				} ),
				counters_only: countersOnly,
				gpc_visits: visits.gpc,
				kept: kept.map(
					( { kind, rows, keep, oldest, nextDeletion } ) => ( {
						kind,
						rows,
						keep: keep && { ...keep },
						oldest: iso( oldest ),
						next_deletion: iso( nextDeletion ),
					} )
				),
				contacts,
				requests,
				encryption: key && {
					key_id: String( key.no ),
					since: new Date( key.since ).toISOString(),
					waiting: key.waiting,
				},
				generated_at: new Date( now ).toISOString(),
			},
		};
	},
} );
