import { CTA_EVENT, type CtaKind } from '#contract/cta-kinds.ts';
import type { CtaAttributes } from './attributes.ts';
import { kindWords } from './kinds.ts';

/** One entry a purpose in the inserter; `link` is the block itself. */
export const variations = () => {
	const words = kindWords();
	return ( Object.keys( CTA_EVENT ) as CtaKind[] )
		.filter( ( kind ) => kind !== 'link' )
		.map( ( kind ) => ( {
			name: kind,
			title: words[ kind ].title,
			description: words[ kind ].description,
			keywords: [ ...words[ kind ].keywords, 'cta' ],
			// Changing the kind later is the sidebar's first control.
			scope: [ 'inserter' ] as const,
			attributes: {
				kind,
				icon: words[ kind ].icon,
				...( kind === 'affiliate' && { rel: 'sponsored nofollow' } ),
				...( kind === 'affiliate' && { linkTarget: '_blank' } ),
				...( ( kind === 'affiliate' || kind === 'demo' ) && {
					iconPosition: 'end' as const,
				} ),
			},
			example: {
				attributes: {
					kind,
					icon: words[ kind ].icon,
					text: words[ kind ].placeholder,
					url: '#',
				},
			},
			isActive: ( attributes: CtaAttributes ) => attributes.kind === kind,
		} ) );
};
