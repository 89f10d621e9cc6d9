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
	const isBounce =
		type === 'cleaned' && form.get( 'data[reason]' ) !== 'abuse';
	return [
		{
			email,
			state: isBounce ? 'bounced' : 'withdrawn',
			target: isBounce ? null : form.get( 'data[list_id]' ),
			list: null,
			at: timeOf( `${ form.get( 'fired_at' ) ?? '' } UTC` ),
		},
	];
}

const brevoSchema = z.object( {
	event: z.string(),
	email: z.string(),
	list_id: z.array( z.union( [ z.string(), z.number() ] ) ).optional(),
	ts_event: z.number().optional(),
} );

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
		list: null,
		at: told.ts_event === undefined ? null : told.ts_event * 1000,
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
				data: z.object( {
					attributes: z.object( { email: z.string() } ).optional(),
				} ),
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

const KLAVIYO_STATES: Readonly< Record< string, ToldBack[ 'state' ] > > = {
	'event:klaviyo.unsubscribed_from_email_marketing': 'withdrawn',
	'event:klaviyo.unsubscribed_from_list': 'withdrawn',
	'event:klaviyo.marked_email_as_spam': 'withdrawn',
	'event:klaviyo.bounced_email': 'bounced',
};

/** Signed: hex HMAC-SHA256 over the body and the header `Klaviyo-Timestamp`. */
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
		const email =
			payload.data.attributes?.email ??
			payload.included?.find( ( { type } ) => type === 'profile' )
				?.attributes.email;
		return state === undefined || email === undefined
			? []
			: [ { email, state, target: null, list: null, at: null } ];
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
