/** What every receiver can be told. */
import type { DestinationTest } from '#contract/hand-over.ts';
import type { Outcome } from '../outcome.ts';

/** Somebody who agreed, with what proves it. Times in ms since 1970. */
export interface PersonToHandOver {
	readonly contactId: string | null;
	readonly email: string;
	readonly name: string | null;
	readonly purpose: string;
	readonly list: string;
	/** Path of the page. */
	readonly page: string | null;
	/** BCP 47. */
	readonly lang: string;
	readonly requestedAt: number;
	readonly requestedIp: string | null;
	/** Null: no confirmation was asked for, or nobody knows when it was given. */
	readonly confirmedAt: number | null;
	readonly confirmedIp: string | null;
	/** SHA-256 of what was agreed to, hex; empty: not known. */
	readonly textHash: string;
}

/** Somebody who must not be written to any more, or must be forgotten. */
export interface PersonToEnd {
	readonly contactId: string | null;
	readonly email: string;
	readonly list: string;
}

/** Where to, as one try needs it. */
export interface Receiver {
	/** API key, or what a webhook is signed with. */
	readonly key: string;
	/** Of a webhook. */
	readonly address: string | null;
	readonly withPerson: boolean;
	/** The receiver's list. */
	readonly target: string;
	/** The same over all tries of one job. */
	readonly jobId: string;
}

export interface Connector {
	/**
	 * Whether a key has the form of one.
	 */
	readonly mayBeKey: ( key: string ) => boolean;
	/** The last characters of a key that tell it from others; its owner knows it again by them. */
	readonly keyEnds: ( key: string ) => string;
	/**
	 * Adds somebody as subscribed, or finds that it was done. Asks nobody again, and overwrites nobody who unsubscribed there.
	 *
	 * @param again We ourselves ended it there before, and the person has agreed anew.
	 */
	readonly subscribe: (
		receiver: Receiver,
		person: PersonToHandOver,
		again: boolean
	) => Promise< Outcome >;
	readonly unsubscribe: (
		receiver: Receiver,
		person: PersonToEnd
	) => Promise< Outcome >;
	/** Everything of the person goes there too, as far as the receiver's API can. */
	readonly erase: (
		receiver: Receiver,
		person: PersonToEnd
	) => Promise< Outcome >;
	/** Hands nobody over. */
	readonly test: ( receiver: Omit< Receiver, 'target' > ) => Promise< {
		readonly outcome: Outcome;
		readonly lists: DestinationTest[ 'lists' ];
	} >;
}

/** The four characters at the end of a text. */
export function endOf( text: string ): string {
	return text.slice( -4 );
}

/** Seconds, in UTC: `2026-11-23T11:59:00+00:00`. */
export function isoSeconds( at: number ): string {
	return new Date( at ).toISOString().replace( /\.\d+Z$/, '+00:00' );
}

/** First name and the rest; a name of one word is a first name. */
export function nameParts( name: string ): {
	first: string;
	last: string | null;
} {
	const words = name.trim().split( /\s+/ );
	const last = words.length > 1 ? words.pop() : undefined;
	return { first: words.join( ' ' ), last: last ?? null };
}
