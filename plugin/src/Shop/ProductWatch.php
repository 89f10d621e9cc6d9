<?php

declare(strict_types=1);

namespace Cairn\Shop;

use Cairn\Module;
use Cairn\Outbox\FactKind;
use Cairn\Outbox\FaultLog;
use Cairn\Outbox\Outbox;

/** Notes which products and variations have changed: name, price, stock, whether they are for sale. */
final class ProductWatch implements Module {

	public function __construct(
		private readonly Outbox $outbox,
		private readonly FaultLog $faults,
	) {
	}

	public function hook(): void {
		foreach ( array( 'woocommerce_new_product', 'woocommerce_update_product', 'woocommerce_new_product_variation', 'woocommerce_update_product_variation', 'woocommerce_product_set_stock_status', 'woocommerce_variation_set_stock_status', 'woocommerce_product_set_stock', 'woocommerce_variation_set_stock', 'trashed_post', 'untrashed_post' ) as $hook ) {
			add_action( $hook, array( $this, 'note' ) );
		}
		add_action( 'before_delete_post', array( $this, 'note_last_state' ) );
	}

	/**
	 * A product has changed, or a post that may be one.
	 *
	 * @param mixed $product The product or its number.
	 */
	public function note( mixed $product ): void {
		$this->faults->guard(
			'product change',
			function () use ( $product ): void {
				$id = $product instanceof \WC_Product ? $product->get_id() : ( is_numeric( $product ) ? (int) $product : 0 );
				if ( ! $this->outbox->is_open() || ( in_array( current_action(), array( 'trashed_post', 'untrashed_post' ), true ) && ! $this->is_product( $id ) ) ) {
					return;
				}
				$this->outbox->changed( FactKind::Product, $id );
			}
		);
	}

	/**
	 * A product is about to be deleted.
	 *
	 * @param mixed $id Its number.
	 */
	public function note_last_state( mixed $id ): void {
		if ( ! is_numeric( $id ) || ! $this->outbox->is_open() || ! $this->is_product( (int) $id ) ) {
			return;
		}
		$this->faults->guard(
			'product deletion',
			function () use ( $id ): void {
				$product = function_exists( 'wc_get_product' ) ? wc_get_product( (int) $id ) : null;
				$last    = $product instanceof \WC_Product ? ProductSnapshot::of( $product, true ) : null;
				if ( null !== $last ) {
					$this->outbox->deleted( FactKind::Product, (int) $id, $last );
				}
			}
		);
	}

	private function is_product( int $id ): bool {
		return in_array( get_post_type( $id ), ProductTable::TYPES, true );
	}
}
