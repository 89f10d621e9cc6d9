import { __ } from '@wordpress/i18n';
import type { CtaKind } from '#contract/cta-kinds.ts';

/** What the editor says about one kind of button. */
export interface KindWords {
	/** The choice in the sidebar and the variation's title. */
	title: string;
	/** The variation's description in the inserter. */
	description: string;
	/** Text an empty button suggests. */
	placeholder: string;
	/** Scheme of the address, where the kind has one of its own. */
	scheme?: 'tel:' | 'sms:' | 'mailto:';
	/** Icon a new button of this kind begins with. */
	icon: string;
	/** Words people search the inserter with. */
	keywords: readonly string[];
}

/** Every kind in the owner's words; a function, because translations are loaded after the module. */
export const kindWords = (): Record< CtaKind, KindWords > => ( {
	link: {
		title: __( 'Call to action', 'cairn' ),
		description: __(
			'A button to any page, counted by visits that saw and clicked it.',
			'cairn'
		),
		placeholder: __( 'Shop now', 'cairn' ),
		icon: '',
		keywords: [ __( 'link', 'cairn' ) ],
	},
	pricing: {
		title: __( 'See prices', 'cairn' ),
		description: __(
			'A button to your prices: shows who considers buying.',
			'cairn'
		),
		placeholder: __( 'See prices', 'cairn' ),
		icon: 'tag',
		keywords: [ __( 'pricing', 'cairn' ), __( 'plans', 'cairn' ) ],
	},
	demo: {
		title: __( 'Request a demo', 'cairn' ),
		description: __(
			'A button to your demo or consultation page.',
			'cairn'
		),
		placeholder: __( 'Request a demo', 'cairn' ),
		icon: 'play',
		keywords: [ __( 'consultation', 'cairn' ), __( 'trial', 'cairn' ) ],
	},
	booking: {
		title: __( 'Book a time', 'cairn' ),
		description: __(
			'A button to your booking page or outside calendar.',
			'cairn'
		),
		placeholder: __( 'Book a time', 'cairn' ),
		icon: 'calendar',
		keywords: [ __( 'appointment', 'cairn' ), __( 'calendar', 'cairn' ) ],
	},
	affiliate: {
		title: __( 'Partner link', 'cairn' ),
		description: __(
			'A button to a partner’s shop, marked as sponsored for search engines.',
			'cairn'
		),
		placeholder: __( 'View at partner', 'cairn' ),
		icon: 'external',
		keywords: [ __( 'affiliate', 'cairn' ), __( 'outbound', 'cairn' ) ],
	},
	download: {
		title: __( 'Download', 'cairn' ),
		description: __(
			'A button that hands out a file: guide, price list, e-book.',
			'cairn'
		),
		placeholder: __( 'Download the guide', 'cairn' ),
		icon: 'download',
		keywords: [ __( 'file', 'cairn' ), __( 'e-book', 'cairn' ) ],
	},
	call: {
		title: __( 'Call us', 'cairn' ),
		description: __(
			'A button that calls a phone number with one tap.',
			'cairn'
		),
		placeholder: __( 'Call us', 'cairn' ),
		scheme: 'tel:',
		icon: 'phone',
		keywords: [ __( 'phone', 'cairn' ), __( 'telephone', 'cairn' ) ],
	},
	sms: {
		title: __( 'Send an SMS', 'cairn' ),
		description: __(
			'A button that opens a text message to your number.',
			'cairn'
		),
		placeholder: __( 'Text us', 'cairn' ),
		scheme: 'sms:',
		icon: 'message',
		keywords: [ __( 'text message', 'cairn' ) ],
	},
	mail: {
		title: __( 'Write an e-mail', 'cairn' ),
		description: __(
			'A button that opens an e-mail to your address.',
			'cairn'
		),
		placeholder: __( 'Write to us', 'cairn' ),
		scheme: 'mailto:',
		icon: 'mail',
		keywords: [ __( 'contact', 'cairn' ) ],
	},
	chat: {
		title: __( 'Start a chat', 'cairn' ),
		description: __(
			'A button to your chat: WhatsApp, Messenger or any other address.',
			'cairn'
		),
		placeholder: __( 'Chat with us', 'cairn' ),
		icon: 'message',
		keywords: [ __( 'messenger', 'cairn' ) ],
	},
	map: {
		title: __( 'Show the way', 'cairn' ),
		description: __( 'A button to your place on a map.', 'cairn' ),
		placeholder: __( 'Find us', 'cairn' ),
		icon: 'pin',
		keywords: [ __( 'directions', 'cairn' ), __( 'address', 'cairn' ) ],
	},
} );
