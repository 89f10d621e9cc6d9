import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import { PanelBody, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { StepAttributes } from '../lists/editor/attributes.ts';
import { StepPanels } from '../panels/step-panels.tsx';

interface TrayAttributes extends StepAttributes {
	collapsed: boolean;
}

interface EditProps {
	attributes: TrayAttributes;
	setAttributes: ( changes: Partial< TrayAttributes > ) => void;
}

/** The tray in the editor: where it stands in the content, with two products as an example. */
export default function Edit( { attributes, setAttributes }: EditProps ) {
	const { collapsed } = attributes;
	// On the page it floats at the edge; here it has to be where it can be selected.
	const blockProps = useBlockProps( { style: { position: 'static' } } );
	return (
		<>
			<div { ...blockProps }>
				<strong>{ __( 'Compare', 'cairn' ) } (2)</strong>
				{ ! collapsed && (
					<ul>
						<li>{ __( 'First product', 'cairn' ) }</li>
						<li>{ __( 'Second product', 'cairn' ) }</li>
					</ul>
				) }
				<p>
					{ __(
						'Floats at the edge of the page while something is chosen to compare, and is hidden otherwise.',
						'cairn'
					) }
				</p>
			</div>
			<InspectorControls>
				<PanelBody title={ __( 'Behaviour', 'cairn' ) }>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Closed at first', 'cairn' ) }
						help={ __(
							'Closed it shows only how many products are chosen.',
							'cairn'
						) }
						checked={ collapsed }
						onChange={ ( isOn ) =>
							setAttributes( { collapsed: isOn } )
						}
					/>
				</PanelBody>
			</InspectorControls>
			<StepPanels
				attributes={ attributes }
				setAttributes={ setAttributes }
				type="remove_from_compare"
				about={ __(
					'Anonymous: the product and how many are left, nothing about the person.',
					'cairn'
				) }
			/>
		</>
	);
}
