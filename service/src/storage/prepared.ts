/** Prepared statements over lists of any length, with few enough shapes that a connection can keep them all. */
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { RawConnection } from './database.ts';

/** What a prepared statement takes. */
export type Value = number | string | Buffer | null;

/** Up to here every number of rows has a statement of its own; more are written in the larger pieces first. */
const EXACT_ROWS = 40;
const LARGER_PIECES = [ 500, 250, 120, 60 ];
const LONGEST_LIST = 1024;

/** How a number of rows is cut into statements. */
export function pieces( rows: number ): number[] {
	const sizes: number[] = [];
	let left = rows;
	for ( const piece of LARGER_PIECES ) {
		while ( left > EXACT_ROWS && left >= piece ) {
			sizes.push( piece );
			left -= piece;
		}
	}
	while ( left > EXACT_ROWS ) {
		sizes.push( EXACT_ROWS );
		left -= EXACT_ROWS;
	}
	if ( left > 0 ) {
		sizes.push( left );
	}
	return sizes;
}

/** An INSERT whose text is made once per number of rows. */
export class PreparedInsert {
	readonly #head: string;
	readonly #row: string;
	readonly #tail: string;
	readonly #columns: number;
	readonly #texts = new Map< number, string >();

	constructor( table: string, columns: readonly string[], tail = '' ) {
		this.#head = `INSERT INTO ${ table } (${ columns.join( ', ' ) }) VALUES `;
		this.#row = `(${ columns.map( () => '?' ).join( ', ' ) })`;
		this.#tail = tail;
		this.#columns = columns.length;
	}

	/**
	 * @param connection
	 * @param values     Row after row, in the order of the columns.
	 */
	async run( connection: RawConnection, values: Value[] ): Promise< void > {
		const rows = values.length / this.#columns;
		let at = 0;
		for ( const size of pieces( rows ) ) {
			const end = at + size * this.#columns;
			await connection.execute< ResultSetHeader >(
				this.#text( size ),
				size === rows ? values : values.slice( at, end )
			);
			at = end;
		}
	}

	#text( rows: number ): string {
		let text = this.#texts.get( rows );
		if ( text === undefined ) {
			text =
				this.#head +
				Array( rows ).fill( this.#row ).join( ', ' ) +
				this.#tail;
			this.#texts.set( rows, text );
		}
		return text;
	}
}

/** A SELECT with a list `IN (…)`; the list is filled up to a power of two by repeating its last value. */
export class PreparedList< Row extends RowDataPacket > {
	readonly #before: string;
	readonly #after: string;
	readonly #texts = new Map< number, string >();

	/**
	 * @param text With `IN (?)` where the list goes; other placeholders may stand before and after it.
	 */
	constructor( text: string ) {
		const [ before, after, more ] = text.split( 'IN (?)' );
		if (
			before === undefined ||
			after === undefined ||
			more !== undefined
		) {
			throw new Error( 'The statement needs exactly one list.' );
		}
		this.#before = before;
		this.#after = after;
	}

	async run(
		connection: RawConnection,
		head: readonly Value[],
		list: readonly Value[],
		tail: readonly Value[] = []
	): Promise< Row[] > {
		const found: Row[] = [];
		for ( let at = 0; at < list.length; at += LONGEST_LIST ) {
			const some = list.slice( at, at + LONGEST_LIST );
			const last = some.at( -1 ) ?? null;
			let size = 1;
			while ( size < some.length ) {
				size *= 2;
			}
			while ( some.length < size ) {
				some.push( last );
			}
			const [ rows ] = await connection.execute< Row[] >(
				this.#text( size ),
				[ ...head, ...some, ...tail ]
			);
			for ( const row of rows ) {
				found.push( row );
			}
		}
		return found;
	}

	#text( size: number ): string {
		let text = this.#texts.get( size );
		if ( text === undefined ) {
			text = `${ this.#before }IN (${ Array( size ).fill( '?' ).join( ', ' ) })${
				this.#after
			}`;
			this.#texts.set( size, text );
		}
		return text;
	}
}
