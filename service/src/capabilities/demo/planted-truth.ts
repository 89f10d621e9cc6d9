/**
 * What the demo data says, known beforehand. The generator draws by these numbers, docs/demo-data.md tells them to
 * people, and a test proves that a report over the generated visits finds them again.
 */
import type { CtaKind } from '#contract/cta-kinds.ts';
import type { FormPurpose, LeadStatus } from '#contract/forms.ts';
import type { Device } from '#contract/reports/dimensions.ts';

/** A call to action of the demo site. */
export interface PlantedBlock {
	readonly kind: CtaKind;
	/** Visits that click of the visits that see it. */
	readonly rate: number;
	/** Where on its page it stands: 0 at the top, 1 at the end. Who does not scroll there does not see it. */
	readonly depth: number;
}

/** A form of the demo site. */
export interface PlantedForm {
	readonly purpose: FormPurpose;
	/** As of a block. */
	readonly depth: number;
	/** Visits that begin to fill it in of the visits that see it. */
	readonly start: number;
	/** Of those, visits that send it. */
	readonly send: number;
	/** Of what was sent, what is confirmed; null: no confirmation is asked for. */
	readonly confirm: number | null;
}

/** A source of visits. */
export interface PlantedSource {
	/** As reports name it; null: direct. */
	readonly source: string | null;
	/** Of all visits of an ordinary day. */
	readonly share: number;
	/** How much likelier these visitors act than the average one. The shares make the average 1. */
	readonly keenness: number;
}

/** Kinds of devices, with the same meaning of keenness. */
export interface PlantedDevice {
	readonly device: Device;
	readonly share: number;
	readonly keenness: number;
}

/** Who comes by newsletter acts twice as often as who comes otherwise. */
const NEWSLETTER_SHARE = 0.12;
const OTHERS = 1 / ( 1 + NEWSLETTER_SHARE );

/** A visitor with a phone acts half as often as one with anything else. */
const PHONE_SHARE = 0.48;
const NOT_ON_PHONE = 1 / ( 1 - PHONE_SHARE / 2 );

export const PLANTED_TRUTH = {
	/** Days of data, today included as far as it has come. */
	days: 90,
	/** Visits of an average day in the middle of the period. */
	visitsADay: 30,
	/** The last day has about this much more visits than the first. */
	growth: 0.25,
	/** Monday to Sunday, against the average day. */
	weekdays: [ 0.9, 0.85, 0.9, 0.95, 1.1, 1.2, 1.1 ],
	/** Visits by the local hour they begin in, against each other. */
	hours: [
		3, 2, 1, 1, 1, 2, 5, 9, 11, 12, 12, 11, 13, 12, 11, 11, 12, 14, 17, 20,
		21, 18, 12, 6,
	],
	/** One day on which a newspaper wrote about the shop; its readers act like the average visitor. */
	unusualDay: { daysAgo: 16, factor: 2.6, source: 'news.example' },
	devices: [
		{ device: 'desktop', share: 0.46, keenness: NOT_ON_PHONE },
		{ device: 'phone', share: PHONE_SHARE, keenness: NOT_ON_PHONE / 2 },
		{ device: 'tablet', share: 0.06, keenness: NOT_ON_PHONE },
	],
	sources: [
		{ source: null, share: 0.28, keenness: OTHERS },
		{ source: 'google.com', share: 0.34, keenness: OTHERS },
		{
			source: 'newsletter / email',
			share: NEWSLETTER_SHARE,
			keenness: OTHERS * 2,
		},
		{ source: 'instagram.com', share: 0.16, keenness: OTHERS },
		{ source: 'outdoors.example', share: 0.1, keenness: OTHERS },
	],
	/** Visits by a visitor who had come before. */
	returning: 0.22,
	/** The demo site's own blocks; their ids are fixed there. */
	blocks: {
		nfherobook: { kind: 'booking', rate: 0.125, depth: 0.1 },
		nfheroshop: { kind: 'link', rate: 0.07, depth: 0.1 },
		nfhomprice: { kind: 'pricing', rate: 0.04, depth: 0.4 },
		nfhomepack: { kind: 'download', rate: 0.05, depth: 0.7 },
		nfhomecall: { kind: 'call', rate: 0.03, depth: 0.9 },
		nfhomemail: { kind: 'mail', rate: 0.015, depth: 0.9 },
		nfwalktarn: { kind: 'booking', rate: 0.11, depth: 0.3 },
		nfwalkhigh: { kind: 'booking', rate: 0.06, depth: 0.3 },
		nfwalkstar: { kind: 'booking', rate: 0.08, depth: 0.35 },
		nfwalkplan: { kind: 'download', rate: 0.09, depth: 0.8 },
		nfwalkgrup: { kind: 'demo', rate: 0.025, depth: 0.8 },
		nfpackdown: { kind: 'download', rate: 0.14, depth: 0.6 },
		nfpackmaps: { kind: 'affiliate', rate: 0.05, depth: 0.85 },
		nfpackshop: { kind: 'link', rate: 0.08, depth: 0.85 },
		nfpackbook: { kind: 'booking', rate: 0.04, depth: 0.85 },
		nfaboutmap: { kind: 'map', rate: 0.05, depth: 0.7 },
		nfaboutbok: { kind: 'booking', rate: 0.035, depth: 0.75 },
		nfcontcall: { kind: 'call', rate: 0.18, depth: 0.2 },
		nfcontmail: { kind: 'mail', rate: 0.12, depth: 0.2 },
		nfconttext: { kind: 'sms', rate: 0.04, depth: 0.25 },
		nfpostfros: { kind: 'booking', rate: 0.03, depth: 0.7 },
		nfpostmend: { kind: 'booking', rate: 0.02, depth: 0.7 },
		nfpostnite: { kind: 'booking', rate: 0.06, depth: 0.7 },
	},
	/** The demo site's own forms. */
	forms: {
		nfnewsform: {
			purpose: 'newsletter',
			depth: 0.55,
			start: 0.18,
			send: 0.8,
			confirm: 0.75,
		},
		nfconsform: {
			purpose: 'consultation',
			depth: 0.3,
			start: 0.3,
			send: 0.7,
			confirm: null,
		},
	},
	people: {
		/** Of the confirmed: unsubscribed, five days later. */
		unsubscribe: 0.08,
		/** Of what was sent: faster than anybody types. */
		suspicious: 0.05,
		/** What became of those who asked for a consultation more than a week ago, against each other. */
		leads: { new: 4, working: 3, qualified: 2, won: 2, lost: 2 },
		/** Minor units that one that was won brought outside the shop. */
		won: 24000,
	},
	/** Any other block that the site has announced. */
	otherBlock: { kind: 'link', rate: 0.06, depth: 0.4 },
	/** With a shop: of all visits, and then of those before. */
	shop: {
		search: 0.07,
		addToCart: 0.11,
		checkoutOfCarts: 0.5,
		orderOfCheckouts: 0.6,
		/** Of the products looked at in a visit. */
		wish: 0.08,
		/** Of all visits: two products side by side; then one of them chosen; then the cheaper one. */
		compare: 0.05,
		chooseOfCompared: 0.6,
		cheaperOfChosen: 0.7,
		/** Of all orders: given back in full, three days later. */
		refundOfOrders: 0.1,
	},
	/** Without a shop: of all visits. */
	landing: { reservation: 0.024 },
	/** Visits a day that are recorded and marked, and counted by no report. */
	notCounted: { botsADay: 3, staffADay: 1 },
} as const satisfies {
	devices: readonly PlantedDevice[];
	sources: readonly PlantedSource[];
	blocks: Readonly< Record< string, PlantedBlock > >;
	forms: Readonly< Record< string, PlantedForm > >;
	people: {
		leads: Readonly< Record< LeadStatus, number > >;
		[ more: string ]: unknown;
	};
	otherBlock: PlantedBlock;
	[ more: string ]: unknown;
};

/** What is planted for a block of any site. */
export function plantedBlock( blockId: string ): PlantedBlock {
	const blocks: Readonly< Record< string, PlantedBlock > > =
		PLANTED_TRUTH.blocks;
	return Object.hasOwn( blocks, blockId )
		? ( blocks[ blockId ] ?? PLANTED_TRUTH.otherBlock )
		: PLANTED_TRUTH.otherBlock;
}
