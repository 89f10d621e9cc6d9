import {
	Button,
	CheckboxControl,
	Modal,
	SelectControl,
	TextControl,
} from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { DEFAULT_LIST } from '../../../../contract/src/forms.ts';
import type {
	Destination,
	DestinationKind,
	DestinationSaved,
	DestinationTest,
	ListPair,
} from '#contract/hand-over.ts';
import { useApp } from '../../app-context.ts';
import { NotDone } from '../contacts/not-done.tsx';
import { ListPairs } from './list-pairs.tsx';
import type { ShownOnce } from './once.tsx';
import { useChange } from './use-hand-over.ts';
import { keyHelp, kindLabel, KINDS } from './words.ts';

/** A destination is added or changed. What was typed stays when it is not saved. */
export function DestinationForm( {
	destination,
	knownLists,
	targets,
	onClose,
	onSaved,
}: {
	/** Null: a new one. */
	destination: Destination | null;
	/** Lists that people of this site agreed to. */
	knownLists: readonly string[];
	/** The receiver's lists, once it was tested. */
	targets: DestinationTest[ 'lists' ];
	onClose: () => void;
	onSaved: ( shown: ShownOnce | null ) => void;
} ) {
	const { announce } = useApp();
	const change = useChange();
	const [ kind, setKind ] = useState< DestinationKind >(
		destination?.kind ?? 'mailchimp'
	);
	const [ name, setName ] = useState( destination?.name ?? '' );
	const [ key, setKey ] = useState( '' );
	const [ address, setAddress ] = useState( destination?.address ?? '' );
	const [ withPerson, setWithPerson ] = useState(
		destination?.with_person ?? false
	);
	const [ withGiven, setWithGiven ] = useState(
		destination?.with_given ?? false
	);
	const [ withImported, setWithImported ] = useState(
		destination?.with_imported ?? false
	);
	const [ backSecret, setBackSecret ] = useState( '' );
	const [ pairs, setPairs ] = useState< readonly ListPair[] >(
		destination?.lists ?? []
	);
	const isWebhook = kind === 'webhook';
	const lists = [ ...new Set( [ DEFAULT_LIST, ...knownLists ] ) ];

	const save = async () => {
		const saved = await change.send<
			DestinationSaved & { back_url: string | null }
		>( 'destinations', {
			...( destination && {
				destination_id: destination.destination_id,
			} ),
			kind,
			name: name.trim() || kindLabel( kind ),
			...( ! isWebhook && key !== '' && { key } ),
			...( isWebhook && { address, with_person: withPerson } ),
			with_given: withGiven,
			with_imported: withImported,
			...( kind === 'klaviyo' &&
				backSecret !== '' && { back_secret: backSecret } ),
			lists: pairs.filter( ( { target } ) => isWebhook || target !== '' ),
		} );
		if ( saved ) {
			announce(
				destination === null
					? __( 'Added. Test it, then choose its lists.', 'cairn' )
					: __( 'Saved.', 'cairn' )
			);
			onSaved(
				saved.back_url === null && saved.signing_secret === null
					? null
					: {
							secret: saved.signing_secret,
							backUrl: saved.back_url,
						}
			);
		}
	};

	return (
		<Modal
			className="cairn-dialog"
			title={
				destination === null
					? __( 'Add a destination', 'cairn' )
					: sprintf(
							/* translators: %s: name of a destination. */
							__( 'Edit “%s”', 'cairn' ),
							destination.name
						)
			}
			onRequestClose={ onClose }
		>
			<form
				className="cairn-form"
				onSubmit={ ( event ) => {
					event.preventDefault();
					void save();
				} }
			>
				{ destination === null && (
					<SelectControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __( 'Where to', 'cairn' ) }
						value={ kind }
						options={ KINDS.map( ( value ) => ( {
							value,
							label: kindLabel( value ),
						} ) ) }
						onChange={ ( value ) =>
							setKind( value as DestinationKind )
						}
					/>
				) }
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={ __( 'Name', 'cairn' ) }
					help={ __( 'For this screen only.', 'cairn' ) }
					maxLength={ 100 }
					value={ name }
					onChange={ setName }
				/>
				{ isWebhook ? (
					<>
						<TextControl
							__next40pxDefaultSize
							__nextHasNoMarginBottom
							required
							type="url"
							label={ __( 'Address', 'cairn' ) }
							help={ __(
								'Begins with https:// and is yours: it must give a challenge back before anybody is handed over.',
								'cairn'
							) }
							maxLength={ 500 }
							value={ address }
							onChange={ setAddress }
						/>
						<CheckboxControl
							__nextHasNoMarginBottom
							label={ __(
								'Send mail address and name, not only ids',
								'cairn'
							) }
							checked={ withPerson }
							onChange={ setWithPerson }
						/>
					</>
				) : (
					<TextControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						required={ destination === null }
						type="password"
						autoComplete="off"
						label={ __( 'Key', 'cairn' ) }
						help={
							destination === null
								? keyHelp( kind )
								: __( 'Empty: the key it has stays.', 'cairn' )
						}
						minLength={ 8 }
						maxLength={ 300 }
						value={ key }
						onChange={ setKey }
					/>
				) }
				{ kind === 'klaviyo' && (
					<TextControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						type="password"
						autoComplete="off"
						label={ __( 'Secret of its webhook', 'cairn' ) }
						help={ __(
							'What you chose at Klaviyo for the webhook that tells of unsubscribes. Without it, nothing it says is believed.',
							'cairn'
						) }
						minLength={ 16 }
						maxLength={ 200 }
						value={ backSecret }
						onChange={ setBackSecret }
					/>
				) }
				<fieldset className="cairn-form__choices">
					<legend>
						{ __( 'Besides those who confirmed by mail', 'cairn' ) }
					</legend>
					<CheckboxControl
						__nextHasNoMarginBottom
						label={ __(
							'People who agreed where your form asks for no confirmation',
							'cairn'
						) }
						checked={ withGiven }
						onChange={ setWithGiven }
					/>
					<CheckboxControl
						__nextHasNoMarginBottom
						label={ __(
							'Subscribers you import, with the source of their proof',
							'cairn'
						) }
						help={ __(
							'Both hold from now on, and nobody is asked again there. Whether you may write to them is for you to know.',
							'cairn'
						) }
						checked={ withImported }
						onChange={ setWithImported }
					/>
				</fieldset>
				<ListPairs
					lists={ lists }
					targets={ targets }
					hasTargets={ ! isWebhook }
					pairs={ pairs }
					onChange={ setPairs }
				/>
				<NotDone problem={ change.problem } />
				{ change.problem?.code === 'bad_query' && (
					<p>
						{ __(
							'Most often the key or the address is not complete.',
							'cairn'
						) }
					</p>
				) }
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
						type="submit"
						isBusy={ change.isBusy }
						disabled={ change.isBusy }
						accessibleWhenDisabled
					>
						{ __( 'Save', 'cairn' ) }
					</Button>
				</div>
			</form>
		</Modal>
	);
}
