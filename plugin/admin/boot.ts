/**
 * What PHP hands to the app in `window.cairnAdmin`, printed at the top of the page's head, before early.ts.
 *
 * The page around it: `<div class="wrap"><hr class="wp-header-end"><div id="cairn-root"><h1>…</h1></div></div>`
 * (the `hr` keeps notices of other plugins out of our root). The script's style is `admin/index.css` of the build
 * and depends on `wp-components`; `wp_style_add_data( …, 'rtl', 'replace' )` picks `index-rtl.css`.
 */
import type { Stage } from '#contract/stages.ts';
import type { MoneyFormat } from './format/money.ts';
import type { Reach } from './url-state.ts';

/** What the screens need to know about one event type; from the generated vocabulary, labels translated. */
export interface EventTypeWords {
	/** What a store manager reads: "Added to wishlist". */
	label: string;
	stage: Stage | null;
	/** Whether the step carries contact data the person typed. */
	personal: 'anonymous' | 'linked' | 'personal';
}

/** What the screens need of WooCommerce. */
export interface ShopBoot {
	money: MoneyFormat;
	/** Prefix of a product's page in the shop; its id is put behind it. */
	productUrl: string;
	/** A product that can be opened: the newest, or the shop's page while there is none. */
	openUrl: string;
}

/** What WordPress knows of this site's privacy. */
export interface PrivacyBoot {
	/** Host of the service, where the numbers and people are kept; empty while the site is not connected. */
	serviceHost: string;
	/** Name of the plugin that asks visitors for consent; null: none is known. */
	consentPlugin: string | null;
	/** Whether visitors' answers reach Cairn. */
	hearsAnswers: boolean;
	/** WordPress' own screens; null for those who may not open them. */
	exportUrl: string | null;
	eraseUrl: string | null;
	policyUrl: string | null;
}

export interface CairnAdminBoot {
	/** REST namespace without slashes at the ends: `cairn/v1`. */
	restPath: string;
	/** Address of the REST API, `rest_url()`; for the request that goes before WordPress' scripts are there. */
	restRoot: string;
	/** `wp_create_nonce( 'wp_rest' )`, for the same. */
	restNonce: string;
	/** IANA name (`Europe/Berlin`) or a fixed offset (`+02:00`) as WordPress has it. */
	siteTimeZone: string;
	/** The person's locale as BCP 47 (`de-DE`): `str_replace( '_', '-', get_user_locale() )`, suffixes such as `_formal` cut off. */
	locale: string;
	/** First day of the week: 0 = Sunday, 1 = Monday … as in WordPress' settings. */
	startOfWeek: number;
	/** `manage_cairn`. */
	canManage: boolean;
	/** `view_cairn_contacts`: may see who left an address. */
	canSeePeople: boolean;
	isConnected: boolean;
	/** The settings screen; the link is shown only to those who may open it. */
	settingsUrl: string;
	/** Where a page with a block is begun: `post-new.php?post_type=page`. */
	newPageUrl: string;
	/** Prefix of a post's editor; the post's id is put behind it: `…/post.php?action=edit&post=`. */
	editPostUrl: string;
	/** The shop's front page. */
	homeUrl: string;
	/** Name of the site, for print. */
	siteName: string;
	/** What only the screen Privacy says. */
	privacy: PrivacyBoot;
	/** Every event type the contract knows. */
	eventTypes: Record< string, EventTypeWords >;
	/** Null without WooCommerce: no screen speaks of products or orders. */
	shop: ShopBoot | null;
}

declare global {
	interface Window {
		cairnAdmin?: Partial< CairnAdminBoot >;
	}
}

const DEFAULTS: CairnAdminBoot = {
	restPath: 'cairn/v1',
	restRoot: '',
	restNonce: '',
	siteTimeZone: 'UTC',
	locale: 'en-US',
	startOfWeek: 1,
	canManage: false,
	canSeePeople: false,
	isConnected: false,
	settingsUrl: '',
	newPageUrl: 'post-new.php?post_type=page',
	editPostUrl: 'post.php?action=edit&post=',
	homeUrl: '/',
	siteName: '',
	privacy: {
		serviceHost: '',
		consentPlugin: null,
		hearsAnswers: false,
		exportUrl: null,
		eraseUrl: null,
		policyUrl: null,
	},
	eventTypes: {},
	shop: null,
};

/** The boot data, each field that PHP left out at its default: an older PHP must not blank the screen. */
export function readBoot( from: Window = window ): CairnAdminBoot {
	const boot = { ...DEFAULTS, ...from.cairnAdmin };
	return {
		...boot,
		locale: isLocale( boot.locale ) ? boot.locale : DEFAULTS.locale,
		siteTimeZone: isTimeZone( boot.siteTimeZone )
			? boot.siteTimeZone
			: DEFAULTS.siteTimeZone,
	};
}

/** Which screens this person has on this site. */
export function reachOf( boot: CairnAdminBoot ): Reach {
	return {
		hasShop: boot.shop !== null,
		seesPeople: boot.canSeePeople,
		manages: boot.canManage,
	};
}

function isLocale( locale: string ): boolean {
	try {
		return Intl.NumberFormat.supportedLocalesOf( locale ).length > 0;
	} catch {
		return false;
	}
}

function isTimeZone( timeZone: string ): boolean {
	try {
		new Intl.DateTimeFormat( 'en', { timeZone } );
		return true;
	} catch {
		return false;
	}
}
