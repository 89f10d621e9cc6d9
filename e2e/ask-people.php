<?php
/**
 * Asks one of the routes about people several times, as the administrator. Input: route, bodies. Answer: what was answered,
 * in their order.
 */

declare(strict_types=1);

wp_set_current_user( 1 );
cairn_answer(
	array_map(
		static function ( array $body ): mixed {
			$request = new WP_REST_Request( 'POST', cairn_input()['route'] );
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( (string) wp_json_encode( $body ) );
			$response = rest_do_request( $request );
			if ( $response->is_error() ) {
				throw new RuntimeException( $response->as_error()->get_error_message() );
			}
			return $response->get_data();
		},
		cairn_input()['bodies']
	)
);
