import {
	InspectorControls,
	RichText,
	useBlockProps,
} from '@wordpress/block-editor';
import {
	PanelBody,
	SelectControl,
	TextareaControl,
	TextControl,
	ToggleControl,
} from '@wordpress/components';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FieldAttributes, OfferedType } from '../form/attributes.ts';
import { newInstanceId } from '../instance-ids/new-id.ts';

interface EditProps {
	attributes: FieldAttributes;
	setAttributes: ( changes: Partial< FieldAttributes > ) => void;
}

const typeWords = (): Record< OfferedType, string > => ( {
	email: __( 'E-mail address', 'cairn' ),
	name: __( 'Name', 'cairn' ),
	tel: __( 'Phone number', 'cairn' ),
	text: __( 'A line of text', 'cairn' ),
	message: __( 'A longer text', 'cairn' ),
	select: __( 'One of a list', 'cairn' ),
	radio: __( 'One of several, all in sight', 'cairn' ),
	checkbox: __( 'A box to tick, or several', 'cairn' ),
	date: __( 'A date', 'cairn' ),
} );

/** What stands in the canvas in the place of the control: nobody types here. */
function Control( { type, options }: FieldAttributes ) {
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

/** A question in the editor: its label and help typed in place. */
export default function Edit( { attributes, setAttributes }: EditProps ) {
	const { type, key, label, help, required, options } = attributes;
	const hasOptions = [ 'select', 'radio', 'checkbox' ].includes( type );
	useEffect( () => {
		if ( ! key ) {
			setAttributes( { key: newInstanceId() } );
		}
	}, [ key, setAttributes ] );
	return (
		<>
			<div { ...useBlockProps() }>
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
				<Control { ...attributes } />
				<RichText
					identifier="help"
					tagName="p"
					className="wp-block-cairn-field__help"
					aria-label={ __( 'Help', 'cairn' ) }
					placeholder={ __( 'Help (optional)', 'cairn' ) }
					allowedFormats={ [] }
					value={ help }
					onChange={ ( value ) => setAttributes( { help: value } ) }
				/>
			</div>
			<InspectorControls>
				<PanelBody title={ __( 'Content', 'cairn' ) }>
					<SelectControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'What is asked for?', 'cairn' ) }
						value={ type }
						options={ Object.entries( typeWords() ).map(
							( [ value, text ] ) => ( { value, label: text } )
						) }
						onChange={ ( value ) =>
							setAttributes( { type: value as OfferedType } )
						}
					/>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Must be answered', 'cairn' ) }
						checked={ required }
						onChange={ ( isOn ) =>
							setAttributes( { required: isOn } )
						}
					/>
					{ hasOptions && (
						<TextareaControl
							__nextHasNoMarginBottom
							label={ __( 'Answers, one a line', 'cairn' ) }
							value={ options.join( '\n' ) }
							onChange={ ( value ) =>
								setAttributes( {
									options: value.split( '\n' ),
								} )
							}
						/>
					) }
					{ type === 'text' && (
						<SelectControl
							__nextHasNoMarginBottom
							__next40pxDefaultSize
							label={ __( 'Stands in contacts as', 'cairn' ) }
							value={ attributes.mapTo as '' }
							options={ [
								{
									value: '',
									label: __( 'A field of its own', 'cairn' ),
								},
								{
									value: 'company',
									label: __( 'Company', 'cairn' ),
								},
							] }
							onChange={ ( value ) =>
								setAttributes( { mapTo: value } )
							}
						/>
					) }
				</PanelBody>
			</InspectorControls>
			<InspectorControls group="advanced">
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
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
