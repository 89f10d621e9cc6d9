import * as blocks from '@wordpress/blocks';
import { createElement, forwardRef, RawHTML } from '@wordpress/element';
import type { ReactNode } from 'react';

/*
 * The parts of @wordpress/block-editor that our blocks use, as plain elements: the package is WordPress' own at run time
 * and not installed here. What the editor really does with them is seen in the browser tests.
 */

interface FieldProps {
	tagName?: string;
	value: unknown;
	href?: string;
	className?: string;
	placeholder?: string;
	onChange?: ( value: string ) => void;
	'aria-label'?: string;
}

const Field = forwardRef< HTMLInputElement, FieldProps >(
	( { value, onChange, placeholder, className, ...props }, ref ) => (
		<input
			ref={ ref }
			className={ className }
			placeholder={ placeholder }
			aria-label={ props[ 'aria-label' ] }
			value={ String( value ?? '' ) }
			onChange={ ( event ) => onChange?.( event.target.value ) }
		/>
	)
);

export const RichText = Object.assign( Field, {
	Content: ( { tagName = 'span', value, ...props }: FieldProps ) =>
		createElement(
			tagName,
			props,
			createElement( RawHTML, null, String( value ?? '' ) )
		),
} );

const Slot = ( { children }: { children?: ReactNode } ) => (
	<div>{ children }</div>
);
export const BlockControls = Slot;
export const InspectorControls = Slot;

export const LinkControl = ( {
	value,
	onChange,
	onRemove,
}: {
	value?: { url?: string };
	onChange: ( next: { url: string; opensInNewTab?: boolean } ) => void;
	onRemove?: () => void;
} ) => (
	<div>
		<input
			aria-label="Address"
			defaultValue={ value?.url }
			onBlur={ ( event ) => onChange( { url: event.target.value } ) }
		/>
		<button onClick={ onRemove }>Remove</button>
	</div>
);

export const useBlockProps = < Props extends object >( props: Props ) => props;
export const useSettings = ( ...paths: string[] ) =>
	paths.map( () => undefined );
const nothing = () => ( { className: '', style: {} } );
export const __experimentalUseBorderProps = nothing;
export const __experimentalUseColorProps = nothing;
export const __experimentalGetSpacingClassesAndStyles = nothing;
export const __experimentalGetShadowClassesAndStyles = nothing;
export const getTypographyClassesAndStyles = nothing;
export const useInnerBlocksProps = < Props extends object >( props: Props ) =>
	props;
export const InnerBlocks = {
	Content: () => blocks.__unstableGetInnerBlocksProps().children,
};
