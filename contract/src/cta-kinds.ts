/** What a CTA button can be for, and what its click is called. Browser code may import this: types only beside it. */
import type { EventType } from './events/index.ts';

/** Kinds of the CTA button, in the order the editor offers them, with the event type a click sends. */
export const CTA_EVENT = {
	link: 'cta_click',
	pricing: 'pricing_click',
	demo: 'cta_click',
	booking: 'cta_click',
	affiliate: 'affiliate_click',
	download: 'resource_download',
	call: 'contact_click',
	sms: 'contact_click',
	mail: 'contact_click',
	chat: 'contact_click',
	map: 'contact_click',
} as const satisfies Record< string, EventType >;

export type CtaKind = keyof typeof CTA_EVENT;
