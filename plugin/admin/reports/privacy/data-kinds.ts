/** The record of processing in words: what each kind of data is, what it is for and on what it may rest. */
import { __ } from '@wordpress/i18n';
import type { DataKind } from '#contract/reports/privacy.ts';

export interface KindWords {
	data: string;
	purpose: string;
	/** On what it may rest; the owner has to check it. */
	basis: string;
}

export function kindWords( kind: DataKind ): KindWords {
	const consent = __( 'Consent, or the exemption you rely on', 'cairn' );
	const security = __( 'Duty to protect what is stored', 'cairn' );
	const words: Record< DataKind, KindWords > = {
		events: {
			data: __( 'Steps of visitors: what was seen and done', 'cairn' ),
			purpose: __( 'Learn which steps lead to orders', 'cairn' ),
			basis: consent,
		},
		visits: {
			data: __(
				'Visits: where from, first page, kind of device',
				'cairn'
			),
			purpose: __( 'Learn which channels bring visitors', 'cairn' ),
			basis: consent,
		},
		daily_keys: {
			data: __( 'Random keys of a day', 'cairn' ),
			purpose: __(
				'Recognise a visit for one day without a cookie',
				'cairn'
			),
			basis: consent,
		},
		roll_ups: {
			data: __( 'Days of totals, which name nobody', 'cairn' ),
			purpose: __( 'Compare with earlier years', 'cairn' ),
			basis: __( 'Not personal', 'cairn' ),
		},
		orders: {
			data: __( 'Links of orders with visits', 'cairn' ),
			purpose: __( 'Learn which steps lead to orders', 'cairn' ),
			basis: consent,
		},
		carts: {
			data: __( 'Links of carts with visits', 'cairn' ),
			purpose: __( 'Learn why carts are left', 'cairn' ),
			basis: consent,
		},
		contacts: {
			data: __(
				'Contacts: names, addresses, what was typed, notes; encrypted',
				'cairn'
			),
			purpose: __(
				'Answer requests and send what was asked for',
				'cairn'
			),
			basis: __( 'Consent, or steps before a contract', 'cairn' ),
		},
		consent_proofs: {
			data: __(
				'Proof of consents: text, time, network address; encrypted',
				'cairn'
			),
			purpose: __( 'Prove that somebody agreed', 'cairn' ),
			basis: __( 'Duty to prove consent', 'cairn' ),
		},
		pending_signups: {
			data: __( 'Sign-ups that nobody has confirmed yet', 'cairn' ),
			purpose: __( 'Make sure the address is theirs', 'cairn' ),
			basis: __( 'Consent, or steps before a contract', 'cairn' ),
		},
		audit_log: {
			data: __( 'Log of who looked at contacts', 'cairn' ),
			purpose: __( 'Find misuse', 'cairn' ),
			basis: security,
		},
		request_logs: {
			data: __( 'Logs of requests to the service', 'cairn' ),
			purpose: __( 'Find faults and attacks', 'cairn' ),
			basis: security,
		},
		hand_over: {
			data: __(
				'Contacts on their way to a newsletter service; encrypted',
				'cairn'
			),
			purpose: __( 'Send what was agreed to', 'cairn' ),
			basis: __( 'Consent', 'cairn' ),
		},
	};
	return Object.hasOwn( words, kind )
		? words[ kind ]
		: { data: kind, purpose: '', basis: '' };
}
