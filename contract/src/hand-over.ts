/**
 * Handing confirmed contacts over to services that send the letters: where to, what waits, what could not be delivered.
 * Secrets travel only towards the service and are never answered again.
 */
import { z } from 'zod';
import { actorSchema } from './contacts.ts';
import { identifier } from './events/fields.ts';

/** Where the service can hand over to. The position in the list is what the tables hold: append only. */
export const DESTINATION_KINDS = [
	'mailchimp',
	'brevo',
	'klaviyo',
	'webhook',
] as const;

export type DestinationKind = ( typeof DESTINATION_KINDS )[ number ];

/**
 * - `new`: it has not been tried successfully yet; jobs wait.
 * - `active`: jobs are delivered.
 * - `paused`: by a person; jobs wait.
 * - `refused`: it does not accept the key or the settings; jobs wait until somebody has seen to it.
 * - `gone`: the receiver said that it is there no longer.
 *
 * The position in the list is what the table holds: append only.
 */
export const DESTINATION_STATES = [
	'new',
	'active',
	'paused',
	'refused',
	'gone',
] as const;

export type DestinationState = ( typeof DESTINATION_STATES )[ number ];

/** What is told. The position in the list is what the table holds: append only. */
export const HAND_OVER_ACTIONS = [
	'subscribe',
	'unsubscribe',
	'erase',
] as const;

export type HandOverAction = ( typeof HAND_OVER_ACTIONS )[ number ];

/**
 * - `waiting`: to be delivered, or delivered again.
 * - `done`: the receiver has it.
 * - `dead`: it will not be tried again by itself.
 * - `cancelled`: the person took the consent back before it was delivered.
 *
 * The position in the list is what the table holds: append only.
 */
export const HAND_OVER_STATES = [
	'waiting',
	'done',
	'dead',
	'cancelled',
] as const;

export type HandOverState = ( typeof HAND_OVER_STATES )[ number ];

/** Why something was not delivered, or why a destination is not used. The screen has a sentence for each. */
export const HAND_OVER_REASONS = [
	/** No connection, or none that could be trusted. */
	'unreachable',
	/** No answer in time. */
	'timeout',
	/** Too much at once; it said when to come again. */
	'rate_limited',
	/** A failure of the receiver's own. */
	'receiver_failed',
	/** The key is not accepted. */
	'key_refused',
	/** The list, or what is set for it, is not there. */
	'list_missing',
	/** The list sends a confirmation mail of its own: people would be asked twice. */
	'list_confirms_again',
	/** The receiver does not accept what was sent. */
	'refused',
	/** The person took the consent back there; that stands. */
	'unsubscribed_there',
	/** The receiver does not accept this address. */
	'address_refused',
	/** The receiver answered that it is gone. */
	'gone',
	/** The address leads into a private network, or is none. */
	'address_not_allowed',
	/** The receiver did not prove that it is meant. */
	'not_verified',
	/** It sent the request elsewhere. */
	'redirected',
	/** What is to be handed over is not stored any more. */
	'nothing_to_send',
] as const;

export type HandOverReason = ( typeof HAND_OVER_REASONS )[ number ];

/** 16 characters of base36, made by the service. */
export const destinationIdSchema = z.string().regex( /^[a-z0-9]{16}$/ );
/** 32 hex digits. */
export const handOverJobIdSchema = z.string().regex( /^[0-9a-f]{32}$/ );

/** Destinations a site may have. */
export const MOST_DESTINATIONS = 10;

/** Which of the site's lists is which of the receiver's; `list` names ours. */
export const listPairSchema = z.strictObject( {
	list: identifier,
	/** The receiver's own id of its list. A webhook has none: empty. */
	target: z
		.string()
		.max( 64 )
		.regex( /^[A-Za-z0-9_-]*$/ ),
} );

export type ListPair = z.infer< typeof listPairSchema >;

export const destinationSchema = z.strictObject( {
	destination_id: destinationIdSchema,
	kind: z.enum( DESTINATION_KINDS ),
	name: z.string(),
	state: z.enum( DESTINATION_STATES ),
	/** Why it is `refused`, or why it is waited with. */
	reason: z.enum( HAND_OVER_REASONS ).nullable(),
	/** What the receiver said, without anything that names a person. */
	detail: z.string().nullable(),
	/** Nothing is sent before this moment, ISO 8601. */
	not_before: z.string().nullable(),
	/** The last four characters of the key. */
	key_ends: z.string().nullable(),
	/** Of a webhook. */
	address: z.string().nullable(),
	/** A webhook is sent mail address and name; otherwise ids only. */
	with_person: z.boolean(),
	/** Who agreed where no confirmation is asked for is handed over, too. */
	with_given: z.boolean(),
	/** Subscribers that were imported with the source of their proof are, too. */
	with_imported: z.boolean(),
	lists: z.array( listPairSchema ),
	waiting: z.int().min( 0 ),
	dead: z.int().min( 0 ),
	done: z.int().min( 0 ),
	/** When something was last delivered, ISO 8601. */
	last_done: z.string().nullable(),
} );

export type Destination = z.infer< typeof destinationSchema >;

export const destinationListSchema = z.strictObject( {
	destinations: z.array( destinationSchema ),
	/** Names of the lists that people of this site have agreed to. */
	known_lists: z.array( z.string() ),
} );

export type DestinationList = z.infer< typeof destinationListSchema >;

export const destinationSaveSchema = z.strictObject( {
	/** Left out: a new one. */
	destination_id: destinationIdSchema.optional(),
	kind: z.enum( DESTINATION_KINDS ),
	name: z.string().trim().min( 1 ).max( 100 ),
	/** Left out: the one it has. Not of a webhook, whose secret the service makes. */
	key: z.string().trim().min( 8 ).max( 300 ).optional(),
	/** Of a webhook: where it is sent to. */
	address: z.string().trim().max( 500 ).optional(),
	with_person: z.boolean().optional(),
	/** Left out: as it was; not, where it is new. */
	with_given: z.boolean().optional(),
	with_imported: z.boolean().optional(),
	lists: z.array( listPairSchema ).max( 50 ),
	/** Klaviyo signs what it sends back with a secret that its owner chose. */
	back_secret: z.string().trim().min( 16 ).max( 200 ).optional(),
} );

export type DestinationSave = z.infer< typeof destinationSaveSchema >;

export const destinationSavedSchema = z.strictObject( {
	destination_id: destinationIdSchema,
	/** Shown this once: what a webhook is signed with. */
	signing_secret: z.string().nullable(),
	/** Shown this once: where the receiver tells of people who unsubscribed there. A path of the service. */
	back_path: z.string().nullable(),
} );

export type DestinationSaved = z.infer< typeof destinationSavedSchema >;

export const destinationNamedSchema = z.strictObject( {
	destination_id: destinationIdSchema,
} );

export const destinationStateSchema = z.strictObject( {
	destination_id: destinationIdSchema,
	state: z.enum( [ 'active', 'paused' ] ),
} );

/** What a try of a destination showed. Nobody is handed over by it. */
export const destinationTestSchema = z.strictObject( {
	ok: z.boolean(),
	reason: z.enum( HAND_OVER_REASONS ).nullable(),
	detail: z.string().nullable(),
	/** HTTP status; null: there was no answer. */
	status: z.int().nullable(),
	/** The receiver's lists. */
	lists: z.array(
		z.strictObject( {
			id: z.string(),
			name: z.string(),
			/** It sends a confirmation mail of its own. */
			confirms_again: z.boolean(),
		} )
	),
} );

export type DestinationTest = z.infer< typeof destinationTestSchema >;

export const handOverQuerySchema = z.strictObject( {
	/** Addresses are shown masked: the look is logged. */
	actor: actorSchema,
	state: z.enum( HAND_OVER_STATES ),
	destination_id: destinationIdSchema.optional(),
	/** From 1, 25 a page. */
	page: z.int().min( 1 ).max( 100000 ).optional(),
} );

export type HandOverQuery = z.infer< typeof handOverQuerySchema >;

export const handOverJobSchema = z.strictObject( {
	job_id: handOverJobIdSchema,
	destination_id: destinationIdSchema,
	destination: z.string(),
	action: z.enum( HAND_OVER_ACTIONS ),
	list: z.string(),
	state: z.enum( HAND_OVER_STATES ),
	/** Null: nothing of the person is stored any more. */
	email_masked: z.string().nullable(),
	tries: z.int().min( 0 ),
	/** ISO 8601. */
	made_at: z.string(),
	next_at: z.string().nullable(),
	ended_at: z.string().nullable(),
	reason: z.enum( HAND_OVER_REASONS ).nullable(),
	status: z.int().nullable(),
	/** What the receiver said, without anything that names a person. */
	detail: z.string().nullable(),
} );

export type HandOverJob = z.infer< typeof handOverJobSchema >;

export const handOverJobsSchema = z.strictObject( {
	jobs: z.array( handOverJobSchema ),
	total: z.int().min( 0 ),
	page: z.int().min( 1 ),
	pages: z.int().min( 0 ),
} );

export type HandOverJobs = z.infer< typeof handOverJobsSchema >;

/** Some dead letters. */
export const handOverNamedSchema = z.strictObject( {
	job_ids: z.array( handOverJobIdSchema ).min( 1 ).max( 100 ),
} );

export const handOverChangedSchema = z.strictObject( {
	changed: z.int().min( 0 ),
} );
