/** What became of one try, and what follows from it. */
import type { HandOverReason } from '#contract/hand-over.ts';
import type { OutgoingAnswer } from './outgoing/send.ts';
import { redact } from './redact.ts';
import { retryAfter } from './retry-plan.ts';

/**
 * - `later`: it passes by itself; tried again.
 * - `slow_down`: the receiver asked for time; nothing is sent to it until then.
 * - `settings`: nothing will be accepted until somebody changes the key or the settings; the queue is kept.
 * - `letter`: this one will never be accepted; a dead letter.
 * - `gone`: the receiver wants nothing more.
 */
export type FailureClass =
	'later' | 'slow_down' | 'settings' | 'letter' | 'gone';

export interface Failed {
	readonly kind: 'failed';
	readonly class: FailureClass;
	readonly reason: HandOverReason;
	readonly status: number | null;
	/** Names nobody. */
	readonly detail: string;
	/** Time the receiver asked for. */
	readonly waitMs: number | null;
}

export type Outcome =
	{ readonly kind: 'done'; readonly status: number } | Failed;

type Answer = Extract< OutgoingAnswer, { kind: 'answer' } >;

/** What a connector says of an answer in particular; null: what its status says in general. */
export type Judge = ( answer: Answer ) => {
	readonly class?: FailureClass;
	readonly reason?: HandOverReason;
	readonly detail?: string;
	/** Name of the header that says when to come again, in seconds, instead of `Retry-After`. */
	readonly waitHeader?: string;
} | null;

/** @param now ms since 1970. */
export function outcomeOf(
	sent: OutgoingAnswer,
	now: number,
	judge: Judge = () => null
): Outcome {
	if ( sent.kind === 'failed' ) {
		return {
			kind: 'failed',
			class: sent.reason === 'address_not_allowed' ? 'settings' : 'later',
			reason: sent.reason,
			status: null,
			detail: '',
			waitMs: null,
		};
	}
	if ( sent.status >= 200 && sent.status < 300 ) {
		return { kind: 'done', status: sent.status };
	}
	const own = judge( sent ) ?? {};
	const [ failureClass, reason ] = classOf( sent.status );
	return {
		kind: 'failed',
		class: own.class ?? failureClass,
		reason: own.reason ?? reason,
		status: sent.status,
		detail: redact( own.detail ?? '' ),
		waitMs: retryAfter(
			sent.headers[ own.waitHeader ?? 'retry-after' ] ??
				sent.headers[ 'retry-after' ],
			now
		),
	};
}

function classOf( status: number ): readonly [ FailureClass, HandOverReason ] {
	if ( status === 429 ) {
		return [ 'slow_down', 'rate_limited' ];
	}
	if ( status === 401 || status === 403 ) {
		return [ 'settings', 'key_refused' ];
	}
	if ( status === 408 || status === 425 || status >= 500 ) {
		return [ 'later', 'receiver_failed' ];
	}
	if ( status >= 300 && status < 400 ) {
		return [ 'settings', 'redirected' ];
	}
	return [ 'letter', 'refused' ];
}

/** A dead letter, told by a connector itself. */
export function letter(
	reason: HandOverReason,
	status: number | null,
	detail = ''
): Failed {
	return {
		kind: 'failed',
		class: 'letter',
		reason,
		status,
		detail: redact( detail ),
		waitMs: null,
	};
}

/** Reads JSON of an answer; null: it is none. */
export function jsonOf( body: string ): unknown {
	try {
		return JSON.parse( body );
	} catch {
		return null;
	}
}
