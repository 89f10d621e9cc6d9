/**
 * Code without dependencies that PHP prints at the top of the page's head: it asks for the first report while WordPress'
 * own scripts are still on their way. The app takes the answer over; without this code it asks by itself.
 */
import { readBoot } from './boot.ts';
import { siteDateAt } from './range/site-date.ts';
import { reportPath } from './report-path.ts';
import { questionOf } from './report-question.ts';
import { readUrlState } from './url-state.ts';

export interface EarlyAnswer {
	/** The question, as `reportPath` writes it. */
	path: string;
	answer: Promise< Response >;
	/** The answer once it is read, if it is one of success: an app that starts later shows it in its first frame. */
	arrived: { body: object; version: string | null } | null;
}

declare global {
	interface Window {
		cairnAdminEarly?: EarlyAnswer;
	}
}

const boot = readBoot();
const question = questionOf(
	readUrlState( window.location.search ),
	siteDateAt( Date.now(), boot.siteTimeZone )
);
if ( boot.isConnected && boot.restRoot && boot.restNonce && question ) {
	const path = reportPath( boot.restPath, question.report, question.query );
	// Without pretty permalinks the root already has a query.
	const address =
		boot.restRoot.replace( /\/$/, '' ) +
		( boot.restRoot.includes( '?' ) ? path.replace( '?', '&' ) : path );
	const answer = window.fetch( address, {
		credentials: 'same-origin',
		// Ahead of the scripts that the browser has found in the page by now.
		priority: 'high',
		headers: { 'X-WP-Nonce': boot.restNonce, Accept: 'application/json' },
	} );
	const early: EarlyAnswer = { path, answer, arrived: null };
	const read = async () => {
		const response = await answer;
		if ( response.ok ) {
			early.arrived = {
				body: await response.clone().json(),
				version: response.headers.get( 'ETag' ),
			};
		}
	};
	// Whoever takes it over hears of a failure; nobody may.
	read().catch( () => undefined );
	window.cairnAdminEarly = early;
}
