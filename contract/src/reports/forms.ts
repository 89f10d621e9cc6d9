/** Which forms bring buyers, and where people give up. */
import { z } from 'zod';
import { blockIdSchema } from '../batch.ts';
import { FORM_PURPOSE_NAMES } from '../forms.ts';
import { rangeQueryShape, reportHeadSchema } from './range.ts';
import { rateSchema } from './rate.ts';
import { bucketSchema } from './step-row.ts';

export const formsQuerySchema = z.strictObject( {
	from: rangeQueryShape.from,
	to: rangeQueryShape.to,
} );
export type FormsQuery = z.infer< typeof formsQuerySchema >;

/**
 * Where what was sent came from: a form of ours, a box at the checkout or in the account form, the preferences page, or a form
 * of another plugin. What an owner imported is in none of them.
 */
export const FORM_SOURCES = [
	'cairn',
	'checkout',
	'account',
	'preferences',
	'other_form',
] as const;

const formRowShape = {
	/** Unique in its table. */
	key: z.string(),
	/** Null: a form of another plugin, or a box of the shop. */
	block_id: blockIdSchema.nullable(),
	/** The block's name; of another plugin's form: what that plugin calls it. Empty: `source` says all there is to say. */
	name: z.string(),
	source: z.enum( FORM_SOURCES ),
	page: z.string().nullable(),
	/** What most of it was sent for; null: nothing was sent. */
	purpose: z.enum( FORM_PURPOSE_NAMES ).nullable(),
	/** Visits that saw it; null where only what was sent is known. */
	seen: z.int().min( 0 ).nullable(),
	started: z.int().min( 0 ).nullable(),
	/** Visits started of visits seen. */
	start_rate: rateSchema,
	/** Submissions taken, of people who may be counted: no bots, staff as the site says. */
	sent: z.int().min( 0 ),
	/** Visits sent of visits started. */
	send_rate: rateSchema,
	/** Submissions confirmed, or taken at once where no confirmation is asked for; null: it is another plugin's to know. */
	confirmed: z.int().min( 0 ).nullable(),
	/** Confirmed, of the submissions that a confirmation was asked of and whose time for it is over. */
	confirm_rate: rateSchema,
	/** Contacts that ordered within 30 days so far, whether their 30 days are over or not. */
	ordered: z.int().min( 0 ),
	/** Contacts of this form who ordered within 30 days, of those that can be recognised that long and whose 30 days are over. */
	ordered_rate: rateSchema,
	/**
	 * Net sales of the orders of `ordered`, less refunds, minor units of the site's currency; null: no shop, or a rate of
	 * exchange is not known.
	 */
	net_sales: z.int().nullable(),
	/** Net sales for each contact that `ordered_rate` is of; null without one, and where `net_sales` is. */
	net_sales_each: z.int().nullable(),
	/** Submissions whose consent was taken back, of those confirmed. */
	unsubscribe_rate: rateSchema,
	/** From the first input to sending, ms to two digits, the middle one; null when not known. */
	median_ms: z.int().min( 0 ).nullable(),
	/** Field where most of those who left were last; null when nobody left. */
	left_at: z.string().nullable(),
	/** Refused as no person's doing. */
	refused: z.int().min( 0 ),
	/** Kept and marked, of those sent. */
	suspicious_rate: rateSchema,
};

export const formRowSchema = z.strictObject( formRowShape );

export const formsSchema = z.strictObject( {
	head: reportHeadSchema,
	rows: z.array( formRowSchema ),
	/** ISO 4217; null without a shop. */
	currency: z.string().nullable(),
	decimals: z.int().min( 0 ).max( 4 ),
} );

export type FormRow = z.infer< typeof formRowSchema >;
export type Forms = z.infer< typeof formsSchema >;

export const formQuerySchema = z.strictObject( {
	from: rangeQueryShape.from,
	to: rangeQueryShape.to,
	grain: rangeQueryShape.grain,
	block_id: blockIdSchema,
} );
export type FormQuery = z.infer< typeof formQuerySchema >;

export const formSchema = z.strictObject( {
	head: reportHeadSchema,
	row: formRowSchema,
	/** As they were reached: the first one first. */
	fields: z.array(
		z.strictObject( {
			key: z.string(),
			/** Visits that began the form and came to this field; null: that was not told then. */
			reached: z.int().min( 0 ).nullable(),
			/** Visits that were told here that something is missing or wrong; null: that was not told then. */
			wrong: z.int().min( 0 ).nullable(),
			/** Of the visits that reached it. */
			wrong_rate: rateSchema,
			/** Visits in which the form was left with this field the last one touched, and not sent after all. */
			left: z.int().min( 0 ),
			/** Of the visits that reached it; of those that started the form where reaching was not told. */
			left_rate: rateSchema,
		} )
	),
	trend: z.array(
		z.strictObject( {
			...bucketSchema.shape,
			sent: z.int().min( 0 ),
			/** Of those sent then, by now. */
			confirmed: z.int().min( 0 ),
		} )
	),
	currency: z.string().nullable(),
	decimals: z.int().min( 0 ).max( 4 ),
} );

export type Form = z.infer< typeof formSchema >;
