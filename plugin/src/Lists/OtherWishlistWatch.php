<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Cairn\Module;
use Cairn\Outbox\FaultLog;
use Cairn\Outbox\Outbox;
use Cairn\Outbox\PresentVisitor;
use WP_REST_Request;

/**
 * Listens to the wishlists of YITH and TI through the actions they document, and to WooCommerce's own through its Store
 * API, so that the reports know what people want whichever of them a shop uses. WooCommerce's lists have no hooks and
 * a removal names only the item's key: the list is compared before and after the request.
 */
final class OtherWishlistWatch implements Module {

	private const SHOPS_OWN = '~^/wc/store(?:/v1)?/shopper-lists/(wishlist|saved-for-later)/items(?:/[\w-]+)?$~';

	/** @var array<string, int>|null Products on the list the request is about, as it was, by the item's key. */
	private ?array $before = null;

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
		add_filter( 'rest_request_before_callbacks', array( $this, 'note_the_shops_own' ), 10, 3 );
		add_filter( 'rest_request_after_callbacks', array( $this, 'hear_the_shops_own' ), 10, 3 );
	}

	/**
	 * A request to one of WooCommerce's own lists begins.
	 *
	 * @param mixed $answer  The answer, if there is one already.
	 * @param mixed $handler Not used.
	 * @param mixed $request The request.
	 * @return mixed The answer.
	 */
	public function note_the_shops_own( mixed $answer, mixed $handler, mixed $request ): mixed {
		$list = $this->shops_own_list( $request );
		if ( '' !== $list ) {
			$this->before = $this->items_of( $list );
		}
		return $answer;
	}

	/**
	 * It was answered: what is on the list now and was not is an add, what was and is no more a removal. Another piece of
	 * what was there is no new wish.
	 *
	 * @param mixed $answer  The answer.
	 * @param mixed $handler Not used.
	 * @param mixed $request The request.
	 * @return mixed The answer.
	 */
	public function hear_the_shops_own( mixed $answer, mixed $handler, mixed $request ): mixed {
		$list         = $this->shops_own_list( $request );
		$before       = $this->before;
		$this->before = null;
		if ( '' === $list || null === $before ) {
			return $answer;
		}
		$now = $this->items_of( $list );
		foreach ( array_diff_key( $now, $before ) as $product ) {
			$this->tell( 'add_to_wishlist', $product );
		}
		foreach ( array_diff_key( $before, $now ) as $product ) {
			$this->tell( 'remove_from_wishlist', $product );
		}
		return $answer;
	}

	/** Which of WooCommerce's own lists a request would change; '' for none. */
	private function shops_own_list( mixed $request ): string {
		return $request instanceof WP_REST_Request && 'GET' !== $request->get_method() && 1 === preg_match( self::SHOPS_OWN, $request->get_route(), $match ) ? $match[1] : '';
	}

	/**
	 * What is on one of the member's lists, as WooCommerce keeps it with the account (src/Internal/ShopperLists there).
	 *
	 * @return array<string, int> Product or variation by the item's key.
	 */
	private function items_of( string $list ): array {
		global $wpdb;
		$kept  = get_user_meta( get_current_user_id(), "_wc_shopper_list_{$list}_" . rtrim( $wpdb->get_blog_prefix(), '_' ), true );
		$items = array();
		foreach ( is_array( $kept ) && is_array( $kept['items'] ?? null ) ? $kept['items'] : array() as $key => $item ) {
			$ids = is_array( $item ) ? array_filter( array( $item['variation_id'] ?? 0, $item['product_id'] ?? 0 ), 'is_numeric' ) : array();
			$id  = (int) ( current( array_filter( $ids ) ) ?: 0 );
			if ( $id > 0 ) {
				$items[ (string) $key ] = $id;
			}
		}
		return $items;
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
