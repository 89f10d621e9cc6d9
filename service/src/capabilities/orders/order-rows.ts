/** The rows a snapshot becomes: items and refunds, and WooCommerce's report rows as they came. */
import type {
	OrderItem,
	OrderRefund,
	OrderSnapshot,
	RevenueRow,
} from '#contract/orders.ts';

/** A row of `order_item`. Of a refund, quantity and net are negative. */
export interface ItemRow {
	/** Order or refund id. */
	readonly rowId: number;
	/** 1 on the first line of each product of an order that the report counts, else 0: a sum counts orders. */
	readonly orders: number;
	readonly itemId: number;
	readonly productId: number;
	readonly variationId: number;
	readonly quantity: number;
	readonly net: number;
	/** Where and whether WooCommerce's report counts it; null: not in its report. */
	readonly reported: RevenueRow | null;
}

/** What of an order and its refunds names a product. */
export function itemRows( order: OrderSnapshot ): readonly ItemRow[] {
	const reported = new Map(
		order.revenue.map( ( row ) => [ row.row_id, row ] )
	);
	const own = reported.get( order.order_id ) ?? null;
	const counted = new Set< number >();
	const rows = order.items.map( ( item ) => {
		// WooCommerce's report leaves out lines without a quantity.
		const isReported = item.quantity !== 0;
		const isFirst = isReported && ! counted.has( item.product_id );
		if ( isFirst ) {
			counted.add( item.product_id );
		}
		return {
			...plainRow( item ),
			rowId: order.order_id,
			orders: Number( isFirst ),
			reported: isReported ? own : null,
		};
	} );
	/** What earlier refunds gave back of each product, negative. */
	const givenBack = new Map< number, number >();
	const refunds = [ ...order.refunds ].sort(
		( a, b ) => a.created_at - b.created_at || a.refund_id - b.refund_id
	);
	for ( const refund of refunds ) {
		const row = reported.get( refund.refund_id ) ?? null;
		for ( const item of refundedItems( order, refund, row, givenBack ) ) {
			rows.push( {
				...item,
				rowId: refund.refund_id,
				orders: 0,
				reported: row,
			} );
		}
	}
	return [
		...new Map(
			rows.map( ( row ) => [ `${ row.rowId }:${ row.itemId }`, row ] )
		).values(),
	];
}

/**
 * A refund of everything at once names no product; WooCommerce's report on products then takes the order's own lines, less
 * what was given back of them before. Its report row shows it: it holds the order's pieces.
 */
function refundedItems(
	order: OrderSnapshot,
	refund: OrderRefund,
	row: RevenueRow | null,
	givenBack: Map< number, number >
): readonly Omit< ItemRow, 'rowId' | 'orders' | 'reported' >[] {
	if ( refund.items.length > 0 ) {
		return refund.items.map( ( item ) => {
			const negative = plainRow( {
				...item,
				quantity: -item.quantity,
				net: -item.net,
			} );
			const product = negative.variationId || negative.productId;
			givenBack.set(
				product,
				( givenBack.get( product ) ?? 0 ) + negative.net
			);
			return negative;
		} );
	}
	const pieces = order.items.reduce(
		( sum, item ) => sum + item.quantity,
		0
	);
	const isOfEverything =
		row !== null && row.items !== 0 && row.items === Math.trunc( -pieces );
	return isOfEverything
		? order.items.flatMap( ( item ) => {
				const whole = plainRow( item );
				const before =
					givenBack.get( whole.variationId || whole.productId ) ?? 0;
				const net = -Math.abs( whole.net + before );
				return net === 0
					? []
					: [
							{
								...whole,
								quantity: -Math.abs( whole.quantity ),
								net,
							},
						];
			} )
		: [];
}

function plainRow( item: OrderItem ) {
	return {
		itemId: item.item_id,
		productId: item.product_id,
		variationId: item.variation_id ?? 0,
		quantity: item.quantity,
		net: item.net,
	};
}

/**
 * WooCommerce books a partial refund and then the rest as if all had been given back again.
 *
 * @return The refund that was booked last, where the refunds are booked higher than the order; else null.
 */
export function bookedTwice( order: OrderSnapshot ): number | null {
	let own: number | null = null;
	let back = 0;
	let last: RevenueRow | null = null;
	for ( const row of order.revenue ) {
		if ( ! row.is_refund ) {
			own = row.net;
			continue;
		}
		back += row.net;
		if (
			last === null ||
			row.created > last.created ||
			( row.created === last.created && row.row_id > last.row_id )
		) {
			last = row;
		}
	}
	return own !== null && last !== null && own + back < 0 ? last.row_id : null;
}
