/** How long what is kept. The owner may choose within these bounds; roll-ups name nobody and stay. */
import { z } from 'zod';

/** Bounds and default of each limit. 25 months is the longest that audience measurement without consent allows (CNIL). */
export const RETENTION = {
	/** Events and visits with a visitor key, carts and order links. */
	events_months: { min: 1, max: 25, default: 13 },
	/** What was asked for and never confirmed. */
	pending_days: { min: 1, max: 30, default: 14 },
	/** Proof of a consent after it was withdrawn. */
	proof_months: { min: 1, max: 120, default: 36 },
	/** Contacts that were not seen any more and hold no consent. */
	contacts_months: { min: 1, max: 120, default: 24 },
	/** Who looked at personal data. */
	log_months: { min: 1, max: 120, default: 24 },
} as const;

export type RetentionLimit = keyof typeof RETENTION;

const limit = ( name: RetentionLimit ) =>
	z.int().min( RETENTION[ name ].min ).max( RETENTION[ name ].max );

export const retentionSchema = z.strictObject( {
	events_months: limit( 'events_months' ),
	pending_days: limit( 'pending_days' ),
	proof_months: limit( 'proof_months' ),
	contacts_months: limit( 'contacts_months' ),
	log_months: limit( 'log_months' ),
} );

export type Retention = z.infer< typeof retentionSchema >;
