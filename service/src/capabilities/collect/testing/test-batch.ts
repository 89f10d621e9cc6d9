/** Batches as a browser sends them, for tests and benchmarks. */
import { createHash } from 'node:crypto';
import type { Batch, EventInput } from '#contract/batch.ts';
import type { EventType } from '#contract/events/index.ts';
import type { PublicRequest } from '../steps/arrival.ts';
import { fakeKey } from './fake-sites.ts';

/** A browser without anything special. */
export const ORDINARY_BROWSER =
	'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** Its address, from the range kept for examples. */
export const ORDINARY_ADDRESS = '203.0.113.7';

/** A UUIDv7 of a time; the same name gives the same id. */
export function idOf( at: number, name: string ): string {
	const hash = createHash( 'sha256' ).update( name ).digest( 'hex' );
	const time = at.toString( 16 ).padStart( 12, '0' );
	return `${ time.slice( 0, 8 ) }-${ time.slice( 8 ) }-7${ hash.slice(
		0,
		3
	) }-8${ hash.slice( 3, 6 ) }-${ hash.slice( 6, 18 ) }`;
}

let made = 0;

/** An event; two calls never give the same one unless `name` does. */
export function eventAt(
	at: number,
	type: EventType = 'page_view',
	more: Partial< EventInput > & { name?: never; id?: string } = {}
): EventInput {
	const { id, ...rest } = more;
	made += 1;
	return {
		event_id: idOf( at, id ?? `event ${ made }` ),
		name: type,
		...rest,
	};
}

export interface BatchOptions {
	readonly siteId?: number;
	/** When it was sent; default the time of the last event. */
	readonly sentAt?: number;
	readonly ip?: string;
	readonly userAgent?: string;
	readonly path?: string;
	readonly batch?: Partial< Batch >;
	readonly request?: Partial< PublicRequest >;
}

/** A request with these events. */
export function requestOf(
	events: readonly EventInput[],
	options: BatchOptions = {}
): PublicRequest {
	const times = events.map( ( event ) =>
		parseInt( event.event_id.replace( '-', '' ).slice( 0, 12 ), 16 )
	);
	const sentAt = options.sentAt ?? Math.max( 0, ...times );
	const batch: Batch = {
		schema_version: 1,
		key: fakeKey( options.siteId ?? 1 ),
		sent_at: sentAt,
		page_view_id: idOf( sentAt, 'page view' ),
		url: `https://shop.example${ options.path ?? '/' }`,
		consent: { state: 'unknown', source: 'default' },
		events: [ ...events ],
		...options.batch,
	};
	return {
		body: Buffer.from( JSON.stringify( batch ) ),
		ip: options.ip ?? ORDINARY_ADDRESS,
		userAgent: options.userAgent ?? ORDINARY_BROWSER,
		origin: 'https://shop.example',
		secPurpose: null,
		channel: 'direct',
		...options.request,
	};
}
