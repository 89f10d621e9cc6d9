<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Cairn\Module;

/**
 * Tells scripts that somebody is logged in, so that a page which is the same for everybody can ask for the member's
 * list. The cookie says so and nothing else; its end with the login is also the sign to wipe the member's copy.
 */
final class MemberCookie implements Module {

	/** Name of the cookie. */
	public const NAME = 'cairn_in';

	public function hook(): void {
		add_action( 'set_logged_in_cookie', array( $this, 'set_at_login' ), 10, 2 );
		add_action( 'clear_auth_cookie', array( $this, 'clear' ) );
		add_action( 'template_redirect', array( $this, 'set_when_missing' ) );
		add_action( 'init', array( $this, 'describe' ) );
	}

	/**
	 * Sets it with the login cookie, for as long as that lives.
	 *
	 * @param string $cookie The login cookie, not used.
	 * @param int    $expire When the browser should drop it; 0 = with the session.
	 */
	public function set_at_login( string $cookie, int $expire ): void {
		$this->send( '1', $expire );
	}

	/** Takes it away at logout. */
	public function clear(): void {
		if ( isset( $_COOKIE[ self::NAME ] ) ) {
			$this->send( ' ', 1 );
		}
	}

	/** For members who were logged in before the plugin came. Their pages are theirs alone: no cache keeps them. */
	public function set_when_missing(): void {
		if ( ! isset( $_COOKIE[ self::NAME ] ) && is_user_logged_in() ) {
			$this->send( '1', 0 );
		}
	}

	/** Says to consent plugins what is kept at the visitor, and why without asking: it is their own act. */
	public function describe(): void {
		if ( ! function_exists( 'wp_add_cookie_info' ) ) {
			return;
		}
		wp_add_cookie_info( 'cairn:list', 'Cairn', 'functional', __( 'Until it is deleted in the browser; of members until they log out', 'cairn' ), __( 'The wishlist and the bookmarks of this browser (local storage). Kept only after the visitor put something on it.', 'cairn' ), __( 'What the visitor kept', 'cairn' ) );
		wp_add_cookie_info( self::NAME, 'Cairn', 'functional', __( 'As long as the login', 'cairn' ), __( 'Says that somebody is logged in, so that the member’s own wishlist can be shown. Never set for visitors without an account.', 'cairn' ), __( 'None', 'cairn' ) );
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
