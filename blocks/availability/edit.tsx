import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import {
	PanelBody,
	RangeControl,
	SelectControl,
	ToggleControl,
} from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { StepPanels } from '../panels/step-panels.tsx';
import { ProductChoice } from '../panels/product-choice.tsx';
import type { AvailabilityAttributes } from './attributes.ts';

interface EditProps {
	attributes: AvailabilityAttributes;
	setAttributes: ( changes: Partial< AvailabilityAttributes > ) => void;
}

/** The block in the editor: the markup of the page, for a product that can be had. */
export default function Edit( { attributes, setAttributes }: EditProps ) {
	const { show, lowAt, check, pickup, productId } = attributes;
	const amounts = {
		text: __( 'In stock', 'cairn' ),
		amount: sprintf(
			/* translators: %d: number of pieces. */
			_n( '%d in stock', '%d in stock', 12, 'cairn' ),
			12
		),
		low: sprintf(
			/* translators: %d: number of pieces. */
			_n( 'Only %d left', 'Only %d left', lowAt, 'cairn' ),
			lowAt
		),
	};
	return (
		<>
			<div { ...useBlockProps() }>
				<p className="wp-block-cairn-availability__state">
					{ amounts[ show ] }
				</p>
				{ pickup && (
					<p>
						{ __(
							'The shop’s pickup places stand here.',
							'cairn'
						) }
					</p>
				) }
				{ check === 'button' && (
					<span className="wp-block-cairn-availability__check wp-element-button">
						{ __( 'Check availability', 'cairn' ) }
					</span>
				) }
			</div>
			<InspectorControls>
				<PanelBody title={ __( 'Content', 'cairn' ) }>
					<SelectControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'What is said?', 'cairn' ) }
						value={ show }
						options={ [
							{
								value: 'text',
								label: __( 'In stock or not', 'cairn' ),
							},
							{
								value: 'amount',
								label: __( 'How many are there', 'cairn' ),
							},
							{
								value: 'low',
								label: __(
									'How many, when few are left',
									'cairn'
								),
							},
						] }
						help={ __(
							'Numbers are said only for products whose stock WooCommerce counts.',
							'cairn'
						) }
						onChange={ ( value ) =>
							setAttributes( {
								show: value as AvailabilityAttributes[ 'show' ],
							} )
						}
					/>
					<RangeControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'Few are', 'cairn' ) }
						min={ 1 }
						max={ 20 }
						value={ lowAt }
						onChange={ ( value ) =>
							setAttributes( { lowAt: value ?? 3 } )
						}
					/>
				</PanelBody>
				<PanelBody
					title={ __( 'Behaviour', 'cairn' ) }
					initialOpen={ false }
				>
					<SelectControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'Asked afresh', 'cairn' ) }
						value={ check }
						options={ [
							{
								value: 'button',
								label: __(
									'When a visitor presses a button',
									'cairn'
								),
							},
							{
								value: 'always',
								label: __(
									'By the page, after it has loaded',
									'cairn'
								),
							},
						] }
						help={ __(
							'Only a press is a step: what a page says by itself is none.',
							'cairn'
						) }
						onChange={ ( value ) =>
							setAttributes( {
								check: value as AvailabilityAttributes[ 'check' ],
							} )
						}
					/>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Offer the pickup places', 'cairn' ) }
						help={ __(
							'The places of WooCommerce’s local pickup.',
							'cairn'
						) }
						checked={ pickup }
						onChange={ ( isOn ) =>
							setAttributes( { pickup: isOn } )
						}
					/>
					<ProductChoice
						label={ __( 'Product', 'cairn' ) }
						chosen={ productId > 0 ? [ productId ] : [] }
						max={ 1 }
						onChange={ ( [ id = 0 ] ) =>
							setAttributes( { productId: id } )
						}
					/>
				</PanelBody>
			</InspectorControls>
			<StepPanels
				attributes={ attributes }
				setAttributes={ setAttributes }
				type="check_availability"
				about={ __(
					'Anonymous: the product, the place and the answer, nothing about the person.',
					'cairn'
				) }
			/>
		</>
	);
}
