/*
 * What happens to our blocks on a page: they are seen, and their links are clicked. Loaded where a block of ours stands.
 * The storefront module is asked for by its global, so that links work and nothing fails where a blocker has taken it.
 */

/** A block's root; keeps its running second by itself, so that nothing outlives it. */
type Root = HTMLElement & { cairn?: ReturnType< typeof setTimeout > | 0 };

const stopSecond = ( root: Root ): void => {
	clearTimeout( root.cairn );
	root.cairn = 0;
};

const observer = new IntersectionObserver(
	( entries ) =>
		entries.forEach( ( entry ) => {
			const root = entry.target as Root;
			const { width, height } = entry.intersectionRect;
			// Half of the root, or half of the screen: of a root three screens tall never more than a third is in view.
			if (
				Math.max(
					entry.intersectionRatio,
					( width * height ) / innerWidth / innerHeight
				) < 0.5
			) {
				stopSecond( root );
			} else {
				root.cairn ||= setTimeout(
					() =>
						root.isConnected &&
						window.cairnStep?.( root, 'view_block' ),
					1000
				);
			}
		} ),
	// A root of many screens covers one of them at a small part of itself: each step is at most twice the one before,
	// so that one of them lies between half a screen and a whole one.
	{ threshold: [ 0.01, 0.02, 0.04, 0.08, 0.16, 0.3, 0.5 ] }
);

const eachRoot = ( work: ( root: Root ) => void ): void =>
	document.querySelectorAll< Root >( '[data-cairn]' ).forEach( work );

/** Watches every root on the page, late ones too; one that is watched already goes on. */
const watch = (): void => eachRoot( ( root ) => observer.observe( root ) );

/** Breaks every second that is running and begins anew: the page was hidden or shown, or another page view began. */
window.cairnWatch = (): void => {
	observer.disconnect();
	eachRoot( stopSecond );
	watch();
};

new MutationObserver( watch ).observe( document, {
	childList: true,
	subtree: true,
} );
watch();
