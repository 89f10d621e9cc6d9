/**
 * Products that stood side by side. A pair is named `12:34`, the smaller id first, and has a number of the site's dictionary;
 * who won it is that number doubled, plus one when it was the second.
 */
import { EVENTS } from '#contract/events/index.ts';
import { COMPARED_AT_ONCE } from '#contract/reports/dimensions.ts';

const COMPARE_VIEW = EVENTS.compare_view.id;
const COMPARE_CHOOSE = EVENTS.compare_choose.id;

/** The pairs an event is about, and who won them. */
export interface NamedPairs {
	readonly pairs: readonly string[];
	/** The product that was chosen; 0: none was. */
	readonly winner: number;
}

/** The same with the dictionary's numbers. */
export interface NumberedPairs {
	readonly pairs: readonly number[];
	readonly won: readonly number[];
}

export const NO_PAIRS: NumberedPairs = Object.freeze( { pairs: [], won: [] } );

/** Whether events of a type are about pairs. */
export function isAboutPairs( type: number ): boolean {
	return type === COMPARE_VIEW || type === COMPARE_CHOOSE;
}

/**
 * @param type  For which {@link isAboutPairs}.
 * @param props Own fields of the event; imports may lack any.
 */
export function pairsOf(
	type: number,
	props: Readonly< Record< string, unknown > >
): NamedPairs {
	if ( type === COMPARE_VIEW ) {
		const products = idsOf( props.product_ids );
		const pairs: string[] = [];
		products.forEach( ( first, at ) => {
			for ( const second of products.slice( at + 1 ) ) {
				pairs.push( pairName( first, second ) );
			}
		} );
		return { pairs, winner: 0 };
	}
	const [ winner ] = idsOf( [ props.product_id ] );
	if ( winner === undefined ) {
		return { pairs: [], winner: 0 };
	}
	return {
		pairs: idsOf( props.against )
			.filter( ( product ) => product !== winner )
			.map( ( product ) => pairName( winner, product ) ),
		winner,
	};
}

/**
 * @param named
 * @param numberOf The dictionary's number of a pair; 0: it has none, and the pair is not counted.
 */
export function numberPairs(
	named: NamedPairs,
	numberOf: ( pair: string ) => number
): NumberedPairs {
	const pairs: number[] = [];
	const won: number[] = [];
	for ( const pair of named.pairs ) {
		const number = numberOf( pair );
		if ( number !== 0 ) {
			pairs.push( number );
			if ( named.winner !== 0 ) {
				won.push(
					number * 2 +
						Number( productsOf( pair )[ 1 ] === named.winner )
				);
			}
		}
	}
	return { pairs, won };
}

/** `12:34`. */
export function pairName( a: number, b: number ): string {
	return a < b ? `${ a }:${ b }` : `${ b }:${ a }`;
}

/** 12 and 34. */
export function productsOf( pair: string ): [ number, number ] {
	const [ first, second ] = pair.split( ':' );
	return [ Number( first ), Number( second ) ];
}

/** `12:34>12` of a number of the dimension `won`. */
export function wonName( pair: string, won: number ): string {
	return `${ pair }>${ productsOf( pair )[ won % 2 ] }`;
}

/** The number of `12:34>12`; null: it has none. */
export async function wonNumber(
	key: string,
	pairNumber: ( pair: string ) => Promise< number | null >
): Promise< number | null > {
	const [ pair = '', winner = '' ] = key.split( '>' );
	const side = pair.split( ':' ).indexOf( winner );
	const number = side < 0 ? null : await pairNumber( pair );
	return number === null ? null : number * 2 + side;
}

/** Distinct product ids, at most as many as are compared at once. */
function idsOf( value: unknown ): number[] {
	if ( ! Array.isArray( value ) ) {
		return [];
	}
	const ids = value.filter(
		( id ): id is number => Number.isInteger( id ) && id > 0 && id < 2 ** 32
	);
	return [ ...new Set( ids ) ].slice( 0, COMPARED_AT_ONCE );
}
