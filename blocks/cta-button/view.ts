import { CTA_EVENT, type CtaKind } from '#contract/cta-kinds.ts';
import type { Step } from '../storefront/index.ts';

// Dynamic, so that a blocked storefront module leaves the link a link.
let step: Step | undefined;
const storefront = import( 'cairn/storefront' ).then(
	( module: { step: Step } ) => {
		step = module.step;
	},
	() => {}
);

/**
 * Each click on a button of ours, by finger, mouse, key or middle button. One listener on the document also hears
 * buttons that came later, and before anybody stops the click; the link itself is never held up.
 */
const clicked = ( event: MouseEvent ): void => {
	const link = ( event.target as Element ).closest< HTMLAnchorElement >(
		'[data-cairn-kind]>a'
	);
	if ( ! link || ( event.type !== 'click' && event.button !== 1 ) ) {
		return;
	}
	const kind = link.parentElement!.dataset.cairnKind as CtaKind;
	const name = CTA_EVENT[ kind ];
	const send = (): void =>
		step?.(
			link,
			name,
			name === 'contact_click'
				? {
						method: kind,
						coarse: Number(
							matchMedia( '(pointer:coarse)' ).matches
						),
					}
				: {
						...( kind === 'download' && { gated: 0 } ),
						kind,
						href_host: link.hostname,
					}
		);
	if ( step ) {
		send();
	} else {
		storefront.then( send );
	}
};

document.addEventListener( 'click', clicked, true );
document.addEventListener( 'auxclick', clicked, true );
