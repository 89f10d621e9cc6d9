/** What forms are for, shared by blocks, PHP and service. Imports nothing. */

/**
 * - `event`: the step a form of this purpose tells of.
 * - `doubleOptIn`: it counts only when the address was confirmed. The others are delivered and counted at once, marked unverified.
 * - `tellsOwner`: the owner is told of each by mail unless the form says otherwise.
 */
export const FORM_PURPOSES = {
	newsletter: {
		event: 'newsletter_signup',
		doubleOptIn: true,
		tellsOwner: false,
	},
	sms: { event: 'sms_signup', doubleOptIn: true, tellsOwner: false },
	download: {
		event: 'resource_download',
		doubleOptIn: true,
		tellsOwner: true,
	},
	voucher: {
		event: 'voucher_register',
		doubleOptIn: true,
		tellsOwner: false,
	},
	webinar: {
		event: 'webinar_register',
		doubleOptIn: false,
		tellsOwner: true,
	},
	demo: { event: 'demo_request', doubleOptIn: false, tellsOwner: true },
	consultation: {
		event: 'consultation_request',
		doubleOptIn: false,
		tellsOwner: true,
	},
	quote: { event: 'quote_request', doubleOptIn: false, tellsOwner: true },
	trial: { event: 'trial_start', doubleOptIn: false, tellsOwner: true },
	waitlist: { event: 'waitlist_join', doubleOptIn: true, tellsOwner: true },
	member: { event: 'member_join', doubleOptIn: true, tellsOwner: true },
	contact: { event: 'contact_request', doubleOptIn: false, tellsOwner: true },
	'back-in-stock': {
		event: 'notify_back_in_stock',
		doubleOptIn: true,
		tellsOwner: false,
	},
	'price-drop': {
		event: 'notify_price_drop',
		doubleOptIn: true,
		tellsOwner: false,
	},
} as const;

export type FormPurpose = keyof typeof FORM_PURPOSES;

export const FORM_PURPOSE_NAMES = Object.keys(
	FORM_PURPOSES
) as readonly FormPurpose[];

/** What an address from elsewhere may be brought in for: what needs neither a telephone nor a product. */
export const IMPORT_PURPOSES = [
	'newsletter',
	'member',
	'waitlist',
	'download',
	'voucher',
	'webinar',
	'trial',
	'demo',
	'consultation',
	'quote',
	'contact',
] as const satisfies readonly FormPurpose[];

export const FIELD_TYPES = [
	'email',
	'name',
	'tel',
	'text',
	'message',
	'select',
	'radio',
	'checkbox',
	'date',
	'slot',
	'hidden',
] as const;

export type FieldType = ( typeof FIELD_TYPES )[ number ];

export const FORM_DISPLAYS = [ 'inline', 'slide-in', 'modal' ] as const;

export const FORM_TRIGGERS = [ 'click', 'time', 'scroll', 'exit' ] as const;

/** Why a submission looks as if no person had made it. It is kept and marked; what is certain is refused at once. */
export const SUSPICIONS = [
	/** Sent sooner after the page was made than anybody types. */
	'too_fast',
	/** Several of one network in a short time, below the limit that refuses. */
	'many_from_network',
	/** Mostly links. */
	'links',
	/** The site's own filter (`cairn_form_suspicions`) says so. */
	'filter',
] as const;

export type Suspicion = ( typeof SUSPICIONS )[ number ];

/**
 * State of one consent, in the order a sign-up goes through them.
 *
 * - `requested`: asked for, not confirmed; no marketing may be sent.
 * - `confirmed`: proven.
 * - `given`: given where no confirmation is asked for.
 * - `withdrawn`: taken back.
 * - `bounced`: the address does not exist (any more).
 * - `expired`: asked for and never confirmed in time; what was typed is deleted.
 */
export const CONTACT_CONSENT_STATES = [
	'requested',
	'confirmed',
	'given',
	'withdrawn',
	'bounced',
	'expired',
] as const;

export type ContactConsentState = ( typeof CONTACT_CONSENT_STATES )[ number ];

/** Where a lead stands with the people who sell. */
export const LEAD_STATUSES = [
	'new',
	'working',
	'qualified',
	'won',
	'lost',
] as const;

export type LeadStatus = ( typeof LEAD_STATUSES )[ number ];

/** Where a consent came from. */
export const CONSENT_ORIGINS = [
	'form',
	'checkout',
	'account',
	'preferences',
	'import',
	'other_form',
] as const;

export type ConsentOrigin = ( typeof CONSENT_ORIGINS )[ number ];

/** How a consent was taken back. */
export const WITHDRAWAL_CHANNELS = [
	'link',
	'one_click',
	'preferences',
	'admin',
	'provider',
] as const;

export type WithdrawalChannel = ( typeof WITHDRAWAL_CHANNELS )[ number ];

/** The list of a form whose owner named none. */
export const DEFAULT_LIST = 'news';
