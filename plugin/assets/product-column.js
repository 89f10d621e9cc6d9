/** The column on the list of products: one request for all of them, and none while the column is switched off. */
( () => {
	const { __, sprintf } = wp.i18n;
	const table = document.querySelector( '#the-list' );
	if ( ! table ) {
		return;
	}
	const number = new Intl.NumberFormat( document.documentElement.lang || [] );
	/** What is known, by product; a row that is edited is printed anew and filled from here. */
	const known = new Map();
	let isAsking = false;

	const cells = () => [
		...table.querySelectorAll( '.cairn-product-column:not([data-filled])' ),
	];
	const isHidden = () =>
		document.querySelector( 'th#cairn' )?.classList.contains( 'hidden' ) ?? false;

	const say = ( cell, text, spoken ) => {
		cell.dataset.filled = '';
		cell.title = spoken;
		const shown = document.createElement( 'span' );
		shown.setAttribute( 'aria-hidden', 'true' );
		shown.textContent = text;
		const heard = document.createElement( 'span' );
		heard.className = 'screen-reader-text';
		heard.textContent = spoken;
		cell.replaceChildren( shown, heard );
	};

	const fill = () => {
		for ( const cell of cells() ) {
			const row = known.get( Number( cell.dataset.product ) );
			if ( row === null ) {
				say( cell, '—', __( 'Could not be loaded. Load the page again to try once more.', 'cairn' ) );
			} else if ( row ) {
				const counts = [ row.views, row.in_cart, row.left ].map( ( count ) =>
					number.format( count )
				);
				say(
					cell,
					counts.join( ' · ' ),
					sprintf(
						/* translators: 1: visits that viewed a product, 2: visits that put it into the cart, 3: carts that were left. */
						__( 'Last 28 days: %1$s views, %2$s in carts, %3$s left', 'cairn' ),
						...counts
					)
				);
			}
		}
	};

	const look = () => {
		fill();
		const ids = cells()
			.map( ( cell ) => Number( cell.dataset.product ) )
			.slice( 0, 100 );
		if ( isHidden() || isAsking || ids.length === 0 ) {
			return;
		}
		isAsking = true;
		const remember = ( rows ) => {
			const byId = new Map( rows.map( ( row ) => [ row.product_id, row ] ) );
			const nothing = { views: 0, in_cart: 0, left: 0 };
			ids.forEach( ( id ) => known.set( id, byId.get( id ) ?? nothing ) );
		};
		wp.apiFetch( {
			path: `${ window.cairnProductColumn.path }?ids=${ ids.join( ',' ) }`,
		} )
			.then(
				( { products } ) => remember( products ),
				() => ids.forEach( ( id ) => known.set( id, null ) )
			)
			.then( () => {
				isAsking = false;
				// Again for what is left: a screen may list more products than one question may name.
				look();
			} );
	};

	look();
	new MutationObserver( look ).observe( table, { childList: true } );
	document
		.querySelector( '#cairn-hide' )
		?.addEventListener( 'change', () => window.setTimeout( look ) );
} )();
