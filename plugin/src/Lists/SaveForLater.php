<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Automattic\WooCommerce\Utilities\FeaturesUtil;
use Cairn\BuiltAsset;
use Cairn\Placement\ShopButtons;
use Cairn\Shop\Money;
use WC_Product;

/**
 * "Save for later" beside each line of the cart: the line goes onto the visitor's list and out of the cart. Here the classic
 * cart gets its buttons; those of the block cart are made in the browser, from what the Store API says of a line
 * (blocks/save-for-later). Only in a shop that has a wishlist of ours, and where WooCommerce does not offer the same.
 */
final class SaveForLater {

	/** Id of the script module. */
	public const MODULE = 'cairn/save-for-later';

	/** Instance that all these buttons are, in the reports. */
	private const BLOCK = 'x:wishlist-button:cart:1';

	/** Prints the button below the name of a line of the classic cart. */
	public function show( mixed $line ): void {
		if ( ! is_cart() || ! $this->is_wanted() || ! $this->enqueue() ) {
			return;
		}
		$kept    = self::line( $line );
		$product = is_array( $line ) ? ( $line['data'] ?? null ) : null;
		if ( null === $kept || ! $product instanceof WC_Product || ! is_array( $line ) ) {
			return;
		}
		$name     = wp_strip_all_tags( html_entity_decode( $product->get_name(), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
		$label    = str_replace( '%s', $name, self::words()['name'] );
		$quantity = $line['quantity'] ?? 1;
		$json     = (string) wp_json_encode(
			$kept + array(
				'q'    => max( 1, is_numeric( $quantity ) ? (int) $quantity : 1 ),
				'name' => $name,
			)
		);
		printf(
			'<div class="cairn-later" data-cairn="%s" data-cairn-object="product:%d"><button type="button" aria-label="%s" data-cairn-later="%s">%s</button></div>',
			esc_attr( self::BLOCK ),
			absint( $kept['product_id'] ),
			esc_attr( $label ),
			esc_attr( $json ),
			esc_html( self::words()['later'] )
		);
	}

	/** WooCommerce is about to print a block cart: its first answer and its page get what the buttons need. */
	public function prepare_block_cart(): void {
		if ( $this->is_wanted() && $this->enqueue() ) {
			$this->extend_store_api();
		}
	}

	/** Lets each line of a cart of the Store API say what it would be on a list. */
	public function extend_store_api(): void {
		if ( ! function_exists( 'woocommerce_store_api_register_endpoint_data' ) || ! $this->is_wanted() ) {
			return;
		}
		woocommerce_store_api_register_endpoint_data(
			array(
				'endpoint'        => 'cart-item',
				'namespace'       => 'cairn',
				'data_callback'   => static fn ( mixed $line ): array => self::line( $line ) ?? array(),
				'schema_callback' => static fn (): array => array(
					'id' => array(
						'description' => __( 'What the line is on a wishlist.', 'cairn' ),
						'type'        => 'string',
						'readonly'    => true,
					),
				),
			)
		);
	}

	/**
	 * What the module reads: `LaterSettings` in blocks/save-for-later/settings.ts.
	 *
	 * @param mixed $data What others have added.
	 * @return array<mixed>
	 */
	public static function data( mixed $data ): array {
		return array(
			'block' => self::BLOCK,
			'words' => self::words(),
		) + ( is_array( $data ) ? $data : array() );
	}

	/**
	 * What a line of a cart would be on a list: a `Line` of blocks/save-for-later without its quantity and name.
	 *
	 * @param mixed $line A line of the cart.
	 * @return array{id: string, p: int, v: int, product_id: int, variation_id: int, price?: int, currency?: string}|null
	 */
	public static function line( mixed $line ): ?array {
		$product = is_array( $line ) ? ( $line['data'] ?? null ) : null;
		if ( ! $product instanceof WC_Product ) {
			return null;
		}
		$variation = $product->is_type( 'variation' ) ? $product->get_id() : 0;
		$id        = $variation > 0 ? $product->get_parent_id() : $product->get_id();
		$entry     = new Entry( 'product', OriginalLanguage::of( $id, 'product' ), $variation > 0 ? OriginalLanguage::of( $variation, 'product_variation' ) : 0, 1, null, '', '', 0, null );
		$kept      = array(
			'id'           => $entry->id(),
			'p'            => $entry->object,
			'v'            => $entry->variation,
			'product_id'   => $id,
			'variation_id' => $variation,
		);
		$currency  = Money::shown();
		$price     = '' === $product->get_price() ? 0 : wc_get_price_to_display( $product, array( 'display_context' => 'cart' ) );
		return null === $currency || ! is_numeric( $price ) || (float) $price <= 0 ? $kept : $kept + array(
			'price'    => Money::minor( $price, Money::decimals( $currency ) ),
			'currency' => $currency,
		);
	}

	/** Whether this shop has a list of ours that a line could go to, and nobody else offers the same. */
	private function is_wanted(): bool {
		$page = get_option( ListsModule::PAGE_OPTION, 0 );
		if ( ! ShopButtons::read()->wishlist && ! ( is_numeric( $page ) && (int) $page > 0 ) ) {
			return false;
		}
		return ! OtherWishlists::is_one_active() && ! ( class_exists( FeaturesUtil::class ) && FeaturesUtil::feature_is_enabled( 'cart_save_for_later' ) );
	}

	/** Puts the module and its style on the page; false where nothing was built. */
	private function enqueue(): bool {
		$lists = BuiltAsset::of( 'lists' );
		$ours  = BuiltAsset::of( 'save-for-later' );
		if ( null === $lists || null === $ours ) {
			return false;
		}
		wp_register_script_module( ListsModule::MODULE, $lists->url, array(), $lists->version );
		wp_enqueue_script_module( self::MODULE, $ours->url, array( ListsModule::MODULE ), $ours->version );
		if ( null !== $ours->style_url() ) {
			wp_enqueue_style( 'cairn-save-for-later', $ours->style_url(), array(), $ours->version );
		}
		// Added again it is still there once.
		add_filter( 'script_module_data_' . self::MODULE, array( self::class, 'data' ) );
		return true;
	}

	/** @return array<string, string> */
	private static function words(): array {
		return array(
			'later'  => __( 'Save for later', 'cairn' ),
			/* translators: %s: name of a product. */
			'name'   => __( 'Save for later: %s', 'cairn' ),
			/* translators: %s: name of a product. */
			'saved'  => __( '%s is saved for later.', 'cairn' ),
			'undo'   => __( 'Undo', 'cairn' ),
			/* translators: %s: name of a product. */
			'undone' => __( '%s is back in your cart.', 'cairn' ),
			'failed' => __( 'That did not work. Please try again.', 'cairn' ),
		);
	}
}
