const timers = new Map< Element, number >();
let seen: ( root: HTMLElement ) => void;

// Steps of one per cent: a root fifty screens tall covers half the screen at a hundredth of itself.
const observer = new IntersectionObserver(
	( entries ) =>
		entries.forEach(
			( { target, intersectionRatio, intersectionRect } ) => {
				if (
					intersectionRatio < 0.5 &&
					intersectionRect.width * intersectionRect.height * 2 <
						innerWidth * innerHeight
				) {
					clearTimeout( timers.get( target ) );
					timers.delete( target );
				} else if ( ! timers.has( target ) ) {
					timers.set(
						target,
						window.setTimeout( seen, 1000, target )
					);
				}
			}
		),
	{ threshold: Array.from( Array( 51 ), ( _, step ) => step / 100 ) }
);

/** Watches every block root on the page, late ones too; one that is watched already goes on. */
export const watchBlocks = (): void => {
	if ( ! document.hidden ) {
		document
			.querySelectorAll( '[data-cairn]' )
			.forEach( ( root ) => observer.observe( root ) );
	}
};

/** Breaks every second that is running: the page is hidden, or another page view begins. */
export const unwatchBlocks = (): void => {
	observer.disconnect();
	timers.forEach( clearTimeout );
	timers.clear();
};

/** `report` is told each time a root stood in view for one unbroken second. */
export const onSeen = ( report: ( root: HTMLElement ) => void ): void => {
	seen = report;
	new MutationObserver( watchBlocks ).observe( document, {
		childList: true,
		subtree: true,
	} );
};
