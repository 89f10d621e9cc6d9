/** What PHP prints for this module (plugin/src/Lists/SaveForLater.php); the same for every visitor. */
export interface LaterSettings {
	/** Instance that the buttons of the cart are. */
	readonly block: string;
	/** Words; `%s` is the product. */
	readonly words: Readonly<
		Record<
			'later' | 'name' | 'saved' | 'undo' | 'undone' | 'failed',
			string
		>
	>;
}

export const settings: LaterSettings = JSON.parse(
	document.getElementById( 'wp-script-module-data-cairn/save-for-later' )
		?.textContent || '{}'
);
