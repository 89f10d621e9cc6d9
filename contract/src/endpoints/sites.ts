/** Connecting a site, and what a connected site tells the service. */
import { z } from 'zod';
import { blockIdSchema } from '../batch.ts';
import { UNANSWERED_CHOICES } from '../consent.ts';
import { siteHealthSchema } from '../reports/health.ts';
import { retentionSchema } from '../retention.ts';
import { STAGES } from '../stages.ts';
import { defineEndpoint } from './endpoint.ts';

/** An origin exactly as browsers send it: scheme, host, port when not the default. */
const originSchema = z.string().regex( /^https?:\/\/[^/\s]{1,255}$/ );

/** What the service must know of WordPress to count right; sent at pairing and after each change. */
export const siteSettingsSchema = z.strictObject( {
	name: z.string().max( 200 ),
	home_url: z.string().max( 500 ),
	/** IANA name, or a fixed offset such as `+02:00`. */
	time_zone: z.string().max( 64 ),
	locale: z.string().max( 20 ),
	/** ISO 4217; null without a shop. */
	currency: z
		.string()
		.regex( /^[A-Z]{3}$/ )
		.nullable(),
	allowed_origins: z.array( originSchema ).max( 20 ),
	/** How visitors without an answer are measured. */
	unanswered: z.enum( UNANSWERED_CHOICES ),
	/** Count people who may edit posts like visitors. */
	count_staff: z.boolean(),
	/** Page paths the owner named as the pricing page, if any. */
	pricing_path: z.string().max( 500 ).nullable(),
	/** How WooCommerce's own revenue report counts; null without a shop. */
	shop: z
		.strictObject( {
			/** Which of an order's times its day is: `woocommerce_date_type`. */
			date_type: z.enum( [
				'date_created',
				'date_paid',
				'date_completed',
			] ),
			/** Statuses the report leaves out, without `wc-`. */
			excluded_statuses: z.array( z.string().max( 40 ) ).max( 50 ),
			/** Decimal places of the base currency. */
			decimals: z.int().min( 0 ).max( 4 ),
		} )
		.nullable()
		.optional(),
	/** How long things are kept; left out: the defaults of `retention.ts`. */
	retention: retentionSchema.optional(),
} );

export type SiteSettings = z.infer< typeof siteSettingsSchema >;

export const pairRequestSchema = z.strictObject( {
	/** One-time code printed by `cairn pair`. */
	code: z.string().min( 8 ).max( 64 ),
	home_url: z.string().max( 500 ),
	/** At least 96 random bits, base64url; the answer repeats it. */
	nonce: z.string().regex( /^[A-Za-z0-9_-]{16,64}$/ ),
	settings: siteSettingsSchema,
} );

export const pairResponseSchema = z.strictObject( {
	nonce: z.string(),
	/** `site_…`. */
	site_id: z.string(),
	/** Names the site in browsers. */
	public_key: z.string(),
	/** Id of the signing key WordPress signs with. */
	key_id: z.string(),
	/** Base64 of 32 bytes: WordPress -> service. Shown once. */
	secret: z.string(),
	/** Base64 of 32 bytes: service -> WordPress. Shown once. */
	callback_secret: z.string(),
	/** Base64 of the X25519 public key for sealed boxes. */
	sealing_key: z.string(),
	service_version: z.string(),
} );

export type PairRequest = z.infer< typeof pairRequestSchema >;
export type PairResponse = z.infer< typeof pairResponseSchema >;

/** All blocks of one published post; sending it again replaces what was known of the post. */
export const placementsSchema = z.strictObject( {
	/** 0: the theme, whose blocks have ids made of their place. */
	post_id: z.int().min( 0 ),
	/** Path of the page, or null for what has no page of its own (a template part). */
	page: z.string().max( 500 ).nullable(),
	blocks: z
		.array(
			z.strictObject( {
				block_id: blockIdSchema,
				/** `cairn/cta-button`. */
				block_type: z.string().max( 64 ),
				name: z.string().max( 200 ),
				/** Null: the event type's own stage. */
				stage: z.enum( STAGES ).nullable(),
			} )
		)
		.max( 500 ),
} );

export type Placements = z.infer< typeof placementsSchema >;

export const siteEndpoints = {
	pair: defineEndpoint( {
		method: 'POST',
		path: '/v1/pair',
		summary: 'Exchange a one-time code for keys.',
		auth: 'code',
		body: pairRequestSchema,
		response: pairResponseSchema,
		status: 200,
		errors: [
			'bad_json',
			'bad_batch',
			'pairing_code_wrong',
			'pairing_code_used',
			'pairing_code_expired',
			'insecure_address',
			'rate_limited',
		],
	} ),
	health: defineEndpoint( {
		method: 'GET',
		path: '/v1/site',
		summary: 'What the service knows of this site’s data flow.',
		auth: 'signed',
		response: siteHealthSchema,
		status: 200,
		errors: [],
	} ),
	settings: defineEndpoint( {
		method: 'PUT',
		path: '/v1/site',
		summary:
			'Tell the service what changed in WordPress. A changed home_url pauses the site.',
		auth: 'signed',
		body: siteSettingsSchema,
		status: 204,
		errors: [ 'bad_json', 'bad_query', 'site_paused' ],
	} ),
	resume: defineEndpoint( {
		method: 'POST',
		path: '/v1/site/resume',
		summary:
			'The owner says that a paused site has moved: its new address is the right one.',
		auth: 'signed',
		body: z.strictObject( { home_url: z.string().max( 500 ) } ),
		status: 204,
		errors: [ 'bad_json', 'bad_query' ],
	} ),
	disconnect: defineEndpoint( {
		method: 'DELETE',
		path: '/v1/site',
		summary:
			'End the connection: keys stop working at once, numbers stay until the operator removes them.',
		auth: 'signed',
		status: 204,
		errors: [],
	} ),
	rotateKey: defineEndpoint( {
		method: 'POST',
		path: '/v1/site/rotate-key',
		summary: 'A new signing key; the old one stays valid for 24 hours.',
		auth: 'signed',
		response: z.strictObject( { key_id: z.string(), secret: z.string() } ),
		status: 200,
		errors: [],
	} ),
	placements: defineEndpoint( {
		method: 'PUT',
		path: '/v1/placements',
		summary: 'The blocks of one published post.',
		auth: 'signed',
		body: placementsSchema,
		status: 204,
		errors: [ 'bad_json', 'bad_query' ],
	} ),
	removeDemoData: defineEndpoint( {
		method: 'DELETE',
		path: '/v1/demo-data',
		summary: 'Take the simulated visits out of every number.',
		auth: 'signed',
		response: z.strictObject( { removed: z.int().min( 0 ) } ),
		status: 200,
		errors: [ 'busy' ],
	} ),
} as const;
