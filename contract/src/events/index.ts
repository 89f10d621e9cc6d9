/** The whole vocabulary: one key a type, assembled from the families. */
import type { z } from 'zod';
import { contentEvents } from './content.ts';
import type { EventDefinition } from './definition.ts';
import { peopleEvents } from './people.ts';
import { shopEvents } from './shop.ts';

export type {
	EventChannel,
	EventDefinition,
	PersonalData,
	PropValue,
} from './definition.ts';

const vocabulary = {
	...contentEvents,
	...shopEvents,
	...peopleEvents,
} as const;

/** Name of an event type, as it stands on the wire. */
export type EventType = keyof typeof vocabulary;

/** The typed own fields of one event type. */
export type PropsOf< Type extends EventType > = z.infer<
	( typeof vocabulary )[ Type ][ 'props' ]
>;

/** Every event type by name. */
export const EVENTS: Readonly< Record< EventType, EventDefinition > > =
	vocabulary;

/** All names, in the order of their ids. */
export const EVENT_TYPES: readonly EventType[] = (
	Object.keys( vocabulary ) as EventType[]
 ).sort( ( a, b ) => EVENTS[ a ].id - EVENTS[ b ].id );

const byId = new Map< number, EventType >(
	EVENT_TYPES.map( ( type ) => [ EVENTS[ type ].id, type ] )
);

/** Whether a word is a known event type. */
export function isEventType( name: string ): name is EventType {
	return Object.hasOwn( vocabulary, name );
}

/** The type stored under an id, or null when no type has it. */
export function eventTypeById( id: number ): EventType | null {
	return byId.get( id ) ?? null;
}
