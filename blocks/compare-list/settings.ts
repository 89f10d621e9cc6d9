/** What PHP prints for this module (plugin/src/Blocks/CompareList.php); the same for every visitor. */
export interface CompareSettings {
	/** Under which name the browser keeps the choice: sites of a network may share an origin. */
	readonly key: string;
	/** Most products of a comparison. */
	readonly max: number;
	/** Said when it is full. */
	readonly full: string;
	/** Said when a product shares no category with the others. */
	readonly other: string;
	/** Address of the comparison without products, where there is such a page. */
	readonly page: string | null;
	/** Name of the address' argument. */
	readonly name: string;
}

export const settings: CompareSettings = JSON.parse(
	document.getElementById( 'wp-script-module-data-cairn/compare-list' )
		?.textContent ||
		'{"key":"cairn:compare","max":4,"name":"cairn-compare"}'
);
