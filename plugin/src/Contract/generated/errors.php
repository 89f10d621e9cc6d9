<?php
/**
 * Every refusal of the service: status, what is wrong, what to do.
 *
 * Generated from contract/ by `npm run generate`: change it there, not here.
 *
 * @package Cairn
 *
 * @return array<string, array{status: int, message: string, fix: string}>
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

return array(
	'bad_json' => array(
		'status' => 400,
		'message' => __( 'The body is not valid JSON in UTF-8.', 'cairn' ),
		'fix' => __( 'Send one JSON object, encoded as UTF-8.', 'cairn' ),
	),
	'bad_batch' => array(
		'status' => 400,
		'message' => __( 'The body does not have the shape of a batch.', 'cairn' ),
		'fix' => __( 'Compare it with the schema in openapi.json; the plugin and the service may be of different versions.', 'cairn' ),
	),
	'bad_query' => array(
		'status' => 400,
		'message' => __( 'A parameter of the request is missing or not valid.', 'cairn' ),
		'fix' => __( 'See the field named in `details`.', 'cairn' ),
	),
	'unsupported_version' => array(
		'status' => 400,
		'message' => __( 'This service does not know that version of the batch format.', 'cairn' ),
		'fix' => __( 'Update the service, then the plugin.', 'cairn' ),
	),
	'encoded_body' => array(
		'status' => 415,
		'message' => __( 'Compressed bodies are not accepted on this route.', 'cairn' ),
		'fix' => __( 'Send the body without Content-Encoding.', 'cairn' ),
	),
	'body_too_large' => array(
		'status' => 413,
		'message' => __( 'The body is larger than this route accepts.', 'cairn' ),
		'fix' => __( 'Send fewer events in one batch.', 'cairn' ),
	),
	'unknown_site' => array(
		'status' => 403,
		'message' => __( 'No connected site has this key.', 'cairn' ),
		'fix' => __( 'Connect the site again in Cairn’s settings; caches may still hold pages with the old key.', 'cairn' ),
	),
	'wrong_origin' => array(
		'status' => 403,
		'message' => __( 'This address is not allowed to send for this site.', 'cairn' ),
		'fix' => __( 'Add the address to the site’s allowed addresses in Cairn’s settings.', 'cairn' ),
	),
	'rate_limited' => array(
		'status' => 429,
		'message' => __( 'Too many events from this address in a short time.', 'cairn' ),
		'fix' => __( 'Wait as long as Retry-After says; nothing else was affected.', 'cairn' ),
	),
	'busy' => array(
		'status' => 503,
		'message' => __( 'The service cannot store events right now.', 'cairn' ),
		'fix' => __( 'Send the same batch again after Retry-After seconds; ids make sure nothing is counted twice.', 'cairn' ),
	),
	'database_unavailable' => array(
		'status' => 503,
		'message' => __( 'The service cannot reach its database.', 'cairn' ),
		'fix' => __( 'Start the database or check DATABASE_URL; the service connects again by itself.', 'cairn' ),
	),
	'unsigned' => array(
		'status' => 401,
		'message' => __( 'A signature header is missing or given twice.', 'cairn' ),
		'fix' => __( 'Connect the site again in Cairn’s settings.', 'cairn' ),
	),
	'bad_signature' => array(
		'status' => 401,
		'message' => __( 'The signature does not match.', 'cairn' ),
		'fix' => __( 'Connect the site again in Cairn’s settings; something between WordPress and the service may change requests.', 'cairn' ),
	),
	'clock_skew' => array(
		'status' => 401,
		'message' => __( 'The clocks of WordPress and the service differ by more than five minutes.', 'cairn' ),
		'fix' => __( 'Set both clocks by NTP; `details.offset_seconds` says by how much they differ.', 'cairn' ),
	),
	'replayed' => array(
		'status' => 401,
		'message' => __( 'This signed request was already used.', 'cairn' ),
		'fix' => __( 'Sign a new request with a new nonce.', 'cairn' ),
	),
	'site_paused' => array(
		'status' => 409,
		'message' => __( 'This site’s address differs from the one it was connected with.', 'cairn' ),
		'fix' => __( 'Say in Cairn’s settings whether the site has moved or is a copy.', 'cairn' ),
	),
	'pairing_code_wrong' => array(
		'status' => 403,
		'message' => __( 'The pairing code is not right.', 'cairn' ),
		'fix' => __( 'Copy the code again from the service’s command line; after five wrong tries a new code is needed.', 'cairn' ),
	),
	'pairing_code_used' => array(
		'status' => 409,
		'message' => __( 'The pairing code was already used.', 'cairn' ),
		'fix' => __( 'Make a new one with `cairn pair`.', 'cairn' ),
	),
	'pairing_code_expired' => array(
		'status' => 410,
		'message' => __( 'The pairing code is older than 15 minutes or was tried too often.', 'cairn' ),
		'fix' => __( 'Make a new one with `cairn pair`.', 'cairn' ),
	),
	'insecure_address' => array(
		'status' => 400,
		'message' => __( 'Pairing needs HTTPS, or a loopback address.', 'cairn' ),
		'fix' => __( 'Open the service by https://, or pair on the machine itself.', 'cairn' ),
	),
	'not_found' => array(
		'status' => 404,
		'message' => __( 'There is nothing at this address.', 'cairn' ),
		'fix' => __( 'Check the path; ids of another site also answer like this.', 'cairn' ),
	),
	'method_not_allowed' => array(
		'status' => 405,
		'message' => __( 'This address does not answer that method.', 'cairn' ),
		'fix' => __( 'See openapi.json for the methods.', 'cairn' ),
	),
	'range_too_long' => array(
		'status' => 400,
		'message' => __( 'The range is longer than twelve years or ends before it begins.', 'cairn' ),
		'fix' => __( 'Choose a shorter range.', 'cairn' ),
	),
	'internal' => array(
		'status' => 500,
		'message' => __( 'Something unexpected went wrong in the service.', 'cairn' ),
		'fix' => __( 'The service’s log has a line with the same request id.', 'cairn' ),
	),
);
