<?php

declare(strict_types=1);

namespace Cairn\Storefront;

use Cairn\Module;

/**
 * Marks the browsers of people who may edit posts, so that their own clicks are recorded as staff's and not counted
 * as visitors'. It must be a cookie that scripts can read: a cached page is the same for everybody.
 * It says "staff" and nothing else; no name, no id.
 */
final class StaffCookie implements Module {

	/** Name of the cookie. */
	public const NAME = 'cairn_staff';

	public function hook(): void {
		add_action( 'set_logged_in_cookie', array( $this, 'set_at_login' ), 10, 4 );
		add_action( 'clear_auth_cookie', array( $this, 'clear' ) );
		add_action( 'admin_init', array( $this, 'set_when_missing' ) );
	}

	/**
	 * Sets the mark with the login cookie, for as long as that lives.
	 *
	 * @param string $cookie     The login cookie, not used.
	 * @param int    $expire     When the browser should drop the login cookie; 0 = with the session.
	 * @param int    $expiration When the login itself ends, not used.
	 * @param int    $user_id    Who logged in.
	 */
	public function set_at_login( string $cookie, int $expire, int $expiration, int $user_id ): void {
		if ( user_can( $user_id, 'edit_posts' ) ) {
			$this->send( '1', $expire );
		}
	}

	/** Takes the mark away at logout. */
	public function clear(): void {
		$this->send( ' ', 1 );
	}

	/** Marks people who were logged in before the plugin came. */
	public function set_when_missing(): void {
		if ( ! isset( $_COOKIE[ self::NAME ] ) && ! wp_doing_ajax() && current_user_can( 'edit_posts' ) ) {
			$this->send( '1', 0 );
		}
	}

	private function send( string $value, int $expires ): void {
		if ( headers_sent() ) {
			return;
		}
		setcookie(
			self::NAME,
			$value,
			array(
				'expires'  => $expires,
				'path'     => COOKIEPATH ?: '/',
				'domain'   => is_string( COOKIE_DOMAIN ) ? COOKIE_DOMAIN : '',
				'secure'   => is_ssl(),
				'httponly' => false,
				'samesite' => 'Lax',
			)
		);
	}
}
