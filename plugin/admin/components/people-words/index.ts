/** What forms are for, how consents stand and where leads are, in words that every screen about people shares. */
import { __ } from '@wordpress/i18n';
import type {
	ConsentOrigin,
	ContactConsentState,
	FormPurpose,
	LeadStatus,
} from '#contract/forms.ts';

/** A form of a purpose. One that this plugin does not know yet shows its key. */
export function purposeLabel( purpose: string ): string {
	const labels: Record< FormPurpose, string > = {
		newsletter: __( 'Newsletter', 'cairn' ),
		sms: __( 'Text messages', 'cairn' ),
		download: __( 'Download', 'cairn' ),
		voucher: __( 'Voucher', 'cairn' ),
		webinar: __( 'Webinar', 'cairn' ),
		demo: __( 'Demo', 'cairn' ),
		consultation: __( 'Consultation', 'cairn' ),
		quote: __( 'Quote', 'cairn' ),
		trial: __( 'Free trial', 'cairn' ),
		waitlist: __( 'Waiting list', 'cairn' ),
		member: __( 'Membership', 'cairn' ),
		contact: __( 'Contact request', 'cairn' ),
		'back-in-stock': __( 'Back in stock', 'cairn' ),
		'price-drop': __( 'Price drop', 'cairn' ),
	};
	return wordOf( labels, purpose );
}

/** `none` where nothing was ever agreed to. */
export function consentLabel( state: string ): string {
	const labels: Record< ContactConsentState | 'none', string > = {
		requested: __( 'Asked, not confirmed', 'cairn' ),
		confirmed: __( 'Confirmed', 'cairn' ),
		given: __( 'Given', 'cairn' ),
		withdrawn: __( 'Withdrawn', 'cairn' ),
		bounced: __( 'Address takes no mail', 'cairn' ),
		expired: __( 'Never confirmed', 'cairn' ),
		none: __( 'None', 'cairn' ),
	};
	return wordOf( labels, state );
}

export function statusLabel( status: string ): string {
	const labels: Record< LeadStatus, string > = {
		new: __( 'New', 'cairn' ),
		working: __( 'In contact', 'cairn' ),
		qualified: __( 'Qualified', 'cairn' ),
		won: __( 'Won', 'cairn' ),
		lost: __( 'Lost', 'cairn' ),
	};
	return wordOf( labels, status );
}

/** Where a consent was given. */
export function originLabel( origin: string ): string {
	const labels: Record< ConsentOrigin, string > = {
		form: __( 'Form on this site', 'cairn' ),
		checkout: __( 'Box at the checkout', 'cairn' ),
		account: __( 'Box in the account form', 'cairn' ),
		preferences: __( 'Preferences page', 'cairn' ),
		import: __( 'Imported', 'cairn' ),
		other_form: __( 'Form of another plugin', 'cairn' ),
	};
	return wordOf( labels, origin );
}

/** A newer service may know a word that this plugin has none for. */
function wordOf( labels: Record< string, string >, key: string ): string {
	return Object.hasOwn( labels, key ) ? ( labels[ key ] ?? key ) : key;
}
