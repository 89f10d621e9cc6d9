/** An entry of a timeline in words: what happened, and the small facts beside it. */
import { __, sprintf } from '@wordpress/i18n';
import type { TimelineEntry } from '#contract/contacts.ts';
import type { CairnAdminBoot } from '../../boot.ts';
import {
	purposeLabel,
	statusLabel,
} from '../../components/people-words/index.ts';
import { typeLabel } from '../../components/step-name/index.tsx';

/** A word, or the key where this plugin does not know the word yet. */
function wordOf( words: Record< string, string >, key: string ): string {
	return Object.hasOwn( words, key ) ? ( words[ key ] ?? key ) : key;
}

/** What became of a consent. `text` of the entry names the list. */
function consentHappened( state: string ): string {
	return wordOf(
		{
			requested: __( 'Asked to confirm', 'cairn' ),
			confirmed: __( 'Confirmed', 'cairn' ),
			given: __( 'Consented', 'cairn' ),
			withdrawn: __( 'Unsubscribed', 'cairn' ),
			bounced: __( 'Mail could not be delivered', 'cairn' ),
			expired: __( 'Did not confirm in time', 'cairn' ),
		},
		state
	);
}

function mailSent( kind: string, hasFailed: boolean ): string {
	if ( hasFailed ) {
		return __( 'A mail could not be sent', 'cairn' );
	}
	return wordOf(
		{
			confirm: __( 'Mail sent: please confirm', 'cairn' ),
			resend: __( 'Mail sent again: please confirm', 'cairn' ),
			receipt: __( 'Mail sent: receipt', 'cairn' ),
			delivery: __( 'Mail sent: what was asked for', 'cairn' ),
		},
		kind
	);
}

/** WooCommerce's own words for its own states. */
function orderStatus( status: string ): string {
	return wordOf(
		{
			pending: __( 'pending payment', 'cairn' ),
			processing: __( 'processing', 'cairn' ),
			'on-hold': __( 'on hold', 'cairn' ),
			completed: __( 'completed', 'cairn' ),
			cancelled: __( 'cancelled', 'cairn' ),
			refunded: __( 'refunded', 'cairn' ),
			failed: __( 'failed', 'cairn' ),
		},
		status
	);
}

function booking( change: string ): string {
	return wordOf(
		{
			moved: __( 'moved to another time', 'cairn' ),
			cancelled: __( 'cancelled', 'cairn' ),
			attended: __( 'attended', 'cairn' ),
		},
		change
	);
}

/** What happened. */
export function entryTitle(
	entry: TimelineEntry,
	boot: CairnAdminBoot
): string {
	switch ( entry.kind ) {
		case 'step':
			return typeLabel( boot, entry.type );
		case 'submission':
			return sprintf(
				/* translators: %s: what a form is for, such as "Newsletter". */
				__( 'Form sent: %s', 'cairn' ),
				purposeLabel( entry.type )
			);
		case 'consent':
			return consentHappened( entry.type );
		case 'mail':
			return mailSent( entry.type, entry.text === 'send_failed' );
		case 'order':
			return sprintf(
				/* translators: %s: number of an order. */
				__( 'Order %s', 'cairn' ),
				String( entry.order_id ?? '' )
			);
		case 'refund':
			return sprintf(
				/* translators: %s: number of an order. */
				__( 'Refund of order %s', 'cairn' ),
				String( entry.order_id ?? '' )
			);
		case 'note':
			return __( 'Note', 'cairn' );
		case 'status':
			return sprintf(
				/* translators: %s: where a lead stands, such as "Won". */
				__( 'Status: %s', 'cairn' ),
				statusLabel( entry.type )
			);
	}
}

/** Where and with what it happened, each a short part. */
export function entryFacts( entry: TimelineEntry ): string[] {
	const facts: ( string | false | null )[] = [
		entry.block_name,
		entry.page,
		entry.variant !== null &&
			sprintf(
				/* translators: %s: name of a variant of a test. */
				__( 'variant %s', 'cairn' ),
				entry.variant
			),
		entry.product_id !== null &&
			sprintf(
				/* translators: %s: number of a product. */
				__( 'product %s', 'cairn' ),
				String( entry.product_id )
			),
		entry.kind === 'order' && orderStatus( entry.type ),
		entry.kind === 'consent' &&
			entry.text &&
			sprintf(
				/* translators: %s: name of a mailing list or purpose. */
				__( 'list “%s”', 'cairn' ),
				entry.text
			),
		entry.kind === 'submission' && entry.text && booking( entry.text ),
		entry.kind === 'status' &&
			entry.text &&
			sprintf(
				/* translators: %s: name of a person of the team. */
				__( 'by %s', 'cairn' ),
				entry.text
			),
	];
	return facts.filter(
		( fact ): fact is string => typeof fact === 'string' && fact !== ''
	);
}
