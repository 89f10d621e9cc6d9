<?php
/**
 * MailPoet's public API as its documentation describes it: subscribers are known by address, unknown ones and lists throw, and with
 * sign-up confirmation switched on somebody new is unconfirmed.
 */

declare(strict_types=1);

namespace MailPoet\API;

final class API {

	/** @var array<string, array{status: string, first_name: string, last_name: string, lists: list<string>}> By address. */
	public static array $subscribers = array();

	/** Whether MailPoet asks for a confirmation of its own. */
	public static bool $confirms = false;

	/** @var list<array<string, bool>> Options of each call that could send a mail. */
	public static array $options = array();

	public static function MP( string $version ): self {
		return 'v1' === $version ? new self() : throw new \Exception( 'Unknown version.' );
	}

	/** @return list<array{id: string, name: string, deleted_at: string|null}> */
	public function getLists(): array {
		return array(
			array( 'id' => '3', 'name' => 'Letter', 'deleted_at' => null ),
			array( 'id' => '4', 'name' => 'Old', 'deleted_at' => '2026-01-01 00:00:00' ),
		);
	}

	/** @return array<string, mixed> */
	public function getSubscriber( string $email ): array {
		// Its own number of a subscriber serves as well: here the place among them, from 1.
		$email = ctype_digit( $email ) ? ( array_keys( self::$subscribers )[ (int) $email - 1 ] ?? $email ) : $email;
		return isset( self::$subscribers[ $email ] ) ? array( 'email' => $email ) + self::$subscribers[ $email ] : throw new \Exception( "$email does not exist.", 4 );
	}

	/**
	 * @param array{email: string, first_name: string, last_name: string} $subscriber Who.
	 * @param list<string>                                                $lists      Ids.
	 * @param array<string, bool>                                         $options    Mails.
	 * @return array<string, mixed>
	 */
	public function addSubscriber( array $subscriber, array $lists, array $options ): array {
		if ( isset( self::$subscribers[ $subscriber['email'] ] ) ) {
			throw new \Exception( 'This subscriber already exists.', 12 );
		}
		self::$subscribers[ $subscriber['email'] ] = array( 'status' => self::$confirms ? 'unconfirmed' : 'subscribed', 'first_name' => $subscriber['first_name'], 'last_name' => $subscriber['last_name'], 'lists' => array() );
		return $this->subscribeToLists( $subscriber['email'], $lists, $options );
	}

	/**
	 * @param list<string>        $lists   Ids.
	 * @param array<string, bool> $options Mails.
	 * @return array<string, mixed>
	 */
	public function subscribeToLists( string $email, array $lists, array $options ): array {
		if ( array( '3' ) !== $lists ) {
			throw new \Exception( "The list of $email does not exist.", 5 );
		}
		self::$options[]                     = $options;
		self::$subscribers[ $email ]['lists'] = $lists;
		return self::$subscribers[ $email ];
	}

	/**
	 * @param list<string> $lists Ids.
	 * @return array<string, mixed>
	 */
	public function unsubscribeFromLists( string $email, array $lists ): array {
		self::$subscribers[ $email ]['lists'] = array_values( array_diff( self::$subscribers[ $email ]['lists'], $lists ) );
		return self::$subscribers[ $email ];
	}
}
