/** Reads what a receiver tells of people who unsubscribed there, or whose address takes no mail. */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { DestinationKind } from '#contract/hand-over.ts';
import { jsonOf } from './outcome.ts';
import { isSigned, sameText } from './standard-webhook.ts';

/** Names in lower case. */
export type BackHeaders = Readonly< Record< string, string | undefined > >;

export interface ToldBack {
	readonly email: string;
	readonly state: 'withdrawn' | 'bounced';
	/** They said that it was spam: nothing may be sent to them any more, whatever the list. */
	readonly everything: boolean;
	/** The receiver's list; null: all of them. */
	readonly target: string | null;
	/** Our list, where the receiver names that. */
	readonly list: string | null;
	/** ms since 1970; null: now. */
	readonly at: number | null;
}

export interface BackRequest {
	readonly headers: BackHeaders;
	readonly body: string;
	/** What the receiver signs with; null: the secret path alone is the proof. */
	readonly secret: string | null;
	/** ms since 1970. */
	readonly now: number;
}

/** Null: the signature is not right. Empty: nothing that concerns us. */
export function readToldBack(
	kind: DestinationKind,
	request: BackRequest
): readonly ToldBack[] | null {
	switch ( kind ) {
		case 'mailchimp':
			return readMailchimp( request );
		case 'brevo':
			return readBrevo( request );
		case 'klaviyo':
			return readKlaviyo( request );
		case 'webhook':
			return readWebhook( request );
	}
}

/** Form data: `type`, `fired_at`, `data[email]`, `data[list_id]`, `data[reason]`. */
function readMailchimp( { body }: BackRequest ): readonly ToldBack[] {
	const form = new URLSearchParams( body );
	const email = form.get( 'data[email]' );
	const type = form.get( 'type' );
	if ( email === null || ( type !== 'unsubscribe' && type !== 'cleaned' ) ) {
		return [];
	}
	// `cleaned` for abuse: the person said that it was spam, so it is their will and not the address.
	const isSpam = form.get( 'data[reason]' ) === 'abuse';
	const isBounce = type === 'cleaned' && ! isSpam;
	return [
		{
			email,
			state: isBounce ? 'bounced' : 'withdrawn',
			everything: isSpam,
			target: isBounce ? null : form.get( 'data[list_id]' ),
			list: null,
			at: timeOf( `${ form.get( 'fired_at' ) ?? '' } UTC` ),
		},
	];
}

const brevoSchema = z.object( {
	event: z.string(),
	email: z.string(),
	list_id: z.array( z.union( [ z.string(), z.number() ] ) ).nullish(),
	/** Seconds, UTC; `ts` and the dates are in the account's own time. */
	ts_event: z.number().nullish(),
} );

/**
 * Marketing events as https://developers.brevo.com/docs/marketing-webhooks has them, where the person who unsubscribes is
 * `unsubscribe`; transactional ones, of https://developers.brevo.com/docs/transactional-webhooks, are `unsubscribed`.
 */
const BREVO_STATES: Readonly< Record< string, ToldBack[ 'state' ] > > = {
	unsubscribe: 'withdrawn',
	unsubscribed: 'withdrawn',
	spam: 'withdrawn',
	hard_bounce: 'bounced',
};

function readBrevo( { body }: BackRequest ): readonly ToldBack[] {
	const told = brevoSchema.safeParse( jsonOf( body ) ).data;
	const state = BREVO_STATES[ told?.event ?? '' ];
	if ( told === undefined || state === undefined ) {
		return [];
	}
	const common = {
		email: told.email,
		state,
		everything: told.event === 'spam',
		list: null,
		at: typeof told.ts_event === 'number' ? told.ts_event * 1000 : null,
	};
	const lists = state === 'bounced' ? [] : ( told.list_id ?? [] );
	return lists.length === 0
		? [ { ...common, target: null } ]
		: lists.map( ( id ) => ( { ...common, target: String( id ) } ) );
}

const klaviyoSchema = z.object( {
	data: z.array(
		z.object( {
			topic: z.string(),
			payload: z.object( {
				data: z
					.object( {
						attributes: z
							.object( {
								email: z.string().optional(),
								/** Seconds. */
								timestamp: z.number().optional(),
								event_properties: z
									.record( z.string(), z.unknown() )
									.optional(),
							} )
							.optional(),
					} )
					.optional(),
				included: z
					.array(
						z.object( {
							type: z.string(),
							attributes: z.object( {
								email: z.string().optional(),
							} ),
						} )
					)
					.optional(),
			} ),
		} )
	),
} );

/**
 * Topics of https://developers.klaviyo.com/en/docs/working_with_system_webhooks. `bounced_email` is told of passing trouble as
 * well; its event says which.
 */
const KLAVIYO_STATES: Readonly< Record< string, ToldBack[ 'state' ] > > = {
	'event:klaviyo.unsubscribed_from_email_marketing': 'withdrawn',
	'event:klaviyo.manually_suppressed_from_email_marketing': 'withdrawn',
	'event:klaviyo.marked_email_as_spam': 'withdrawn',
	'event:klaviyo.bounced_email': 'bounced',
};

/** What Klaviyo's event calls a bounce that lasts, and one that passes. */
const isPassing = ( properties: Readonly< Record< string, unknown > > ) =>
	/soft/i.test( String( properties[ 'Bounce Type' ] ?? '' ) );

/**
 * Signed: hex HMAC-SHA256 over the body and the header `Klaviyo-Timestamp`. An item's payload is built like the answer of "Get
 * Event": the address is the profile's where that is included, else the event's own property.
 */
function readKlaviyo( {
	headers,
	body,
	secret,
}: BackRequest ): readonly ToldBack[] | null {
	const right = createHmac( 'sha256', secret ?? '' )
		.update( body + ( headers[ 'klaviyo-timestamp' ] ?? '' ) )
		.digest( 'hex' );
	if (
		secret === null ||
		! sameText( headers[ 'klaviyo-signature' ] ?? '', right )
	) {
		return null;
	}
	const told = klaviyoSchema.safeParse( jsonOf( body ) ).data?.data ?? [];
	return told.flatMap( ( { topic, payload } ) => {
		const state = KLAVIYO_STATES[ topic ];
		const event = payload.data?.attributes;
		const properties = event?.event_properties ?? {};
		const { email_address: own } = properties;
		const email =
			payload.included?.find( ( { type } ) => type === 'profile' )
				?.attributes.email ??
			event?.email ??
			( typeof own === 'string' ? own : undefined );
		if (
			state === undefined ||
			email === undefined ||
			( state === 'bounced' && isPassing( properties ) )
		) {
			return [];
		}
		return [
			{
				email,
				state,
				everything: topic === 'event:klaviyo.marked_email_as_spam',
				target: null,
				list: null,
				at:
					event?.timestamp === undefined
						? null
						: event.timestamp * 1000,
			},
		];
	} );
}

const webhookSchema = z.object( {
	type: z.enum( [ 'contact.unsubscribed', 'contact.bounced' ] ),
	timestamp: z.string(),
	data: z.object( {
		email: z.string(),
		list: z.string().optional(),
	} ),
} );

/** Standard Webhooks, signed with the secret of the way there. */
function readWebhook( request: BackRequest ): readonly ToldBack[] | null {
	const { headers, body, secret, now } = request;
	if ( secret === null || ! isSigned( secret, headers, body, now ) ) {
		return null;
	}
	const told = webhookSchema.safeParse( jsonOf( body ) ).data;
	return told === undefined
		? []
		: [
				{
					email: told.data.email,
					state:
						told.type === 'contact.bounced'
							? 'bounced'
							: 'withdrawn',
					everything: false,
					target: null,
					list: told.data.list ?? null,
					at: timeOf( told.timestamp ),
				},
			];
}

function timeOf( text: string ): number | null {
	const at = Date.parse( text );
	return Number.isFinite( at ) ? at : null;
}
