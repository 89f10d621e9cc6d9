/** Consent states of a visitor, shared by browser, PHP and service. Imports nothing. */

/**
 * - `unknown`: no answer yet. Counters only, unless the owner chose cookieless measurement.
 * - `denied`: statistics refused. Counters only, no row a person.
 * - `cookieless`: no storage at the visitor; a daily keyed hash that nobody can recompute after 48 hours.
 * - `statistics`: a first-party id in a cookie of the shop's own host.
 * - `marketing`: as statistics, and forwarding to ad platforms is allowed.
 *
 * The position in the list is what MySQL stores: append only.
 */
export const CONSENT_STATES = [
	'unknown',
	'denied',
	'cookieless',
	'statistics',
	'marketing',
] as const;

export type ConsentState = ( typeof CONSENT_STATES )[ number ];

/** Who gave the answer: the WP Consent API, a consent plugin of its own, or the owner's default. */
export const CONSENT_SOURCES = [ 'api', 'cmp', 'default' ] as const;

export type ConsentSource = ( typeof CONSENT_SOURCES )[ number ];

/** How visitors without an answer are measured: the owner chooses one at connection, there is no default. */
export const UNANSWERED_CHOICES = [ 'counters', 'cookieless' ] as const;

export type UnansweredChoice = ( typeof UNANSWERED_CHOICES )[ number ];
