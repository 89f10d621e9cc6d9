import { Button, SelectControl, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Contact } from '#contract/contacts.ts';
import {
	LEAD_STATUSES,
	type LeadStatus,
} from '../../../../contract/src/forms.ts';
import { useApp } from '../../app-context.ts';
import { statusLabel } from '../../components/people-words/index.ts';
import { minorUnits, typedAmount } from './minor-units.ts';
import { NotDone } from './not-done.tsx';
import { useChange } from './use-change.ts';

/** Where the person stands with those who sell, and what was won outside the shop. */
export function Lead( {
	contact,
	onChanged,
}: {
	contact: Contact;
	onChanged: () => void;
} ) {
	const { announce } = useApp();
	const change = useChange( 'change' );
	const { offline, net_sales: sales } = contact;
	const [ status, setStatus ] = useState< LeadStatus >( contact.status );
	const [ typed, setTyped ] = useState(
		offline ? typedAmount( offline.value, offline.decimals ) : ''
	);
	const isWon = status === 'won' && sales !== null;
	const value =
		isWon && typed.trim() !== ''
			? minorUnits( typed, sales.decimals )
			: null;
	const isWrong = isWon && typed.trim() !== '' && value === null;
	const isSame =
		status === contact.status && value === ( offline?.value ?? null );

	const save = async () => {
		const isDone = await change.send( {
			contact_id: contact.contact_id,
			status,
			...( isWon && { offline_value: value } ),
		} );
		if ( isDone ) {
			announce( __( 'Status saved.', 'cairn' ) );
			onChanged();
		}
	};

	return (
		<section className="cairn-panel">
			<h2>{ __( 'Lead', 'cairn' ) }</h2>
			<form
				className="cairn-form"
				onSubmit={ ( event ) => {
					event.preventDefault();
					if ( ! isWrong ) {
						void save();
					}
				} }
			>
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={ __( 'Status', 'cairn' ) }
					value={ status }
					options={ LEAD_STATUSES.map( ( word ) => ( {
						value: word,
						label: statusLabel( word ),
					} ) ) }
					onChange={ ( word ) => setStatus( word ) }
				/>
				{ isWon && (
					<TextControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ sprintf(
							/* translators: %s: code of a currency, such as EUR. */
							__( 'Won outside the shop (%s)', 'cairn' ),
							sales.currency
						) }
						inputMode="decimal"
						autoComplete="off"
						maxLength={ 20 }
						value={ typed }
						onChange={ setTyped }
						aria-invalid={ isWrong }
						help={
							isWrong
								? __(
										'Type an amount, such as 1200.50.',
										'cairn'
									)
								: __( 'Leave empty if there is none.', 'cairn' )
						}
					/>
				) }
				<NotDone problem={ change.problem } />
				<Button
					variant="secondary"
					__next40pxDefaultSize
					type="submit"
					isBusy={ change.isBusy }
					disabled={ isSame || isWrong || change.isBusy }
					accessibleWhenDisabled
				>
					{ __( 'Save status', 'cairn' ) }
				</Button>
			</form>
		</section>
	);
}
