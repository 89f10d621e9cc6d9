import type { Batch, EventInput } from '#contract/batch.ts';
import type { Gate } from './gate.ts';
import { guard } from './guard.ts';
import { settings } from './settings.ts';

/** What stands once for all events of a page view. */
export type PageView = Pick< Batch, 'page_view_id' | 'url' | 'referrer' >;

/** Batches without an acknowledgement. */
export const outbox = new Set< Batch >();

let gate: Gate | undefined;
let page: PageView;
let events: EventInput[] = [];
let timer: ReturnType< typeof setTimeout > | 0 = 0;

/** 1, or nothing at all. */
const mark = ( isSet: unknown ): 1 | undefined => ( isSet ? 1 : undefined );

/**
 * Too long for half a batch. Counted in characters, which have at most three bytes: two halves and the envelope
 * stay below 16 KiB, so that several batches in flight fit the browser's quota of 64 KiB.
 */
const isLong = ( value: unknown ): boolean =>
	JSON.stringify( value ).length > 2400;

const post = ( batch: Batch ): void => {
	const now = Date.now();
	// Under way. An attempt of half a minute has failed, also one of the page before.
	if ( now - batch.sent_at < 30000 ) {
		return;
	}
	// The service reads this clock's offset from sent_at: each attempt has its own.
	batch.sent_at = now;
	const body = JSON.stringify( batch );
	const settle = ( isDone: boolean ): void => {
		if ( isDone ) {
			outbox.delete( batch );
		} else {
			batch.sent_at = 0;
		}
		gate?.keep( outbox, isDone );
	};
	fetch( settings.endpoint, { method: 'POST', body, keepalive: true } ).then(
		( { status } ) => settle( status < 429 ),
		// On a page that is going away nobody tries again: the browser takes the batch over, come what may.
		() =>
			settle(
				document.hidden &&
					navigator.sendBeacon( settings.endpoint, body )
			)
	);
};

/** Sends all that was recorded and all that could not be delivered before, in this very task. */
export const flush = guard( () => {
	clearTimeout( timer );
	timer = 0;
	// A service that stays silent costs a page at most twenty waiting batches.
	if ( events[ 0 ] && outbox.size < 20 ) {
		outbox.add( {
			schema_version: 1,
			key: settings.key,
			sent_at: 0,
			...page,
			consent: {
				state:
					settings.consent.mode === 'cookieless'
						? 'cookieless'
						: 'unknown',
				source: 'default',
			},
			gpc: mark( navigator.globalPrivacyControl ),
			staff: mark( /cairn_staff=/.test( document.cookie ) ),
			automated: mark( navigator.webdriver ),
			...gate?.answer(),
			events,
		} );
	}
	events = [];
	outbox.forEach( post );
} );

/** What is recorded from now on belongs to this page view. */
export const openPage = ( view: PageView ): void => {
	flush();
	page = view;
};

/** Lets the batch leave soon; while the page still loads, nothing is asked of the network. */
export const flushSoon = (): void => {
	if ( document.readyState === 'complete' ) {
		timer ||= setTimeout( flush, 1500 );
	}
};

/** Queues one event. One that is too long for any batch is dropped. */
export const enqueue = ( event: EventInput ): void => {
	if ( ! isLong( event ) ) {
		events.push( event );
		if ( events[ 19 ] || isLong( events ) ) {
			flush();
		}
		flushSoon();
	}
};

/** From now on the gate says under which answer of the visitor a batch leaves. */
export const useGate = ( opened: Gate ): void => {
	gate = opened;
};
