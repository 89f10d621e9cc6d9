import { ERRORS } from '#contract/errors.ts';
import type { ErrorBody, ErrorCode } from '#contract/errors.ts';

/** A refusal on its way out. */
export interface ErrorAnswer {
	readonly status: number;
	readonly headers: Readonly< Record< string, string > >;
	readonly body: string;
}

export type ErrorDetails = Readonly< Record< string, string | number | null > >;

/** When nobody said how long: long enough for a restart, short enough for a live screen. */
const DEFAULT_RETRY_SECONDS = 5;

/**
 * The answer for an error of the registry.
 *
 * @param code
 * @param options
 * @param options.details
 * @param options.retryAfterSeconds
 * @param options.requestId
 */
export function errorAnswer(
	code: ErrorCode,
	options: {
		details?: ErrorDetails;
		retryAfterSeconds?: number;
		requestId?: string;
	} = {}
): ErrorAnswer {
	const { status, message, fix } = ERRORS[ code ];
	const body: ErrorBody = {
		error: {
			code,
			message,
			fix,
			...( options.details ? { details: { ...options.details } } : {} ),
			...( options.requestId ? { request_id: options.requestId } : {} ),
		},
	};
	const comeAgain = status === 503 || status === 429;
	return {
		status,
		headers: {
			'Content-Type': 'application/json; charset=utf-8',
			'Cache-Control': 'no-store',
			'X-Content-Type-Options': 'nosniff',
			...( comeAgain
				? {
						'Retry-After': String(
							Math.max(
								1,
								Math.ceil(
									options.retryAfterSeconds ??
										DEFAULT_RETRY_SECONDS
								)
							)
						),
					}
				: {} ),
		},
		body: JSON.stringify( body ),
	};
}
