<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WP_Block;

/** What stands in the place of a form once it was sent: the owner's own blocks. */
final class FormDone {

	/**
	 * Hands what was printed to the form.
	 *
	 * @param string   $content What the inner blocks printed.
	 * @param WP_Block $block   The block.
	 */
	public static function hand_over( string $content, WP_Block $block ): void {
		$form = PrintedForm::current();
		if ( null !== $form && array() !== $block->parsed_block['innerBlocks'] ) {
			$form->done .= '<div ' . get_block_wrapper_attributes() . '>' . $content . '</div>';
		}
	}
}
