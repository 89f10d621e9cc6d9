<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Clock;
use Cairn\Connection\ConnectionStore;
use Cairn\Module;
use Cairn\Outbox\FactKind;
use Cairn\Outbox\FaultLog;
use Cairn\Outbox\Outbox;

/**
 * Sees to it that an order carries what only its moment knows, and that each change of an order is told. What is told is read
 * later; here only the order's number is noted. Nothing is saved for our sake: what we add is saved with the order.
 */
final class OrderWatch implements Module {

	private const CHECKOUTS = array( 'checkout', 'store-api' );

	/** @var array<int, true> Orders whose last state was noted in this request. */
	private array $gone = array();

	/**
	 * @param ConnectionStore           $store    The connection.
	 * @param Outbox                    $outbox   Takes what changed.
	 * @param CartTeller                $teller   Knows whose cart it was.
	 * @param \Closure(): OrderSnapshot $snapshot Reads the last state of what is deleted.
	 * @param FaultLog                  $faults   Where faults of our own go.
	 * @param Clock                     $clock    Where the present comes from.
	 */
	public function __construct(
		private readonly ConnectionStore $store,
		private readonly Outbox $outbox,
		private readonly CartTeller $teller,
		private readonly \Closure $snapshot,
		private readonly FaultLog $faults,
		private readonly Clock $clock,
	) {
	}

	public function hook(): void {
		add_action( 'woocommerce_checkout_create_order', array( $this, 'note_origin' ), 20 );
		// Renewals that a visitor pays: the order was made long before, by nobody's request.
		add_action( 'woocommerce_before_pay_action', array( $this, 'note_renewal' ), 20 );
		add_action( 'woocommerce_store_api_checkout_order_processed', array( $this, 'note_renewal' ), 20 );
		add_filter( 'wc_subscriptions_object_data', array( OrderSubscription::class, 'without_ours' ) );
		add_action( 'woocommerce_before_order_object_save', array( $this, 'note_before_save' ), 20 );
		foreach ( array( 'woocommerce_new_order', 'woocommerce_update_order', 'woocommerce_order_status_changed', 'woocommerce_order_refunded', 'woocommerce_trash_order', 'woocommerce_untrash_order', 'woocommerce_saved_order_items', 'trashed_post', 'untrashed_post' ) as $hook ) {
			add_action( $hook, array( $this, 'note_change' ) );
		}
		add_action( 'woocommerce_refund_created', array( $this, 'note_refund' ), 10, 2 );
		add_action( 'woocommerce_refund_deleted', array( $this, 'note_deleted_refund' ), 10, 2 );
		add_filter( 'woocommerce_pre_delete_order_refund', array( $this, 'note_refund_to_be_deleted' ), 10, 2 );
		add_action( 'woocommerce_before_delete_order', array( $this, 'note_last_state' ), 10, 2 );
		add_action( 'before_delete_post', array( $this, 'note_last_state_of_post' ) );
		add_action( 'woocommerce_privacy_remove_order_personal_data', array( $this, 'forget_visitor' ) );
	}

	/**
	 * An order is being made by a visitor's own request.
	 *
	 * @param mixed $order The order, not saved yet.
	 */
	public function note_origin( mixed $order ): void {
		$this->faults->guard(
			'order origin',
			function () use ( $order ): void {
				if ( ! $order instanceof \WC_Order || ! $this->outbox->is_open() ) {
					return;
				}
				$by  = $this->teller->visitor();
				$day = wp_date( 'Y-m-d' ) ?: '';
				if ( ! $by->is_somebody() && 'denied' !== $by->state ) {
					$by = $this->teller->memory->owner( $day ) ?? $by;
				}
				if ( '' === $order->get_meta( OrderMeta::ORIGIN ) ) {
					$this->teller->count( 'payment', $by, true );
				}
				OrderMeta::set_origin( $order, $by, $by->is_somebody() ? $this->teller->memory->id() : null, $this->clock->milliseconds() );
			}
		);
	}

	/**
	 * A visitor pays an order that is there already. Of a renewal this is the visit it belongs to; other orders stay what
	 * they were when they were made.
	 *
	 * @param mixed $order The order.
	 */
	public function note_renewal( mixed $order ): void {
		$this->faults->guard(
			'renewal',
			function () use ( $order ): void {
				if ( ! $order instanceof \WC_Order || ! $this->outbox->is_open() || '' !== $order->get_meta( OrderMeta::ORIGIN ) || OrderSubscription::RENEWAL !== OrderSubscription::of( $order ) ) {
					return;
				}
				$this->note_origin( $order );
				// The gateway reads the order anew before it marks it as paid.
				$order->save_meta_data();
			}
		);
	}

	/**
	 * An order is about to be saved.
	 *
	 * @param mixed $order The order.
	 */
	public function note_before_save( mixed $order ): void {
		$this->faults->guard(
			'order status',
			function () use ( $order ): void {
				if ( ! $order instanceof \WC_Order || 'shop_order' !== $order->get_type() || ! $this->outbox->is_open() ) {
					return;
				}
				if ( 0 === $order->get_id() && in_array( $order->get_created_via(), self::CHECKOUTS, true ) ) {
					$this->note_origin( $order );
				}
				OrderMeta::note_status( $order, $this->clock->milliseconds(), $this->store->connection()->site_id ?? '' );
			}
		);
	}

	/**
	 * An order has changed, or a post that may be one.
	 *
	 * @param mixed $id Its number.
	 */
	public function note_change( mixed $id ): void {
		$this->faults->guard(
			'order change',
			function () use ( $id ): void {
				if ( ! is_numeric( $id ) || ! $this->outbox->is_open() ) {
					return;
				}
				if ( in_array( current_action(), array( 'trashed_post', 'untrashed_post' ), true ) && 'shop_order' !== get_post_type( (int) $id ) ) {
					return;
				}
				$this->outbox->changed( FactKind::Order, (int) $id );
			}
		);
	}

	/**
	 * Money was given back.
	 *
	 * @param mixed $refund_id Not used.
	 * @param mixed $args      With the order's number.
	 */
	public function note_refund( mixed $refund_id, mixed $args ): void {
		$this->note_change( is_array( $args ) ? $args['order_id'] ?? null : null );
	}

	/**
	 * A refund was deleted in wp-admin.
	 *
	 * @param mixed $refund_id Not used.
	 * @param mixed $order_id  The order's number.
	 */
	public function note_deleted_refund( mixed $refund_id, mixed $order_id ): void {
		$this->note_change( $order_id );
	}

	/**
	 * A refund is about to be deleted, by whatever way.
	 *
	 * @param mixed $answer Passed on.
	 * @param mixed $refund The refund.
	 */
	public function note_refund_to_be_deleted( mixed $answer, mixed $refund ): mixed {
		if ( $refund instanceof \WC_Order_Refund ) {
			$this->note_change( $refund->get_parent_id() );
		}
		return $answer;
	}

	/**
	 * An order is about to be deleted.
	 *
	 * @param mixed $id    Its number.
	 * @param mixed $order The order.
	 */
	public function note_last_state( mixed $id, mixed $order = null ): void {
		$this->faults->guard(
			'order deletion',
			function () use ( $id, $order ): void {
				$order = $order instanceof \WC_Order ? $order : ( is_numeric( $id ) ? wc_get_order( (int) $id ) : null );
				if ( ! $order instanceof \WC_Order || isset( $this->gone[ $order->get_id() ] ) || ! $this->outbox->is_open() ) {
					return;
				}
				$last = ( $this->snapshot )()->of( $order, $this->clock->milliseconds(), true );
				if ( null !== $last ) {
					$this->gone[ $order->get_id() ] = true;
					// The version is given when it is told.
					unset( $last['version'] );
					$this->outbox->deleted( FactKind::Order, $order->get_id(), $last );
				}
			}
		);
	}

	/**
	 * The same where orders are posts and somebody deletes the post.
	 *
	 * @param mixed $id Its number.
	 */
	public function note_last_state_of_post( mixed $id ): void {
		if ( is_numeric( $id ) && 'shop_order' === get_post_type( (int) $id ) && function_exists( 'wc_get_order' ) ) {
			$this->note_last_state( $id );
		}
	}

	/**
	 * A buyer wants to be forgotten.
	 *
	 * @param mixed $order The order.
	 */
	public function forget_visitor( mixed $order ): void {
		if ( $order instanceof \WC_Order ) {
			$order->delete_meta_data( OrderMeta::ORIGIN );
		}
	}
}
