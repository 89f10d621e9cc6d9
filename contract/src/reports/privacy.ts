/** What is stored under the site's present settings, where and for how long: the facts the screen makes its sentences from. */
import { z } from 'zod';
import { CONSENT_STATES } from '../consent.ts';

/** What is kept, as the record of processing names it. */
export const DATA_KINDS = [
	'events',
	'visits',
	'daily_keys',
	'roll_ups',
	'orders',
	'carts',
	'contacts',
	'consent_proofs',
	'pending_signups',
	'audit_log',
	'request_logs',
	'hand_over',
] as const;

export type DataKind = ( typeof DATA_KINDS )[ number ];

export const privacyReportSchema = z.strictObject( {
	/** How visitors without an answer are measured. */
	unanswered: z.string(),
	/** Visits of the last 28 days by consent state; `none` are those counted without a row a person. */
	visits: z.array(
		z.strictObject( {
			state: z.enum( CONSENT_STATES ),
			visits: z.int().min( 0 ),
		} )
	),
	/** Page views of the last 28 days kept as counters only. */
	counters_only: z.int().min( 0 ),
	/** Global Privacy Control was on, of those visits. */
	gpc_visits: z.int().min( 0 ),
	kept: z.array(
		z.strictObject( {
			kind: z.enum( DATA_KINDS ),
			rows: z.int().min( 0 ),
			/** Days; null: as long as the site is connected. */
			keep_days: z.int().min( 1 ).nullable(),
			/** ISO 8601; null: nothing is stored. */
			oldest: z.string().nullable(),
			/** When something is deleted next, ISO 8601; null: nothing is due. */
			next_deletion: z.string().nullable(),
		} )
	),
	contacts: z.strictObject( {
		all: z.int().min( 0 ),
		/** Of an address that may be written to. */
		confirmed: z.int().min( 0 ),
		pending: z.int().min( 0 ),
		suppressed: z.int().min( 0 ),
	} ),
	requests: z.strictObject( {
		/** Exports and erasures done in the last 12 months. */
		exports: z.int().min( 0 ),
		erasures: z.int().min( 0 ),
	} ),
	encryption: z.strictObject( {
		/** Names the key in use, not the key. */
		key_id: z.string(),
		since: z.string(),
		/** Values still under an older key. */
		waiting: z.int().min( 0 ),
	} ),
	/** ISO 8601. */
	generated_at: z.string(),
} );

export type PrivacyReport = z.infer< typeof privacyReportSchema >;
