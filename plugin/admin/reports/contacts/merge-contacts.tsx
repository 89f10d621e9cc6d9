import { Button, Modal, RadioControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ContactRow } from '#contract/contacts.ts';
import { useApp } from '../../app-context.ts';
import { NotDone } from './not-done.tsx';
import { personName } from './person.tsx';
import { useChange } from './use-change.ts';

/** Two contacts are one person: which one stays. */
export function MergeContacts( {
	contacts: [ first, second ],
	onClose,
	onDone,
}: {
	contacts: readonly [ ContactRow, ContactRow ];
	onClose: () => void;
	onDone: () => void;
} ) {
	const { announce } = useApp();
	const change = useChange( 'merge' );
	const [ into, setInto ] = useState( first.contact_id );

	const merge = async () => {
		const from =
			into === first.contact_id ? second.contact_id : first.contact_id;
		if ( await change.send( { into, from } ) ) {
			announce( __( 'The two are one contact now.', 'cairn' ) );
			onDone();
		}
	};

	return (
		<Modal
			className="cairn-dialog"
			title={ __( 'Are these two one person?', 'cairn' ) }
			onRequestClose={ onClose }
		>
			<RadioControl
				label={ __( 'Name and address that stay', 'cairn' ) }
				selected={ into }
				options={ [ first, second ].map( ( contact ) => ( {
					value: contact.contact_id,
					label:
						contact.name && contact.email_masked
							? sprintf(
									/* translators: 1: name of a contact, 2: its masked mail address. */
									__( '%1$s, %2$s', 'cairn' ),
									contact.name,
									contact.email_masked
								)
							: personName( contact ),
				} ) ) }
				onChange={ setInto }
			/>
			<p>
				{ __(
					'Forms, consents with their proof, visits, orders and notes of both come together. What the one that stays lacks, such as a telephone number, it gets from the other. This cannot be undone.',
					'cairn'
				) }
			</p>
			<NotDone problem={ change.problem } />
			<div className="cairn-dialog__buttons">
				<Button
					variant="tertiary"
					__next40pxDefaultSize
					onClick={ onClose }
				>
					{ __( 'Cancel', 'cairn' ) }
				</Button>
				<Button
					variant="primary"
					__next40pxDefaultSize
					isBusy={ change.isBusy }
					disabled={ change.isBusy }
					accessibleWhenDisabled
					onClick={ () => void merge() }
				>
					{ __( 'Merge', 'cairn' ) }
				</Button>
			</div>
		</Modal>
	);
}
