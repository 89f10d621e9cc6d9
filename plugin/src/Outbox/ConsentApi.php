<?php

declare(strict_types=1);

namespace Cairn\Outbox;

/** The PHP side of the WP Consent API, through which consent plugins say what a visitor allowed. */
class ConsentApi {

	/** Which consent the site asks for; '' while no plugin asks. */
	public function type(): string {
		$type = function_exists( 'wp_has_consent' ) && function_exists( 'wp_get_consent_type' ) ? wp_get_consent_type() : '';
		return is_string( $type ) ? $type : '';
	}

	/** Whether the visitor allowed a category. Without a type the API says yes to everything, which is no answer. */
	public function has( string $category ): bool {
		return function_exists( 'wp_has_consent' ) && wp_has_consent( $category );
	}
}
