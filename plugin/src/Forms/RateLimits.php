<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;

/**
 * How often something may happen within a span of time. Counts stand under a keyed hash, in one statement, so that a
 * hundred requests at once are a hundred. What is counted cannot be read from the table.
 */
final class RateLimits {

	public function __construct( private readonly Clock $clock ) {
	}

	/**
	 * Counts one more.
	 *
	 * @param string $what    What is counted.
	 * @param string $whom    Of whom: a network, an address.
	 * @param int    $seconds Span; counts begin anew with each.
	 * @return int How many there are in this span, this one included.
	 */
	public function count( string $what, string $whom, int $seconds ): int {
		global $wpdb;
		FormTables::ensure();
		$span  = intdiv( $this->clock->now(), $seconds ) * $seconds;
		$name  = bin2hex( substr( FormSecret::bind( "rate $what", array( $whom, (string) $span ) ), 0, 16 ) );
		$table = $wpdb->prefix . 'cairn_form_rate';
		$wpdb->query( $wpdb->prepare( 'INSERT INTO %i (name, span, n) VALUES (%s, %d, 1) ON DUPLICATE KEY UPDATE n = n + 1', $table, $name, $span + $seconds ) );
		return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT n FROM %i WHERE name = %s AND span = %d', $table, $name, $span + $seconds ) );
	}

	/** How many seconds remain of the present span. */
	public function remaining( int $seconds ): int {
		return $seconds - $this->clock->now() % $seconds;
	}

	/** Forgets spans that are over. */
	public function tidy_up(): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE span < %d LIMIT 10000', $wpdb->prefix . 'cairn_form_rate', $this->clock->now() ) );
	}
}
