import { bookedTwice, itemRows } from './order-rows.ts';
import { refundRowOf, revenueOf, snapshotOf } from './test-orders.ts';

const LATER = '2026-11-24 10:00:00';

function refundOf( id: number, items: { product_id: number; net: number }[] ) {
	return {
		refund_id: id,
		created_at: id,
		amount: 100,
		tax: 0,
		shipping: 0,
		items: items.map( ( item, i ) => ( {
			item_id: id * 10 + i,
			quantity: 1,
			tax: 0,
			...item,
		} ) ),
	};
}

describe( 'what of an order names a product', () => {
	it( 'is taken off by refunds on the refund’s own day', () => {
		const rows = itemRows(
			snapshotOf( 7, 1, {
				refunds: [ refundOf( 71, [ { product_id: 12, net: 1000 } ] ) ],
				revenue: [
					revenueOf( 7 ),
					refundRowOf( 71, -1000, LATER, { items: -1 } ),
				],
			} )
		);
		expect(
			rows.map( ( row ) => [
				row.rowId,
				row.quantity,
				row.net,
				row.reported?.paid,
			] )
		).toEqual( [
			[ 7, 2, 3600, '2026-11-23 13:00:00' ],
			[ 71, -1, -1000, LATER ],
		] );
	} );

	it( 'is taken off line by line when everything is refunded without naming anything', () => {
		const rows = itemRows(
			snapshotOf( 7, 1, {
				items: [
					{
						item_id: 1,
						product_id: 12,
						quantity: 2,
						net: 3600,
						tax: 0,
					},
					{
						item_id: 2,
						product_id: 13,
						variation_id: 14,
						quantity: 1,
						net: 900,
						tax: 0,
					},
				],
				refunds: [ refundOf( 71, [] ) ],
				revenue: [
					revenueOf( 7, { items: 3 } ),
					refundRowOf( 71, -4500, LATER, { items: -3 } ),
				],
			} )
		).filter( ( row ) => row.rowId === 71 );
		expect(
			rows.map( ( row ) => [
				row.productId,
				row.variationId,
				row.quantity,
				row.net,
			] )
		).toEqual( [
			[ 12, 0, -2, -3600 ],
			[ 13, 14, -1, -900 ],
		] );
	} );

	it( 'is not touched by a refund of money alone', () => {
		const rows = itemRows(
			snapshotOf( 7, 1, {
				refunds: [ refundOf( 71, [] ) ],
				revenue: [ revenueOf( 7 ), refundRowOf( 71, -100, LATER ) ],
			} )
		);
		expect( rows ).toHaveLength( 1 );
	} );

	it( 'is in no report while WooCommerce has no row for it', () => {
		const [ row ] = itemRows( snapshotOf( 7, 1, { revenue: [] } ) );
		expect( row ).toMatchObject( { productId: 12, reported: null } );
	} );
} );

describe( 'an order WooCommerce refunds twice', () => {
	it( 'is one whose refunds are booked higher than itself', () => {
		const of = ( ...nets: number[] ) =>
			bookedTwice(
				snapshotOf( 7, 1, {
					revenue: [
						revenueOf( 7 ),
						...nets.map( ( net, i ) =>
							refundRowOf( 71 + i, net, LATER )
						),
					],
				} )
			);
		expect( of() ).toBeNull();
		expect( of( -1000, -2600 ) ).toBeNull();
		expect( of( -1000, -3600 ) ).toBe( 72 );
	} );
} );
