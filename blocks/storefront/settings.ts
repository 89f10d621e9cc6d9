import type { UnansweredChoice } from '#contract/consent.ts';

/** What PHP prints for this module; the same for every visitor, so that a page can be cached. */
export interface StorefrontSettings {
	/** Where batches go: the service, or the shop's own relay. */
	readonly endpoint: string;
	/** The site's public key: names the site, authorises nothing. */
	readonly key: string;
	readonly consent: {
		/** How visitors who gave no answer are measured. */
		readonly mode: UnansweredChoice;
		/** The WP Consent API is active, so visitors can answer: blocks/consent is needed. */
		readonly api?: boolean;
	};
}

/** The settings of this page; `{}` on a page of a site that is not connected, which has none. */
export const settings: StorefrontSettings = JSON.parse(
	document.getElementById( 'wp-script-module-data-cairn/storefront' )
		?.textContent || '{}'
);
