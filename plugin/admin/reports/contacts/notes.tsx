import { Button, TextareaControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Contact } from '#contract/contacts.ts';
import { useApp } from '../../app-context.ts';
import { NotDone } from './not-done.tsx';
import { useChange } from './use-change.ts';

const LONGEST_NOTE = 2000;

/** A note to the others; it then stands in the timeline. */
export function Notes( {
	contact,
	onChanged,
}: {
	contact: Contact;
	onChanged: () => void;
} ) {
	const { announce } = useApp();
	const change = useChange( 'change' );
	const [ note, setNote ] = useState( '' );
	const text = note.trim();

	const add = async () => {
		const isDone = await change.send( {
			contact_id: contact.contact_id,
			note: text,
		} );
		if ( isDone ) {
			setNote( '' );
			announce( __( 'Note added.', 'cairn' ) );
			onChanged();
		}
	};

	return (
		<section className="cairn-panel">
			<h2>{ __( 'Note', 'cairn' ) }</h2>
			<form
				className="cairn-form"
				onSubmit={ ( event ) => {
					event.preventDefault();
					if ( text !== '' ) {
						void add();
					}
				} }
			>
				<TextareaControl
					__nextHasNoMarginBottom
					label={ __( 'What the others should know', 'cairn' ) }
					help={ __( 'The person may ask to read it.', 'cairn' ) }
					rows={ 3 }
					maxLength={ LONGEST_NOTE }
					value={ note }
					onChange={ setNote }
				/>
				<NotDone problem={ change.problem } />
				<Button
					variant="secondary"
					__next40pxDefaultSize
					type="submit"
					isBusy={ change.isBusy }
					disabled={ text === '' || change.isBusy }
					accessibleWhenDisabled
				>
					{ __( 'Add note', 'cairn' ) }
				</Button>
			</form>
		</section>
	);
}
