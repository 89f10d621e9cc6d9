<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WP_Block;

/** A box that is ticked by nobody but the visitor, with the words that are proven. */
final class FormConsentBox {

	/**
	 * The HTML, '' outside of a form.
	 *
	 * @param WP_Block $block The block.
	 */
	public static function html( WP_Block $block ): string {
		$form  = PrintedForm::current();
		$found = $form?->consent( $block );
		if ( null === $form || null === $found ) {
			return '';
		}
		list( $number, $consent ) = $found;

		$key   = "consent-$number";
		$id    = $form->id( $key );
		$error = $form->id( "$key-error" );
		return '<div ' . get_block_wrapper_attributes( FormQuestion::root( $key, $consent->required ? __( 'Please tick this box if you agree.', 'cairn' ) : '', '' ) ) . '>'
			. '<label for="' . esc_attr( $id ) . '"><input type="checkbox" value="1" id="' . esc_attr( $id ) . '" name="' . esc_attr( $form->door->consent_name( $number ) ) . '"' . ( $consent->required ? ' required' : '' ) . ' aria-describedby="' . esc_attr( $error ) . '" data-wp-bind--aria-invalid="state.form.invalid"> <span>' . wp_kses_post( $consent->html ) . '</span></label>'
			. FormQuestion::error( $error ) . '</div>';
	}
}
