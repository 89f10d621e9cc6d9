<?php
/**
 * Asks this WordPress' own REST API as its administrator, the way a script of an agency would.
 * Input: method, route, body. Answer: { status, data }.
 */

declare(strict_types=1);

$input = cairn_input();
wp_set_current_user( 1 );
$request = new WP_REST_Request( $input['method'], $input['route'] );
foreach ( $input['body'] ?? array() as $name => $value ) {
	$request->set_param( $name, $value );
}
$response = rest_do_request( $request );
// What the plugin does after an answer was sent (placements, settings) belongs to this request too.
cairn_answer(
	array(
		'status' => $response->get_status(),
		'data'   => rest_get_server()->response_to_data( $response, false ),
	)
);
