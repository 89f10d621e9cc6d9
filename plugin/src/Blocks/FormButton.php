<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WP_Block;

/** The button of a form, and the sentence above it, which is the consent where the form has no box. */
final class FormButton {

	/**
	 * The HTML, '' outside of a form.
	 *
	 * @param WP_Block $block The block.
	 */
	public static function html( WP_Block $block ): string {
		$form = PrintedForm::current();
		if ( null === $form || $form->has_button ) {
			return '';
		}
		$form->has_button = true;
		$note             = $form->note( $block );
		return '<div ' . get_block_wrapper_attributes() . '>' . ( '' === $note ? '' : '<p class="wp-block-cairn-form-submit__note">' . wp_kses_post( $note ) . '</p>' ) . self::button( $form->door->config->button ) . '</div>';
	}

	/**
	 * The button alone.
	 *
	 * @param string $text Its words; '' for the usual.
	 */
	public static function button( string $text ): string {
		return '<button type="submit" class="wp-block-button__link wp-element-button" data-wp-bind--aria-disabled="context.busy">' . esc_html( '' === $text ? __( 'Send', 'cairn' ) : $text ) . '</button>';
	}
}
