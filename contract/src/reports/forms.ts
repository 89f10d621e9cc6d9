/** Which forms bring buyers, and where people give up. */
import { z } from 'zod';
import { blockIdSchema } from '../batch.ts';
import { FORM_PURPOSE_NAMES } from '../forms.ts';
import { rangeQueryShape, reportHeadSchema } from './range.ts';
import { rateSchema } from './rate.ts';

export const formsQuerySchema = z.strictObject( {
	from: rangeQueryShape.from,
	to: rangeQueryShape.to,
} );
export type FormsQuery = z.infer< typeof formsQuerySchema >;

const formRowShape = {
	/** Null: a form of another plugin, or a box at the checkout. */
	block_id: blockIdSchema.nullable(),
	/** The block's name; of another plugin's form: what that plugin calls it. */
	name: z.string(),
	/** `cairn` or the other plugin's slug. */
	source: z.string(),
	page: z.string().nullable(),
	purpose: z.enum( FORM_PURPOSE_NAMES ).nullable(),
	/** Visits; null where only what was sent is known. */
	seen: z.int().min( 0 ).nullable(),
	started: z.int().min( 0 ).nullable(),
	/** Visits started of visits seen. */
	start_rate: rateSchema,
	/** Submissions taken. */
	sent: z.int().min( 0 ),
	/** Visits sent of visits started. */
	send_rate: rateSchema,
	/** Submissions confirmed, or taken at once where no confirmation is asked for. */
	confirmed: z.int().min( 0 ),
	confirm_rate: rateSchema,
	/** Contacts of this form whose 30 days are over and who ordered in them, of all such. */
	ordered_rate: rateSchema,
	/** Net sales of those orders, minor units of the site's currency. */
	net_sales: z.int(),
	/** Net sales for each confirmed contact; null without one. */
	net_sales_each: z.int().nullable(),
	/** Withdrawn of confirmed. */
	unsubscribe_rate: rateSchema,
	/** From the first input to sending, ms; null when not known. */
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
	block_id: blockIdSchema,
} );
export type FormQuery = z.infer< typeof formQuerySchema >;

export const formSchema = z.strictObject( {
	head: reportHeadSchema,
	row: formRowSchema,
	fields: z.array(
		z.strictObject( {
			key: z.string(),
			/** Visits in which the form was left with this field the last one touched. */
			left: z.int().min( 0 ),
			/** Of the visits that started the form. */
			left_rate: rateSchema,
		} )
	),
	trend: z.array(
		z.strictObject( {
			day: z.string(),
			sent: z.int().min( 0 ),
			confirmed: z.int().min( 0 ),
		} )
	),
	currency: z.string().nullable(),
	decimals: z.int().min( 0 ).max( 4 ),
} );

export type Form = z.infer< typeof formSchema >;
