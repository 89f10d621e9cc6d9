<?php

declare(strict_types=1);

namespace Cairn\Outbox;

use Cairn\Clock;

/**
 * Only one process at a time hands over. The lease is a row that one statement takes, and it ends by itself: a process
 * that was killed keeps nobody waiting for long. It does not use the database's own locks, which a cluster does not share.
 */
final class DeliveryLease {

	private const OPTION = 'cairn_delivery_lease';

	public function __construct( private readonly Clock $clock ) {
	}

	/**
	 * Takes the lease.
	 *
	 * @param int $seconds For how long at most.
	 * @return bool False while somebody else has it.
	 */
	public function take( int $seconds ): bool {
		global $wpdb;
		$now   = $this->clock->now();
		$taken = $wpdb->query( $wpdb->prepare( 'UPDATE %i SET option_value = %d WHERE option_name = %s AND CAST(option_value AS UNSIGNED) <= %d', $wpdb->options, $now + $seconds, self::OPTION, $now ) );
		if ( 1 === $taken ) {
			return true;
		}
		$suppressed = $wpdb->suppress_errors( true );
		$made       = $wpdb->query( $wpdb->prepare( "INSERT INTO %i (option_name, option_value, autoload) VALUES (%s, %d, 'off')", $wpdb->options, self::OPTION, $now + $seconds ) );
		$wpdb->suppress_errors( $suppressed );
		return 1 === $made;
	}

	/** Gives it back. */
	public function give_back(): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'UPDATE %i SET option_value = 0 WHERE option_name = %s', $wpdb->options, self::OPTION ) );
	}
}
