/** What is counted of every product, as columns: of a hundred thousand products, a list of objects took most of a report's time. */
import { type ProductTable, ProductSlots } from '../../rollups/index.ts';

const COLUMNS = [
	'views',
	'wished',
	'compared',
	'notify',
	'in_cart',
	'left',
	'orders',
	'items',
	'net_sales',
	/** Visits that wished or asked for it and bought it since. */
	'bought',
	/** NaN: it has no price. */
	'waiting',
] as const;

/** The first columns, in the order of the table's types. */
const SEEN = [ 'views', 'wished', 'compared', 'notify', 'in_cart' ] as const;

export type ProductColumn = ( typeof COLUMNS )[ number ];

export class ProductNumbers {
	readonly #slots: ProductSlots;
	readonly #columns: Readonly< Record< ProductColumn, Float64Array > >;

	/**
	 * @param seen   Visits by product; their types are those of the first columns.
	 * @param others How many products may come that are not among them.
	 */
	constructor( seen: ProductTable, others: number ) {
		const { products } = seen;
		this.#slots = new ProductSlots(
			products.reduce( ( a, b ) => Math.max( a, b ), 0 )
		);
		// Asked for in their order: the slot of a product is its place in the table.
		products.forEach( ( product ) => this.#slots.of( product ) );
		const room = products.length + others;
		this.#columns = Object.fromEntries(
			COLUMNS.map( ( name ) => [ name, new Float64Array( room ) ] )
		) as Record< ProductColumn, Float64Array >;
		SEEN.forEach( ( name, at ) => {
			this.#columns[ name ].set( seen.visits[ at ] ?? [] );
		} );
	}

	/** Products by their slots. */
	get ids(): readonly number[] {
		return this.#slots.products;
	}

	/** The slots of all products. */
	slots(): number[] {
		return Array.from( this.ids, ( _, slot ) => slot );
	}

	id( slot: number ): number {
		return this.ids[ slot ] ?? 0;
	}

	get( column: ProductColumn, slot: number ): number {
		return this.#columns[ column ][ slot ] ?? 0;
	}

	/** Null: it has no price. */
	waiting( slot: number ): number | null {
		const value = this.get( 'waiting', slot );
		return Number.isNaN( value ) ? null : value;
	}

	isWanted( slot: number ): boolean {
		return this.get( 'wished', slot ) + this.get( 'notify', slot ) > 0;
	}

	set( column: ProductColumn, product: number, value: number ): void {
		this.#columns[ column ][ this.#slots.of( product ) ] = value;
	}
}
