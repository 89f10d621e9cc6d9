<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;

/**
 * Times that can be booked: weekly hours of the form, less the days that are blocked and what others hold. A unique key
 * holds a time at the moment a form is sent; two people never get the same. What waits for a confirmation is held for a
 * quarter of an hour.
 */
final class Slots {

	/** How far ahead times are offered, and how soon before. */
	private const DAYS           = 28;
	private const NOTICE_SECONDS = 2 * HOUR_IN_SECONDS;

	private const HELD_SECONDS = 15 * MINUTE_IN_SECONDS;

	/** A reminder leaves so long before; who books later needs none. */
	private const REMINDER_SECONDS = DAY_IN_SECONDS;

	public function __construct( private readonly Clock $clock ) {
	}

	/** The field of a form that asks for a time; null where none does. */
	public static function field( FormConfig $form ): ?FormField {
		foreach ( $form->fields as $field ) {
			if ( 'slot' === $field->type && array() !== $field->hours ) {
				return $field;
			}
		}
		return null;
	}

	/**
	 * Times that are free.
	 *
	 * @param FormConfig $form The form in its newest state.
	 * @return list<int> Unix seconds, in their order.
	 */
	public function free( FormConfig $form ): array {
		$field = self::field( $form );
		if ( null === $field ) {
			return array();
		}
		$times = array_diff( $this->offered( $field ), $this->held( $form->block_id ) );
		/**
		 * Filters the times that a form offers: a calendar elsewhere may know of more appointments.
		 *
		 * @param list<int> $times    Unix seconds.
		 * @param string    $block_id The form.
		 */
		$filtered = apply_filters( 'cairn_booking_times', array_values( $times ), $form->block_id );
		return array_values( array_filter( is_array( $filtered ) ? $filtered : $times, 'is_int' ) );
	}

	/**
	 * Holds a time.
	 *
	 * @param FormConfig $form          The form in its newest state.
	 * @param int        $at            Unix seconds.
	 * @param string     $submission_id For whom.
	 * @param bool       $is_firm       False: until it is confirmed.
	 * @return bool False when somebody else has it, or it is not offered.
	 */
	public function hold( FormConfig $form, int $at, string $submission_id, bool $is_firm ): bool {
		global $wpdb;
		if ( $this->of( $submission_id ) === $at ) {
			return true;
		}
		if ( ! in_array( $at, $this->free( $form ), true ) ) {
			return false;
		}
		$now = $this->clock->now();
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE block_id = %s AND slot_at = %d AND held_until BETWEEN 1 AND %d', $this->table(), $form->block_id, $at, $now ) );
		return 1 === $wpdb->query( $wpdb->prepare( 'INSERT IGNORE INTO %i (block_id, slot_at, submission_id, held_until, reminded) VALUES (%s, %d, %s, %d, %d)', $this->table(), $form->block_id, $at, $submission_id, $is_firm ? 0 : $now + self::HELD_SECONDS, $at - $now < self::REMINDER_SECONDS + HOUR_IN_SECONDS ? 1 : 0 ) );
	}

	/**
	 * The booking was confirmed.
	 *
	 * @return bool False when the time is gone.
	 */
	public function keep( string $submission_id ): bool {
		global $wpdb;
		if ( null === $this->of( $submission_id ) ) {
			return false;
		}
		$wpdb->query( $wpdb->prepare( 'UPDATE %i SET held_until = 0 WHERE submission_id = %s', $this->table(), $submission_id ) );
		return true;
	}

	/**
	 * Another time in place of the old one, which becomes free.
	 *
	 * @return bool False when somebody else has it.
	 */
	public function move( FormConfig $form, string $submission_id, int $at ): bool {
		$old = $this->of( $submission_id );
		if ( $old === $at || ! $this->hold( $form, $at, $submission_id, true ) ) {
			return $old === $at;
		}
		$this->drop( $submission_id, $old ?? 0 );
		return true;
	}

	/**
	 * A time becomes free again.
	 *
	 * @param string $submission_id Whose.
	 * @param int    $at            Which, Unix seconds.
	 */
	public function drop( string $submission_id, int $at ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE submission_id = %s AND slot_at = %d', $this->table(), $submission_id, $at ) );
	}

	/** The time that somebody has; null for none. */
	public function of( string $submission_id ): ?int {
		global $wpdb;
		FormTables::ensure();
		$at = $wpdb->get_var( $wpdb->prepare( 'SELECT slot_at FROM %i WHERE submission_id = %s ORDER BY slot_at LIMIT 1', $this->table(), $submission_id ) );
		return is_numeric( $at ) ? (int) $at : null;
	}

	/**
	 * Bookings that are to be reminded of; each is given out once.
	 *
	 * @return list<array{submission_id: string, at: int}>
	 */
	public function to_remind(): array {
		global $wpdb;
		$now = $this->clock->now();
		/** @var list<array<string, string>>|null $rows */
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT submission_id, slot_at FROM %i WHERE reminded = 0 AND held_until = 0 AND slot_at BETWEEN %d AND %d LIMIT 50', $this->table(), $now, $now + self::REMINDER_SECONDS ), ARRAY_A );
		$due  = array();
		foreach ( $rows ?? array() as $row ) {
			if ( 1 === $wpdb->query( $wpdb->prepare( 'UPDATE %i SET reminded = 1 WHERE submission_id = %s AND reminded = 0', $this->table(), $row['submission_id'] ) ) ) {
				$due[] = array(
					'submission_id' => $row['submission_id'],
					'at'            => (int) $row['slot_at'],
				);
			}
		}
		return $due;
	}

	/** Forgets what is over. */
	public function tidy_up(): void {
		global $wpdb;
		$now = $this->clock->now();
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE slot_at < %d OR held_until BETWEEN 1 AND %d', $this->table(), $now - DAY_IN_SECONDS, $now ) );
	}

	/** A time in the site's words and zone. */
	public static function words( int $at ): string {
		$date = get_option( 'date_format' );
		$time = get_option( 'time_format' );
		return (string) wp_date( 'l, ' . ( is_string( $date ) ? $date : 'Y-m-d' ) . ' ' . ( is_string( $time ) ? $time : 'H:i' ) . ' T', $at );
	}

	/** @return list<int> Every time that the hours hold, free or not. */
	private function offered( FormField $field ): array {
		$zone  = wp_timezone();
		$now   = $this->clock->now();
		$today = ( new \DateTimeImmutable( "@$now" ) )->setTimezone( $zone )->setTime( 0, 0 );
		$times = array();
		for ( $day = 0; $day <= self::DAYS; $day++ ) {
			$date = $today->modify( "+$day days" );
			if ( in_array( $date->format( 'Y-m-d' ), $field->blocked, true ) ) {
				continue;
			}
			foreach ( $field->hours as $hours ) {
				if ( (int) $date->format( 'N' ) !== $hours['day'] ) {
					continue;
				}
				// Each time is one of the clock on the wall, also on the days on which it is changed.
				for ( $minute = self::minutes( $hours['from'] ); $minute + $field->minutes <= self::minutes( $hours['to'] ); $minute += $field->minutes ) {
					$time = $date->setTime( intdiv( $minute, 60 ), $minute % 60 );
					if ( $time->format( 'H:i' ) === sprintf( '%02d:%02d', intdiv( $minute, 60 ), $minute % 60 ) && $time->getTimestamp() >= $now + self::NOTICE_SECONDS ) {
						$times[ $time->getTimestamp() ] = true;
					}
				}
			}
		}
		ksort( $times );
		return array_keys( $times );
	}

	/** @return list<int> Times that somebody has. */
	private function held( string $block_id ): array {
		global $wpdb;
		FormTables::ensure();
		return array_map( 'intval', array_values( array_filter( $wpdb->get_col( $wpdb->prepare( 'SELECT slot_at FROM %i WHERE block_id = %s AND (held_until = 0 OR held_until > %d)', $this->table(), $block_id, $this->clock->now() ) ), 'is_numeric' ) ) );
	}

	private static function minutes( string $clock ): int {
		return 60 * (int) substr( $clock, 0, 2 ) + (int) substr( $clock, 3, 2 );
	}

	private function table(): string {
		global $wpdb;
		return $wpdb->prefix . 'cairn_slot';
	}
}
