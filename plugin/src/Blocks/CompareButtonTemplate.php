<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Placement\ShopButtons;
use WC_Product;
use WP_Block;

/** A compare button, but for its product: all that its block's attributes decide. */
final class CompareButtonTemplate {

	/** Two columns, one beside the other. */
	private const DRAWING = 'M4 5h6v14H4zM14 5h6v14h-6z';

	/** Attributes of its box, escaped. */
	private readonly string $box;

	/** What says the button's state, escaped. */
	private readonly string $state;

	/** Whether only products of the same category can be compared. */
	private readonly bool $names_categories;

	/** Icon and label. */
	private readonly string $content;

	/** What to count it as, null where the owner wants no record. */
	private readonly ?BlockIdentity $identity;

	/**
	 * @param array<string, mixed> $attributes Attributes from the block comment.
	 * @param WP_Block             $block      The block.
	 */
	public function __construct( array $attributes, WP_Block $block ) {
		$label   = self::string( $attributes, 'label', __( 'Compare', 'cairn' ) );
		$saved   = self::string( $attributes, 'savedLabel', '' );
		$display = self::string( $attributes, 'display', 'both' );
		$anchor  = self::string( $attributes, 'anchor', '' );

		$this->names_categories = ShopButtons::read()->compare_same_category;

		$this->box = Wrapper::attributes( $block, '' === $anchor ? array() : array( 'id' => $anchor ) );
		// A name that changes says the state itself; one that stays needs the state beside it (ARIA practices).
		$this->state    = '' === $saved ? 'aria-pressed="false"' : 'data-labels="' . esc_attr( (string) wp_json_encode( array( $label, $saved ) ) ) . '"';
		$this->content  = ( 'text' === $display ? '' : '<svg class="wp-block-cairn-compare-button__icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="' . esc_attr( self::DRAWING ) . '"/></svg>' )
			. '<span class="' . ( 'icon' === $display ? 'screen-reader-text' : 'wp-block-cairn-compare-button__label' ) . '" data-label>' . esc_html( $label ) . '</span>';
		$this->identity = false === ( $attributes['record'] ?? true ) ? null : BlockIdentity::of( $attributes, $block );
	}

	/**
	 * The button for a product.
	 *
	 * @param WC_Product   $product The product.
	 * @param array<mixed> $context What the block stands beside.
	 */
	public function html( WC_Product $product, array $context ): string {
		$id         = $product->get_id();
		// The same bytes in an attribute and between tags.
		$name       = esc_attr( $product->get_name() );
		$categories = $this->names_categories ? ' data-categories="' . esc_attr( implode( ' ', $product->get_category_ids() ) ) . '"' : '';
		$counted    = null === $this->identity ? '' : Instance::here( $this->identity, $context )->html();
		return "<div {$this->box}$counted>"
			. '<button type="button" class="wp-block-cairn-compare-button__button" data-cairn-compare="' . $id . '" data-name="' . $name . "\" {$this->state}$categories>"
			. $this->content . '<span class="screen-reader-text"> ' . $name . '</span></button></div>';
	}

	/**
	 * @param array<string, mixed> $attributes Attributes.
	 * @param string               $name       Which one.
	 * @param string               $usual      What an empty one means.
	 */
	private static function string( array $attributes, string $name, string $usual ): string {
		$value = $attributes[ $name ] ?? '';
		return is_string( $value ) && '' !== trim( $value ) ? $value : $usual;
	}
}
