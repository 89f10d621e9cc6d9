<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Module;
use Cairn\Outbox\FaultLog;
use Cairn\Outbox\Outbox;

/**
 * Listens to WooCommerce's own back-in-stock requests, where a shop has them switched on: that somebody asked to be told,
 * and that the address was confirmed. Which address it was never leaves.
 */
final class StockRequestWatch implements Module {

	public function __construct(
		private readonly Outbox $outbox,
		private readonly CartTeller $teller,
		private readonly FaultLog $faults,
	) {
	}

	public function hook(): void {
		add_action( 'woocommerce_customer_stock_notifications_signup', array( $this, 'tell_request' ) );
		add_action( 'woocommerce_customer_stock_notifications_verified', array( $this, 'tell_confirmed' ) );
	}

	/**
	 * Somebody asked. Where no confirmation is asked for, the request is confirmed at once.
	 *
	 * @param mixed $request WooCommerce's notification.
	 */
	public function tell_request( mixed $request ): void {
		$status = is_object( $request ) && method_exists( $request, 'get_status' ) ? $request->get_status() : '';
		$this->tell( $request, 'pending' === $status ? 'requested' : 'confirmed' );
	}

	/**
	 * The link in the mail was followed.
	 *
	 * @param mixed $request WooCommerce's notification.
	 */
	public function tell_confirmed( mixed $request ): void {
		$this->tell( $request, 'confirmed' );
	}

	private function tell( mixed $request, string $state ): void {
		$this->faults->guard(
			'stock request',
			function () use ( $request, $state ): void {
				if ( ! is_object( $request ) || ! method_exists( $request, 'get_id' ) || ! method_exists( $request, 'get_product_id' ) || ! $this->outbox->is_open() ) {
					return;
				}
				$id      = $request->get_id();
				$wanted  = $request->get_product_id();
				$product = is_numeric( $wanted ) ? wc_get_product( (int) $wanted ) : null;
				if ( ! is_numeric( $id ) || ! $product instanceof \WC_Product ) {
					return;
				}
				$is_variation = $product->is_type( 'variation' );
				$props        = array( 'product_id' => $is_variation ? $product->get_parent_id() : $product->get_id() );
				if ( $is_variation ) {
					$props['variation_id'] = $product->get_id();
				}
				$props['state'] = $state;
				$this->outbox->event( 'notify_back_in_stock', $props, "stock-request:$id:$state", $this->teller->visitor() );
			}
		);
	}
}
