/**
 * What a browser sends: one batch a page view, so that address and referrer stand once.
 * The time of an event is its id's: the first 48 bits of a UUIDv7 are milliseconds of the sender's clock.
 */
import { z } from 'zod';
import { cartStateSchema } from './carts.ts';
import { CONSENT_SOURCES, CONSENT_STATES } from './consent.ts';
import { LIMITS, SCHEMA_VERSION } from './limits.ts';

/** A UUIDv7 in its canonical lower-case form. */
export const eventIdSchema = z
	.string()
	.regex(
		/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
	);

/** A block instance: ten base36 characters, or a derived id `x:<type>:<place>:<n>`. */
export const blockIdSchema = z
	.string()
	.regex(
		/^(?:[a-z0-9]{10}|x:[a-z0-9-]{1,40}:[a-z0-9_./-]{1,80}:[0-9]{1,4})$/
	);

/** What a block instance stands for on this page: `post:7`, `product:12`, `term:3`. */
export const objectRefSchema = z.string().regex( /^[a-z]{1,16}:[0-9]{1,10}$/ );

const propValue = z.union( [
	z.string().max( LIMITS.propValueLength ),
	z.number(),
	z.boolean(),
	z
		.array(
			z.union( [ z.string().max( LIMITS.propValueLength ), z.number() ] )
		)
		.max( LIMITS.propKeys ),
] );

/** Own fields before their type's schema has looked at them. */
export const looseProps = z.record(
	z.string().min( 1 ).max( LIMITS.propKeyLength ),
	propValue
);

/** One event of a batch; `props` is checked against its type afterwards, event by event. */
export const eventSchema = z.strictObject( {
	event_id: eventIdSchema,
	name: z.string().min( 1 ).max( 64 ),
	block_id: blockIdSchema.optional(),
	object: objectRefSchema.optional(),
	/** Which repeat of the same block on the page, from 2. */
	pos: z.int().min( 2 ).max( 9999 ).optional(),
	experiment: z
		.string()
		.regex( /^[a-z0-9]{6}$/ )
		.optional(),
	variant: z
		.string()
		.regex( /^[a-d]$/ )
		.optional(),
	props: looseProps.optional(),
} );

export type EventInput = z.infer< typeof eventSchema >;

/** The consent an event was made under. */
export const consentSchema = z.strictObject( {
	state: z.enum( CONSENT_STATES ),
	source: z.enum( CONSENT_SOURCES ),
	/** When the answer was given, sender's clock, ms since 1970; absent when nobody answered. */
	ts: z.int().min( 0 ).max( 9007199254740991 ).optional(),
	/** Version of the policy text that was answered, where the consent plugin says it. */
	policy: z.string().max( 64 ).optional(),
} );

/** `POST /v1/steps`: a batch from a browser, direct or by relay. */
export const batchSchema = z.strictObject( {
	schema_version: z.literal( SCHEMA_VERSION ),
	/** The site's public key: names the site, authorises nothing. */
	key: z.string().regex( /^pk_[A-Za-z0-9_-]{16,40}$/ ),
	/** Sender's clock when the batch left, ms since 1970; the service takes the clock's offset from it. */
	sent_at: z.int().min( 0 ).max( 9007199254740991 ),
	page_view_id: eventIdSchema,
	/** Address of the page, already cleaned in the browser; cleaned again by the service. */
	url: z.string().max( 2000 ),
	/** Where the visitor came from: the whole address on the same site, else scheme and host. */
	referrer: z.string().max( 2000 ).optional(),
	consent: consentSchema,
	/** Value of the id cookie; only with consent state `statistics` or `marketing`. */
	visitor: z
		.string()
		.regex( /^[A-Za-z0-9_-]{22}$/ )
		.optional(),
	/** Global Privacy Control was on. */
	gpc: z.literal( 1 ).optional(),
	/** The staff cookie was there. */
	staff: z.literal( 1 ).optional(),
	/** The browser says that a program drives it. */
	automated: z.literal( 1 ).optional(),
	events: z.array( eventSchema ).min( 1 ).max( LIMITS.batchEvents ),
} );

export type Batch = z.infer< typeof batchSchema >;

/**
 * How a fact from PHP names its visitor: the id cookie of that very request, or address and user agent sealed
 * to the service's public key (base64 of `sodium_crypto_box_seal`), or nothing.
 */
export const visitorReferenceSchema = z.union( [
	z.strictObject( { id: z.string().regex( /^[A-Za-z0-9_-]{22}$/ ) } ),
	z.strictObject( { sealed: z.string().max( 2000 ) } ),
] );

/**
 * One fact from the shop's own server. `fact_key` is unique per site, so that a retry is the same fact. A comment or a review
 * that comes again under its id brings its newest fields: it was approved, or thrown away.
 */
export const serverEventSchema = z.strictObject( {
	...eventSchema.shape,
	fact_key: z.string().min( 1 ).max( 120 ),
	visitor: visitorReferenceSchema.optional(),
	consent: consentSchema.optional(),
	url: z.string().max( 2000 ).optional(),
	staff: z.literal( 1 ).optional(),
	/** A program did it, such as a bot that follows `?add-to-cart=` links: recorded as a bot's, credited to nobody. */
	automated: z.literal( 1 ).optional(),
	/** The cart after the change that the event tells of. */
	cart: cartStateSchema.optional(),
} );

/** `POST /v1/server-events`: facts from the shop's own server, any age. */
export const serverBatchSchema = z.strictObject( {
	schema_version: z.literal( SCHEMA_VERSION ),
	sent_at: z.int().min( 0 ).max( 9007199254740991 ),
	events: z
		.array( serverEventSchema )
		.min( 1 )
		.max( LIMITS.signedBatchEvents ),
} );

export type ServerBatch = z.infer< typeof serverBatchSchema >;

/** `POST /v1/relayed-steps`: public batches that the shop's own host took in, with what its request said. */
export const relayedBatchSchema = z.strictObject( {
	batches: z
		.array(
			z.strictObject( {
				/** The relay's clock when the batch came in, ms since 1970. */
				received_at: z.int().min( 0 ).max( 9007199254740991 ),
				ip: z.string().max( 45 ),
				user_agent: z.string().max( 1000 ),
				/** The batch as it came, unparsed. */
				body: z.string().max( LIMITS.bodyBytes ),
			} )
		)
		.min( 1 )
		.max( 200 ),
} );

export type RelayedBatches = z.infer< typeof relayedBatchSchema >;
