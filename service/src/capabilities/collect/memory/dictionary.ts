/** Numbers for texts that repeat: pages, blocks, sources. Written under the site's gate, in the transaction that uses them. */
import type { RowDataPacket } from 'mysql2/promise';
import type { RawConnection } from '../../../storage/database.ts';
import { PreparedInsert, PreparedList } from '../../../storage/prepared.ts';
import { DIMENSION } from '../../rollups/index.ts';

/** Dictionaries beside those of the dimensions. */
export const POLICY_DICTIONARY = 100;

/** What stands for all values beyond a dictionary's limit, so that invented addresses cannot fill memory and tables. */
export const OTHER = '(other)';

const LIMIT: Readonly< Record< number, number > > = {
	[ DIMENSION.page ]: 50_000,
	[ DIMENSION.block ]: 20_000,
	[ DIMENSION.source ]: 10_000,
	[ DIMENSION.pair ]: 100_000,
	[ DIMENSION.formDetail ]: 20_000,
	[ POLICY_DICTIONARY ]: 1_000,
};

interface ValueRow extends RowDataPacket {
	id: number;
	value: string;
}

interface MaximumRow extends RowDataPacket {
	maximum: number;
}

const selectValues = new PreparedList< ValueRow >(
	'SELECT dimension_value.id, dimension_value.value FROM dimension_value WHERE dimension_value.site_id = ? AND dimension_value.dimension = ? AND dimension_value.value IN (?)'
);
const insertValues = new PreparedInsert( 'dimension_value', [
	'site_id',
	'dimension',
	'id',
	'value',
] );

/** One dictionary of one site, as far as this process has read it. */
export class Dictionary {
	readonly #siteId: number;
	readonly #dimension: number;
	readonly #limit: number;
	readonly #numbers = new Map< string, number >();
	/** The next number to give away; null when another process may have given it already. */
	#next: number | null = null;

	constructor( siteId: number, dimension: number ) {
		this.#siteId = siteId;
		this.#dimension = dimension;
		this.#limit = LIMIT[ dimension ] ?? 1000;
	}

	/** The number of a text once it was learnt; 0 for null. */
	numberOf( text: string | null ): number {
		return text === null
			? 0
			: ( this.#numbers.get( text ) ?? this.#numbers.get( OTHER ) ?? 0 );
	}

	/** The number of a text that has one of its own; 0: it has none, being beyond the limit. */
	ownNumberOf( text: string ): number {
		return this.#numbers.get( text ) ?? 0;
	}

	knows( text: string ): boolean {
		return this.#numbers.has( text );
	}

	/** Called when another process has written in between. Numbers once given stay. */
	forgetNext(): void {
		this.#next = null;
	}

	/**
	 * Looks texts up and gives a number to new ones.
	 *
	 * @param connection Inside a transaction that holds the site's gate.
	 * @param texts      Those not known yet.
	 */
	async learn(
		connection: RawConnection,
		texts: ReadonlySet< string >
	): Promise< void > {
		await this.#read( connection, [ ...texts ] );
		const missing = [ ...texts ].filter( ( text ) => ! this.knows( text ) );
		if ( missing.length === 0 ) {
			return;
		}
		let next = this.#next ?? ( await this.#readNext( connection ) );
		const room = this.#limit - next;
		if ( missing.length > room ) {
			missing.length = Math.max( 0, room );
			await this.#read( connection, [ OTHER ] );
			if ( ! this.knows( OTHER ) ) {
				missing.push( OTHER );
			}
		}
		const values = [];
		for ( const text of missing ) {
			values.push( this.#siteId, this.#dimension, next, text );
			this.#numbers.set( text, next );
			next += 1;
		}
		await insertValues.run( connection, values );
		this.#next = next;
	}

	async #read( connection: RawConnection, texts: string[] ): Promise< void > {
		const found = await selectValues.run(
			connection,
			[ this.#siteId, this.#dimension ],
			texts
		);
		for ( const row of found ) {
			this.#numbers.set( row.value, row.id );
		}
	}

	async #readNext( connection: RawConnection ): Promise< number > {
		const [ rows ] = await connection.execute< MaximumRow[] >(
			'SELECT COALESCE(MAX(dimension_value.id), 0) AS maximum FROM dimension_value WHERE dimension_value.site_id = ? AND dimension_value.dimension = ?',
			[ this.#siteId, this.#dimension ]
		);
		return ( rows[ 0 ]?.maximum ?? 0 ) + 1;
	}
}
