import { act, items, step } from 'cairn/lists';
import type { Item } from '../lists/kept.ts';
import { cart, type CartLine } from './cart.ts';
import { say } from './said.ts';
import { settings } from './settings.ts';

/*
 * "Save for later" beside each line of the cart: the line goes onto the visitor's list and out of the cart. In the classic
 * cart PHP prints the buttons (plugin/src/Lists/SaveForLater.php). WooCommerce's block cart has no slot beside a line: each
 * row gets a button at the end of its own box, again whenever the cart has been drawn anew. What the lines are comes from
 * the documented store `wc/store/cart`, under our own name in `extensions`.
 */

/** What a line would be on the list; PHP says it (`SaveForLater::line()`). */
export interface Line {
	/** As in {@link Item}. */
	id: string;
	p: number;
	v: number;
	/** Ids of this language, for what is counted. */
	product_id: number;
	variation_id?: number;
	/** As shown, in minor units. */
	price?: number;
	currency?: string;
	q: number;
	name: string;
}

type Button = HTMLElement;

/** Lines that were put on the list by this page, by the key that they had in the cart. */
const moved = new Map< string, { item: Item; line: Line } >();

const rowOf = ( button: Button ): HTMLElement | null =>
	button.closest< HTMLElement >( '[data-cart-item-key]' );

const inBlock = ( button: Button ): CartLine | undefined => {
	const key = rowOf( button )?.dataset.cartItemKey;
	return cart()?.items.find( ( known ) => known.key === key );
};

const lineOf = ( button: Button ): Line => {
	const { cairnLater } = button.dataset;
	const row = inBlock( button );
	return row?.extensions.cairn
		? {
				...row.extensions.cairn,
				q: row.quantity,
				name: button.dataset.name!,
			}
		: JSON.parse( cairnLater! );
};

const count = (
	ref: Element,
	name: 'add_to_wishlist' | 'remove_from_wishlist',
	{ product_id: product, variation_id: variation, price, currency }: Line
): void =>
	step( ref, name, {
		product_id: product,
		variation_id: variation || undefined,
		price,
		currency: price && currency,
	} );

/** Takes an item off the list again; what had been there before stays. */
const takeBack = async ( key: string, ref: HTMLElement ): Promise< void > => {
	const before = moved.get( key );
	if ( before ) {
		moved.delete( key );
		ref.dataset.cairn = settings.block;
		if ( await act( { ...before.item, x: Date.now() } ) ) {
			count( ref, 'remove_from_wishlist', before.line );
		}
	}
};

/** Puts a line on the list and takes it out of the cart. The list comes first: nothing is lost between the two. */
const later = async ( button: Button ): Promise< void > => {
	const line = lineOf( button );
	const key = rowOf( button )?.dataset.cartItemKey;
	const isThere = items().some( ( { id } ) => id === line.id );
	const item: Item = {
		id: line.id,
		p: line.p,
		v: line.v,
		q: line.q,
		t: Date.now(),
		price: line.price,
		cur: line.currency,
		block: settings.block,
	};
	if ( ! isThere && ! ( await act( item ) ) ) {
		say( button, settings.words.failed );
		return;
	}
	const row = inBlock( button );
	const link = button
		.closest( 'tr' )
		?.querySelector< HTMLAnchorElement >( '.product-remove a,a.remove' );
	const name =
		key ??
		new URL( link?.href ?? location.href ).searchParams.get(
			'remove_item'
		) ??
		'';
	if ( ! isThere ) {
		moved.set( name, { item, line } );
		count( button, 'add_to_wishlist', line );
	}
	if ( row ) {
		const { id, quantity, variation } = row;
		await cart.remove( row.key );
		say(
			button,
			settings.words.saved.replace( '%s', line.name ),
			async ( undo ) => {
				await cart.add( id, quantity, variation );
				await takeBack( name, undo );
				return settings.words.undone.replace( '%s', line.name );
			}
		);
	} else {
		// WooCommerce's own link: with its own notice, its own "Undo?", with and without a reload.
		link?.click();
	}
};

addEventListener( 'click', ( { target } ) => {
	const element = target as Element;
	const button = element.closest< Button >( '[data-cairn-later]' );
	if ( button && button.ariaBusy !== 'true' ) {
		button.ariaBusy = 'true';
		later( button )
			.catch( () => say( button, settings.words.failed ) )
			.finally( () => {
				button.ariaBusy = 'false';
			} );
	}
	const undo = element.closest< HTMLAnchorElement >( 'a.restore-item' );
	if ( undo ) {
		takeBack(
			new URL( undo.href ).searchParams.get( 'undo_item' ) ?? '',
			undo
		);
	}
} );

/** Gives each row of the block cart its button. */
const adopt = (): void => {
	document
		.querySelectorAll(
			'.wp-block-woocommerce-cart [data-cart-item-key] .wc-block-cart-item__wrap'
		)
		.forEach( ( box ) => {
			const { cartItemKey } = box.closest< HTMLElement >(
				'[data-cart-item-key]'
			)!.dataset;
			const line = cart()?.items.find(
				( { key } ) => key === cartItemKey
			);
			if (
				box.querySelector( '[data-cairn-later]' ) ||
				! line?.extensions.cairn
			) {
				return;
			}
			const root = document.createElement( 'div' );
			const button = document.createElement( 'button' );
			root.dataset.cairn = settings.block;
			root.dataset.cairnObject = `product:${ line.extensions.cairn.product_id }`;
			root.className = 'cairn-later';
			button.type = 'button';
			button.dataset.cairnLater = '';
			button.dataset.name =
				box.querySelector( '.wc-block-components-product-name' )
					?.textContent ?? '';
			button.textContent = settings.words.later;
			button.ariaLabel = settings.words.name.replace(
				'%s',
				button.dataset.name
			);
			root.append( button );
			box.append( root );
		} );
};

new MutationObserver( adopt ).observe( document, {
	childList: true,
	subtree: true,
} );
adopt();
