import {
	InspectorControls,
	RichText,
	useBlockProps,
} from '@wordpress/block-editor';
import { Notice, TextareaControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { FieldType } from '#contract/forms.ts';
import type { FieldAttributes } from '../form/attributes.ts';
import { Choice, Line, Switch } from '../panels/inputs.tsx';
import { ContentPanel } from '../panels/panels.tsx';
import { BookingHours } from './booking-hours.tsx';

interface EditProps {
	attributes: FieldAttributes;
	setAttributes: ( changes: Partial< FieldAttributes > ) => void;
}

const typeWords = (): Record< FieldType, string > => ( {
	email: __( 'E-mail address', 'cairn' ),
	name: __( 'Name', 'cairn' ),
	tel: __( 'Phone number', 'cairn' ),
	text: __( 'A line of text', 'cairn' ),
	message: __( 'A longer text', 'cairn' ),
	select: __( 'One of a list', 'cairn' ),
	radio: __( 'One of several, all in sight', 'cairn' ),
	checkbox: __( 'A box to tick, or several', 'cairn' ),
	date: __( 'A date', 'cairn' ),
	slot: __( 'A time to book', 'cairn' ),
	hidden: __( 'Nothing: a fixed answer goes along', 'cairn' ),
} );

/** What stands in the canvas in the place of the control: nobody types here. */
function Control( { type, options, hours }: FieldAttributes ) {
	const words = __( 'Answer', 'cairn' );
	if ( type === 'message' ) {
		return <textarea rows={ 4 } aria-label={ words } readOnly />;
	}
	if ( type === 'select' ) {
		return (
			<select aria-label={ words }>
				{ options.map( ( option ) => (
					<option key={ option }>{ option }</option>
				) ) }
			</select>
		);
	}
	if ( type === 'slot' && hours.length > 0 ) {
		return (
			<span className="wp-block-cairn-field__open">
				{ __( 'Choose a time', 'cairn' ) }
			</span>
		);
	}
	if ( type === 'radio' || type === 'checkbox' ) {
		return (
			<>
				{ options.map( ( option ) => (
					<div key={ option }>
						<input type={ type } aria-label={ option } disabled />{ ' ' }
						{ option }
					</div>
				) ) }
			</>
		);
	}
	return <input type="text" aria-label={ words } readOnly />;
}

/** What is missing, so that the question could be answered; '' for nothing. */
const gapOf = ( { type, options, hours }: FieldAttributes ): string => {
	if (
		[ 'select', 'radio' ].includes( type ) &&
		! options.some( ( option ) => option.trim() )
	) {
		return __( 'There is nothing to choose from yet.', 'cairn' );
	}
	return type === 'slot' && hours.length === 0
		? __( 'Without weekly hours a wish in words is asked for.', 'cairn' )
		: '';
};

/** What is asked for, and how. */
function Content( { attributes, setAttributes }: EditProps ) {
	const { type, required, options, mapTo } = attributes;
	const gap = gapOf( attributes );
	return (
		<ContentPanel>
			<Choice
				label={ __( 'What is asked for?', 'cairn' ) }
				value={ type }
				options={ typeWords() }
				onChange={ ( value ) => setAttributes( { type: value } ) }
			/>
			{ gap && (
				<Notice status="warning" isDismissible={ false }>
					{ gap }
				</Notice>
			) }
			{ type !== 'hidden' && (
				<Switch
					label={ __( 'Must be answered', 'cairn' ) }
					checked={ required }
					onChange={ ( isOn ) => setAttributes( { required: isOn } ) }
				/>
			) }
			{ [ 'select', 'radio', 'checkbox' ].includes( type ) && (
				<TextareaControl
					__nextHasNoMarginBottom
					label={ __( 'Answers, one a line', 'cairn' ) }
					help={
						type === 'checkbox'
							? __(
									'Without any it is one box, to be ticked.',
									'cairn'
								)
							: undefined
					}
					value={ options.join( '\n' ) }
					onChange={ ( value ) =>
						setAttributes( {
							options: value ? value.split( '\n' ) : [],
						} )
					}
				/>
			) }
			{ type === 'hidden' && (
				<Line
					label={ __( 'Answer', 'cairn' ) }
					help={ __(
						'Empty: what a script of your site writes into it.',
						'cairn'
					) }
					value={ options[ 0 ] ?? '' }
					onChange={ ( value ) =>
						setAttributes( { options: value ? [ value ] : [] } )
					}
				/>
			) }
			{ type === 'slot' && (
				<BookingHours
					attributes={ attributes }
					setAttributes={ setAttributes }
				/>
			) }
			{ type === 'text' && (
				<Choice
					label={ __( 'Stands in contacts as', 'cairn' ) }
					value={ mapTo }
					options={ {
						'': __( 'A field of its own', 'cairn' ),
						company: __( 'Company', 'cairn' ),
					} }
					onChange={ ( value ) => setAttributes( { mapTo: value } ) }
				/>
			) }
			<p>
				{ __(
					'Personal: the answer goes to your contacts, sealed. The reports only count that it was given.',
					'cairn'
				) }
			</p>
		</ContentPanel>
	);
}

/** A question in the editor: its label and help typed in place. */
export default function Edit( { attributes, setAttributes }: EditProps ) {
	const { type, label, help } = attributes;
	const isUnseen = type === 'hidden';
	return (
		<>
			<div
				{ ...useBlockProps( {
					className: isUnseen
						? 'wp-block-cairn-field__unseen'
						: undefined,
				} ) }
			>
				<RichText
					identifier="label"
					tagName="span"
					className="wp-block-cairn-field__label"
					aria-label={ __( 'Label', 'cairn' ) }
					placeholder={ typeWords()[ type ] }
					allowedFormats={ [] }
					value={ label }
					onChange={ ( value ) => setAttributes( { label: value } ) }
				/>
				{ isUnseen ? (
					<span>
						{ __( 'Not seen by visitors', 'cairn' ) }
						{ attributes.options[ 0 ] &&
							`: ${ attributes.options[ 0 ] }` }
					</span>
				) : (
					<>
						<Control { ...attributes } />
						<RichText
							identifier="help"
							tagName="p"
							className="wp-block-cairn-field__help"
							aria-label={ __( 'Help', 'cairn' ) }
							placeholder={ __( 'Help (optional)', 'cairn' ) }
							allowedFormats={ [] }
							value={ help }
							onChange={ ( value ) =>
								setAttributes( { help: value } )
							}
						/>
					</>
				) }
			</div>
			<InspectorControls>
				<Content
					attributes={ attributes }
					setAttributes={ setAttributes }
				/>
			</InspectorControls>
			<InspectorControls group="advanced">
				<Line
					label={ __( 'Autocomplete', 'cairn' ) }
					help={ __(
						'The HTML word by which browsers fill it in; empty for the usual one.',
						'cairn'
					) }
					value={ attributes.autocomplete }
					onChange={ ( value ) =>
						setAttributes( { autocomplete: value } )
					}
				/>
			</InspectorControls>
		</>
	);
}
