let engaged = 0;
let deepest = 0;
let since = 0;
let isActive = false;

/**
 * Adds the time since the last call if the page was visible and focused all along, at most 30 s: called at each
 * sign of life, it sums what the visitor spent with the page and leaves out the coffee in between.
 */
export const markAlive = (): void => {
	const now = performance.now();
	if ( isActive ) {
		engaged += Math.min( now - since, 30000 );
	}
	since = now;
	isActive = ! document.hidden && document.hasFocus();
};

/** Notes how far down the visitor came. The page's height is read anew, since images and lists arrive late. */
export const markDepth = (): number => {
	const height = document.documentElement.scrollHeight;
	deepest = Math.max( deepest, ( scrollY + innerHeight ) / height );
	return height;
};

/** Fields of page_engagement since the last call, and a fresh start. */
export const takeEngagement = (): Record< string, number > => {
	markAlive();
	const fields = {
		no_scroll: Number( markDepth() <= innerHeight ),
		engaged_ms: Math.round( engaged ),
		pct: Math.min( 100, Math.round( deepest * 100 ) ),
	};
	engaged = deepest = 0;
	return fields;
};
