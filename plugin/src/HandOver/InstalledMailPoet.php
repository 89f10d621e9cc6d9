<?php

declare(strict_types=1);

namespace Cairn\HandOver;

/**
 * MailPoet on this site, by its documented API (`\MailPoet\API\API::MP( 'v1' )`). It is asked to send no confirmation mail: our
 * own was answered already.
 */
final class InstalledMailPoet {

	private const API = '\MailPoet\API\API';

	/** No second confirmation, and no note to the owner for each. */
	private const QUIETLY = array(
		'send_confirmation_email'      => false,
		'skip_subscriber_notification' => true,
	);

	/** Whether MailPoet is active here. */
	public function is_there(): bool {
		return class_exists( self::API );
	}

	/**
	 * Its lists, name by id.
	 *
	 * @return array<string, string>
	 * @throws \RuntimeException When it does not answer.
	 */
	public function lists(): array {
		$lists = array();
		foreach ( $this->ask( 'getLists' ) as $list ) {
			if ( is_array( $list ) && is_scalar( $list['id'] ?? null ) && is_string( $list['name'] ?? null ) && '' === (string) ( is_scalar( $list['deleted_at'] ?? null ) ? $list['deleted_at'] : '' ) ) {
				$lists[ (string) $list['id'] ] = $list['name'];
			}
		}
		return $lists;
	}

	/**
	 * Adds somebody who has confirmed. Whoever unsubscribed there, or whose address bounced, is left as they are.
	 *
	 * @param string       $email Address.
	 * @param string       $name  ''.
	 * @param list<string> $lists Ids.
	 * @return string The status there: `subscribed`, `unconfirmed`, `unsubscribed`, `bounced` or `inactive`.
	 * @throws \RuntimeException When it is not accepted.
	 */
	public function subscribe( string $email, string $name, array $lists ): string {
		$known = $this->find( $email );
		if ( null !== $known ) {
			$status = self::status( $known );
			return in_array( $status, array( 'unsubscribed', 'bounced' ), true ) ? $status : self::status( $this->ask( 'subscribeToLists', $email, $lists, self::QUIETLY ) );
		}
		$words = preg_split( '/\s+/', trim( $name ), -1, PREG_SPLIT_NO_EMPTY );
		$words = false === $words ? array() : $words;
		$last  = count( $words ) > 1 ? array_pop( $words ) : '';
		return self::status(
			$this->ask(
				'addSubscriber',
				array(
					'email'      => $email,
					'first_name' => implode( ' ', $words ),
					'last_name'  => $last,
				),
				$lists,
				self::QUIETLY
			)
		);
	}

	/**
	 * Takes somebody off lists; who is not known there needs none of it.
	 *
	 * @param string       $email Address.
	 * @param list<string> $lists Ids.
	 * @throws \RuntimeException When it is not accepted.
	 */
	public function unsubscribe( string $email, array $lists ): void {
		if ( null !== $this->find( $email ) ) {
			$this->ask( 'unsubscribeFromLists', $email, $lists );
		}
	}

	/**
	 * Who somebody is there, and how they stand.
	 *
	 * @param int $id MailPoet's own number.
	 * @return array{email: string, status: string}|null Null: nobody.
	 */
	public function subscriber( int $id ): ?array {
		$known = $this->find( (string) $id );
		return null === $known || ! is_string( $known['email'] ?? null ) ? null : array(
			'email'  => $known['email'],
			'status' => self::status( $known ),
		);
	}

	/** @return array<mixed>|null The subscriber, by address or number; null: MailPoet knows nobody by this address, which it says by throwing. */
	private function find( string $who ): ?array {
		try {
			return $this->ask( 'getSubscriber', $who );
		} catch ( \RuntimeException ) {
			return null;
		}
	}

	/** @param array<mixed> $subscriber As MailPoet has it. */
	private static function status( array $subscriber ): string {
		return is_string( $subscriber['status'] ?? null ) ? $subscriber['status'] : '';
	}

	/**
	 * @param string $method One of its methods.
	 * @param mixed  ...$args What it takes.
	 * @return array<mixed>
	 * @throws \RuntimeException Without its words: they may name the address.
	 */
	private function ask( string $method, mixed ...$args ): array {
		try {
			$api    = is_callable( array( self::API, 'MP' ) ) ? call_user_func( array( self::API, 'MP' ), 'v1' ) : null;
			$call   = array( $api, $method );
			$answer = is_callable( $call ) ? $call( ...$args ) : null;
		} catch ( \Exception $fault ) {
			throw new \RuntimeException( 'MailPoet: ' . $method . ' failed with code ' . $fault->getCode() . '.', (int) $fault->getCode() );
		}
		return is_array( $answer ) ? $answer : throw new \RuntimeException( "MailPoet: $method is not there." );
	}
}
