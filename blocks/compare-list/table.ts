/** What is seen and chosen in one comparison table. */

/**
 * Tells that at least two columns were seen, once; which of them was chosen; and shows differences only on demand.
 *
 * @param table Root of the block.
 * @param ids   Products of its columns, in order; none in a table made by hand.
 */
export const watchTable = ( table: HTMLElement, ids: number[] ): void => {
	const seen = new Set< Element >();
	const observer = new IntersectionObserver(
		( entries ) => {
			for ( const { isIntersecting, target } of entries ) {
				if ( isIntersecting && ! document.hidden ) {
					seen.add( target );
				}
			}
			if ( seen.size > 1 ) {
				observer.disconnect();
				window.cairnStep?.( table, 'compare_view', {
					product_ids: ids,
				} );
			}
		},
		{ threshold: 0.5 }
	);
	const look = (): void =>
		table
			.querySelectorAll( 'th[scope=col]' )
			.forEach( ( head ) => observer.observe( head ) );

	table.addEventListener( 'click', ( { target } ) => {
		const link = ( target as Element ).closest< HTMLElement >(
			'a,[data-cairn-differences]'
		);
		const chosen = Number(
			link?.closest< HTMLElement >( '[data-cairn-column]' )?.dataset
				.cairnColumn
		);
		if ( link?.hasAttribute( 'aria-pressed' ) ) {
			const isOnly = table.classList.toggle( 'is-differences-only' );
			link.setAttribute( 'aria-pressed', `${ isOnly }` );
		} else if ( chosen && ! link!.dataset.cairnUncompare ) {
			window.cairnStep?.( table, 'compare_choose', {
				product_id: chosen,
				against: ids.filter( ( id ) => id !== chosen ),
				via: link!.matches( '.ajax_add_to_cart,[href*="add-to-cart="]' )
					? 'cart'
					: 'link',
			} );
		}
	} );

	if ( document.hidden ) {
		// Prerendered, or opened in the background.
		document.addEventListener( 'visibilitychange', look, { once: true } );
	} else {
		look();
	}
};
