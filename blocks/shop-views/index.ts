/*
 * The shop's own steps, as far as only the browser can know them: that a page was really looked at, and which product was
 * chosen from a list. PHP prints what the page is, the same for every visitor (plugin/src/Storefront/ShopViews.php).
 * The storefront module is asked for by its global: a blocked storefront costs the shop nothing.
 */
import type { EventInput } from '#contract/batch.ts';
import type { EventType } from '#contract/events/index.ts';

type View = [ name: EventType, props: EventInput[ 'props' ] ];

/** What PHP prints for this module. */
export interface ShopViewsData {
	/** What a look at this page is, in the order it is told. */
	readonly views: View[];
	/** Where lists on this page stand: `shop`, `category`, `search`, `product`, `cart`, `page`. */
	readonly list: string;
	/** The page's product: a click into its gallery is about it. */
	readonly product?: number;
}

const { views, list, product } = JSON.parse(
	document.getElementById( 'wp-script-module-data-cairn/shop-views' )
		?.textContent || '{"views":[],"list":"page"}'
) as ShopViewsData;

/** Told once: the way here, which a return by the back button does not repeat. */
const once: View[] = [];

// A search with one result ends on the product's page (WooCommerce); the mark leaves before anybody copies the address.
const here = new URL( location.href );
if ( here.searchParams.has( 'cairn-s' ) ) {
	const results = Number( here.searchParams.get( 'cairn-s' ) );
	const term = /^#cairn-s=(.+)/.exec( here.hash )?.[ 1 ];
	here.searchParams.delete( 'cairn-s' );
	if ( term ) {
		here.hash = '';
		once.push( [
			'search',
			{ term: decodeURIComponent( term ), results },
		] );
	}
	history.replaceState( history.state, '', here.href.replace( /#$/, '' ) );
}

let isTold = false;

/** Tells what this page is, once it is shown; again when the back button brings it back. */
const tell = ( { persisted }: Partial< PageTransitionEvent > = {} ): void => {
	if ( persisted ) {
		isTold = false;
	}
	if ( ! document.hidden && ! isTold && window.cairnStep ) {
		isTold = true;
		for ( const [ name, props ] of [ ...once.splice( 0 ), ...views ] ) {
			window.cairnStep( null, name, props );
		}
	}
};

/** Position among its siblings, from 1. */
const position = ( item: Element ): number =>
	[ ...item.parentElement!.children ].indexOf( item ) + 1;

/** Product of an item of a list: classic loops and Product Collection say it in a class, the older grids on their button. */
const productOf = ( item: Element ): number =>
	Number(
		/\bpost-(\d+)/.exec( item.className )?.[ 1 ] ??
			item.querySelector< HTMLElement >( '[data-product_id]' )?.dataset
				.product_id
	);

const choose = ( { target, button }: MouseEvent ): void => {
	const element = target as Element;
	const link = element.closest( 'a' );
	const item = link?.closest(
		'li.product,.wc-block-product,.wc-block-grid__product'
	);
	const picture = element
		.closest(
			'.woocommerce-product-gallery,.wp-block-woocommerce-product-gallery'
		)
		?.contains( element.closest( 'img,a,button' ) );
	if ( button > 1 ) {
		return;
	}
	if ( item ) {
		// A link that adds to the cart is a step of its own, and so is one of ours.
		if (
			! /[?&]add-to-cart=/.test( link!.search ) &&
			! link!.closest( '.ajax_add_to_cart,[data-cairn]' ) &&
			productOf( item )
		) {
			window.cairnStep?.( null, 'thumbnail_click', {
				product_id: productOf( item ),
				list,
				index: position( item ),
			} );
		}
	} else if ( picture && product ) {
		window.cairnStep?.( null, 'thumbnail_click', {
			product_id: product,
			list: 'gallery',
			index: position(
				element.closest( 'li,.woocommerce-product-gallery__image' ) ??
					element
			),
		} );
	}
};

// The storefront's module comes after this one in the document: all of them have run when the document is loaded.
for ( const type of [ 'visibilitychange', 'pageshow', 'DOMContentLoaded' ] ) {
	addEventListener( type, tell as EventListener, true );
}
addEventListener( 'click', choose, true );
addEventListener( 'auxclick', choose, true );
