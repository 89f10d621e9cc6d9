/** Up to this product id slots are found in a list, beyond it in a map, which takes ten times as long. */
const LISTED_IDS = 2 ** 22;

/** Gives products places in columns of numbers: 0, 1, 2 … in the order they are first asked for. */
export class ProductSlots {
	/** The products by their slots. */
	readonly products: number[] = [];
	/** Slot plus 1; 0: none yet. */
	readonly #listed: Int32Array;
	readonly #mapped = new Map< number, number >();

	/** @param largest A guess at the largest id: those up to it are found quickest. */
	constructor( largest: number ) {
		this.#listed = new Int32Array( Math.min( largest + 1, LISTED_IDS ) );
	}

	/** The slot of a product; one that has none is given the next. */
	of( product: number ): number {
		const isListed = product < this.#listed.length;
		const known = isListed
			? ( this.#listed[ product ] ?? 0 )
			: ( this.#mapped.get( product ) ?? 0 );
		if ( known > 0 ) {
			return known - 1;
		}
		this.products.push( product );
		if ( isListed ) {
			this.#listed[ product ] = this.products.length;
		} else {
			this.#mapped.set( product, this.products.length );
		}
		return this.products.length - 1;
	}
}
