/** What PHP prints for this module (plugin/src/Lists/ListsModule.php); the same for every visitor. */
export interface ListSettings {
	/** Under which name the browser keeps the list: sites of a network may share an origin. */
	readonly key: string;
	/** `cairn/v1/lists` of this site's REST API, without a slash at the end. */
	readonly rest: string;
	/** What a query of `rest` begins with: `?`, or `&` without pretty permalinks. */
	readonly and: string;
	/** `wc/store/v1` of this site's REST API; absent without WooCommerce. */
	readonly shop: string;
	/** `admin-ajax.php`, which gives members a nonce when they need one. */
	readonly ajax: string;
	/** Language of the page as a language plugin calls it; '' without one. */
	readonly lang: string;
	/** Words that only scripts say. */
	readonly words: Readonly< Record< 'failed' | 'cart' | 'link', string > >;
}

export const settings: ListSettings = JSON.parse(
	document.getElementById( 'wp-script-module-data-cairn/lists' )
		?.textContent || '{}'
);
