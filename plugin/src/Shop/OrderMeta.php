<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Outbox\EventIds;
use Cairn\Outbox\VisitorReference;

/**
 * What only the moment knows of an order and the order therefore keeps: whose request made it, when it was first paid, when
 * it ceased to count. It is read back from the meta rows, never from memory: another request may have been first.
 */
final class OrderMeta {

	/** Whose request made the order, and of which cart. */
	public const ORIGIN = '_cairn_origin';

	/** First entry into a paid status: moment and id of the conversion. */
	public const PAID = '_cairn_paid';

	/** When it left the paid statuses without a refund; '' while it counts. */
	public const WITHDRAWN = '_cairn_withdrawn';

	/** Address and user agent, though sealed, are kept no longer than the service could use them. */
	private const SEALED_SECONDS = 2 * DAY_IN_SECONDS;

	/**
	 * Notes whose request makes the order, unless that is known.
	 *
	 * @param \WC_Order        $order   The order, about to be saved.
	 * @param VisitorReference $by      Whose.
	 * @param string|null      $cart_id Of which cart.
	 * @param int              $at      ms since 1970.
	 */
	public static function set_origin( \WC_Order $order, VisitorReference $by, ?string $cart_id, int $at ): void {
		if ( '' !== $order->get_meta( self::ORIGIN ) ) {
			return;
		}
		$origin = array( 'visitor_at' => $at ) + $by->to_wire();
		if ( null !== $cart_id ) {
			$origin['cart_id'] = $cart_id;
		}
		$order->update_meta_data( self::ORIGIN, (string) wp_json_encode( $origin, JSON_UNESCAPED_SLASHES ) );
	}

	/**
	 * Whose request made the order, as a snapshot carries it; empty where nobody watched.
	 *
	 * @param \WC_Order $order The order.
	 * @param int       $now   Unix seconds.
	 * @return array<string, mixed>
	 */
	public static function origin( \WC_Order $order, int $now ): array {
		$origin = self::kept_origin( $order );
		if ( ! is_int( $origin['visitor_at'] ?? null ) ) {
			return array();
		}
		$known = array_intersect_key( $origin, array_flip( array( 'visitor', 'consent', 'staff', 'visitor_at', 'cart_id' ) ) );
		if ( self::is_sealed( $origin ) && intdiv( $origin['visitor_at'], 1000 ) < $now - self::SEALED_SECONDS ) {
			unset( $known['visitor'] );
		}
		return $known;
	}

	/** @return array<string, mixed> */
	private static function kept_origin( \WC_Order $order ): array {
		$kept   = $order->get_meta( self::ORIGIN );
		$origin = is_string( $kept ) ? json_decode( $kept, true ) : null;
		/** @var array<string, mixed> */
		return is_array( $origin ) ? $origin : array();
	}

	/** @param array<string, mixed> $origin Whose request made the order. */
	private static function is_sealed( array $origin ): bool {
		return is_array( $origin['visitor'] ?? null ) && isset( $origin['visitor']['sealed'] );
	}

	/**
	 * Forgets who made the order: their visit and their cart.
	 *
	 * @return bool Whether anything was known.
	 */
	public static function forget_person( \WC_Order $order ): bool {
		$origin = self::kept_origin( $order );
		$left   = array_diff_key( $origin, array_flip( array( 'visitor', 'cart_id' ) ) );
		if ( $left === $origin ) {
			return false;
		}
		self::replace_origin( $order, $left );
		return true;
	}

	/** Forgets address and user agent; the service has had its two days with them. */
	public static function forget_sealed( \WC_Order $order ): void {
		$origin = self::kept_origin( $order );
		if ( ! self::is_sealed( $origin ) ) {
			return;
		}
		unset( $origin['visitor'] );
		self::replace_origin( $order, $origin );
	}

	/** @param array<string, mixed> $origin Whose request made the order, with less than before. */
	private static function replace_origin( \WC_Order $order, array $origin ): void {
		$order->update_meta_data( self::ORIGIN, (string) wp_json_encode( $origin, JSON_UNESCAPED_SLASHES ) );
		// The order itself has not changed: nobody is to hear of it.
		$unchanged = static fn (): bool => false;
		add_filter( 'woocommerce_orders_table_datastore_should_save_after_meta_change', $unchanged );
		$order->save_meta_data();
		remove_filter( 'woocommerce_orders_table_datastore_should_save_after_meta_change', $unchanged );
	}

	/**
	 * Notes what the status of an order that is about to be saved means. It is the state that is looked at, not the
	 * transition: an order may be made as paid, or be paid by another request at the same time.
	 *
	 * @param \WC_Order $order   The order.
	 * @param int       $at      ms since 1970.
	 * @param string    $site_id Id of this site at the service.
	 */
	public static function note_status( \WC_Order $order, int $at, string $site_id ): void {
		$status = $order->get_status();
		if ( in_array( $status, array( 'trash', 'auto-draft', 'checkout-draft' ), true ) ) {
			return;
		}
		$withdrawn = $order->get_meta( self::WITHDRAWN );
		if ( in_array( $status, wc_get_is_paid_statuses(), true ) ) {
			if ( '' === $order->get_meta( self::PAID ) ) {
				// Paid already when we came: the same moment and id as the look back at old orders gives it.
				$paid = self::was_paid( $order ) ? self::paid_before( $order, $site_id ) : array(
					'at' => $at,
					'id' => EventIds::at( $at ),
				);
				$order->add_meta_data( self::PAID, (string) wp_json_encode( $paid ) );
			}
			if ( is_numeric( $withdrawn ) ) {
				$order->update_meta_data( self::WITHDRAWN, '' );
			}
			return;
		}
		if ( 'refunded' !== $status && ! is_numeric( $withdrawn ) && null !== self::paid( $order, $site_id, self::was_paid( $order ) ) ) {
			$order->update_meta_data( self::WITHDRAWN, (string) $at );
		}
	}

	/**
	 * When the order was first paid, and the id of that conversion.
	 *
	 * @param \WC_Order $order   The order.
	 * @param string    $site_id Id of this site at the service.
	 * @param bool|null $is_paid Whether it counts as paid where nobody wrote it down; null to judge by its status.
	 * @return array{at: int, id: string}|null Null while unpaid.
	 */
	public static function paid( \WC_Order $order, string $site_id, ?bool $is_paid = null ): ?array {
		$first = null;
		$found = null;
		$notes = $order->get_meta( self::PAID, false );
		foreach ( is_array( $notes ) ? $notes : array() as $meta ) {
			$value = $meta instanceof \WC_Meta_Data && is_string( $meta->value ) ? json_decode( $meta->value, true ) : null;
			// Two requests may have written it at once: the row that came first stays the answer.
			if ( $meta instanceof \WC_Meta_Data && is_array( $value ) && is_int( $value['at'] ?? null ) && is_string( $value['id'] ?? null ) && ( null === $first || (int) $meta->id < $first ) ) {
				$first = (int) $meta->id;
				$found = array(
					'at' => $value['at'],
					'id' => $value['id'],
				);
			}
		}
		return $found ?? ( $is_paid ?? self::is_paid_by_status( $order ) ? self::paid_before( $order, $site_id ) : null );
	}

	/** When it ceased to count, ms since 1970; null while it counts. */
	public static function withdrawn( \WC_Order $order ): ?int {
		$kept = $order->get_meta( self::WITHDRAWN );
		return is_numeric( $kept ) ? (int) $kept : null;
	}

	/** Whether the order as it stands in the database is paid. */
	private static function was_paid( \WC_Order $order ): bool {
		$kept = $order->get_id() > 0 ? $order->get_base_data() : array();
		return in_array( $kept['status'] ?? '', array( ...wc_get_is_paid_statuses(), 'refunded' ), true );
	}

	private static function is_paid_by_status( \WC_Order $order ): bool {
		return in_array( self::status( $order ), array( ...wc_get_is_paid_statuses(), 'refunded' ), true );
	}

	/**
	 * An order of the time before us: the same answer each time it is asked for.
	 *
	 * @return array{at: int, id: string}
	 */
	private static function paid_before( \WC_Order $order, string $site_id ): array {
		$kept = $order->get_base_data();
		$date = $kept['date_paid'] ?? $kept['date_created'] ?? null;
		$at   = $date instanceof \WC_DateTime ? $date->getTimestamp() * 1000 : 0;
		return array(
			'at' => $at,
			'id' => EventIds::derived( $at, "$site_id order:{$order->get_id()}:paid" ),
		);
	}

	/** Status without `wc-`; of an order in the trash the one it had. */
	public static function status( \WC_Order $order ): string {
		$status = $order->get_status();
		if ( 'trash' !== $status ) {
			return $status;
		}
		$before = $order->get_meta( '_wp_trash_meta_status' );
		return is_string( $before ) && '' !== $before ? (string) preg_replace( '/^wc-/', '', $before ) : $status;
	}
}
