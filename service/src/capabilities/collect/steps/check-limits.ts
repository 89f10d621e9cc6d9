import { isUtf8 } from 'node:buffer';
import { LIMITS } from '#contract/limits.ts';
import type { Arrival, Refusal } from './arrival.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/** Where the events of a batch stand: batch, list, event. */
const EVENT_DEPTH = 3;
/** Keys of the batch itself and of its consent, with room to spare. */
const BATCH_KEYS = 40;
/** Keys of one event beside its props. */
const EVENT_KEYS = 10;
const KEYS = BATCH_KEYS + LIMITS.batchEvents * ( EVENT_KEYS + LIMITS.propKeys );

/**
 * Refuses a body by its size and shape before it is parsed: a parser given ten thousand brackets or a million keys has
 * already done the harm.
 */
export function checkLimits( arrival: Arrival ): Refusal | undefined {
	return shapeProblem( arrival.request.body );
}

/** What is wrong with a body, looking at its bytes only. */
export function shapeProblem( body: Buffer ): Refusal | undefined {
	if ( body.length > LIMITS.bodyBytes ) {
		return { error: 'body_too_large' };
	}
	if ( ! isUtf8( body ) ) {
		return { error: 'bad_json' };
	}
	let depth = 0;
	let keys = 0;
	let events = 0;
	let inString = false;
	for ( let at = 0; at < body.length; at += 1 ) {
		const byte = body[ at ];
		if ( inString ) {
			if ( byte === BACKSLASH ) {
				at += 1;
			} else if ( byte === QUOTE ) {
				inString = false;
			}
			continue;
		}
		switch ( byte ) {
			case QUOTE:
				inString = true;
				break;
			case COLON:
				keys += 1;
				break;
			case OPEN_OBJECT:
				depth += 1;
				if ( depth === EVENT_DEPTH ) {
					events += 1;
				}
				break;
			case OPEN_LIST:
				depth += 1;
				break;
			case CLOSE_LIST:
			case CLOSE_OBJECT:
				depth -= 1;
				break;
		}
		if ( depth > LIMITS.depth || keys > KEYS ) {
			return { error: 'bad_batch' };
		}
	}
	return events > LIMITS.batchEvents ? { error: 'bad_batch' } : undefined;
}
