/** What is stored under the site's present settings, where and for how long: the facts the screen makes its sentences from. */
import { z } from 'zod';
import { CONSENT_STATES, UNANSWERED_CHOICES } from '../consent.ts';

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

export const privacyQuerySchema = z.strictObject( {} );
export type PrivacyQuery = z.infer< typeof privacyQuerySchema >;

export const privacyReportSchema = z.strictObject( {
	/** How visitors without an answer are measured. */
	unanswered: z.enum( UNANSWERED_CHOICES ),
	/** Visits of the last 28 days by consent state. Who has not agreed makes no visit: see `counters_only`. */
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
			/**
			 * How many. Of `orders` and `carts` those that name a visit: the others name nobody and stay. Of `roll_ups` days.
			 * `events` and `visits` as the roll-ups count them.
			 */
			rows: z.int().min( 0 ),
			/** As the setting says it; null: as long as the site is connected. */
			keep: z
				.strictObject( {
					value: z.int().min( 1 ),
					unit: z.enum( [ 'hours', 'days', 'months' ] ),
				} )
				.nullable(),
			/** ISO 8601; null: nothing is stored. */
			oldest: z.string().nullable(),
			/** When something of it may be deleted next, ISO 8601; null: nothing is due, or nobody can know. */
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
	/** Null: nothing personal was stored yet. */
	encryption: z
		.strictObject( {
			/** Names the key in use, not the key. */
			key_id: z.string(),
			since: z.string(),
			/** Values still under an older key. */
			waiting: z.int().min( 0 ),
		} )
		.nullable(),
	/** ISO 8601. */
	generated_at: z.string(),
} );

export type PrivacyReport = z.infer< typeof privacyReportSchema >;
