<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** Holds what was sent against the form as it was published. */
final class FormCheck {

	/** Longest value by type; other types take a line. */
	private const LONGEST = array(
		'email'   => 254,
		'message' => 5000,
		'name'    => 200,
	);

	private const LINE = 500;

	/** @var array<string, string> What is wrong, by key of the field or `consent-<n>`; `form` for all of it. */
	private array $errors = array();

	public function __construct( private readonly FormConfig $config ) {
	}

	/**
	 * Reads what was sent.
	 *
	 * @param Given $sent With `field` by key and `consent` by number.
	 * @return Typed|null Null when something is wrong; see {@see errors()}.
	 */
	public function read( Given $sent ): ?Typed {
		$this->errors = array();
		$given        = $sent->within( 'field' );
		$person       = array(
			'email'   => '',
			'phone'   => '',
			'name'    => '',
			'company' => '',
		);
		$others       = array();
		$slot         = 0;
		foreach ( $this->config->fields as $field ) {
			$value = $this->value( $field, $given );
			if ( null === $value ) {
				continue;
			}
			if ( '' === $value ) {
				if ( $field->required ) {
					$this->errors[ $field->key ] = self::missing( $field );
				}
				continue;
			}
			if ( 'slot' === $field->type && array() !== $field->hours && ctype_digit( $value ) ) {
				// Without a script a wish in words is taken like any other answer.
				$slot = (int) $value;
			} elseif ( isset( $person[ $field->means ] ) && '' === $person[ $field->means ] ) {
				$person[ $field->means ] = $value;
			} else {
				$others[] = array(
					'key'   => $field->key,
					'label' => $field->label,
					'value' => $value,
				);
			}
		}
		$ticked = array();
		foreach ( $this->config->consents as $number => $consent ) {
			$is_ticked = ! $consent->is_box || '' !== $sent->within( 'consent' )->line( (string) $number, 10 );
			$ticked[]  = $is_ticked;
			if ( $consent->required && ! $is_ticked ) {
				$this->errors[ "consent-$number" ] = __( 'Please tick this box if you agree.', 'cairn' );
			}
		}
		if ( array() === $this->errors && $this->config->double_opt_in && '' === $person['email'] && ! ( 'sms' === $this->config->purpose && '' !== $person['phone'] ) ) {
			$this->errors['form'] = __( 'Without an e-mail address this cannot be confirmed.', 'cairn' );
		}
		return array() === $this->errors ? new Typed( $person['email'], $person['phone'], $person['name'], $person['company'], $others, $ticked, $slot ) : null;
	}

	/** @return array<string, string> Sentences by key. */
	public function errors(): array {
		return $this->errors;
	}

	/** Text without markup: what a person writes, and nothing that a browser would run. */
	public static function without_markup( string $text ): string {
		do {
			$before = $text;
			$text   = (string) preg_replace( '#<(?=[a-z/!?])[^>]*>?#i', '', $text );
		} while ( $before !== $text );
		return $text;
	}

	/** Most characters that an answer may have. */
	public static function longest( FormField $field ): int {
		return self::LONGEST[ $field->type ] ?? self::LINE;
	}

	/** What is said of an answer that is none of its type; the form on the page says the same. */
	public static function wrong( FormField $field ): string {
		return match ( $field->type ) {
			'email' => __( 'Please enter an e-mail address such as name@example.com.', 'cairn' ),
			'tel' => __( 'Please enter a phone number with its country code, such as +44 20 7946 0958.', 'cairn' ),
			'date' => __( 'Please enter a date.', 'cairn' ),
			default => __( 'Please choose one of the answers.', 'cairn' ),
		};
	}

	/** What is said of a question that must be answered and was not; the form on the page says the same. */
	public static function missing( FormField $field ): string {
		return match ( $field->type ) {
			'select', 'radio' => __( 'Please choose one.', 'cairn' ),
			'slot' => __( 'Please choose a time.', 'cairn' ),
			'checkbox' => __( 'Please tick this box.', 'cairn' ),
			/* translators: %s: what a field asks for, such as "E-mail". */
			default => sprintf( __( 'Please fill in: %s', 'cairn' ), '' === $field->label ? __( 'this field', 'cairn' ) : $field->label ),
		};
	}

	/** The value of a field, '' for none; null when it is wrong. */
	private function value( FormField $field, Given $given ): ?string {
		if ( 'hidden' === $field->type && array() !== $field->options ) {
			return $field->options[0];
		}
		if ( 'checkbox' === $field->type && array() !== $field->options ) {
			$chosen = array_filter( $given->list( $field->key, 100 ), static fn ( mixed $one ): bool => is_string( $one ) && in_array( $one, $field->options, true ) );
			return implode( ', ', array_filter( $chosen, 'is_string' ) );
		}
		$longest = self::longest( $field );
		$raw     = 'message' === $field->type ? $this->lines( $given->text( $field->key, $longest + 1 ) ) : $given->line( $field->key, $longest + 1 );
		$value   = trim( self::without_markup( $raw ) );
		if ( '' === $value ) {
			return '';
		}
		if ( mb_strlen( $value ) > $longest ) {
			/* translators: %d: a number of characters. */
			$this->errors[ $field->key ] = sprintf( __( 'Please use at most %d characters.', 'cairn' ), $longest );
			return null;
		}
		$fine = $this->checked( $field, $value );
		if ( null === $fine ) {
			$this->errors[ $field->key ] = self::wrong( $field );
		}
		return $fine;
	}

	/** A value as it is kept; null when it is none of its type. */
	private function checked( FormField $field, string $value ): ?string {
		switch ( $field->type ) {
			case 'email':
				$address = is_email( $value );
				return false !== $address && strlen( $address ) <= 254 ? $address : null;
			case 'tel':
				return Phone::of_shop( $value );
			case 'select':
			case 'radio':
				return in_array( $value, $field->options, true ) ? $value : null;
			case 'checkbox':
				return __( 'Yes', 'cairn' );
			case 'date':
				return 1 === preg_match( '/^(\d{4})-(\d{2})-(\d{2})$/', $value, $part ) && checkdate( (int) $part[2], (int) $part[3], (int) $part[1] ) ? $value : null;
			default:
				return $value;
		}
	}

	/** Text of several lines: line ends and tabs stay, other control characters do not. */
	private function lines( string $text ): string {
		return (string) preg_replace( '/[^\P{Cc}\n\t]/u', '', str_replace( array( "\r\n", "\r" ), "\n", $text ) );
	}
}
