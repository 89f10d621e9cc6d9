/** Numbers of `loop_day`: what orders add to it, and what they added, so that it can be taken out again. */

/** Values of `loop_day.kind`. */
export const KIND = {
	type: 0,
	block: 1,
	product: 2,
	pair: 3,
	shared: 4,
} as const;

/** Same visit, 7 days, 30 days. */
type Windows = [ number, number, number ];

export interface Numbers {
	readonly visits: Windows;
	readonly bought: Windows;
	readonly sales: Windows;
	readonly unrated: Windows;
}

/** By `2026-11-23 kind value type`. */
export type Cells = Map< string, Numbers >;

/** The columns of `loop_day` that hold numbers, in the order of {@link flat}. */
export const NUMBER_COLUMNS = [
	'visits',
	'bought',
	'sales',
	'unrated',
].flatMap( ( name ) => [ 0, 7, 30 ].map( ( days ) => `${ name }_${ days }` ) );

export function noNumbers(): Numbers {
	return {
		visits: [ 0, 0, 0 ],
		bought: [ 0, 0, 0 ],
		sales: [ 0, 0, 0 ],
		unrated: [ 0, 0, 0 ],
	};
}

function flat( numbers: Numbers ): number[] {
	return [
		...numbers.visits,
		...numbers.bought,
		...numbers.sales,
		...numbers.unrated,
	];
}

/** A cell as it is kept with its order: key, then the numbers. */
type PackedCell = [ key: string, ...numbers: number[] ];

export function packCells( cells: Cells ): string {
	return JSON.stringify(
		[ ...cells ].map( ( [ key, numbers ] ): PackedCell => [
			key,
			...flat( numbers ),
		] )
	);
}

/** One row of `loop_day` to be added to. */
export interface Difference {
	readonly day: string;
	readonly kind: number;
	readonly valueId: number;
	readonly type: number;
	/** In the order of {@link NUMBER_COLUMNS}. */
	readonly numbers: readonly number[];
}

/**
 * What changes when an order adds other cells than before; in the order of the primary key, so that two transactions never
 * wait for each other.
 *
 * @param before As {@link packCells} left them; null: nothing.
 * @param now
 */
export function difference(
	before: Buffer | null,
	now: Cells
): readonly Difference[] {
	const sums = new Map< string, number[] >();
	for ( const [ key, numbers ] of now ) {
		sums.set( key, flat( numbers ) );
	}
	const old =
		before === null
			? []
			: ( JSON.parse( before.toString( 'utf8' ) ) as PackedCell[] );
	for ( const [ key, ...numbers ] of old ) {
		const sum = sums.get( key ) ?? NUMBER_COLUMNS.map( () => 0 );
		sums.set(
			key,
			sum.map( ( number, at ) => number - ( numbers[ at ] ?? 0 ) )
		);
	}
	return [ ...sums ]
		.filter( ( [ , numbers ] ) => numbers.some( ( n ) => n !== 0 ) )
		.map( ( [ key, numbers ] ): Difference => {
			const [ day = '', kind, valueId, type ] = key.split( ' ' );
			return {
				day,
				kind: Number( kind ),
				valueId: Number( valueId ),
				type: Number( type ),
				numbers,
			};
		} )
		.sort(
			( a, b ) =>
				a.day.localeCompare( b.day ) ||
				a.kind - b.kind ||
				a.valueId - b.valueId ||
				a.type - b.type
		);
}
