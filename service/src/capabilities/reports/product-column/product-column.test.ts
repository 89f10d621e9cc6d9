import { productColumnSchema } from '#contract/reports/products.ts';
import { answered, bench, SELLING, times } from '../report-bench.ts';
import { productColumnReport } from './product-column.ts';

describe( 'the column on the list of products', () => {
	it( 'tells the last 28 days of the products on the screen, of those without any a zero', async () => {
		const deps = bench( [
			...times( 4, {
				at: '2026-10-27T12:00:00Z',
				events: [ { type: 'view_product', product: 12 } ],
			} ),
			...times( 2, {
				at: '2026-11-23T12:00:00Z',
				events: [ { type: 'add_to_cart', product: 12 } ],
			} ),
			// One day too old, and one nobody asked for.
			...times( 9, {
				at: '2026-10-26T12:00:00Z',
				events: [ { type: 'view_product', product: 12 } ],
			} ),
			...times( 9, {
				at: '2026-11-20T12:00:00Z',
				events: [ { type: 'view_product', product: 99 } ],
			} ),
		] );
		deps.carts.add( SELLING.id, {
			day: '2026-11-20',
			state: 'left',
			items: [ { productId: 12, value: 100 } ],
		} );
		const answer = await answered(
			productColumnReport.run( deps, SELLING, { ids: '34,12,12' } )
		);
		expect( productColumnSchema.parse( answer ) ).toEqual( {
			from: '2026-10-27',
			to: '2026-11-24',
			products: [
				{ product_id: 34, views: 0, in_cart: 0, left: 0 },
				{ product_id: 12, views: 4, in_cart: 2, left: 1 },
			],
			data_until: '2026-11-23T12:00:00.000Z',
		} );
	} );
} );
