/** What is stored, where and how it is protected, in plain words made from the settings and from what is really there. */
import { __, _n, sprintf } from '@wordpress/i18n';
import type { PrivacyReport } from '#contract/reports/privacy.ts';
import type { AppServices } from '../../app-context.ts';
import { siteDateAt } from '../../range/site-date.ts';

export interface Chapter {
	key: string;
	title: string;
	sentences: string[];
}

export function chaptersOf(
	report: PrivacyReport,
	app: AppServices
): Chapter[] {
	return [
		{
			key: 'visitors',
			title: __( 'Visitors', 'cairn' ),
			sentences: visitors( report, app ),
		},
		{
			key: 'people',
			title: __( 'People who left an address', 'cairn' ),
			sentences: people( report, app ),
		},
		{
			key: 'place',
			title: __( 'Where it is', 'cairn' ),
			sentences: places( report, app ),
		},
	];
}

function visitors(
	{ unanswered, counters_only: counted, gpc_visits: gpc }: PrivacyReport,
	{ boot, numbers }: AppServices
): string[] {
	return [
		unanswered === 'cookieless'
			? __(
					'Visitors who have not answered are measured without cookies: nothing is stored in their browser. For one day a visit is recognised by a number made from address and browser with a random key, which is destroyed within 48 hours.',
					'cairn'
				)
			: __(
					'Visitors who have not answered are only counted: a total a day goes up by one. They have no row of their own.',
					'cairn'
				),
		__(
			'Visitors who refuse statistics are only counted, and an earlier cookie of theirs is deleted.',
			'cairn'
		),
		__(
			'Visitors who agree to statistics get a random number in a cookie of this site (cairn_id), for at most 13 months, so that a later visit is recognised.',
			'cairn'
		),
		__(
			'The network address of a visitor is used for a moment and not stored with what was measured.',
			'cairn'
		),
		...( boot.shop === null
			? []
			: [
					__(
						'An order is linked with its visit only where the visitor’s answer allows it. Of orders the number, products, amounts and way of payment are stored, not who bought.',
						'cairn'
					),
				] ),
		...( counted === 0
			? []
			: [
					sprintf(
						/* translators: %s: a number of page views. */
						_n(
							'In the last 28 days %s page view was kept as a counter only.',
							'In the last 28 days %s page views were kept as counters only.',
							counted,
							'cairn'
						),
						numbers.count( counted )
					),
				] ),
		...( gpc === 0
			? []
			: [
					sprintf(
						/* translators: %s: a number of visits. */
						_n(
							'%s visit came from a browser that asks not to be sold or shared (Global Privacy Control).',
							'%s visits came from browsers that ask not to be sold or shared (Global Privacy Control).',
							gpc,
							'cairn'
						),
						numbers.count( gpc )
					),
				] ),
	];
}

function people(
	{ contacts, encryption }: PrivacyReport,
	{ boot, dates, numbers }: AppServices
): string[] {
	if ( contacts.all === 0 && contacts.suppressed === 0 ) {
		return [
			__(
				'Nobody has left an address. Once somebody does, it is stored encrypted.',
				'cairn'
			),
		];
	}
	return [
		sprintf(
			/* translators: %s: a number of contacts. */
			_n(
				'%s contact is stored, with what was typed and the proof of what was agreed to.',
				'%s contacts are stored, with what was typed and the proof of what was agreed to.',
				contacts.all,
				'cairn'
			),
			numbers.count( contacts.all )
		),
		sprintf(
			/* translators: 1: contacts that may be written to, 2: contacts that have not confirmed, 3: addresses that must not be written to. */
			__(
				'May be written to: %1$s. Asked and not confirmed: %2$s. Addresses that are never written to: %3$s, kept only as a code that cannot be read back.',
				'cairn'
			),
			numbers.count( contacts.confirmed ),
			numbers.count( contacts.pending ),
			numbers.count( contacts.suppressed )
		),
		...( encryption === null
			? []
			: [
					sprintf(
						/* translators: 1: name of a key, 2: a date. */
						__(
							'Names, addresses and everything typed are encrypted with a key of this site alone (key %1$s, since %2$s). Without it a copy of the database names nobody.',
							'cairn'
						),
						encryption.key_id,
						dates.day(
							siteDateAt(
								Date.parse( encryption.since ),
								boot.siteTimeZone
							)
						)
					),
				] ),
		...( encryption === null || encryption.waiting === 0
			? []
			: [
					sprintf(
						/* translators: %s: a number of stored values. */
						_n(
							'%s value still waits to be encrypted with the new key.',
							'%s values still wait to be encrypted with the new key.',
							encryption.waiting,
							'cairn'
						),
						numbers.count( encryption.waiting )
					),
				] ),
		__(
			'Only accounts with a right of its own (view_cairn_contacts) see people, and every look is written down.',
			'cairn'
		),
	];
}

function places( _report: PrivacyReport, { boot }: AppServices ): string[] {
	return [
		sprintf(
			/* translators: %s: host name of the service. */
			__(
				'Everything stands in the database of the Cairn service at %s, which you run or have run for you. No other company is asked.',
				'cairn'
			),
			boot.privacy.serviceHost
		),
		__(
			'This WordPress keeps settings, and what waits to be sent while the service does not answer. Names and addresses among it are locked so that only the service can open them.',
			'cairn'
		),
		__(
			'Backups hold what was stored when they were made: let them expire, or erase again after one is brought back.',
			'cairn'
		),
	];
}
