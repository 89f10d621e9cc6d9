/** Products as the shop describes them: names, prices, stock. */
import { sql } from 'kysely';
import { PRODUCT_STOCK, type ProductFact } from '#contract/orders.ts';
import type { Clock } from '../../storage/clock.ts';
import type { Database } from '../../storage/database.ts';
import { toTimestamp } from '../../storage/timestamp.ts';
import {
	eachPrice,
	packAllPrices,
	packPrices,
	pieceOf,
} from './product-prices.ts';
import type {
	NamedProduct,
	PricedProduct,
	ProductNames,
} from './shop-sales.ts';

export interface Products extends ProductNames {
	/** Puts descriptions in place of older ones. */
	describe: (
		siteId: number,
		products: readonly ProductFact[]
	) => Promise< void >;
	/** Packs prices and stock of a site anew from its products. */
	repack: ( siteId: number ) => Promise< void >;
}

interface ProductRow {
	product_id: number;
	parent_id: number;
	name: string;
	price: number | null;
	stock: number;
	for_sale: number;
}

/** Characters of the column; folding makes a few letters longer. */
const LONGEST_NAME = 300;
/** Longer lists are asked for in pieces. */
const IDS_AT_ONCE = 5000;
const COLUMNS = sql.raw(
	'product.product_id, product.parent_id, product.name, product.price, product.stock, product.for_sale'
);

export function createProducts( deps: {
	database: Database;
	clock: Clock;
} ): Products {
	const { database, clock } = deps;
	return {
		async describe( siteId, products ) {
			const now = toTimestamp( clock.now() );
			// In the order of their ids, so that two deliveries never wait for each other.
			const rows = [
				...new Map(
					products.map( ( product ) => [
						product.product_id,
						product,
					] )
				).values(),
			]
				.sort( ( a, b ) => a.product_id - b.product_id )
				.map( ( product ) => [
					siteId,
					product.product_id,
					product.parent_id ?? 0,
					product.name,
					Buffer.from( fold( product.name ) ),
					product.price,
					PRODUCT_STOCK.indexOf( product.stock ),
					Number( product.for_sale ),
					now,
				] );
			await database.rawTransaction( async ( connection ) => {
				await connection.query(
					`INSERT INTO product (site_id, product_id, parent_id, name, name_folded, price, stock, for_sale, updated_at) VALUES ?
					ON DUPLICATE KEY UPDATE parent_id = VALUES(parent_id), name = VALUES(name), name_folded = VALUES(name_folded), price = VALUES(price),
						stock = VALUES(stock), for_sale = VALUES(for_sale), updated_at = VALUES(updated_at)`,
					[ rows ]
				);
				await packPrices(
					connection,
					siteId,
					products.map( ( product ) => product.product_id )
				);
			} );
		},
		repack: ( siteId ) =>
			database.rawTransaction( ( connection ) =>
				packAllPrices( connection, siteId )
			),
		async prices( siteId, productIds ) {
			const found = new Map< number, PricedProduct >();
			if ( productIds.length === 0 ) {
				return found;
			}
			const wanted = new Set( productIds );
			const pieces = [ ...new Set( productIds.map( pieceOf ) ) ];
			const { rows } = await sql< { piece: number; body: Buffer } >`
				SELECT product_price.piece, product_price.body FROM product_price
				WHERE product_price.site_id = ${ siteId } AND product_price.piece IN (${ sql.join( pieces ) })
			`.execute( database.queries );
			for ( const { piece, body } of rows ) {
				eachPrice( piece, body, ( id, price, stock ) => {
					if ( wanted.has( id ) ) {
						found.set( id, {
							price,
							stock: PRODUCT_STOCK[ stock ] ?? 'in',
						} );
					}
				} );
			}
			return found;
		},
		async byIds( siteId, productIds ) {
			const found = new Map< number, NamedProduct >();
			for ( let at = 0; at < productIds.length; at += IDS_AT_ONCE ) {
				const { rows } = await sql< ProductRow >`
					SELECT ${ COLUMNS } FROM product
					WHERE product.site_id = ${ siteId }
						AND product.product_id IN (${ sql.join( productIds.slice( at, at + IDS_AT_ONCE ) ) })
				`.execute( database.queries );
				for ( const row of rows ) {
					found.set( row.product_id, namedProduct( row ) );
				}
			}
			return found;
		},
		async search( siteId, part, limit ) {
			// The index alone says which products these are; their other columns are read for those only.
			const { rows } = await sql< ProductRow >`
				SELECT ${ COLUMNS } FROM product
				INNER JOIN (
					SELECT named.product_id FROM product AS named FORCE INDEX (by_name)
					WHERE named.site_id = ${ siteId } AND named.parent_id = 0
						AND LOCATE(${ Buffer.from( fold( part ) ) }, named.name_folded) > 0
					ORDER BY named.name_folded, named.product_id
					LIMIT ${ limit }
				) AS found ON found.product_id = product.product_id
				WHERE product.site_id = ${ siteId }
				ORDER BY product.name_folded, product.product_id
			`.execute( database.queries );
			return rows.map( namedProduct );
		},
	};
}

/** Case and accents do not matter to who searches. */
function fold( name: string ): string {
	return name
		.normalize( 'NFKD' )
		.replace( /\p{M}/gu, '' )
		.toLowerCase()
		.slice( 0, LONGEST_NAME );
}

function namedProduct( row: ProductRow ): NamedProduct {
	return {
		productId: row.product_id,
		parentId: row.parent_id || null,
		name: row.name,
		price: row.price,
		stock: PRODUCT_STOCK[ row.stock ] ?? 'in',
		forSale: row.for_sale === 1,
	};
}
