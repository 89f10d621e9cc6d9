import type { SiteSettings } from '#contract/endpoints/sites.ts';
import { isSameHome } from './site.ts';
import type { Site } from './site.ts';
import { storedSettings } from './site-store.ts';
import type { SiteChanges } from './site-store.ts';

const FIXED_OFFSET = /^[+-](?:0\d|1[0-4]):[0-5]\d$/;

/**
 * What WordPress says about itself, as changes to the site. Address and state are decided elsewhere.
 *
 * @param site
 * @param settings
 */
export function fromWordPress(
	site: Site,
	settings: SiteSettings
): Omit< SiteChanges, 'homeUrl' | 'state' > {
	return {
		name: settings.name || site.name,
		timeZone: settings.time_zone,
		currency: settings.currency,
		locale: settings.locale,
		settings: {
			...storedSettings( site ),
			allowed_origins: [ ...new Set( settings.allowed_origins ) ],
			unanswered: settings.unanswered,
			count_staff: settings.count_staff,
			pricing_path: settings.pricing_path,
			// Kept with the change itself: a process that dies before the rebuild does not take the wish with it.
			rebuild_wanted:
				site.rebuildWanted === true ||
				settings.time_zone !== site.timeZone,
			shop: settings.shop ?? null,
			retention: settings.retention,
		},
	};
}

/**
 * What a change of settings does to a site. A copy speaks with the keys of the original: it has another address,
 * so the site pauses until somebody says which of the two is meant. The original's next word ends the pause.
 *
 * @param site
 * @param settings
 */
export function decideChange(
	site: Site,
	settings: SiteSettings
):
	| { readonly kind: 'pause' }
	| { readonly kind: 'change'; readonly changes: SiteChanges } {
	if ( ! isSameHome( site.homeUrl, settings.home_url ) ) {
		return { kind: 'pause' };
	}
	return {
		kind: 'change',
		changes: {
			...fromWordPress( site, settings ),
			homeUrl: settings.home_url,
			state: 'active',
		},
	};
}

/**
 * Whether reports can be cut into days by this zone: an IANA name or a fixed offset such as +02:00.
 *
 * @param zone
 */
export function isTimeZone( zone: string ): boolean {
	// Node 20 does not know offsets as zones; the calendars of the service do.
	if ( FIXED_OFFSET.test( zone ) ) {
		return true;
	}
	try {
		new Intl.DateTimeFormat( 'en', { timeZone: zone } );
		return true;
	} catch {
		return false;
	}
}
