import {
	InspectorControls,
	RichText,
	useBlockProps,
} from '@wordpress/block-editor';
import { PanelBody, TextControl, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

interface ConsentAttributes {
	text: string;
	/** Empty: the form's. */
	list: string;
	required: boolean;
}

interface EditProps {
	attributes: ConsentAttributes;
	setAttributes: ( changes: Partial< ConsentAttributes > ) => void;
}

/** A consent in the editor: its words typed in place, its box ticked by nobody. */
export default function Edit( { attributes, setAttributes }: EditProps ) {
	return (
		<>
			<div { ...useBlockProps() }>
				<input
					type="checkbox"
					aria-label={ __( 'Only the visitor ticks it', 'cairn' ) }
					disabled
				/>
				<RichText
					identifier="text"
					tagName="span"
					aria-label={ __( 'What is agreed to', 'cairn' ) }
					placeholder={ __(
						'I agree to …; link your privacy policy here.',
						'cairn'
					) }
					allowedFormats={ [
						'core/bold',
						'core/italic',
						'core/link',
					] }
					value={ attributes.text }
					onChange={ ( text ) => setAttributes( { text } ) }
				/>
			</div>
			<InspectorControls>
				<PanelBody title={ __( 'Content', 'cairn' ) }>
					<p>
						{ __(
							'Exactly these words are kept as proof. The box is never ticked beforehand.',
							'cairn'
						) }
					</p>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Must be ticked', 'cairn' ) }
						checked={ attributes.required }
						onChange={ ( required ) =>
							setAttributes( { required } )
						}
					/>
					<TextControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'List', 'cairn' ) }
						help={ __(
							'Which list it is for. Empty: the form’s.',
							'cairn'
						) }
						value={ attributes.list }
						onChange={ ( list ) => setAttributes( { list } ) }
					/>
				</PanelBody>
			</InspectorControls>
		</>
	);
}
