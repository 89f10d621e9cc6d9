import {
	InspectorControls,
	RichText,
	useBlockProps,
} from '@wordpress/block-editor';
import {
	PanelBody,
	SelectControl,
	TextControl,
	ToggleControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { StepPanels } from '../panels/step-panels.tsx';
import type { SearchAttributes } from './attributes.ts';

interface EditProps {
	attributes: SearchAttributes;
	setAttributes: ( changes: Partial< SearchAttributes > ) => void;
}

/** The form in the editor: core's markup, its words typed in place. */
export default function Edit( { attributes, setAttributes }: EditProps ) {
	const { label, showLabel, placeholder, buttonText, buttonPosition } =
		attributes;
	return (
		<>
			<div { ...useBlockProps() }>
				<div className="wp-block-search wp-block-search__button-outside">
					{ showLabel && (
						<RichText
							identifier="label"
							tagName="label"
							className="wp-block-search__label"
							aria-label={ __( 'Label', 'cairn' ) }
							placeholder={ __( 'Search', 'cairn' ) }
							allowedFormats={ [] }
							value={ label }
							onChange={ ( value ) =>
								setAttributes( { label: value } )
							}
						/>
					) }
					<div className="wp-block-search__inside-wrapper">
						<input
							type="text"
							className="wp-block-search__input"
							aria-label={ __(
								'Text in the empty field',
								'cairn'
							) }
							placeholder={ __(
								'Text in the empty field (optional)',
								'cairn'
							) }
							value={ placeholder }
							onChange={ ( { target } ) =>
								setAttributes( { placeholder: target.value } )
							}
						/>
						{ buttonPosition !== 'no-button' && (
							<RichText
								identifier="buttonText"
								tagName="span"
								className="wp-block-search__button wp-element-button"
								aria-label={ __( 'Button text', 'cairn' ) }
								placeholder={ __( 'Search', 'cairn' ) }
								allowedFormats={ [] }
								value={ buttonText }
								onChange={ ( value ) =>
									setAttributes( { buttonText: value } )
								}
							/>
						) }
					</div>
				</div>
			</div>
			<InspectorControls>
				<PanelBody title={ __( 'Content', 'cairn' ) }>
					<SelectControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'What is searched?', 'cairn' ) }
						value={ attributes.scope }
						options={ [
							{
								value: 'all',
								label: __( 'The whole site', 'cairn' ),
							},
							{
								value: 'products',
								label: __( 'Products only', 'cairn' ),
							},
						] }
						onChange={ ( value ) =>
							setAttributes( {
								scope: value as SearchAttributes[ 'scope' ],
							} )
						}
					/>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Show the label', 'cairn' ) }
						checked={ showLabel }
						onChange={ ( isOn ) =>
							setAttributes( { showLabel: isOn } )
						}
					/>
					<SelectControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'Button', 'cairn' ) }
						value={ buttonPosition as 'no-button' }
						options={ [
							{
								value: 'button-outside',
								label: __( 'Beside the field', 'cairn' ),
							},
							{
								value: 'button-inside',
								label: __( 'In the field', 'cairn' ),
							},
							{
								value: 'no-button',
								label: __( 'None', 'cairn' ),
							},
						] }
						onChange={ ( value ) =>
							setAttributes( { buttonPosition: value } )
						}
					/>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Icon instead of text', 'cairn' ) }
						checked={ attributes.buttonUseIcon }
						onChange={ ( isOn ) =>
							setAttributes( { buttonUseIcon: isOn } )
						}
					/>
					<TextControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'Label for screen readers', 'cairn' ) }
						placeholder={ __( 'Search', 'cairn' ) }
						value={ label }
						onChange={ ( value ) =>
							setAttributes( { label: value } )
						}
					/>
				</PanelBody>
				<PanelBody
					title={ __( 'Behaviour', 'cairn' ) }
					initialOpen={ false }
				>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Offer results while typing', 'cairn' ) }
						help={ __(
							'Loaded when somebody enters the field, not before.',
							'cairn'
						) }
						checked={ attributes.suggest }
						onChange={ ( isOn ) =>
							setAttributes( { suggest: isOn } )
						}
					/>
				</PanelBody>
			</InspectorControls>
			<StepPanels
				attributes={ attributes }
				setAttributes={ setAttributes }
				type="search_submit"
				about={ __(
					'Anonymous: the length of what was typed. The results page tells the term, cleaned of mail addresses and numbers, and how much was found.',
					'cairn'
				) }
			/>
		</>
	);
}
