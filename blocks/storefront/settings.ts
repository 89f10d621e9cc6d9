import type { Batch } from '#contract/batch.ts';

/** What stands once for all events of a page view. */
export type PageView = Pick< Batch, 'page_view_id' | 'url' | 'referrer' >;

/** What PHP prints for this module; the same for every visitor, so that a page can be cached. */
export interface StorefrontSettings {
	/** Where batches go: the service, or the shop's own relay. */
	readonly endpoint: string;
	/** What every batch begins with; its consent is that of a visitor who gave no answer. */
	readonly batch: Pick<
		Batch,
		'schema_version' | 'key' | 'consent' | 'visitor'
	> &
		PageView;
	/** Address of blocks/consent, where a plugin asks that question. */
	readonly gate?: string;
}

/** The settings of this page; none on a page of a site that is not connected. */
export const settings: Partial< StorefrontSettings > = JSON.parse(
	document.getElementById( 'wp-script-module-data-cairn/storefront' )
		?.textContent || '{}'
);
