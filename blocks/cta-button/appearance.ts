import * as blockEditor from '@wordpress/block-editor';
import {
	getTypographyClassesAndStyles,
	useSettings,
} from '@wordpress/block-editor';
import type { CSSProperties } from 'react';
import type { CtaAttributes } from './attributes.ts';

// WordPress has no other names for these; core/button itself uses them, so they cannot go without a replacement.
const {
	__experimentalUseBorderProps: useBorder,
	__experimentalUseColorProps: useColor,
	__experimentalGetShadowClassesAndStyles: getShadow,
	__experimentalGetSpacingClassesAndStyles: getSpacing,
} = blockEditor;

/** Classes of the root that carry a chosen width; the names core/button's own sheet knows. */
export const widthClasses = ( width: number ): string =>
	width > 0
		? `has-custom-width wp-block-button__width wp-block-button__width-${ width }`
		: '';

/** Classes and inline styles of the link: colours, border, padding, shadow and type belong to it, not to the root. */
export const useLinkAppearance = (
	attributes: CtaAttributes
): { className: string; style: CSSProperties } => {
	const [ fluid, layout ] = useSettings( 'typography.fluid', 'layout' ) as [
		unknown,
		{ wideSize?: string } | undefined,
	];
	const parts = [
		useColor( attributes ),
		useBorder( attributes ),
		getTypographyClassesAndStyles( attributes, {
			typography: { fluid },
			layout: { wideSize: layout?.wideSize },
		} ),
		getSpacing( {
			...attributes,
			style: {
				spacing: {
					padding: (
						attributes.style?.spacing as { padding?: unknown }
					 )?.padding,
				},
			},
		} ),
		getShadow( attributes ),
	];
	return {
		// Alignment of the text is the root's.
		className: parts
			.map( ( part ) => part.className ?? '' )
			.join( ' ' )
			.replace( /has-text-align-\w+/g, '' )
			.replace( /\s+/g, ' ' )
			.trim(),
		style: Object.assign( {}, ...parts.map( ( part ) => part.style ), {
			textAlign: undefined,
		} ),
	};
};
