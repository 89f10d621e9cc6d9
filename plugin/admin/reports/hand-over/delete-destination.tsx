import { Button, Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Destination } from '#contract/hand-over.ts';
import { useApp } from '../../app-context.ts';
import { NotDone } from '../contacts/not-done.tsx';
import { useChange } from './use-hand-over.ts';

/** Forgets a destination; says what that does and what it does not. */
export function DeleteDestination( {
	destination,
	onClose,
	onDone,
}: {
	destination: Destination;
	onClose: () => void;
	onDone: () => void;
} ) {
	const { announce } = useApp();
	const change = useChange();
	const remove = async () => {
		const isDone = await change.send( 'delete', {
			destination_id: destination.destination_id,
		} );
		if ( isDone ) {
			announce( __( 'The destination is deleted.', 'cairn' ) );
			onDone();
			onClose();
		}
	};
	return (
		<Modal
			className="cairn-dialog"
			title={ __( 'Delete this destination?', 'cairn' ) }
			onRequestClose={ onClose }
		>
			<p>
				<bdi>{ destination.name }</bdi>
			</p>
			<p>
				{ __(
					'Its key, its queue and the record of who was handed over are deleted. Who is on the list there stays there, and who is erased later is no longer told to it.',
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
					isDestructive
					__next40pxDefaultSize
					isBusy={ change.isBusy }
					disabled={ change.isBusy }
					accessibleWhenDisabled
					onClick={ () => void remove() }
				>
					{ __( 'Delete', 'cairn' ) }
				</Button>
			</div>
		</Modal>
	);
}
