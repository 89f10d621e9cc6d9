import type { Line } from './index.ts';

/** A line as WooCommerce's store has it; only what is read here. */
export interface CartLine {
	readonly key: string;
	/** Product, or variation where one was chosen. */
	readonly id: number;
	readonly quantity: number;
	readonly variation: readonly {
		readonly attribute: string;
		readonly raw_attribute?: string;
		readonly value: string;
	}[];
	readonly extensions: { readonly cairn?: Omit< Line, 'q' | 'name' > };
}

interface CartActions {
	removeItemFromCart: ( key: string ) => Promise< unknown >;
	addItemToCart: (
		id: number,
		quantity: number,
		variation: { attribute: string; value: string }[]
	) => Promise< unknown >;
}

declare global {
	interface Window {
		/** `@wordpress/data`, on a page with the block cart. */
		wp?: {
			data?: {
				select: ( store: string ) => {
					getCartData: () => { items: CartLine[] };
				};
				dispatch: ( store: string ) => CartActions;
			};
		};
	}
}

const STORE = 'wc/store/cart';

/** The cart of the block on this page, through the store that WooCommerce documents. */
export const cart = (): { items: CartLine[] } | undefined =>
	window.wp?.data?.select( STORE )?.getCartData();

/** Takes a line out. Rejects when the shop refuses. */
cart.remove = ( key: string ): Promise< unknown > =>
	window.wp!.data!.dispatch( STORE ).removeItemFromCart( key );

/** Puts it in again. Rejects when the shop refuses. */
cart.add = (
	id: number,
	quantity: number,
	variation: CartLine[ 'variation' ]
): Promise< unknown > =>
	window.wp!.data!.dispatch( STORE ).addItemToCart(
		id,
		quantity,
		variation.map( ( chosen ) => ( {
			attribute: chosen.raw_attribute ?? chosen.attribute,
			value: chosen.value,
		} ) )
	);
