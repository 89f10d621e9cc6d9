/**
 * What WordPress tells the service of people who left an address, as facts that may arrive late or twice.
 * Everything a person typed travels and waits sealed to the service's public key (`sodium_crypto_box_seal`);
 * nothing outside the box names anybody.
 */
import { z } from 'zod';
import {
	blockIdSchema,
	consentSchema,
	eventIdSchema,
	visitorReferenceSchema,
} from './batch.ts';
import { count, identifier, objectId } from './events/fields.ts';
import {
	CONSENT_ORIGINS,
	FORM_PURPOSE_NAMES,
	IMPORT_PURPOSES,
	LEAD_STATUSES,
	SUSPICIONS,
	WITHDRAWAL_CHANNELS,
} from './forms.ts';
import { STAGES } from './stages.ts';

/** ms since 1970, the site's clock. */
const instant = z.int().min( 0 ).max( 9007199254740991 );

/** Base64 of a sealed box around the JSON of one of the `…Sealed` schemas below. */
const sealed = z.string().min( 1 ).max( 60000 );

/** SHA-256 in lower-case hex. */
export const digestSchema = z.string().regex( /^[0-9a-f]{64}$/ );

/** Key of a field of a form: ten base36 characters like a block's id, or one of the plain words that fields map to. */
export const fieldKeySchema = z.string().regex( /^[a-z0-9_-]{1,40}$/ );

/** What was typed, with the proof of where it was typed. Inside a sealed box. */
export const personSealedSchema = z.strictObject( {
	/** As typed, trimmed. At least one of `email` and `phone` is there. */
	email: z.string().max( 254 ).optional(),
	/** E.164. */
	phone: z
		.string()
		.regex( /^\+[1-9][0-9]{6,14}$/ )
		.optional(),
	name: z.string().max( 200 ).optional(),
	company: z.string().max( 200 ).optional(),
	/** The other fields, by key, with the label that was shown. */
	fields: z
		.array(
			z.strictObject( {
				key: fieldKeySchema,
				label: z.string().max( 300 ),
				value: z.string().max( 5000 ),
			} )
		)
		.max( 40 ),
	/** Of the request; kept encrypted, for proof only. */
	ip: z.string().max( 45 ).optional(),
	user_agent: z.string().max( 1000 ).optional(),
} );

export type PersonSealed = z.infer< typeof personSealedSchema >;

/** Who confirmed. Inside a sealed box. */
export const proofSealedSchema = z.strictObject( {
	ip: z.string().max( 45 ).optional(),
	user_agent: z.string().max( 1000 ).optional(),
} );

/** Whom a withdrawal or an erasure is about. Inside a sealed box. */
export const addressSealedSchema = z.strictObject( {
	email: z.string().max( 254 ).optional(),
	phone: z.string().max( 20 ).optional(),
} );

/** Whom an erasure is about, and who ran it. Inside a sealed box: a login name may be a mail address. */
export const erasureSealedSchema = z.strictObject( {
	...addressSealedSchema.shape,
	by: z
		.strictObject( {
			user_id: z.int().min( 0 ).max( 4294967295 ),
			name: z.string().max( 60 ),
		} )
		.optional(),
} );

/** One consent as it was asked for: never ticked beforehand. */
export const askedConsentSchema = z.strictObject( {
	/** Which list or purpose it is for. */
	list: identifier,
	/** Exactly what stood beside the box, or above the button. */
	text: z.string().max( 5000 ),
	text_hash: digestSchema,
	/** BCP 47. */
	lang: z.string().max( 35 ),
	/** A box was ticked; false: the sentence above the button was the consent. */
	ticked: z.boolean(),
} );

export type AskedConsent = z.infer< typeof askedConsentSchema >;

const fact = {
	/** Unique per site: a retry is the same fact. */
	fact_key: z.string().min( 1 ).max( 120 ),
	at: instant,
};

/** A form was sent: to a form of ours, a box at the checkout, or a form of another plugin. */
export const submissionFactSchema = z.strictObject( {
	...fact,
	fact: z.literal( 'submission' ),
	/** Made by the browser, kept over retries; by PHP where there is no script. */
	submission_id: eventIdSchema,
	origin: z.enum( CONSENT_ORIGINS ),
	purpose: z.enum( FORM_PURPOSE_NAMES ),
	/** The form's block instance; null where no block stood. */
	block_id: blockIdSchema.nullable(),
	/** Which published state of the form was shown. */
	config_hash: digestSchema.nullable(),
	/** What another plugin's form is called; never what was typed. */
	form_name: z.string().max( 200 ).optional(),
	/** Path of the page. */
	page: z.string().max( 500 ).nullable(),
	lang: z.string().max( 35 ),
	double_opt_in: z.boolean(),
	/** Id of the event `requested`, or of the step itself where no confirmation is asked for. */
	event_id: eventIdSchema,
	visitor: visitorReferenceSchema.optional(),
	consent: consentSchema.optional(),
	staff: z.literal( 1 ).optional(),
	automated: z.literal( 1 ).optional(),
	suspicions: z.array( z.enum( SUSPICIONS ) ).max( SUSPICIONS.length ),
	consents: z.array( askedConsentSchema ).max( 20 ),
	product_id: objectId.optional(),
	variation_id: objectId.optional(),
	resource_id: objectId.optional(),
	coupon_id: objectId.optional(),
	webinar_id: identifier.optional(),
	/** Start of the slot that is held, ms since 1970. */
	slot_at: instant.optional(),
	/** When what was asked for and not confirmed is to be deleted. */
	expires_at: instant.nullable(),
	/** `personSealedSchema`. Left out for other plugins' forms whose fields the owner did not map. */
	sealed: sealed.optional(),
} );

/** The link of the mail was followed and its button pressed. */
export const confirmationFactSchema = z.strictObject( {
	...fact,
	fact: z.literal( 'confirmation' ),
	submission_id: eventIdSchema,
	/** Id of the event `confirmed`; its time is the submission's, so that it counts in the visit that asked. */
	event_id: eventIdSchema,
	/** `proofSealedSchema`. */
	sealed,
} );

/** What became of a mail. */
export const mailFactSchema = z.strictObject( {
	...fact,
	fact: z.literal( 'mail' ),
	submission_id: eventIdSchema,
	kind: z.enum( [ 'confirm', 'resend', 'receipt', 'delivery' ] ),
	state: z.enum( [ 'sent', 'send_failed' ] ),
	/** SHA-256 of the token of the mail, never the token. */
	token_hash: digestSchema.nullable(),
	message_id: z.string().max( 255 ).nullable(),
	/** Changes when the template does. */
	template_version: z.string().max( 64 ),
} );

/** A consent was taken back; `list` null: all of them. */
export const withdrawalFactSchema = z.strictObject( {
	...fact,
	fact: z.literal( 'withdrawal' ),
	channel: z.enum( WITHDRAWAL_CHANNELS ),
	list: identifier.nullable(),
	/** Where the link was in a mail of ours. */
	submission_id: eventIdSchema.optional(),
	/** `addressSealedSchema`. */
	sealed,
} );

/** The address does not take mail. */
export const bounceFactSchema = z.strictObject( {
	...fact,
	fact: z.literal( 'bounce' ),
	channel: z.enum( [ 'provider', 'admin' ] ),
	/** `addressSealedSchema`. */
	sealed,
} );

/** A booking was moved or cancelled by its link, or somebody came to a webinar. */
export const bookingFactSchema = z.strictObject( {
	...fact,
	fact: z.literal( 'booking' ),
	submission_id: eventIdSchema,
	change: z.enum( [ 'moved', 'cancelled', 'attended' ] ),
	slot_at: instant.nullable(),
	/** Of `webinar_attend`. */
	event_id: eventIdSchema.optional(),
} );

/** Everything of one person must go; waits in the outbox while the service is down. */
export const erasureFactSchema = z.strictObject( {
	...fact,
	fact: z.literal( 'erasure' ),
	/** `erasureSealedSchema`. */
	sealed,
	/** Orders of the person: their link to visits goes too. */
	order_ids: z.array( objectId ).max( 1000 ),
} );

/** What was refused at a form on one site-local day, as counts: nobody is named, nothing typed is kept. */
export const refusalsFactSchema = z.strictObject( {
	...fact,
	fact: z.literal( 'refusals' ),
	block_id: blockIdSchema,
	day: z.string().regex( /^\d{4}-\d{2}-\d{2}$/ ),
	/** Filled the field nobody sees. */
	honeypot: count,
	/** Without a valid token of the page. */
	token: count,
	/** More than one network may send. */
	rate: count,
	/** Failed the site's own challenge. */
	challenge: count,
} );

export const contactFactSchema = z.discriminatedUnion( 'fact', [
	submissionFactSchema,
	confirmationFactSchema,
	mailFactSchema,
	withdrawalFactSchema,
	bounceFactSchema,
	bookingFactSchema,
	erasureFactSchema,
	refusalsFactSchema,
] );

export type SubmissionFact = z.infer< typeof submissionFactSchema >;
export type ConfirmationFact = z.infer< typeof confirmationFactSchema >;
export type MailFact = z.infer< typeof mailFactSchema >;
export type WithdrawalFact = z.infer< typeof withdrawalFactSchema >;
export type BounceFact = z.infer< typeof bounceFactSchema >;
export type BookingFact = z.infer< typeof bookingFactSchema >;
export type ErasureFact = z.infer< typeof erasureFactSchema >;
export type RefusalsFact = z.infer< typeof refusalsFactSchema >;
export type ContactFact = z.infer< typeof contactFactSchema >;

/** `POST /v1/contact-facts`, in the order in which they happened. */
export const contactFactBatchSchema = z.strictObject( {
	sent_at: instant,
	facts: z.array( contactFactSchema ).min( 1 ).max( 100 ),
} );

export type ContactFactBatch = z.infer< typeof contactFactBatchSchema >;

/** Who looks, for the audit log: WordPress' user id and login name. */
export const actorSchema = z.strictObject( {
	user_id: z.int().min( 0 ).max( 4294967295 ),
	name: z.string().max( 60 ),
} );

export type Actor = z.infer< typeof actorSchema >;

/** 16 characters of base36, made by the service. */
export const contactIdSchema = z.string().regex( /^[a-z0-9]{16}$/ );

export const contactFiltersShape = {
	/** Exact; sent in a body, never in an address. */
	email: z.string().max( 254 ).optional(),
	status: z.enum( LEAD_STATUSES ).optional(),
	purpose: z.enum( FORM_PURPOSE_NAMES ).optional(),
	block_id: blockIdSchema.optional(),
	consent: z
		.enum( [ 'requested', 'confirmed', 'given', 'withdrawn', 'bounced' ] )
		.optional(),
	/** Only what looks as if no person had sent it. */
	suspicious: z.boolean().optional(),
	demo: z.boolean().optional(),
};

export const CONTACT_SORTS = [
	'last_seen',
	'first_seen',
	'orders',
	'net_sales',
	'forms',
] as const;

export const contactSearchSchema = z.strictObject( {
	actor: actorSchema,
	...contactFiltersShape,
	sort: z.enum( CONTACT_SORTS ).optional(),
	/** From 1, 25 a page. */
	page: z.int().min( 1 ).max( 100000 ).optional(),
} );

export type ContactSearch = z.infer< typeof contactSearchSchema >;

const moneySchema = z.strictObject( {
	/** Minor units of `currency`. */
	value: z.int(),
	currency: z.string(),
	/** How many figures of `value` stand behind the point. */
	decimals: z.int().min( 0 ).max( 4 ),
} );

export const contactRowSchema = z.strictObject( {
	contact_id: contactIdSchema,
	/** Null: never given. */
	name: z.string().nullable(),
	/** `b…r@example.com`. */
	email_masked: z.string().nullable(),
	status: z.enum( LEAD_STATUSES ),
	/** How far they came: retention with a second order, purchase with the first, consideration until then. */
	stage: z.enum( STAGES ),
	/** The first linked step; null: none is linked. */
	first_step: z.string().nullable(),
	/** ISO 8601. */
	first_seen: z.string(),
	last_seen: z.string(),
	forms: z.int().min( 0 ),
	orders: z.int().min( 0 ),
	/** Paid orders less what was given back, in the site's currency, and what was won offline. */
	net_sales: moneySchema.nullable(),
	/** The strongest state over all lists. */
	consent: z.string(),
	suspicious: z.boolean(),
	demo: z.boolean(),
} );

export const contactListSchema = z.strictObject( {
	rows: z.array( contactRowSchema ),
	total: z.int().min( 0 ),
	page: z.int().min( 1 ),
	pages: z.int().min( 0 ),
	/** Contacts at all: an empty list and an empty search differ. */
	all: z.int().min( 0 ),
} );

export type ContactRow = z.infer< typeof contactRowSchema >;
export type ContactList = z.infer< typeof contactListSchema >;

export const contactOpenSchema = z.strictObject( {
	actor: actorSchema,
	contact_id: contactIdSchema,
} );

/** One proof: what was asked, where and when, and what was answered. */
export const consentProofSchema = z.strictObject( {
	list: z.string(),
	state: z.string(),
	origin: z.enum( CONSENT_ORIGINS ),
	purpose: z.string(),
	text: z.string(),
	text_hash: z.string(),
	lang: z.string(),
	ticked: z.boolean(),
	page: z.string().nullable(),
	block_id: z.string().nullable(),
	block_name: z.string().nullable(),
	/** ISO 8601 in UTC with milliseconds. */
	requested_at: z.string(),
	requested_ip: z.string().nullable(),
	requested_user_agent: z.string().nullable(),
	mail_sent_at: z.string().nullable(),
	mail_message_id: z.string().nullable(),
	mail_template: z.string().nullable(),
	mail_failed: z.boolean(),
	confirmed_at: z.string().nullable(),
	confirmed_ip: z.string().nullable(),
	confirmed_user_agent: z.string().nullable(),
	expires_at: z.string().nullable(),
	withdrawn_at: z.string().nullable(),
	withdrawn_by: z.string().nullable(),
	/** Where an imported proof comes from, in the owner's words. */
	source: z.string().nullable(),
	/** Each proof's hash is over its own fields and the hash before it. */
	chain_hash: z.string(),
	chain_holds: z.boolean(),
} );

export type ConsentProof = z.infer< typeof consentProofSchema >;

/** What happened, newest first. */
export const timelineEntrySchema = z.strictObject( {
	at: z.string(),
	kind: z.enum( [
		'step',
		'submission',
		'consent',
		'mail',
		'order',
		'refund',
		'note',
		'status',
	] ),
	/** Event type, purpose, state or status: a key the screen has a word for. */
	type: z.string(),
	block_id: z.string().nullable(),
	block_name: z.string().nullable(),
	page: z.string().nullable(),
	variant: z.string().nullable(),
	product_id: z.int().nullable(),
	order_id: z.int().nullable(),
	money: moneySchema.nullable(),
	/** A note's words, or who changed a status. */
	text: z.string().nullable(),
} );

export const contactSchema = z.strictObject( {
	...contactRowSchema.shape,
	email: z.string().nullable(),
	phone: z.string().nullable(),
	company: z.string().nullable(),
	/** What else was typed, newest submission first. */
	fields: z.array(
		z.strictObject( {
			label: z.string(),
			value: z.string(),
			at: z.string(),
		} )
	),
	/** What was won outside the shop. */
	offline: moneySchema.nullable(),
	consents: z.array( consentProofSchema ),
	timeline: z.array( timelineEntrySchema ),
	/** Entries older than the ones shown. */
	timeline_more: z.int().min( 0 ),
	/** Visits of the same browser that may not be linked, where that is known. */
	not_linked: z.int().min( 0 ),
} );

export type Contact = z.infer< typeof contactSchema >;
export type TimelineEntry = z.infer< typeof timelineEntrySchema >;

export const contactChangeSchema = z.strictObject( {
	actor: actorSchema,
	contact_id: contactIdSchema,
	status: z.enum( LEAD_STATUSES ).optional(),
	/** Only with status `won`, minor units of the site's currency; null takes it back. */
	offline_value: z
		.int()
		.min( 0 )
		.max( 9007199254740991 )
		.nullable()
		.optional(),
	note: z.string().min( 1 ).max( 2000 ).optional(),
	/** Somebody found that the address takes no mail: its consents end, and nothing is sent to it any more. */
	bounced: z.literal( true ).optional(),
} );

export const contactMergeSchema = z.strictObject( {
	actor: actorSchema,
	into: contactIdSchema,
	from: contactIdSchema,
} );

export const contactEraseSchema = z.strictObject( {
	actor: actorSchema,
	contact_ids: z.array( contactIdSchema ).min( 1 ).max( 100 ),
} );

export const contactExportSchema = z.strictObject( {
	actor: actorSchema,
	...contactFiltersShape,
} );

/** Subscribers from elsewhere: a sentence must say where their proof is. */
export const contactImportSchema = z.strictObject( {
	actor: actorSchema,
	/** Unique per import, so that a repeat adds nobody twice. */
	import_id: eventIdSchema,
	list: identifier,
	/** What they signed up for; absent: the newsletter. */
	purpose: z.enum( IMPORT_PURPOSES ).optional(),
	source: z.string().min( 10 ).max( 500 ),
	/** The words they agreed to, where these are known. */
	text: z.string().max( 2000 ).optional(),
	lang: z.string().max( 35 ),
	rows: z
		.array(
			z.strictObject( {
				row: z.int().min( 1 ),
				email: z.string().max( 254 ),
				name: z.string().max( 200 ).optional(),
				/** When the consent was given and confirmed, ms since 1970, where known. */
				given_at: instant.optional(),
				confirmed_at: instant.optional(),
			} )
		)
		.min( 1 )
		.max( 500 ),
} );

export const contactImportAnswerSchema = z.strictObject( {
	added: z.int().min( 0 ),
	known: z.int().min( 0 ),
	/** Of `known`: what an earlier request of the same import had added. Its answer may have been lost on the way. */
	again: z.int().min( 0 ),
	/**
	 * Not taken, each with its reason. `withdrawn`: they took their consent to this list, or to all, back; `suppressed`: the
	 * address may not be written to, because it takes no mail or its owner was erased.
	 */
	refused: z.array(
		z.strictObject( {
			row: z.int(),
			reason: z.enum( [
				'not_an_address',
				'suppressed',
				'twice',
				'withdrawn',
			] ),
		} )
	),
} );

/** What becomes of a sign-up that WordPress keeps a row of. The position in the list is what the table holds: append only. */
export const CONSENT_ENDS = [
	/** Taken back, wherever. */
	'withdrawn',
	/** The address takes no mail. */
	'bounced',
	/** Erased, or its time was over: nothing may be kept of it. */
	'forgotten',
] as const;

export type ConsentEnd = ( typeof CONSENT_ENDS )[ number ];

export const endedConsentsQuerySchema = z.strictObject( {
	/** `next` of the answer before; left out: from the start. */
	after: z.coerce.number().int().min( 0 ).max( 9007199254740991 ).optional(),
} );

/** Consents that ended, in the order in which the service learned of it. Sign-ups are named, people are not. */
export const endedConsentsSchema = z.strictObject( {
	ended: z.array(
		z.strictObject( {
			submission_id: z
				.string()
				.regex( /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ ),
			/** Null: everything that was agreed to with it. */
			list: identifier.nullable(),
			state: z.enum( CONSENT_ENDS ),
		} )
	),
	/** To be asked for next. */
	next: z.int().min( 0 ),
	/** There are more by now. */
	more: z.boolean(),
} );

export type EndedConsents = z.infer< typeof endedConsentsSchema >;

/** One page of what is known of an address, for WordPress' own privacy tools. */
export const privacyRequestSchema = z.strictObject( {
	actor: actorSchema,
	email: z.string().max( 254 ),
	/** Orders and account of the person, which only WordPress knows. */
	order_ids: z.array( objectId ).max( 1000 ),
	/** From 1. */
	page: z.int().min( 1 ).max( 100000 ),
} );

export const privacyExportSchema = z.strictObject( {
	items: z.array(
		z.strictObject( {
			/** Key of a group the plugin has a heading for. */
			group: z.enum( [
				'contact',
				'consents',
				'submissions',
				'steps',
				'orders',
				'notes',
			] ),
			item_id: z.string(),
			data: z.array(
				z.strictObject( { name: z.string(), value: z.string() } )
			),
		} )
	),
	done: z.boolean(),
} );

export const privacyEraseSchema = z.strictObject( {
	removed: z.int().min( 0 ),
	/** Kept, for the reasons of `kept`. */
	retained: z.int().min( 0 ),
	/**
	 * - `proofs`: consents whose proof is kept until its time is over.
	 * - `suppressions`: addresses that stay barred from being written to.
	 * Both under a keyed fingerprint of the address alone. WordPress has the words.
	 */
	kept: z.strictObject( {
		proofs: z.int().min( 0 ),
		suppressions: z.int().min( 0 ),
	} ),
	done: z.boolean(),
} );

/** One look at personal data, or one change of it. */
export const auditEntrySchema = z.strictObject( {
	at: z.string(),
	actor: actorSchema,
	action: z.enum( [
		'list',
		'search',
		'open',
		'change',
		'note',
		'merge',
		'export',
		'erase',
		'import',
		'privacy_export',
		'privacy_erase',
		'key_rotated',
	] ),
	contact_id: contactIdSchema.nullable(),
	/** How many people it was about. */
	people: z.int().min( 0 ),
} );

export const auditQuerySchema = z.strictObject( {
	page: z.coerce.number().int().min( 1 ).max( 100000 ).optional(),
} );

export const auditLogSchema = z.strictObject( {
	/** Newest first, 50 a page. */
	entries: z.array( auditEntrySchema ),
	/** Of all pages. */
	total: z.int().min( 0 ),
	pages: z.int().min( 0 ),
} );

export type AuditEntry = z.infer< typeof auditEntrySchema >;
export type AuditLog = z.infer< typeof auditLogSchema >;
