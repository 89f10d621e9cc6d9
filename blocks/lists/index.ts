import { paint, refresh, toggle } from './buttons.ts';
import { isDue, sync } from './sync.ts';

export { act, items, language, onChange, step } from './buttons.ts';
export { isMember } from './kept.ts';
export { settings } from './settings.ts';
export { ask, post, sync } from './sync.ts';

/*
 * The list of this browser, for every button, counter and page of it. Buttons are plain markup and are heard by their
 * page: so one that arrives later (a quick view, the next page of a loop, a client-side navigation) works at once, and
 * no page loads the interactivity runtime for a button (README.md).
 */

/** Nothing is asked of the network before the page has loaded. */
export const afterLoad = ( work: () => void ): void => {
	if ( document.readyState === 'complete' ) {
		work();
	} else {
		addEventListener( 'load', work );
	}
};

addEventListener( 'click', ( { target } ) => {
	const button = ( target as Element ).closest< HTMLElement >(
		'[data-cairn-keep]'
	);
	if ( button ) {
		toggle( button );
	}
} );
// Another tab wrote.
addEventListener( 'storage', refresh );
// The page has loaded, or came out of the back-forward cache: then hours may have passed.
addEventListener( 'pageshow', () => {
	refresh();
	if ( isDue() ) {
		sync().then( refresh );
	}
} );
// Buttons that come later or now stand for another product, and the variation that is being chosen.
new MutationObserver( paint ).observe( document, {
	childList: true,
	subtree: true,
	attributeFilter: [ 'value' ],
} );
paint();
