<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;

/** The form once more, with what was typed and what is wrong with it, for people without a script. */
final class FormAgain {

	private const TYPES = array(
		'email'  => 'email',
		'tel'    => 'tel',
		'date'   => 'date',
		'hidden' => 'hidden',
	);

	public function __construct( private readonly Clock $clock ) {
	}

	/**
	 * The page.
	 *
	 * @param FormConfig $config The form as it was shown.
	 * @param Given      $sent   What was sent.
	 * @param FormAnswer $answer Why it was not taken in.
	 */
	public function page( FormConfig $config, Given $sent, FormAnswer $answer ): string {
		$door = new FormDoor( $config, $sent->text( 'cairn_entity', 40 ), $this->clock );
		$body = '<div role="alert" class="error">' . Page::words( $answer->message );
		if ( count( $answer->errors ) > 0 ) {
			$body .= '<ul>';
			foreach ( $answer->errors as $key => $sentence ) {
				$body .= 'form' === $key ? '' : '<li><a href="#' . esc_attr( "f-$key" ) . '">' . esc_html( $sentence ) . '</a></li>';
			}
			$body .= '</ul>';
		}
		$hidden                     = $door->hidden_fields();
		$hidden['cairn_submission'] = $sent->text( 'cairn_submission', 40 );
		$hidden['cairn_lang']       = $sent->text( 'cairn_lang', 20 );
		if ( $sent->has( 'cairn_variation' ) ) {
			$hidden['cairn_variation'] = $sent->text( 'cairn_variation', 10 );
		}
		$body .= '</div><form method="post" action="' . esc_url( $door->action() ) . '">' . Page::hidden( $hidden );
		foreach ( $config->fields as $field ) {
			$body .= $this->field( $door, $field, $sent->within( 'field' ), $answer->errors[ $field->key ] ?? '' );
		}
		foreach ( $config->consents as $number => $consent ) {
			$key   = "consent-$number";
			$body .= $consent->is_box
				? '<p><label class="box"><input type="checkbox" value="1" id="' . esc_attr( "f-$key" ) . '" name="' . esc_attr( $door->consent_name( $number ) ) . '"' . checked( '' !== $sent->within( 'consent' )->line( (string) $number, 10 ), true, false ) . $this->wrong( $key, $answer->errors[ $key ] ?? '' ) . '> ' . wp_kses_post( $consent->html ) . '</label>' . $this->error( $key, $answer->errors[ $key ] ?? '' ) . '</p>'
				: '<p>' . wp_kses_post( $consent->html ) . '</p>';
		}
		return Page::html( __( 'Please look again', 'cairn' ), $body . '<p><button type="submit">' . esc_html( '' === $config->button ? __( 'Send', 'cairn' ) : $config->button ) . '</button></p></form>' );
	}

	private function field( FormDoor $door, FormField $field, Given $given, string $error ): string {
		$name  = $door->field_name( $field );
		$value = $given->text( $field->key, 5000 );
		$id    = "f-{$field->key}";
		if ( 'hidden' === $field->type ) {
			return Page::hidden( array( $name => $value ) );
		}
		$rest = ' id="' . esc_attr( $id ) . '" name="' . esc_attr( $name ) . '"' . ( $field->required ? ' aria-required="true"' : '' ) . $this->wrong( $field->key, $error );
		$more = '' === $field->autocomplete() ? '' : ' autocomplete="' . esc_attr( $field->autocomplete() ) . '"';
		if ( 'radio' === $field->type || ( 'checkbox' === $field->type && array() !== $field->options ) ) {
			$many = 'checkbox' === $field->type;
			$html = '<fieldset' . ( '' === $error ? '' : ' aria-describedby="' . esc_attr( "e-{$field->key}" ) . '"' ) . '><legend>' . esc_html( $field->label ) . '</legend>';
			foreach ( $field->options as $place => $option ) {
				$html .= '<label class="box"><input' . ( 0 === $place ? ' id="' . esc_attr( $id ) . '"' : '' ) . ' type="' . ( $many ? 'checkbox' : 'radio' ) . '" name="' . esc_attr( $many ? $name . '[]' : $name ) . '" value="' . esc_attr( $option ) . '"' . checked( $many ? in_array( $option, $given->list( $field->key, 100 ), true ) : $option === $value, true, false ) . '> ' . esc_html( $option ) . '</label>';
			}
			return $html . '</fieldset>' . $this->error( $field->key, $error );
		}
		if ( 'checkbox' === $field->type ) {
			return '<p><label class="box"><input type="checkbox" value="1"' . $rest . checked( '' !== $value, true, false ) . '> ' . esc_html( $field->label ) . '</label>' . $this->error( $field->key, $error ) . '</p>';
		}
		$label = '<label for="' . esc_attr( $id ) . '">' . esc_html( $field->label ) . '</label>';
		if ( 'message' === $field->type ) {
			$input = "<textarea rows=\"6\"$rest>" . esc_textarea( $value ) . '</textarea>';
		} elseif ( 'select' === $field->type ) {
			$input = "<select$rest><option value=\"\"></option>";
			foreach ( $field->options as $option ) {
				$input .= '<option' . selected( $option, $value, false ) . '>' . esc_html( $option ) . '</option>';
			}
			$input .= '</select>';
		} elseif ( 'slot' === $field->type && array() !== $field->hours ) {
			$input = "<select$rest><option value=\"\"></option>";
			foreach ( ( new Slots( $this->clock ) )->free( $door->config ) as $at ) {
				$input .= '<option value="' . esc_attr( (string) $at ) . '"' . selected( (string) $at, $value, false ) . '>' . esc_html( Slots::words( $at ) ) . '</option>';
			}
			$input .= '</select>';
		} else {
			$input = '<input type="' . ( self::TYPES[ $field->type ] ?? 'text' ) . "\"$rest$more value=\"" . esc_attr( $value ) . '">';
		}
		return $label . $input . ( '' === $field->help ? '' : '<span>' . esc_html( $field->help ) . '</span> ' ) . $this->error( $field->key, $error );
	}

	private function wrong( string $key, string $error ): string {
		return '' === $error ? '' : ' aria-invalid="true" aria-describedby="' . esc_attr( "e-$key" ) . '"';
	}

	private function error( string $key, string $error ): string {
		return '' === $error ? '' : '<span class="error" id="' . esc_attr( "e-$key" ) . '">' . esc_html( $error ) . '</span>';
	}
}
