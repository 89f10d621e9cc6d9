/** Remembers answers for one turn of the event loop: under load dozens of requests ask the same within one. */
export interface TurnMemory< Answer > {
	get: ( key: string ) => Answer | undefined;
	set: ( key: string, answer: Answer ) => void;
}

/**
 * Nothing is ever older than the turn it was asked in, so nobody has to be told when it changes; what it saves is the
 * promises between a question and an answer that is known already.
 */
export function createTurnMemory< Answer >(): TurnMemory< Answer > {
	const answers = new Map< string, Answer >();
	return {
		get: ( key ) => answers.get( key ),
		set( key, answer ) {
			if ( answers.size === 0 ) {
				setImmediate( () => answers.clear() );
			}
			answers.set( key, answer );
		},
	};
}
