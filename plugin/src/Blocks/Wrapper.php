<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WP_Block;

/**
 * Attributes of the root element of a block that may stand on a page a dozen times, once beside every product. What the
 * block supports make of its attributes is the same each time; WordPress works it out anew for each, so it is kept.
 */
final class Wrapper {

	/** @var array<string, string> What WordPress said, by block and attributes. */
	private static array $known = array();

	/**
	 * The same as `get_block_wrapper_attributes()` inside the block's render.php.
	 *
	 * @param WP_Block              $block The block that is being printed.
	 * @param array<string, string> $root  Further attributes.
	 * @return string Escaped.
	 */
	public static function attributes( WP_Block $block, array $root ): string {
		$own  = array();
		$data = '';
		foreach ( $root as $name => $value ) {
			// Nothing that WordPress adds to; it prints them as they are, behind its own.
			if ( str_starts_with( $name, 'data-' ) ) {
				$data .= ' ' . $name . '="' . esc_attr( $value ) . '"';
			} else {
				$own[ $name ] = $value;
			}
		}
		$key = $block->name . serialize( array( $block->parsed_block['attrs'] ?? array(), $own ) );

		self::$known[ $key ] ??= get_block_wrapper_attributes( $own );
		return self::$known[ $key ] . $data;
	}
}
