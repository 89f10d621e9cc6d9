<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Forms\FormConfig;
use Cairn\Forms\ProductNotices;
use WC_Product_Variable;
use WC_Product_Variation;

/**
 * Which variation a note on a product is about, for people without a script: with one it is read from the product's own
 * form, where WooCommerce writes the chosen one.
 */
final class VariationChoice {

	/** Stands in what is printed. */
	public const MARK = 'wp-block-cairn-form__variation';

	/** A list of more helps nobody. */
	private const MOST = 100;

	/**
	 * A choice of those that are missing, or of all for a note on the price; '' where there is nothing to choose.
	 *
	 * @param FormConfig  $config The form.
	 * @param string|null $object What it is about, `product:12`.
	 */
	public static function html( FormConfig $config, ?string $object ): string {
		if ( ! in_array( $config->purpose, ProductNotices::PURPOSES, true ) || 1 !== preg_match( '/^product:(\d{1,10})$/', (string) $object, $found ) || ! function_exists( 'wc_get_product' ) ) {
			return '';
		}
		$product = wc_get_product( (int) $found[1] );
		$options = '';
		foreach ( $product instanceof WC_Product_Variable ? self::variations( $product ) : array() as $variation ) {
			if ( 'back-in-stock' !== $config->purpose || ! $variation->is_in_stock() ) {
				$options .= '<option value="' . $variation->get_id() . '">' . esc_html( wp_strip_all_tags( wc_get_formatted_variation( $variation, true, false ) ) ) . '</option>';
			}
		}
		return '' === $options ? '' : '<noscript><p class="' . self::MARK . '"><label>' . esc_html__( 'Which one?', 'cairn' ) . ' <select name="cairn_variation"><option value="">' . esc_html__( 'Any of them', 'cairn' ) . "</option>$options</select></label></p></noscript>";
	}

	/** @return list<WC_Product_Variation> Variations that the shop offers. */
	private static function variations( WC_Product_Variable $product ): array {
		$ids = array_slice( array_filter( $product->get_children(), 'is_numeric' ), 0, self::MOST );
		_prime_post_caches( array_map( 'intval', $ids ) );
		return array_values( array_filter( array_map( 'wc_get_product', $ids ), static fn ( mixed $one ): bool => $one instanceof WC_Product_Variation && 'publish' === $one->get_status() ) );
	}
}
