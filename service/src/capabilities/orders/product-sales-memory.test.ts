import {
	type AllProductSales,
	createProductSalesMemory,
} from './product-sales-memory.ts';

function salesOf( products: number ): AllProductSales {
	return {
		rows: Array.from( { length: products }, ( _, i ) => ( {
			productId: i + 1,
			orders: 1,
			items: 1,
			netSales: 100,
		} ) ),
		items: products,
		netSales: products * 100,
		orderNetSales: products * 100,
	};
}

describe( 'sales that were read before', () => {
	it( 'are read again when an order has changed', async () => {
		const memory = createProductSalesMemory();
		let reads = 0;
		const read = async () => {
			reads += 1;
			return salesOf( reads );
		};
		expect( ( await memory.get( 'a', 1, read ) ).items ).toBe( 1 );
		expect( ( await memory.get( 'a', 1, read ) ).items ).toBe( 1 );
		expect( ( await memory.get( 'a', 2, read ) ).items ).toBe( 2 );
		expect( ( await memory.get( 'b', 2, read ) ).items ).toBe( 3 );
	} );

	it( 'are forgotten when there are too many, those used longest ago first', async () => {
		const memory = createProductSalesMemory( 10 );
		const read: string[] = [];
		const ask = ( range: string ) =>
			memory.get( range, 1, async () => {
				read.push( range );
				return salesOf( 5 );
			} );
		for ( const range of [ 'a', 'b', 'a', 'c', 'a', 'b' ] ) {
			await ask( range );
		}
		expect( read ).toEqual( [ 'a', 'b', 'c', 'b' ] );
	} );

	it( 'are not kept when they could not be read', async () => {
		const memory = createProductSalesMemory();
		await expect(
			memory.get( 'a', 1, () => Promise.reject( new Error( 'down' ) ) )
		).rejects.toThrow( 'down' );
		expect(
			( await memory.get( 'a', 1, async () => salesOf( 2 ) ) ).items
		).toBe( 2 );
	} );
} );
