/** Names, prices and stock of products, for reports that may need a hundred thousand of them. */
import type { PRODUCT_STOCK } from '#contract/orders.ts';
import type { NamedProduct, PricedProduct } from '../orders/index.ts';
import type { ReportDeps, ReportSite } from './report.ts';

/** As many as one statement is asked for; several are asked at once. */
const IDS_AT_ONCE = 5000;
/** A word that more products than this carry finds the first of them by name. */
const MOST_FOUND = 10_000;

export type KnownProducts = ReadonlyMap< number, NamedProduct >;

/** What the shop has said of these products. */
export async function askProducts(
	deps: ReportDeps,
	site: ReportSite,
	ids: readonly number[]
): Promise< KnownProducts > {
	if ( ids.length === 0 ) {
		return new Map();
	}
	const pieces: ( readonly number[] )[] = [];
	for ( let at = 0; at < ids.length; at += IDS_AT_ONCE ) {
		pieces.push( ids.slice( at, at + IDS_AT_ONCE ) );
	}
	const [ first = new Map< number, NamedProduct >(), ...others ] =
		await Promise.all(
			pieces.map( ( piece ) => deps.products.byIds( site.id, piece ) )
		);
	if ( others.length === 0 ) {
		return first;
	}
	const all = new Map( first );
	for ( const some of others ) {
		for ( const [ id, product ] of some ) {
			all.set( id, product );
		}
	}
	return all;
}

/** Price and stock of what is wanted: of many products. */
export type Prices = ReadonlyMap< number, PricedProduct >;

export function askPrices(
	deps: ReportDeps,
	site: ReportSite,
	ids: readonly number[]
): Promise< Prices > {
	return deps.products.prices( site.id, ids );
}

/** Products with a word in their name; null when no word was given. */
export async function askNamedLike(
	deps: ReportDeps,
	site: ReportSite,
	contains: string | undefined
): Promise< ReadonlySet< number > | null > {
	if ( contains === undefined || contains === '' ) {
		return null;
	}
	const found = await deps.products.search( site.id, contains, MOST_FOUND );
	return new Set( found.map( ( product ) => product.productId ) );
}

/** How a product is called and whether it can be had; of one the shop has not described, its number alone. */
export function named(
	productId: number,
	products: KnownProducts
): {
	product_id: number;
	name: string | null;
	stock: ( typeof PRODUCT_STOCK )[ number ] | null;
	for_sale: boolean;
} {
	const product = products.get( productId );
	return {
		product_id: productId,
		name: product?.name ?? null,
		stock: product?.stock ?? null,
		for_sale: product?.forSale ?? false,
	};
}
