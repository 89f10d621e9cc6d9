import { Button, Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Contact } from '#contract/contacts.ts';
import { useApp } from '../../app-context.ts';
import { NotDone } from './not-done.tsx';
import { useChange } from './use-change.ts';

/** Somebody found out that mails do not arrive. */
export function Bounce( {
	contact,
	onChanged,
}: {
	contact: Contact;
	onChanged: () => void;
} ) {
	const { announce } = useApp();
	const [ isAsking, setAsking ] = useState( false );
	const change = useChange( 'change' );
	// Without an address, or where it is known already, there is nothing to say.
	if ( contact.email === null || contact.consent === 'bounced' ) {
		return null;
	}
	const send = async () => {
		const isDone = await change.send( {
			contact_id: contact.contact_id,
			bounced: true,
		} );
		if ( isDone ) {
			setAsking( false );
			announce(
				__( 'No mail is sent to this address any more.', 'cairn' )
			);
			onChanged();
		}
	};
	return (
		<>
			<Button
				variant="secondary"
				__next40pxDefaultSize
				onClick={ () => setAsking( true ) }
			>
				{ __( 'The address takes no mail…', 'cairn' ) }
			</Button>
			{ isAsking && (
				<Modal
					className="cairn-dialog"
					title={ __( 'Does this address take no mail?', 'cairn' ) }
					onRequestClose={ () => setAsking( false ) }
				>
					<p>
						<bdi>{ contact.email }</bdi>
					</p>
					<p>
						{ __(
							'Its consents end today, which is kept as proof, and no mail is sent to it until the person signs up again.',
							'cairn'
						) }
					</p>
					<NotDone problem={ change.problem } />
					<div className="cairn-dialog__buttons">
						<Button
							variant="tertiary"
							__next40pxDefaultSize
							onClick={ () => setAsking( false ) }
						>
							{ __( 'Cancel', 'cairn' ) }
						</Button>
						<Button
							variant="primary"
							__next40pxDefaultSize
							isBusy={ change.isBusy }
							disabled={ change.isBusy }
							accessibleWhenDisabled
							onClick={ () => void send() }
						>
							{ __( 'Send nothing more', 'cairn' ) }
						</Button>
					</div>
				</Modal>
			) }
		</>
	);
}
