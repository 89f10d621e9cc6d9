import {
	InspectorControls,
	RichText,
	useBlockProps,
} from '@wordpress/block-editor';
import { PanelBody, SelectControl, TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ProductChoice } from '../panels/product-choice.tsx';
import { StepPanels } from '../panels/step-panels.tsx';
import type { CompareButtonAttributes } from './attributes.ts';

interface EditProps {
	attributes: CompareButtonAttributes;
	setAttributes: ( changes: Partial< CompareButtonAttributes > ) => void;
}

/** The button in the editor: the page's markup, its text typed in place. */
export default function Edit( { attributes, setAttributes }: EditProps ) {
	const { label, savedLabel, display, productId } = attributes;
	return (
		<>
			<div { ...useBlockProps() }>
				<span className="wp-block-cairn-compare-button__button">
					{ display !== 'text' && (
						<svg
							className="wp-block-cairn-compare-button__icon"
							viewBox="0 0 24 24"
							aria-hidden="true"
							focusable="false"
						>
							<path d="M4 5h6v14H4zM14 5h6v14h-6z" />
						</svg>
					) }
					{ display !== 'icon' && (
						<RichText
							identifier="label"
							tagName="span"
							className="wp-block-cairn-compare-button__label"
							aria-label={ __( 'Button text', 'cairn' ) }
							placeholder={ __( 'Compare', 'cairn' ) }
							allowedFormats={ [] }
							value={ label }
							onChange={ ( value ) =>
								setAttributes( { label: value } )
							}
						/>
					) }
				</span>
			</div>
			<InspectorControls>
				<PanelBody title={ __( 'Content', 'cairn' ) }>
					<SelectControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'Show', 'cairn' ) }
						value={ display }
						options={ [
							{
								value: 'both',
								label: __( 'Icon and text', 'cairn' ),
							},
							{ value: 'icon', label: __( 'Icon', 'cairn' ) },
							{ value: 'text', label: __( 'Text', 'cairn' ) },
						] }
						onChange={ ( value ) =>
							setAttributes( {
								display:
									value as CompareButtonAttributes[ 'display' ],
							} )
						}
					/>
					<TextControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'Text once chosen', 'cairn' ) }
						help={ __(
							'Empty: the text stays, and the button shows that it is pressed.',
							'cairn'
						) }
						value={ savedLabel }
						onChange={ ( value ) =>
							setAttributes( { savedLabel: value } )
						}
					/>
				</PanelBody>
				<PanelBody
					title={ __( 'Behaviour', 'cairn' ) }
					initialOpen={ false }
				>
					<ProductChoice
						label={ __( 'Product', 'cairn' ) }
						chosen={ productId > 0 ? [ productId ] : [] }
						max={ 1 }
						onChange={ ( [ id = 0 ] ) =>
							setAttributes( { productId: id } )
						}
					/>
					<p>
						{ __(
							'Empty: the product it stands beside. How many can be compared, and whether they must share a category, is set under Cairn, Settings.',
							'cairn'
						) }
					</p>
				</PanelBody>
			</InspectorControls>
			<StepPanels
				attributes={ attributes }
				setAttributes={ setAttributes }
				type="add_to_compare"
				about={ __(
					'Anonymous: the product and how many are compared, nothing about the person.',
					'cairn'
				) }
			/>
		</>
	);
}
