<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Cairn\Module;
use Cairn\Outbox\FaultLog;
use Cairn\Outbox\Outbox;
use Cairn\Outbox\PresentVisitor;
use WP_REST_Request;
use WP_REST_Response;

/**
 * Listens to the wishlists of YITH and TI through the actions they document, and to WooCommerce's own through its Store
 * API, so that the reports know what people want whichever of them a shop uses. Of removals WooCommerce's says no
 * product, so they are not told.
 */
final class OtherWishlistWatch implements Module {

	private const SHOPS_OWN = '~^/wc/store(?:/v1)?/shopper-lists/wishlist/items$~';

	public function __construct(
		private readonly Outbox $outbox,
		private readonly PresentVisitor $visitor,
		private readonly FaultLog $faults,
	) {
	}

	public function hook(): void {
		add_action( 'yith_wcwl_added_to_wishlist', fn ( mixed $product ) => $this->tell( 'add_to_wishlist', $product ) );
		add_action( 'yith_wcwl_removed_from_wishlist', fn ( mixed $product ) => $this->tell( 'remove_from_wishlist', $product ) );
		add_action( 'tinvwl_product_added', fn ( mixed $item ) => $this->tell_item( 'add_to_wishlist', $item ) );
		add_action( 'tinvwl_product_removed', fn ( mixed $item ) => $this->tell_item( 'remove_from_wishlist', $item ) );
		add_filter( 'rest_request_after_callbacks', array( $this, 'hear_the_shops_own' ), 10, 3 );
	}

	/**
	 * A request to WooCommerce's own wishlist was answered.
	 *
	 * @param mixed $answer  The answer.
	 * @param mixed $handler Who gave it, not used.
	 * @param mixed $request The request.
	 * @return mixed The answer.
	 */
	public function hear_the_shops_own( mixed $answer, mixed $handler, mixed $request ): mixed {
		if ( $answer instanceof WP_REST_Response && $request instanceof WP_REST_Request && 'POST' === $request->get_method() && $answer->get_status() < 300 && 1 === preg_match( self::SHOPS_OWN, $request->get_route() ) ) {
			$this->tell( 'add_to_wishlist', $request['product_id'] );
		}
		return $answer;
	}

	/** An item of TI: an array with product and variation. */
	private function tell_item( string $type, mixed $item ): void {
		if ( is_array( $item ) ) {
			$variation = $item['variation_id'] ?? 0;
			$this->tell( $type, is_numeric( $variation ) && (int) $variation > 0 ? $variation : ( $item['product_id'] ?? 0 ) );
		}
	}

	/**
	 * @param string $type    Type of the event.
	 * @param mixed  $product Id of a product or of a variation.
	 */
	private function tell( string $type, mixed $product ): void {
		$this->faults->guard(
			'another wishlist',
			function () use ( $type, $product ): void {
				$id = is_numeric( $product ) ? (int) $product : 0;
				if ( $id < 1 || ! $this->outbox->is_open() ) {
					return;
				}
				$parent = 'product_variation' === get_post_type( $id ) ? (int) wp_get_post_parent_id( $id ) : 0;
				$props  = $parent > 0 ? array(
					'product_id'   => $parent,
					'variation_id' => $id,
				) : array( 'product_id' => $id );
				$this->outbox->event( $type, $props, null, $this->visitor->read() );
			}
		);
	}
}
