import {
	type CartCell,
	CartCells,
	eachCartCell,
	packCartCells,
} from './cart-cells.ts';

const cell = ( changes: Partial< CartCell > = {} ): CartCell => ( {
	productId: 12,
	state: 2,
	step: 3,
	currency: 'EUR',
	carts: 1,
	value: 1999,
	...changes,
} );

function unpacked( body: Uint8Array ): CartCell[] {
	const cells: CartCell[] = [];
	eachCartCell( body, ( productId, state, step, currency, carts, value ) =>
		cells.push( { productId, state, step, currency, carts, value } )
	);
	return cells;
}

test( 'a day that was packed holds what it held, negative values and other currencies among it', () => {
	const cells = new CartCells();
	cells.add( cell( { productId: 4_000_000_000, value: -5 } ) );
	cells.add( cell() );
	cells.add( cell( { currency: 'USD', state: 0, step: 0 } ) );
	expect( unpacked( packCartCells( cells.all ) ) ).toEqual( cells.all );
	expect( cells.all ).toHaveLength( 3 );
} );

test( 'what is taken out again leaves nothing behind', () => {
	const cells = new CartCells();
	cells.add( cell() );
	cells.add( cell() );
	cells.add( cell(), -1 );
	expect( cells.all ).toEqual( [ cell() ] );
	cells.add( cell(), -1 );
	expect( cells.all ).toEqual( [] );
	expect( unpacked( packCartCells( [] ) ) ).toEqual( [] );
	expect( unpacked( new Uint8Array( 0 ) ) ).toEqual( [] );
} );
