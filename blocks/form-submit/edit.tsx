import { RichText, useBlockProps } from '@wordpress/block-editor';
import { __ } from '@wordpress/i18n';

interface SubmitAttributes {
	text: string;
	/** The sentence above the button. */
	note: string;
}

interface EditProps {
	attributes: SubmitAttributes;
	setAttributes: ( changes: Partial< SubmitAttributes > ) => void;
}

/** The button in the editor, and the sentence above it. */
export default function Edit( { attributes, setAttributes }: EditProps ) {
	return (
		<div { ...useBlockProps() }>
			<RichText
				identifier="note"
				tagName="p"
				className="wp-block-cairn-form-submit__note"
				aria-label={ __( 'Sentence above the button', 'cairn' ) }
				placeholder={ __(
					'What people get, how often, and how it ends. Without a consent box this sentence is the consent.',
					'cairn'
				) }
				allowedFormats={ [ 'core/bold', 'core/italic', 'core/link' ] }
				value={ attributes.note }
				onChange={ ( note ) => setAttributes( { note } ) }
			/>
			<RichText
				identifier="text"
				tagName="div"
				className="wp-block-button__link wp-element-button"
				aria-label={ __( 'Button text', 'cairn' ) }
				placeholder={ __( 'Send', 'cairn' ) }
				allowedFormats={ [] }
				withoutInteractiveFormatting
				value={ attributes.text }
				onChange={ ( text ) => setAttributes( { text } ) }
			/>
		</div>
	);
}
