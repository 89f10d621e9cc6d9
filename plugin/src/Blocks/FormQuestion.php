<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Forms\FormCheck;
use Cairn\Forms\FormDoor;
use Cairn\Forms\FormField;
use WP_Block;

/** One question of a form: label, control, help and the place of its error, each tied to the control. */
final class FormQuestion {

	private const TYPES = array(
		'email' => 'email',
		'tel'   => 'tel',
		'date'  => 'date',
	);

	/**
	 * The HTML, '' outside of a form.
	 *
	 * @param WP_Block $block The block.
	 */
	public static function html( WP_Block $block ): string {
		$form  = PrintedForm::current();
		$field = $form?->field( $block );
		if ( null === $form || null === $field ) {
			return '';
		}
		if ( 'hidden' === $field->type ) {
			return '<input type="hidden" name="' . esc_attr( $form->door->field_name( $field ) ) . '" value="' . esc_attr( $field->options[0] ?? '' ) . '">';
		}
		$id     = $form->id( $field->key );
		$error  = $form->id( "$field->key-error" );
		$help   = '' === $field->help ? '' : $form->id( "$field->key-help" );
		$about  = ' aria-describedby="' . esc_attr( trim( "$help $error" ) ) . '"';
		$below  = ( '' === $help ? '' : '<p class="wp-block-cairn-field__help" id="' . esc_attr( $help ) . '">' . esc_html( $field->help ) . '</p>' )
			. ( 'email' === $field->type ? self::hint() : '' ) . self::error( $error );
		$missing = $field->required ? FormCheck::missing( $field ) : '';
		if ( 'slot' === $field->type && array() !== $field->hours ) {
			return '<div ' . get_block_wrapper_attributes( FormSlot::root( $field, $missing ) ) . '>' . FormSlot::html( $form->door, $field, $id, $about, self::label( $field ) ) . $below . '</div>';
		}
		$wrong  = isset( self::TYPES[ $field->type ] ) ? FormCheck::wrong( $field ) : '';
		$choice = 'radio' === $field->type || ( 'checkbox' === $field->type && array() !== $field->options );
		return '<div ' . get_block_wrapper_attributes( self::root( $field->key, $missing, $wrong ) ) . '>'
			. ( $choice ? self::choice( $form->door, $field, $id, $about ) : self::control( $form->door, $field, $id, $about ) ) . $below . '</div>';
	}

	/**
	 * Attributes of the box around a question or a consent; blocks/form/view.ts reads them.
	 *
	 * @param string               $key     Names it in answers.
	 * @param string               $missing What is said when it is empty; '' where it may be.
	 * @param string               $wrong   What is said when it is none of its type; ''.
	 * @param array<string, mixed> $context What else the module must know of it.
	 * @return array<string, string>
	 */
	public static function root( string $key, string $missing, string $wrong, array $context = array() ): array {
		$context += array(
			'key'  => $key,
			'hint' => '',
		);
		return array_filter(
			array(
				'data-key'             => $key,
				'data-missing'         => $missing,
				'data-wrong'           => $wrong,
				'data-wp-context'      => (string) wp_json_encode( $context, JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS ),
				'data-wp-on--input'    => 'actions.form.type',
				'data-wp-on--focusout' => 'actions.form.leave',
			),
			static fn ( string $value ): bool => '' !== $value
		);
	}

	/** The place of an error. */
	public static function error( string $id ): string {
		return '<p class="wp-block-cairn-field__error" id="' . esc_attr( $id ) . '" data-wp-bind--hidden="!state.form.error" data-wp-text="state.form.error" hidden></p>';
	}

	/** Asks whether another address was meant, where the domain looks mistyped. */
	private static function hint(): string {
		return '<p class="wp-block-cairn-field__hint" role="status"><button type="button" data-wp-on--click="actions.form.take" data-wp-bind--hidden="!context.hint" data-wp-text="state.form.hint" hidden></button></p>';
	}

	private static function label( FormField $field ): string {
		return esc_html( $field->label ) . ( $field->required ? '<span class="wp-block-cairn-field__required" aria-hidden="true"> *</span>' : '' );
	}

	private static function control( FormDoor $door, FormField $field, string $id, string $about ): string {
		$label = '<label for="' . esc_attr( $id ) . '">' . self::label( $field ) . '</label>';
		$rest  = ' id="' . esc_attr( $id ) . '" name="' . esc_attr( $door->field_name( $field ) ) . '"' . ( $field->required ? ' required' : '' ) . $about . ' data-wp-bind--aria-invalid="state.form.invalid"';
		$long  = ' maxlength="' . FormCheck::longest( $field ) . '"';
		switch ( $field->type ) {
			case 'checkbox':
				return '<label for="' . esc_attr( $id ) . '"><input type="checkbox" value="1"' . $rest . '> <span>' . self::label( $field ) . '</span></label>';
			case 'message':
				return $label . '<textarea rows="6"' . $rest . $long . '></textarea>';
			case 'select':
				$options = '<option value="">' . esc_html__( 'Please choose', 'cairn' ) . '</option>';
				foreach ( $field->options as $option ) {
					$options .= '<option>' . esc_html( $option ) . '</option>';
				}
				return $label . '<select' . $rest . '>' . $options . '</select>';
			default:
				$fill = $field->autocomplete();
				return $label . '<input type="' . ( self::TYPES[ $field->type ] ?? 'text' ) . '"' . $rest . ( 'date' === $field->type ? '' : $long ) . ( '' === $fill ? '' : ' autocomplete="' . esc_attr( $fill ) . '"' ) . '>';
		}
	}

	private static function choice( FormDoor $door, FormField $field, string $id, string $about ): string {
		$many = 'checkbox' === $field->type;
		$name = $door->field_name( $field ) . ( $many ? '[]' : '' );
		$html = '<fieldset' . $about . '><legend>' . self::label( $field ) . '</legend>';
		foreach ( $field->options as $place => $option ) {
			$html .= '<label><input type="' . ( $many ? 'checkbox' : 'radio' ) . '"' . ( 0 === $place ? ' id="' . esc_attr( $id ) . '"' : '' ) . ' name="' . esc_attr( $name ) . '" value="' . esc_attr( $option ) . '"' . ( $field->required && ! $many ? ' required' : '' ) . '> <span>' . esc_html( $option ) . '</span></label>';
		}
		return $html . '</fieldset>';
	}
}
