/** What kinds, states and reasons are called, and what to do about each. */
import { __ } from '@wordpress/i18n';
import type {
	Destination,
	DestinationKind,
	DestinationState,
	HandOverAction,
	HandOverReason,
	HandOverState,
} from '#contract/hand-over.ts';

// Repeated here because the contract's list stands in a file that loads zod; the type keeps it right.
export const KINDS: readonly DestinationKind[] = [
	'mailchimp',
	'brevo',
	'klaviyo',
	'webhook',
];

export function kindLabel( kind: DestinationKind ): string {
	const words: Record< DestinationKind, string > = {
		mailchimp: 'Mailchimp',
		brevo: 'Brevo',
		klaviyo: 'Klaviyo',
		webhook: __( 'Signed webhook', 'cairn' ),
	};
	return words[ kind ];
}

/** Where the owner finds the key. */
export function keyHelp( kind: DestinationKind ): string {
	const words: Record< DestinationKind, string > = {
		mailchimp: __(
			'Mailchimp: Account, Extras, API keys. It ends with a dash and your data centre, such as -us7.',
			'cairn'
		),
		brevo: __(
			'Brevo: SMTP & API, API keys. It begins with xkeysib-.',
			'cairn'
		),
		klaviyo: __(
			'Klaviyo: Settings, API keys, a private key that may read and write lists, profiles and subscriptions. It begins with pk_.',
			'cairn'
		),
		webhook: '',
	};
	return words[ kind ];
}

export function stateLabel( state: DestinationState ): string {
	const words: Record< DestinationState, string > = {
		new: __( 'Not tried yet', 'cairn' ),
		active: __( 'In use', 'cairn' ),
		paused: __( 'Paused', 'cairn' ),
		refused: __( 'Stopped: needs you', 'cairn' ),
		gone: __( 'Gone', 'cairn' ),
	};
	return words[ state ];
}

/** What is wrong and what to do; every sentence says both. */
export function reasonWords( reason: HandOverReason ): string {
	const words: Record< HandOverReason, string > = {
		unreachable: __(
			'No connection. It is tried again by itself.',
			'cairn'
		),
		timeout: __(
			'No answer in time. It is tried again by itself.',
			'cairn'
		),
		rate_limited: __(
			'It asked for a pause. Cairn goes on when that is over.',
			'cairn'
		),
		receiver_failed: __(
			'It had a failure of its own. It is tried again by itself.',
			'cairn'
		),
		key_refused: __(
			'It does not accept the key. Enter a new one, then try again. Nobody is lost meanwhile.',
			'cairn'
		),
		list_missing: __(
			'It has no such list. Choose another one, then try again. Nobody is lost meanwhile.',
			'cairn'
		),
		list_confirms_again: __(
			'This list sends a confirmation mail of its own, so people would be asked twice. Set it to single opt-in there, then try again.',
			'cairn'
		),
		refused: __( 'It does not accept what was sent.', 'cairn' ),
		unsubscribed_there: __(
			'The person unsubscribed there, and that stands. They can subscribe again by a form of that service.',
			'cairn'
		),
		address_refused: __( 'It does not accept this address.', 'cairn' ),
		gone: __(
			'It answered that it is there no longer. Delete it, or enter a new address.',
			'cairn'
		),
		address_not_allowed: __(
			'The address must begin with https:// and lead to the public internet, without another port.',
			'cairn'
		),
		not_verified: __(
			'It did not give the challenge back. It must answer with {"challenge": "…"}, as the guide says.',
			'cairn'
		),
		redirected: __(
			'It sends requests elsewhere. Enter the address where they end.',
			'cairn'
		),
		nothing_to_send: __(
			'What was to be handed over is not stored any more, or was taken back.',
			'cairn'
		),
	};
	return Object.hasOwn( words, reason ) ? words[ reason ] : reason;
}

/** The sentence below a destination's name. */
export function destinationWords( {
	state,
	reason,
	detail,
}: Pick< Destination, 'state' | 'reason' | 'detail' > ): string {
	if ( reason !== null ) {
		return detail === null
			? reasonWords( reason )
			: `${ reasonWords( reason ) } (${ detail })`;
	}
	return state === 'new'
		? __( 'People wait until a test has worked.', 'cairn' )
		: '';
}

export function actionLabel( action: HandOverAction ): string {
	const words: Record< HandOverAction, string > = {
		subscribe: __( 'Subscribe', 'cairn' ),
		unsubscribe: __( 'Unsubscribe', 'cairn' ),
		erase: __( 'Erase', 'cairn' ),
	};
	return words[ action ];
}

export function jobStateLabel( state: HandOverState ): string {
	const words: Record< HandOverState, string > = {
		waiting: __( 'Waiting', 'cairn' ),
		dead: __( 'Not delivered', 'cairn' ),
		done: __( 'Delivered', 'cairn' ),
		cancelled: __( 'Taken back', 'cairn' ),
	};
	return words[ state ];
}
