/** What a roll-up cell counts: an event type, or one of the pseudo-types. */
import { eventTypeById, EVENTS, type EventType } from '../events/index.ts';
import { PSEUDO_TYPES, type PseudoType } from './dimensions.ts';

export type CountedType = EventType | PseudoType;

/** The number MySQL stores for a counted type. */
export function countedTypeId( type: CountedType ): number {
	return type in PSEUDO_TYPES
		? PSEUDO_TYPES[ type as PseudoType ]
		: EVENTS[ type as EventType ].id;
}

const pseudoById = new Map< number, PseudoType >(
	( Object.keys( PSEUDO_TYPES ) as PseudoType[] ).map( ( type ) => [
		PSEUDO_TYPES[ type ],
		type,
	] )
);

/** The counted type stored under a number, or null when none has it. */
export function countedTypeById( id: number ): CountedType | null {
	return pseudoById.get( id ) ?? eventTypeById( id );
}
