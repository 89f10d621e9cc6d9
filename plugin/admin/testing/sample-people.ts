/** Answers about forms and people, as the service gives them; read with the contract's schemas in sample-reports.test.ts. */
import type {
	AuditLog,
	ConsentProof,
	Contact,
	ContactList,
	ContactRow,
	TimelineEntry,
} from '#contract/contacts.ts';
import type { Form, FormRow, Forms } from '#contract/reports/forms.ts';
import type { PrivacyReport } from '#contract/reports/privacy.ts';
import {
	bucketsOf,
	sampleHead,
	sampleRate,
	type SampleAsk,
} from './sample-reports.ts';

const EURO = { currency: 'EUR', decimals: 2 };
const euros = ( value: number ) => ( { value, ...EURO } );
const none = sampleRate( 0, 0 );

export const BLOCK = 'a1b2c3d4e5';
export const CONTACT = 'abcd1234efgh5678';
export const OTHER_CONTACT = 'zyxw9876vuts5432';

function formRow( row: Partial< FormRow > = {} ): FormRow {
	return {
		key: BLOCK,
		block_id: BLOCK,
		name: 'News in the footer',
		source: 'cairn',
		page: '/news/',
		purpose: 'newsletter',
		seen: 4000,
		started: 600,
		start_rate: sampleRate( 600, 4000 ),
		sent: 240,
		send_rate: sampleRate( 240, 600 ),
		confirmed: 180,
		confirm_rate: sampleRate( 180, 230 ),
		ordered: 40,
		ordered_rate: sampleRate( 36, 150 ),
		net_sales: 432_000,
		net_sales_each: 2_880,
		unsubscribe_rate: sampleRate( 9, 180 ),
		median_ms: 68_400,
		left_at: 'tel',
		refused: 31,
		suspicious_rate: sampleRate( 6, 240 ),
		...row,
	};
}

export function sampleForms( ask: SampleAsk ): Forms {
	return {
		head: sampleHead( { ...ask, compare: 'none' } ),
		...EURO,
		rows: [
			formRow( {
				key: 'quote',
				block_id: 'q1b2c3d4e5',
				name: '',
				purpose: 'quote',
				page: '/offer/',
				confirmed: 12,
				sent: 12,
				net_sales_each: 90_000,
			} ),
			formRow(),
			formRow( {
				key: 'other',
				block_id: null,
				name: 'Ask us',
				source: 'other_form',
				purpose: 'contact',
				page: null,
				seen: null,
				started: null,
				start_rate: none,
				send_rate: none,
				confirmed: null,
				confirm_rate: none,
				ordered_rate: none,
				net_sales_each: null,
				median_ms: null,
				left_at: null,
				sent: 17,
			} ),
		],
	};
}

export function sampleForm( ask: SampleAsk ): Form {
	const head = sampleHead( { ...ask, compare: 'none' } );
	return {
		head,
		row: formRow(),
		fields: [
			{
				key: 'email',
				reached: 600,
				wrong: 90,
				wrong_rate: sampleRate( 90, 600 ),
				left: 120,
				left_rate: sampleRate( 120, 600 ),
			},
			{
				key: 'tel',
				reached: 480,
				wrong: 60,
				wrong_rate: sampleRate( 60, 480 ),
				left: 220,
				left_rate: sampleRate( 220, 480 ),
			},
			{
				key: 'k8d2m4x9qz',
				reached: 260,
				wrong: 0,
				wrong_rate: sampleRate( 0, 260 ),
				left: 20,
				left_rate: sampleRate( 20, 260 ),
			},
		],
		trend: bucketsOf( ask.from, ask.to, head.range.grain, ask.today ).map(
			( { start, unfinished }, index ) => ( {
				start,
				unfinished,
				sent: 8 + ( index % 3 ),
				confirmed: 6,
			} )
		),
		...EURO,
	};
}

export function samplePrivacy(
	more: Partial< PrivacyReport > = {}
): PrivacyReport {
	return {
		unanswered: 'cookieless',
		visits: [
			{ state: 'cookieless', visits: 5200 },
			{ state: 'statistics', visits: 2100 },
			{ state: 'marketing', visits: 800 },
		],
		counters_only: 940,
		gpc_visits: 120,
		kept: [
			{
				kind: 'events',
				rows: 81_000,
				keep: { value: 13, unit: 'months' },
				oldest: '2026-02-01T00:00:00.000Z',
				next_deletion: '2027-03-01T00:00:00.000Z',
			},
			{
				kind: 'daily_keys',
				rows: 2,
				keep: { value: 48, unit: 'hours' },
				oldest: '2026-11-22T00:00:00.000Z',
				next_deletion: '2026-11-24T00:00:00.000Z',
			},
			{
				kind: 'roll_ups',
				rows: 296,
				keep: null,
				oldest: '2026-02-01T00:00:00.000Z',
				next_deletion: null,
			},
		],
		contacts: { all: 320, confirmed: 280, pending: 14, suppressed: 9 },
		requests: { exports: 3, erasures: 5 },
		encryption: {
			key_id: 'k2',
			since: '2026-10-01T08:00:00.000Z',
			waiting: 0,
		},
		generated_at: '2026-11-23T13:02:00.000Z',
		...more,
	};
}

function contactRow( row: Partial< ContactRow > = {} ): ContactRow {
	return {
		contact_id: CONTACT,
		name: 'Ada Example',
		email_masked: 'a…a@mail.example',
		status: 'new',
		stage: 'purchase',
		first_step: 'cta_click',
		first_seen: '2026-10-02T09:10:00.000Z',
		last_seen: '2026-11-20T23:30:00.000Z',
		forms: 2,
		orders: 1,
		net_sales: euros( 8_600 ),
		consent: 'confirmed',
		suspicious: false,
		demo: false,
		...row,
	};
}

export function sampleContacts( total = 60 ): ContactList {
	return {
		rows: [
			contactRow(),
			contactRow( {
				contact_id: OTHER_CONTACT,
				name: null,
				email_masked: 'b…b@mail.example',
				stage: 'consideration',
				first_step: null,
				orders: 0,
				net_sales: euros( 0 ),
				consent: 'requested',
				suspicious: true,
				demo: true,
			} ),
		],
		total,
		page: 1,
		pages: Math.ceil( total / 25 ),
		all: 60,
	};
}

const NOWHERE = {
	block_id: null,
	block_name: null,
	page: null,
	variant: null,
	product_id: null,
	order_id: null,
	money: null,
	text: null,
};

const TIMELINE: TimelineEntry[] = [
	{
		...NOWHERE,
		at: '2026-11-20T23:30:00.000Z',
		kind: 'note',
		type: 'note',
		text: 'Called back.\nWants a second one.',
	},
	{
		...NOWHERE,
		at: '2026-11-20T08:00:00.000Z',
		kind: 'order',
		type: 'processing',
		order_id: 4711,
		money: euros( 3_600 ),
	},
	{
		...NOWHERE,
		at: '2026-10-02T09:14:00.000Z',
		kind: 'consent',
		type: 'confirmed',
		text: 'news',
	},
	{
		...NOWHERE,
		at: '2026-10-02T09:12:00.000Z',
		kind: 'mail',
		type: 'confirm',
		text: 'send_failed',
	},
	{
		...NOWHERE,
		at: '2026-10-02T09:11:00.000Z',
		kind: 'submission',
		type: 'newsletter',
		block_id: BLOCK,
		block_name: 'News in the footer',
		page: '/news/',
	},
	{
		...NOWHERE,
		at: '2026-10-02T09:10:00.000Z',
		kind: 'step',
		type: 'cta_click',
		block_name: 'Hero button',
		page: '/',
		variant: 'b',
	},
];

const PROOF: ConsentProof = {
	list: 'news',
	state: 'confirmed',
	origin: 'form',
	purpose: 'newsletter',
	text: 'Yes, write to me twice a month.',
	text_hash: 'f'.repeat( 64 ),
	lang: 'en',
	ticked: true,
	page: '/news/',
	block_id: BLOCK,
	block_name: 'News in the footer',
	requested_at: '2026-10-02T09:11:00.123Z',
	requested_ip: '203.0.113.7',
	requested_user_agent: 'UA/1.0',
	mail_sent_at: '2026-10-02T09:11:02.000Z',
	mail_message_id: null,
	mail_template: '1',
	mail_failed: false,
	confirmed_at: '2026-10-02T09:14:00.456Z',
	confirmed_ip: '203.0.113.7',
	confirmed_user_agent: 'UA/1.0',
	expires_at: null,
	withdrawn_at: null,
	withdrawn_by: null,
	source: null,
	chain_hash: 'c'.repeat( 64 ),
	chain_holds: true,
};

export function sampleContact( more: Partial< Contact > = {} ): Contact {
	return {
		...contactRow(),
		email: 'ada@mail.example',
		phone: '+491701234567',
		company: null,
		fields: [
			{
				label: 'Shoe size',
				value: '38',
				at: '2026-10-02T09:11:00.000Z',
			},
		],
		offline: null,
		consents: [ PROOF ],
		timeline: TIMELINE,
		timeline_more: 3,
		not_linked: 2,
		...more,
	};
}

export function sampleLog(): AuditLog {
	return {
		total: 120,
		pages: 3,
		entries: [
			{
				at: '2026-11-23T13:01:00.000Z',
				actor: { user_id: 1, name: 'owner' },
				action: 'open',
				contact_id: CONTACT,
				people: 1,
			},
			{
				at: '2026-11-23T13:00:00.000Z',
				actor: { user_id: 1, name: 'owner' },
				action: 'list',
				contact_id: null,
				people: 25,
			},
		],
	};
}
