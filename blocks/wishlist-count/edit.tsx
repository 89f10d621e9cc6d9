import {
	InspectorControls,
	RichText,
	useBlockProps,
} from '@wordpress/block-editor';
import { PanelBody, SelectControl, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useLinkAppearance } from '../cta-button/appearance.ts';
import type { StepAttributes } from '../lists/editor/attributes.ts';
import { Icon, type IconName } from '../lists/editor/icon.tsx';
import { StepPanels } from '../panels/step-panels.tsx';

/** What a counter keeps. */
export interface CountAttributes extends StepAttributes {
	label: string;
	icon: IconName;
	hideZero: boolean;
}

interface EditProps {
	attributes: CountAttributes;
	setAttributes: ( changes: Partial< CountAttributes > ) => void;
}

/** The counter in the editor, with a number as an example. */
export default function Edit( { attributes, setAttributes }: EditProps ) {
	const { label, icon, hideZero } = attributes;
	const look = useLinkAppearance( attributes as never );
	return (
		<>
			<div { ...useBlockProps() }>
				<span
					className={ `cairn-count ${ look.className }`.trim() }
					style={ look.style }
				>
					<Icon name={ icon } />
					<RichText
						identifier="label"
						tagName="span"
						aria-label={ __( 'Text', 'cairn' ) }
						placeholder={ __( 'No text', 'cairn' ) }
						value={ label }
						onChange={ ( value ) =>
							setAttributes( { label: value } )
						}
						allowedFormats={ [] }
						withoutInteractiveFormatting
					/>
					<b>3</b>
				</span>
			</div>
			<InspectorControls>
				<PanelBody title={ __( 'Content', 'cairn' ) }>
					<SelectControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'Icon', 'cairn' ) }
						value={ icon }
						options={ [
							{ value: 'heart', label: __( 'Heart', 'cairn' ) },
							{ value: 'star', label: __( 'Star', 'cairn' ) },
							{
								value: 'bookmark',
								label: __( 'Bookmark', 'cairn' ),
							},
						] }
						onChange={ ( value ) =>
							setAttributes( { icon: value as IconName } )
						}
						help={ __(
							'Leads to the page with the Wishlist block, else to the lists in My Account.',
							'cairn'
						) }
					/>
				</PanelBody>
				<PanelBody
					title={ __( 'Behaviour', 'cairn' ) }
					initialOpen={ false }
				>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Hide while the list is empty', 'cairn' ) }
						help={ __(
							'Its room stays, so that nothing moves when it appears.',
							'cairn'
						) }
						checked={ hideZero }
						onChange={ ( isOn ) =>
							setAttributes( { hideZero: isOn } )
						}
					/>
				</PanelBody>
			</InspectorControls>
			<StepPanels
				attributes={ attributes }
				setAttributes={ setAttributes }
				type="view_wishlist"
				about={ __(
					'Anonymous: only that the counter was seen.',
					'cairn'
				) }
			/>
		</>
	);
}
