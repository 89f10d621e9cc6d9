/**
 * What was sold in a range, product by product, as long as no order changes: a shop with many products is asked for the same
 * days again and again, sorted and cut into pages differently.
 */
import type { ProductSales } from './shop-sales.ts';

export interface AllProductSales {
	/** Every product with sales, by id. */
	readonly rows: readonly ProductSales[];
	readonly items: number;
	readonly netSales: number;
	/** Net sales of the orders themselves. */
	readonly orderNetSales: number;
}

/** Rows kept at most, of all ranges and sites together: about 30 MB. */
const MOST_ROWS = 400_000;

export interface ProductSalesMemory {
	/**
	 * @param range   Names site, days and the shop's way of counting.
	 * @param version Of the site's orders, read before `read` is called.
	 * @param read
	 */
	get: (
		range: string,
		version: number,
		read: () => Promise< AllProductSales >
	) => Promise< AllProductSales >;
}

export function createProductSalesMemory(
	mostRows: number = MOST_ROWS
): ProductSalesMemory {
	const known = new Map<
		string,
		{ version: number; sales: AllProductSales }
	>();
	let rows = 0;

	function forget( range: string ): void {
		rows -= known.get( range )?.sales.rows.length ?? 0;
		known.delete( range );
	}

	return {
		async get( range, version, read ) {
			const found = known.get( range );
			if ( found?.version === version ) {
				// Last used, last forgotten.
				known.delete( range );
				known.set( range, found );
				return found.sales;
			}
			const sales = await read();
			forget( range );
			known.set( range, { version, sales } );
			rows += sales.rows.length;
			for ( const oldest of known.keys() ) {
				if ( rows <= mostRows ) {
					break;
				}
				forget( oldest );
			}
			return sales;
		},
	};
}
