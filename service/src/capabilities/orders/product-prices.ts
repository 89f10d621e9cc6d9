/** Prices and stock of neighbouring products, packed: all of a hundred thousand products are a hundred rows. */
import type { RowDataPacket } from 'mysql2/promise';
import type { RawConnection } from '../../storage/database.ts';
import { VarintReader, VarintWriter } from '../rollups/index.ts';

/** Product ids of one piece. */
const IDS_OF_PIECE = 1024;
/** Positions in the contract's PRODUCT_STOCK, of which there are fewer. */
const STOCKS = 8;

interface ProductRow extends RowDataPacket {
	product_id: number;
	price: number | null;
	stock: number;
}

interface PieceRow extends RowDataPacket {
	piece: number;
}

/** The piece a product stands in. */
export function pieceOf( productId: number ): number {
	return Math.floor( productId / IDS_OF_PIECE );
}

/**
 * Packs the pieces of some products anew from their rows. Pieces are locked one by one in their order and read only then, so
 * the last writer of a piece has seen what all others wrote.
 *
 * @param connection In the transaction that has changed the rows.
 * @param siteId
 * @param productIds
 */
export async function packPrices(
	connection: RawConnection,
	siteId: number,
	productIds: readonly number[]
): Promise< void > {
	const pieces = [ ...new Set( productIds.map( pieceOf ) ) ].sort(
		( a, b ) => a - b
	);
	for ( const piece of pieces ) {
		await connection.query(
			"INSERT INTO product_price (site_id, piece, body) VALUES (?, ?, '') ON DUPLICATE KEY UPDATE body = product_price.body",
			[ siteId, piece ]
		);
		const [ rows ] = await connection.query< ProductRow[] >(
			'SELECT product.product_id, product.price, product.stock FROM product WHERE product.site_id = ? AND product.product_id >= ? AND product.product_id < ? ORDER BY product.product_id',
			[ siteId, piece * IDS_OF_PIECE, ( piece + 1 ) * IDS_OF_PIECE ]
		);
		await connection.query(
			'UPDATE product_price SET body = ? WHERE product_price.site_id = ? AND product_price.piece = ?',
			[ packPiece( piece, rows ), siteId, piece ]
		);
	}
}

/** Packs every piece of a site anew. */
export async function packAllPrices(
	connection: RawConnection,
	siteId: number
): Promise< void > {
	const [ rows ] = await connection.query< PieceRow[] >(
		'SELECT DISTINCT FLOOR(product.product_id / ?) AS piece FROM product WHERE product.site_id = ?',
		[ IDS_OF_PIECE, siteId ]
	);
	await packPrices(
		connection,
		siteId,
		rows.map( ( row ) => Number( row.piece ) * IDS_OF_PIECE )
	);
}

function packPiece( piece: number, rows: readonly ProductRow[] ): Buffer {
	const writer = new VarintWriter();
	let before = piece * IDS_OF_PIECE;
	for ( const row of rows ) {
		writer.unsigned( row.product_id - before );
		writer.unsigned( row.stock + ( row.price === null ? 0 : STOCKS ) );
		if ( row.price !== null ) {
			writer.signed( row.price );
		}
		before = row.product_id;
	}
	return writer.finish();
}

/** Hands over the products of a piece one by one. */
export function eachPrice(
	piece: number,
	body: Uint8Array,
	handle: ( productId: number, price: number | null, stock: number ) => void
): void {
	const reader = new VarintReader( body );
	let productId = piece * IDS_OF_PIECE;
	while ( ! reader.atEnd ) {
		productId += reader.unsigned();
		const place = reader.unsigned();
		handle(
			productId,
			place < STOCKS ? null : reader.signed(),
			place % STOCKS
		);
	}
}
