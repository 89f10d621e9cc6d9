<?php
/**
 * Erases people as Tools → Erase Personal Data does: every eraser that is registered, page by page. Input: emails. Answer:
 * { errors: string[] }.
 */

declare(strict_types=1);

$errors = array();
wp_set_current_user( 1 );
foreach ( cairn_input()['emails'] as $email ) {
	foreach ( apply_filters( 'wp_privacy_personal_data_erasers', array() ) as $eraser ) {
		$page = 1;
		do {
			$part = call_user_func( $eraser['callback'], $email, $page++ );
			if ( is_wp_error( $part ) ) {
				$errors[] = $part->get_error_message();
				break;
			}
		} while ( ! $part['done'] );
	}
}
cairn_answer( array( 'errors' => $errors ) );
