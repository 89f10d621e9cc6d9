/**
 * One at a time, in the order of asking. What a process remembers of its sites is true between two of its transactions
 * only, so no two of them may run at once; other processes are kept out by the gates.
 */
export interface Turns {
	take: < T >( work: () => Promise< T > ) => Promise< T >;
}

export function createTurns(): Turns {
	let last: Promise< unknown > = Promise.resolve();
	return {
		take( work ) {
			const mine = last.then( work );
			last = mine.catch( () => undefined );
			return mine;
		},
	};
}
