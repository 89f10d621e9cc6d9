import type { EventInput } from '#contract/batch.ts';
import type { Keep, Open, Unsent } from './gate.ts';
import { guard } from './guard.ts';
import { newId } from './identifier.ts';
import { settings } from './settings.ts';

/** Batches that could not be delivered. */
const outbox: Unsent[] = [];

let keep: Keep | undefined;
let events: EventInput[] = [];
let timer: ReturnType< typeof setTimeout > | 0 = 0;

const post = ( batch: Unsent ): void => {
	// The service reads this clock's offset from sent_at: each attempt has its own.
	const body = JSON.stringify( { ...batch, sent_at: Date.now() } );
	fetch( settings.endpoint!, { method: 'POST', body, keepalive: true } )
		.then(
			( { status } ) => status < 429,
			// On a page that is going away nobody tries again: the browser takes the batch over, come what may.
			() =>
				document.hidden &&
				navigator.sendBeacon( settings.endpoint!, body )
		)
		.then( ( isDone ) => {
			if ( ! isDone ) {
				outbox.push( batch );
			}
			keep?.();
		} );
};

/** Sends all that was recorded and all that could not be delivered before, in this very task. */
export const flush = guard( () => {
	timer = 0;
	// Where the question of consent is asked, nothing leaves before the answer has been looked up.
	if ( keep || ! settings.gate ) {
		if ( events[ 0 ] ) {
			outbox.push( {
				...settings.batch!,
				// 1, or nothing at all.
				gpc: ( +navigator.globalPrivacyControl! as 1 ) || undefined,
				staff:
					( +document.cookie.includes( 'cairn_staff=' ) as 1 ) ||
					undefined,
				automated: ( +navigator.webdriver as 1 ) || undefined,
				events,
			} );
		}
		events = [];
		// A service that stays silent costs a page at most twenty waiting batches.
		outbox.splice( 0 ).slice( -20 ).forEach( post );
	}
} );

/** Lets the batch leave soon; while the page still loads, nothing is asked of the network. */
export const flushSoon = (): void => {
	if ( document.readyState === 'complete' ) {
		timer ||= setTimeout( flush, 2000 );
	}
};

/**
 * Queues one event. Fifteen make a batch: of the types browsers send none comes near a kilobyte, so a batch stays below
 * 16 KiB and several in flight below the 64 KiB a browser allows.
 */
export const enqueue = ( event: Omit< EventInput, 'event_id' > ): void => {
	if ( events.push( { event_id: newId(), ...event } ) > 14 ) {
		flush();
	}
	flushSoon();
};

/** Looks up the visitor's answer to the question of consent, where a plugin asks it. */
export const openGate = ( restart: () => void ): void => {
	if ( settings.gate ) {
		import( /* webpackIgnore: true */ settings.gate ).then(
			( { open }: { open: Open } ) => {
				keep = open( settings.batch!, outbox, newId, flush, restart );
				flushSoon();
			},
			() => {}
		);
	}
};
