let engaged = 0;
let deepest = 0;
let since = 0;
let isActive = false;

/**
 * A sign of life. Adds the time since the last one if the page had the focus all along, at most 30 s: the sum is what
 * the visitor spent with the page, without the coffee in between. A hidden page is asked when it is hidden and started
 * afresh when it is shown, so only visible time remains. Notes how far down the visitor is, too; the page's height is
 * read anew each time, since images and lists arrive late.
 */
export const markAlive = (): void => {
	const now = Date.now();
	if ( isActive ) {
		engaged += Math.min( now - since, 30000 );
	}
	since = now;
	isActive = document.hasFocus();
	deepest = Math.max(
		deepest,
		( scrollY + innerHeight ) / document.documentElement.scrollHeight
	);
};

/** Fields of page_engagement since the last call, and a fresh start. */
export const takeEngagement = (): Record< string, number > => {
	markAlive();
	const fields = {
		engaged_ms: Math.round( engaged ),
		pct: Math.round( Math.min( 1, deepest ) * 100 ),
		no_scroll: +( innerHeight >= document.documentElement.scrollHeight ),
	};
	engaged = deepest = 0;
	return fields;
};
