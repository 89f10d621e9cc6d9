/**
 * A script of its own, without dependencies, in the page's head: it asks for the first report while WordPress' own
 * scripts are still on their way. The app takes the answer over; without this script it asks by itself.
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
}

declare global {
	interface Window {
		cairnAdminEarly?: EarlyAnswer;
	}
}

const boot = readBoot();
if ( boot.isConnected && boot.restRoot && boot.restNonce ) {
	const { report, query } = questionOf(
		readUrlState( window.location.search ),
		siteDateAt( Date.now(), boot.siteTimeZone )
	);
	const path = reportPath( boot.restPath, report, query );
	// Without pretty permalinks the root already has a query.
	const address =
		boot.restRoot.replace( /\/$/, '' ) +
		( boot.restRoot.includes( '?' ) ? path.replace( '?', '&' ) : path );
	const answer = window.fetch( address, {
		credentials: 'same-origin',
		headers: { 'X-WP-Nonce': boot.restNonce, Accept: 'application/json' },
	} );
	// Whoever takes it over hears of a failure; nobody may.
	answer.catch( () => undefined );
	window.cairnAdminEarly = { path, answer };
}
