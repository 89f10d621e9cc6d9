/** Dice that fall the same way for the same seed: the demo's numbers are the same wherever it is started. */
export interface SeededRandom {
	/** A number from 0 up to 1. */
	next: () => number;
	/** True with the given probability. */
	chance: ( probability: number ) => boolean;
	/** A whole number from `least` to `most`. */
	whole: ( least: number, most: number ) => number;
	/** One of the items, by their weights. */
	pick: < T >( items: readonly T[], weightOf: ( item: T ) => number ) => T;
	/** How many of many unlikely things happen, when `mean` are expected (Knuth 1969, by multiplying). */
	poisson: ( mean: number ) => number;
}

/** @param seed Any whole number. The generator is mulberry32, which is plenty for a demo and no more. */
export function createSeededRandom( seed: number ): SeededRandom {
	let state = seed >>> 0;
	const next = () => {
		state = ( state + 0x6d2b79f5 ) >>> 0;
		let mixed = Math.imul( state ^ ( state >>> 15 ), state | 1 );
		mixed ^= mixed + Math.imul( mixed ^ ( mixed >>> 7 ), mixed | 61 );
		return ( ( mixed ^ ( mixed >>> 14 ) ) >>> 0 ) / 4294967296;
	};
	return {
		next,
		chance: ( probability ) => next() < probability,
		whole: ( least, most ) =>
			least + Math.floor( next() * ( most - least + 1 ) ),
		pick( items, weightOf ) {
			const total = items.reduce(
				( sum, item ) => sum + weightOf( item ),
				0
			);
			let left = next() * total;
			for ( const item of items ) {
				left -= weightOf( item );
				if ( left < 0 ) {
					return item;
				}
			}
			const last = items.at( -1 );
			if ( last === undefined ) {
				throw new Error( 'There is nothing to pick from.' );
			}
			return last;
		},
		poisson( mean ) {
			const limit = Math.exp( -mean );
			let count = 0;
			for ( let product = next(); product > limit; product *= next() ) {
				count++;
			}
			return count;
		},
	};
}
