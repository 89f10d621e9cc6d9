<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;
use Cairn\Outbox\Outbox;

/** How much was refused at each form, as counts of a day: who sent it and what is not kept. Told when the day is over. */
final class RefusalCounts {

	public function __construct(
		private readonly Outbox $outbox,
		private readonly Clock $clock,
	) {
	}

	/**
	 * Counts one more.
	 *
	 * @param string                                 $block_id The form.
	 * @param 'honeypot'|'token'|'rate'|'challenge'  $why      What it failed at.
	 */
	public function note( string $block_id, string $why ): void {
		global $wpdb;
		FormTables::ensure();
		$wpdb->query( $wpdb->prepare( 'INSERT INTO %i (block_id, day, %i) VALUES (%s, %s, 1) ON DUPLICATE KEY UPDATE %i = %i + 1', $this->table(), $why, $block_id, $this->day( $this->clock->now() ), $why, $why ) );
	}

	/** Tells of the days that are over. */
	public function tell(): void {
		if ( ! FormTables::exist() || ! $this->outbox->is_open() ) {
			return;
		}
		global $wpdb;
		/** @var list<array<string, string>>|null $rows */
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT block_id, day, honeypot, token, rate, challenge FROM %i WHERE day < %s ORDER BY day LIMIT 200', $this->table(), $this->day( $this->clock->now() ) ), ARRAY_A );
		foreach ( $rows ?? array() as $row ) {
			$this->outbox->contact(
				array(
					'fact'      => 'refusals',
					'fact_key'  => 'refusals:' . $row['day'] . ':' . substr( hash( 'sha256', $row['block_id'] ), 0, 32 ),
					'at'        => $this->clock->milliseconds(),
					'block_id'  => $row['block_id'],
					'day'       => $row['day'],
					'honeypot'  => min( 1000000, (int) $row['honeypot'] ),
					'token'     => min( 1000000, (int) $row['token'] ),
					'rate'      => min( 1000000, (int) $row['rate'] ),
					'challenge' => min( 1000000, (int) $row['challenge'] ),
				)
			);
			$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE block_id = %s AND day = %s', $this->table(), $row['block_id'], $row['day'] ) );
		}
	}

	private function table(): string {
		global $wpdb;
		return $wpdb->prefix . 'cairn_form_refusal';
	}

	/** A day of the site. */
	private function day( int $at ): string {
		return (string) wp_date( 'Y-m-d', $at );
	}
}
