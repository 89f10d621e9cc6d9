import { z } from 'zod';
import type { Stage } from '../stages.ts';

/**
 * Who is allowed to send an event type.
 *
 * - `public`: the visitor's browser (forgeable, so never money).
 * - `signed`: the shop's own server, over the signed channel.
 * - `import`: history read from a file; import may also bring every other type.
 * - `derived`: nobody; the service works it out from other events.
 */
export type EventChannel = 'public' | 'signed' | 'import' | 'derived';

/**
 * What the event says about a person by itself.
 *
 * - `anonymous`: no personal field is needed.
 * - `linked`: anonymous until it is joined to an account or an order.
 * - `personal`: contact data the person typed comes with it (kept apart, never in `props`).
 */
export type PersonalData = 'anonymous' | 'linked' | 'personal';

/** A scalar, or a short list of scalars: all that `props` may hold. */
export type PropValue =
	string | number | boolean | readonly ( string | number )[];

/** Everything that is known about one event type. One of these a type, and nowhere else. */
export interface EventDefinition< Props extends z.ZodObject = z.ZodObject > {
	/** Stored in MySQL instead of the name. Never reused, never changed. 1 to 999. */
	readonly id: number;
	/** What a store manager reads. English source string; PHP translates it. */
	readonly label: string;
	/** What it means, in one sentence, for docs/events.md. */
	readonly meaning: string;
	/** Default stage; a block instance may override it. Null: belongs to none (a login, a refund). */
	readonly stage: Stage | null;
	readonly personal: PersonalData;
	/** Counts as "with a step": something the visitor did, not something that was shown. */
	readonly step: boolean;
	/** A macro conversion: what pays. */
	readonly macro: boolean;
	readonly channels: readonly EventChannel[];
	/** Google Analytics 4 event name, or null when there is none worth sending. */
	readonly ga4: string | null;
	/** Meta standard event, `custom`, or null. */
	readonly meta: string | null;
	/** Google Ads conversion category, or null. */
	readonly googleAds: string | null;
	/** schema.org action, or null. */
	readonly schemaOrg: string | null;
	/** The flat own fields of this type. Strict: an unknown key is refused. */
	readonly props: Props;
	/** A valid `props` for docs and fixtures. */
	readonly example: Readonly< Record< string, PropValue > >;
}

/** Keeps the exact props type of a definition while checking it against {@link EventDefinition}. */
export function defineEvent< Props extends z.ZodObject >(
	definition: EventDefinition< Props >
): EventDefinition< Props > {
	return definition;
}
