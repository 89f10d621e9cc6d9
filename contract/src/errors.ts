/**
 * Every refusal the service can answer with. `message` says what is wrong, `fix` what to do; both are English
 * source strings that PHP translates. The code is stable: screens, PHP and tests know it.
 */
import { z } from 'zod';

export interface ErrorDefinition {
	/** HTTP status. */
	readonly status: number;
	readonly message: string;
	readonly fix: string;
}

export const ERRORS = {
	bad_json: {
		status: 400,
		message: 'The body is not valid JSON in UTF-8.',
		fix: 'Send one JSON object, encoded as UTF-8.',
	},
	bad_batch: {
		status: 400,
		message: 'The body does not have the shape of a batch.',
		fix: 'Compare it with the schema in openapi.json; the plugin and the service may be of different versions.',
	},
	bad_query: {
		status: 400,
		message: 'A parameter of the request is missing or not valid.',
		fix: 'See the field named in `details`.',
	},
	unsupported_version: {
		status: 400,
		message: 'This service does not know that version of the batch format.',
		fix: 'Update the service, then the plugin.',
	},
	encoded_body: {
		status: 415,
		message: 'Compressed bodies are not accepted on this route.',
		fix: 'Send the body without Content-Encoding.',
	},
	body_too_large: {
		status: 413,
		message: 'The body is larger than this route accepts.',
		fix: 'Send fewer events in one batch.',
	},
	unknown_site: {
		status: 403,
		message: 'No connected site has this key.',
		fix: 'Connect the site again in Cairn’s settings; caches may still hold pages with the old key.',
	},
	wrong_origin: {
		status: 403,
		message: 'This address is not allowed to send for this site.',
		fix: 'Add the address to the site’s allowed addresses in Cairn’s settings.',
	},
	rate_limited: {
		status: 429,
		message: 'Too many events from this address in a short time.',
		fix: 'Wait as long as Retry-After says; nothing else was affected.',
	},
	busy: {
		status: 503,
		message: 'The service cannot store events right now.',
		fix: 'Send the same batch again after Retry-After seconds; ids make sure nothing is counted twice.',
	},
	database_unavailable: {
		status: 503,
		message: 'The service cannot reach its database.',
		fix: 'Start the database or check DATABASE_URL; the service connects again by itself.',
	},
	unsigned: {
		status: 401,
		message: 'A signature header is missing or given twice.',
		fix: 'Connect the site again in Cairn’s settings.',
	},
	bad_signature: {
		status: 401,
		message: 'The signature does not match.',
		fix: 'Connect the site again in Cairn’s settings; something between WordPress and the service may change requests.',
	},
	clock_skew: {
		status: 401,
		message:
			'The clocks of WordPress and the service differ by more than five minutes.',
		fix: 'Set both clocks by NTP; `details.offset_seconds` says by how much they differ.',
	},
	replayed: {
		status: 401,
		message: 'This signed request was already used.',
		fix: 'Sign a new request with a new nonce.',
	},
	site_paused: {
		status: 409,
		message:
			'This site’s address differs from the one it was connected with.',
		fix: 'Say in Cairn’s settings whether the site has moved or is a copy.',
	},
	pairing_code_wrong: {
		status: 403,
		message: 'The pairing code is not right.',
		fix: 'Copy the code again from the service’s command line; after five wrong tries a new code is needed.',
	},
	pairing_code_used: {
		status: 409,
		message: 'The pairing code was already used.',
		fix: 'Make a new one with `cairn pair`.',
	},
	pairing_code_expired: {
		status: 410,
		message:
			'The pairing code is older than 15 minutes or was tried too often.',
		fix: 'Make a new one with `cairn pair`.',
	},
	insecure_address: {
		status: 400,
		message: 'Pairing needs HTTPS, or a loopback address.',
		fix: 'Open the service by https://, or pair on the machine itself.',
	},
	not_found: {
		status: 404,
		message: 'There is nothing at this address.',
		fix: 'Check the path; ids of another site also answer like this.',
	},
	method_not_allowed: {
		status: 405,
		message: 'This address does not answer that method.',
		fix: 'See openapi.json for the methods.',
	},
	range_too_long: {
		status: 400,
		message:
			'The range is longer than twelve years or ends before it begins.',
		fix: 'Choose a shorter range.',
	},
	internal: {
		status: 500,
		message: 'Something unexpected went wrong in the service.',
		fix: 'The service’s log has a line with the same request id.',
	},
} as const satisfies Record< string, ErrorDefinition >;

export type ErrorCode = keyof typeof ERRORS;

/** The body of every refusal. */
export const errorBodySchema = z.strictObject( {
	error: z.strictObject( {
		code: z.enum( Object.keys( ERRORS ) as [ ErrorCode, ...ErrorCode[] ] ),
		message: z.string(),
		fix: z.string(),
		/** What a program can use: the field, the offset in seconds. Never personal data. */
		details: z
			.record(
				z.string(),
				z.union( [ z.string(), z.number(), z.null() ] )
			)
			.optional(),
		request_id: z.string().optional(),
	} ),
} );

export type ErrorBody = z.infer< typeof errorBodySchema >;
