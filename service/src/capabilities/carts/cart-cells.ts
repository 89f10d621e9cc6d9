/** Products in the carts of a day, counted by state, last step and currency: one packed piece a day. */
import { VarintReader, VarintWriter } from '../rollups/index.ts';

/** So many carts of a day held a product at last, in one state, at one step, with values in one currency. */
export interface CartCell {
	readonly productId: number;
	readonly state: number;
	/** Position in the contract's CART_STEPS. */
	readonly step: number;
	readonly currency: string;
	readonly carts: number;
	/** Of the product in these carts, minor units. */
	readonly value: number;
}

/** Steps and states fit into a byte together. */
const STATES = 4;

/** Cells that are being added up; those of the same product, state, step and currency are one. */
export class CartCells {
	readonly #cells = new Map< string, CartCell >();

	/** @param sign -1 takes a cell out again. */
	add( cell: CartCell, sign: 1 | -1 = 1 ): void {
		const key = `${ cell.productId } ${ cell.state } ${ cell.step } ${ cell.currency }`;
		const known = this.#cells.get( key );
		this.#cells.set( key, {
			...cell,
			carts: ( known?.carts ?? 0 ) + sign * cell.carts,
			value: ( known?.value ?? 0 ) + sign * cell.value,
		} );
	}

	/** Those with a number that is not zero, in the order of their products. */
	get all(): readonly CartCell[] {
		return [ ...this.#cells.values() ]
			.filter( ( { carts, value } ) => carts !== 0 || value !== 0 )
			.sort( ( a, b ) => a.productId - b.productId );
	}
}

/** @param cells In the order of their products, so that what is written are small differences. */
export function packCartCells( cells: readonly CartCell[] ): Buffer {
	const writer = new VarintWriter();
	const currencies = [
		...new Set( cells.map( ( { currency } ) => currency ) ),
	];
	writer.unsigned( currencies.length );
	for ( const currency of currencies ) {
		writer.unsigned( currency.length );
		for ( const letter of currency ) {
			writer.unsigned( letter.codePointAt( 0 ) ?? 0 );
		}
	}
	let before = 0;
	for ( const cell of cells ) {
		writer.unsigned( cell.productId - before );
		writer.unsigned( cell.step * STATES + cell.state );
		writer.unsigned( currencies.indexOf( cell.currency ) );
		writer.signed( cell.carts );
		writer.signed( cell.value );
		before = cell.productId;
	}
	return writer.finish();
}

/** Hands over the cells of a packed day one by one; plain numbers, since a report reads tens of thousands. */
export function eachCartCell(
	body: Uint8Array,
	handle: (
		productId: number,
		state: number,
		step: number,
		currency: string,
		carts: number,
		value: number
	) => void
): void {
	const reader = new VarintReader( body );
	if ( reader.atEnd ) {
		return;
	}
	const currencies: string[] = [];
	for ( let count = reader.unsigned(); count > 0; count -= 1 ) {
		let currency = '';
		for ( let letters = reader.unsigned(); letters > 0; letters -= 1 ) {
			currency += String.fromCodePoint( reader.unsigned() );
		}
		currencies.push( currency );
	}
	let productId = 0;
	while ( ! reader.atEnd ) {
		productId += reader.unsigned();
		const place = reader.unsigned();
		const currency = currencies[ reader.unsigned() ] ?? '';
		handle(
			productId,
			place % STATES,
			Math.floor( place / STATES ),
			currency,
			reader.signed(),
			reader.signed()
		);
	}
}
