import { Button, Notice } from '@wordpress/components';
import { useMemo, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { DEFAULT_LIST } from '../../../../contract/src/forms.ts';
import type { DestinationTest, ListPair } from '#contract/hand-over.ts';
import { useApp } from '../../app-context.ts';
import { useReport, type Asking } from '../../use-report.ts';
import { NotDone } from '../contacts/not-done.tsx';
import { ListPairs } from './list-pairs.tsx';
import { useChange } from './use-hand-over.ts';

/** What WordPress says of the MailPoet beside it: `cairn/v1/hand-over/mailpoet`. */
export interface MailPoet {
	is_there: boolean;
	/** The site can read addresses again, which ending a subscription needs. */
	has_key: boolean;
	available: DestinationTest[ 'lists' ];
	lists: ListPair[];
	done: number;
	failed: number;
	/** Of the last failure: a status of MailPoet's, `failed`, `not_ended` or `not_told`. */
	reason: string | null;
}

const never = () => false;

/** MailPoet lives in this WordPress and needs no key; shown only where it is active. */
export function MailPoetCard( {
	knownLists,
}: {
	knownLists: readonly string[];
} ) {
	const { api, boot, now } = useApp();
	const asking = useMemo< Asking >(
		() => ( {
			ask: ( path, signal ) => api.ask( path, signal, false ),
			lastAnswer: () => null,
		} ),
		[ api ]
	);
	const { report } = useReport< MailPoet >(
		asking,
		`/${ boot.restPath }/hand-over/mailpoet`,
		never,
		now
	);
	return report?.is_there ? (
		<Card mailpoet={ report } knownLists={ knownLists } />
	) : null;
}

function Card( {
	mailpoet,
	knownLists,
}: {
	mailpoet: MailPoet;
	knownLists: readonly string[];
} ) {
	const { announce, numbers } = useApp();
	const change = useChange();
	const [ pairs, setPairs ] = useState< readonly ListPair[] >(
		mailpoet.lists
	);
	const save = async () => {
		const saved = await change.send< MailPoet >( 'mailpoet', {
			lists: pairs,
		} );
		if ( saved ) {
			announce( __( 'Saved.', 'cairn' ) );
		}
	};
	return (
		<section
			className="cairn-panel cairn-destination"
			aria-label="MailPoet"
		>
			<h2>MailPoet</h2>
			<p>
				{ __( 'In this WordPress; it needs no key.', 'cairn' ) }{ ' ' }
				{ sprintf(
					/* translators: %s: a number of people. */
					_n(
						'%s delivered',
						'%s delivered',
						mailpoet.done,
						'cairn'
					),
					numbers.count( mailpoet.done )
				) }
				{ ', ' }
				{ sprintf(
					/* translators: %s: a number of people. */
					_n(
						'%s not delivered',
						'%s not delivered',
						mailpoet.failed,
						'cairn'
					),
					numbers.count( mailpoet.failed )
				) }
			</p>
			{ ! mailpoet.has_key && (
				<Notice status="warning" isDismissible={ false }>
					{ __(
						'Nobody is handed over: this site has no key of its own (CAIRN_LOCAL_KEY), so it could not take anybody off the list again.',
						'cairn'
					) }
				</Notice>
			) }
			{ mailpoet.reason !== null && (
				<Notice status="warning" isDismissible={ false }>
					{ reasonOf( mailpoet.reason ) }
				</Notice>
			) }
			<ListPairs
				lists={ [ ...new Set( [ DEFAULT_LIST, ...knownLists ] ) ] }
				targets={ mailpoet.available }
				hasTargets
				pairs={ pairs }
				onChange={ setPairs }
			/>
			<NotDone problem={ change.problem } />
			<div className="cairn-destination__buttons">
				<Button
					variant="secondary"
					__next40pxDefaultSize
					isBusy={ change.isBusy }
					disabled={ change.isBusy }
					accessibleWhenDisabled
					onClick={ () => void save() }
				>
					{ __( 'Save', 'cairn' ) }
				</Button>
			</div>
		</section>
	);
}

/** What the last failure was, and what to do. */
function reasonOf( reason: string ): string {
	switch ( reason ) {
		case 'unconfirmed':
			return __(
				'MailPoet waits for a confirmation of its own. Switch off its sign-up confirmation, so that people are not asked twice.',
				'cairn'
			);
		case 'unsubscribed':
		case 'bounced':
			return __(
				'Somebody had unsubscribed at MailPoet, or their address takes no mail. That stands.',
				'cairn'
			);
		case 'not_ended':
			return __(
				'Somebody unsubscribed and MailPoet did not take them off its list. Do it there.',
				'cairn'
			);
		case 'not_told':
			return __(
				'Somebody unsubscribed at MailPoet and the service could not be told. This site sends them nothing any more; take the consent back under Contacts as well.',
				'cairn'
			);
		default:
			return __(
				'MailPoet did not accept somebody. Look whether the list is still there, then save.',
				'cairn'
			);
	}
}
