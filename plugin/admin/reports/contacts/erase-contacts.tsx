import { Button, Modal } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ContactRow } from '#contract/contacts.ts';
import { useApp } from '../../app-context.ts';
import { NotDone } from './not-done.tsx';
import { personName } from './person.tsx';
import { useChange } from './use-change.ts';

/** Asks once more, and says what goes, what stays and where the rest is erased. */
export function EraseContacts( {
	contacts,
	onClose,
	onDone,
}: {
	contacts: readonly Pick<
		ContactRow,
		'contact_id' | 'name' | 'email_masked'
	>[];
	onClose: () => void;
	onDone: () => void;
} ) {
	const { announce, boot, numbers } = useApp();
	const change = useChange( 'erase' );
	const count = contacts.length;

	const erase = async () => {
		const isDone = await change.send( {
			contact_ids: contacts.map( ( contact ) => contact.contact_id ),
		} );
		if ( isDone ) {
			announce(
				sprintf(
					/* translators: %s: a number of contacts. */
					_n(
						'%s contact erased.',
						'%s contacts erased.',
						count,
						'cairn'
					),
					numbers.count( count )
				)
			);
			onDone();
		}
	};

	return (
		<Modal
			className="cairn-dialog"
			title={ sprintf(
				/* translators: %s: a number of contacts. */
				_n(
					'Erase %s contact for good?',
					'Erase %s contacts for good?',
					count,
					'cairn'
				),
				numbers.count( count )
			) }
			onRequestClose={ onClose }
		>
			<ul className="cairn-dialog__people">
				{ contacts.map( ( contact ) => (
					<li key={ contact.contact_id }>
						<bdi>{ personName( contact ) }</bdi>
					</li>
				) ) }
			</ul>
			<h2>{ __( 'This goes, and cannot be brought back', 'cairn' ) }</h2>
			<ul>
				<li>
					{ __(
						'Name, mail address, telephone and everything else that was typed into forms',
						'cairn'
					) }
				</li>
				<li>
					{ __(
						'Which visits, carts and orders were theirs',
						'cairn'
					) }
				</li>
				<li>{ __( 'Notes, status and value', 'cairn' ) }</li>
			</ul>
			<h2>{ __( 'This stays', 'cairn' ) }</h2>
			<ul>
				<li>{ __( 'Numbers, which name nobody', 'cairn' ) }</li>
				<li>
					{ __(
						'The proof of what was agreed to until its time is over, and a bar against writing to the address: both under a code that cannot be read back',
						'cairn'
					) }
				</li>
				<li>
					{ __(
						'Orders in the shop and accounts of WordPress.',
						'cairn'
					) }{ ' ' }
					{ boot.privacy.eraseUrl && (
						<a href={ boot.privacy.eraseUrl }>
							{ __(
								'WordPress’ own tool erases them, and this too.',
								'cairn'
							) }
						</a>
					) }
				</li>
			</ul>
			<NotDone problem={ change.problem } />
			<div className="cairn-dialog__buttons">
				<Button
					variant="tertiary"
					__next40pxDefaultSize
					onClick={ onClose }
				>
					{ __( 'Keep them', 'cairn' ) }
				</Button>
				<Button
					variant="primary"
					isDestructive
					__next40pxDefaultSize
					isBusy={ change.isBusy }
					disabled={ change.isBusy }
					accessibleWhenDisabled
					onClick={ () => void erase() }
				>
					{ __( 'Erase for good', 'cairn' ) }
				</Button>
			</div>
		</Modal>
	);
}
