<?php

declare(strict_types=1);

namespace Cairn\People;

/** Who looks at personal data, for the service's log. */
final class Actor {

	private const LONGEST_NAME = 60;

	/**
	 * The person whose request this is.
	 *
	 * @return array{user_id: int, name: string}
	 */
	public static function present(): array {
		$user = wp_get_current_user();
		return array(
			'user_id' => $user->ID,
			'name'    => $user->exists() ? mb_substr( $user->user_login, 0, self::LONGEST_NAME ) : 'WordPress',
		);
	}
}
