import { createBlock, getBlockType } from '@wordpress/blocks';
import type { CtaAttributes } from './attributes.ts';

type Block = ReturnType< typeof createBlock >;
type Attributes = Record< string, unknown >;

/** Attributes that mean the same on both blocks: the theme's colours and type, a chosen style, the block's name. */
const SHARED = [
	'text',
	'url',
	'rel',
	'backgroundColor',
	'textColor',
	'gradient',
	'borderColor',
	'fontSize',
	'fontFamily',
	'className',
	'anchor',
	'metadata',
] as const;

const shared = ( attributes: Attributes ): Attributes =>
	Object.fromEntries(
		SHARED.filter( ( name ) => attributes[ name ] !== undefined ).map(
			( name ) => [ name, attributes[ name ] ]
		)
	);

/** WordPress 7 keeps a button's width as a style, older ones as an attribute of its own. */
const hasWidthAttribute = (): boolean =>
	'width' in ( getBlockType( 'core/button' )?.attributes ?? {} );

const widthOf = ( attributes: Attributes ): number => {
	const style = attributes.style as
		{ dimensions?: { width?: string } } | undefined;
	const width = Number.parseInt(
		String( attributes.width ?? style?.dimensions?.width ?? '' ),
		10
	);
	return [ 25, 50, 75, 100 ].includes( width ) ? width : 0;
};

const withoutDimensions = ( style: unknown ): unknown => {
	if ( typeof style !== 'object' || style === null ) {
		return style;
	}
	const { dimensions: _, ...rest } = style as Attributes;
	return Object.keys( rest ).length > 0 ? rest : undefined;
};

/** Attributes of our button from those of core's. */
export const fromCoreButton = ( attributes: Attributes ): Attributes => ( {
	...shared( attributes ),
	rel: attributes.rel ?? '',
	linkTarget: attributes.linkTarget ?? '',
	width: widthOf( attributes ),
	style: withoutDimensions( attributes.style ),
} );

/** Attributes of core's button from ours. What core has no word for (kind, icon, id) is left behind. */
export const toCoreButton = ( attributes: CtaAttributes ): Attributes => {
	const { width, linkTarget, style } = attributes;
	const size =
		width > 0 &&
		( hasWidthAttribute()
			? { width }
			: {
					style: {
						...style,
						dimensions: { width: `${ width }%` },
					},
				} );
	return {
		...shared( { ...attributes } ),
		rel: attributes.rel || undefined,
		linkTarget: linkTarget || undefined,
		style,
		...size,
	};
};

const cta = ( { attributes }: Pick< Block, 'attributes' > ): Block =>
	createBlock( 'cairn/cta-button', fromCoreButton( attributes ) );

export const transforms = {
	from: [
		{
			type: 'block' as const,
			isMultiBlock: true,
			blocks: [ 'core/button' ],
			transform: ( all: Attributes[] ) =>
				[ all ].flat().map( ( attributes ) => cta( { attributes } ) ),
		},
		{
			type: 'block' as const,
			blocks: [ 'core/buttons' ],
			// The editor wants the new block itself as the result, so a whole row becomes as many buttons one below
			// the other; who wants to keep the row selects its buttons and transforms those.
			transform: ( _: Attributes, inner: Block[] ) =>
				inner.map( ( block ) =>
					block.name === 'core/button' ? cta( block ) : block
				),
			isMatch: ( _: Attributes, block: Block ) =>
				block.innerBlocks.some(
					( { name } ) => name === 'core/button'
				),
		},
	],
	to: [
		{
			type: 'block' as const,
			isMultiBlock: true,
			blocks: [ 'core/button' ],
			transform: ( all: CtaAttributes[] ) =>
				[ all ]
					.flat()
					.map( ( attributes ) =>
						createBlock( 'core/button', toCoreButton( attributes ) )
					),
		},
		{
			type: 'block' as const,
			isMultiBlock: true,
			blocks: [ 'core/buttons' ],
			transform: ( all: CtaAttributes[] ) =>
				createBlock(
					'core/buttons',
					{},
					[ all ]
						.flat()
						.map( ( attributes ) =>
							createBlock(
								'core/button',
								toCoreButton( attributes )
							)
						)
				),
		},
	],
};
