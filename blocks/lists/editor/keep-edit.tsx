import {
	InspectorControls,
	RichText,
	useBlockProps,
} from '@wordpress/block-editor';
import { PanelBody, SelectControl, TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { EventType } from '#contract/events/index.ts';
import { useLinkAppearance } from '../../cta-button/appearance.ts';
import type { KeepAttributes } from './attributes.ts';
import { Icon } from './icon.tsx';
import { StepPanels } from '../../panels/step-panels.tsx';

interface KeepEditProps {
	attributes: KeepAttributes;
	setAttributes: ( changes: Partial< KeepAttributes > ) => void;
	/** Text of a button whose owner wrote none. */
	placeholder: string;
	type: EventType;
	/** What the button keeps and what the owner should know of it. */
	hint: string;
	/** Whether one product can be chosen by its id. */
	hasProduct?: boolean;
}

const iconWords = (): Record< string, string > => ( {
	heart: __( 'Heart', 'cairn' ),
	star: __( 'Star', 'cairn' ),
	bookmark: __( 'Bookmark', 'cairn' ),
} );

/** A button that keeps something, in the editor: the markup of the page, its text typed in place. */
export function KeepEdit( {
	attributes,
	setAttributes,
	placeholder,
	type,
	hint,
	hasProduct = false,
}: KeepEditProps ) {
	const { label, savedLabel, display, icon, productId = 0 } = attributes;
	const isFill = ( attributes.className ?? '' )
		.split( ' ' )
		.includes( 'is-style-fill' );
	const look = useLinkAppearance( attributes as never );
	const blockProps = useBlockProps( {
		className: isFill ? 'wp-block-button' : undefined,
	} );
	return (
		<>
			<div { ...blockProps }>
				<div
					className={ [
						'cairn-keep',
						isFill ? 'wp-block-button__link wp-element-button' : '',
						look.className,
					]
						.filter( Boolean )
						.join( ' ' ) }
					style={ look.style }
				>
					{ display !== 'text' && <Icon name={ icon } /> }
					{ display !== 'icon' && (
						<RichText
							identifier="label"
							tagName="span"
							className="cairn-keep__text"
							aria-label={ __( 'Button text', 'cairn' ) }
							placeholder={ placeholder }
							value={ label }
							onChange={ ( value ) =>
								setAttributes( { label: value } )
							}
							allowedFormats={ [] }
							withoutInteractiveFormatting
						/>
					) }
				</div>
			</div>
			<InspectorControls>
				<PanelBody title={ __( 'Content', 'cairn' ) }>
					<p>{ hint }</p>
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
							{
								value: 'icon',
								label: __( 'Icon only', 'cairn' ),
							},
							{
								value: 'text',
								label: __( 'Text only', 'cairn' ),
							},
						] }
						onChange={ ( value ) =>
							setAttributes( {
								display: value as KeepAttributes[ 'display' ],
							} )
						}
						help={
							display === 'icon'
								? __(
										'Screen readers hear the text and what it keeps.',
										'cairn'
									)
								: undefined
						}
					/>
					{ display !== 'text' && (
						<SelectControl
							__nextHasNoMarginBottom
							__next40pxDefaultSize
							label={ __( 'Icon', 'cairn' ) }
							value={ icon }
							options={ Object.entries( iconWords() ).map(
								( [ value, text ] ) => ( {
									value,
									label: text,
								} )
							) }
							onChange={ ( value ) =>
								setAttributes( { icon: value } )
							}
						/>
					) }
					{ display === 'icon' && (
						<TextControl
							__nextHasNoMarginBottom
							__next40pxDefaultSize
							label={ __( 'Text for screen readers', 'cairn' ) }
							placeholder={ placeholder }
							value={ label }
							onChange={ ( value ) =>
								setAttributes( { label: value } )
							}
						/>
					) }
					{ hasProduct && (
						<TextControl
							__nextHasNoMarginBottom
							__next40pxDefaultSize
							type="number"
							label={ __( 'Product id', 'cairn' ) }
							help={ __(
								'Empty: the product the button stands beside.',
								'cairn'
							) }
							value={ productId > 0 ? String( productId ) : '' }
							onChange={ ( value ) =>
								setAttributes( {
									productId: Math.max(
										0,
										Math.trunc( Number( value ) ) || 0
									),
								} )
							}
						/>
					) }
				</PanelBody>
				{ display !== 'icon' && (
					<PanelBody
						title={ __( 'Behaviour', 'cairn' ) }
						initialOpen={ false }
					>
						<TextControl
							__nextHasNoMarginBottom
							__next40pxDefaultSize
							label={ __( 'Text once it is kept', 'cairn' ) }
							help={ __(
								'Empty: the text stays, the icon fills, and screen readers hear that the button is pressed.',
								'cairn'
							) }
							value={ savedLabel }
							onChange={ ( value ) =>
								setAttributes( { savedLabel: value } )
							}
						/>
					</PanelBody>
				) }
			</InspectorControls>
			<StepPanels
				attributes={ attributes }
				setAttributes={ setAttributes }
				type={ type }
				about={ __(
					'Anonymous: what was kept is counted, not who kept it. For members the list is linked to their account by WordPress alone.',
					'cairn'
				) }
			/>
		</>
	);
}
