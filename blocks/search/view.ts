/*
 * Tells that a search form was sent, with the length of what was typed, and fetches the suggestions when somebody enters
 * the field. Heard by the page, so that a form in a menu that opens later works too.
 */
/** What PHP prints for this module (plugin/src/Blocks/SearchModule.php). */
export interface SearchSettings {
	/** Address of the suggestions' module. */
	readonly module: string;
	/** Name of the list of suggestions. */
	readonly label: string;
	/** Addresses that answer, by what is searched; the term goes behind them. */
	readonly products: string;
	readonly all: string;
}

const formOf = ( { target }: Event ): HTMLElement | null =>
	( target as Element ).closest< HTMLElement >( '[data-cairn-search]' );

addEventListener(
	'submit',
	( event ) => {
		const root = formOf( event );
		if ( root ) {
			window.cairnStep?.( root, 'search_submit', {
				length: root.querySelector< HTMLInputElement >( '[name=s]' )!
					.value.length,
			} );
		}
	},
	true
);

addEventListener( 'focusin', ( event ) => {
	const root = formOf( event );
	const scope = root?.dataset.cairnSearch as 'all' | 'products' | undefined;
	if ( scope && ( event.target as Element ).matches( '[name=s]' ) ) {
		// Once a form: what is loaded listens from then on.
		root!.dataset.cairnSearch = '';
		const settings: SearchSettings = JSON.parse(
			document.getElementById(
				'wp-script-module-data-cairn-search-view-script-module'
			)!.textContent
		);
		import( /* webpackIgnore: true */ settings.module ).then(
			( { suggest } ) =>
				suggest( root, settings[ scope ], settings.label ),
			() => {}
		);
	}
} );
