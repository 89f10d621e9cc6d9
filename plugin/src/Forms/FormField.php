<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** One question of a form, as it was published. */
final class FormField {

	/** What a type is taken for where the owner said nothing. */
	private const MEANS = array(
		'email' => 'email',
		'tel'   => 'phone',
		'name'  => 'name',
	);

	/** What a field may be mapped to, beside a plain field of its own. */
	public const MEANINGS = array( '', 'email', 'phone', 'name', 'company' );

	/**
	 * @param string                                                  $key          Ten base36 characters or a plain word; unique in the form.
	 * @param string                                                  $type         One of contract/src/forms.ts, FIELD_TYPES.
	 * @param string                                                  $label        What stands beside it.
	 * @param string                                                  $help         What stands below it.
	 * @param bool                                                    $required     Whether it must be filled in.
	 * @param list<string>                                            $options      Of `select` and `radio`.
	 * @param string                                                  $autocomplete The HTML token; '' for the type's own.
	 * @param string                                                  $means        `email`, `phone`, `name`, `company`, '' for a field of its own.
	 * @param list<array{day: int, from: string, to: string}>         $hours        Of `slot`: weekly hours, day 1 is Monday, `HH:MM` of the site.
	 * @param int                                                     $minutes      Of `slot`: how long one is.
	 * @param list<string>                                            $blocked      Of `slot`: days without, `YYYY-MM-DD`.
	 */
	public function __construct(
		public readonly string $key,
		public readonly string $type,
		public readonly string $label,
		public readonly string $help,
		public readonly bool $required,
		public readonly array $options,
		public readonly string $autocomplete,
		public readonly string $means,
		public readonly array $hours = array(),
		public readonly int $minutes = 30,
		public readonly array $blocked = array(),
	) {
	}

	/**
	 * Reads the attributes of a `cairn/field` block.
	 *
	 * @param mixed  $attributes As parsed: `type`, `key`, `label`, `help`, `required`, `options`, `autocomplete`, `mapTo`, and of a slot `hours`, `minutes`, `blocked`.
	 * @param string $otherwise  Key of a field that has none.
	 */
	public static function of_attributes( mixed $attributes, string $otherwise ): self {
		$given = Given::of( $attributes );
		$type  = $given->has( 'type' ) ? $given->word( 'type', self::types() ) : 'email';
		$key   = $given->line( 'key', 40 );
		return new self(
			1 === preg_match( '/^[a-z0-9_-]{1,40}$/', $key ) ? $key : $otherwise,
			$type,
			wp_strip_all_tags( $given->line( 'label', 300 ) ),
			wp_strip_all_tags( $given->line( 'help', 500 ) ),
			$given->flag( 'required', false ),
			self::options( $given ),
			$given->line( 'autocomplete', 60 ),
			$given->word( 'mapTo', self::MEANINGS ) ?: ( self::MEANS[ $type ] ?? '' ),
			'slot' === $type ? self::hours( $given ) : array(),
			$given->number( 'minutes', 5, 480, 30 ),
			'slot' === $type ? self::days( $given ) : array()
		);
	}

	/**
	 * Reads what {@see to_array()} wrote.
	 *
	 * @param mixed $kept As decoded.
	 */
	public static function from_array( mixed $kept ): self {
		$given = Given::of( $kept );
		return new self(
			$given->line( 'key', 40 ),
			$given->word( 'type', self::types() ),
			$given->line( 'label', 300 ),
			$given->line( 'help', 500 ),
			$given->flag( 'required', false ),
			self::options( $given ),
			$given->line( 'autocomplete', 60 ),
			$given->word( 'means', self::MEANINGS ),
			self::hours( $given ),
			$given->number( 'minutes', 5, 480, 30 ),
			self::days( $given )
		);
	}

	/** The same with another key. */
	public function with_key( string $key ): self {
		return new self( $key, $this->type, $this->label, $this->help, $this->required, $this->options, $this->autocomplete, $this->means, $this->hours, $this->minutes, $this->blocked );
	}

	/** @return array<string, mixed> */
	public function to_array(): array {
		return array(
			'key'          => $this->key,
			'type'         => $this->type,
			'label'        => $this->label,
			'help'         => $this->help,
			'required'     => $this->required,
			'options'      => $this->options,
			'autocomplete' => $this->autocomplete,
			'means'        => $this->means,
		) + ( 'slot' === $this->type ? array(
			'hours'   => $this->hours,
			'minutes' => $this->minutes,
			'blocked' => $this->blocked,
		) : array() );
	}

	/** The HTML token for autofill. */
	public function autocomplete(): string {
		return '' !== $this->autocomplete ? $this->autocomplete : ( array(
			'email'   => 'email',
			'phone'   => 'tel',
			'name'    => 'name',
			'company' => 'organization',
		)[ $this->means ] ?? '' );
	}

	/** @return non-empty-list<string> `text` first: what an unknown type is. A field that names none is an address. */
	private static function types(): array {
		/** @var list<string> $types */
		$types = require dirname( __DIR__ ) . '/Contract/generated/field-types.php';
		return array( 'text', ...array_values( array_diff( $types, array( 'text' ) ) ) );
	}

	/** @return list<string> */
	private static function options( Given $given ): array {
		$options = array();
		foreach ( $given->list( 'options', 100 ) as $option ) {
			// An option is a text, or a text with a value for the reports; what is sent is the text that was shown.
			$text = wp_strip_all_tags( Given::of( is_array( $option ) ? $option : array( 'label' => $option ) )->line( 'label', 300 ) );
			if ( '' !== $text && ! in_array( $text, $options, true ) ) {
				$options[] = $text;
			}
		}
		return $options;
	}

	/** @return list<array{day: int, from: string, to: string}> */
	private static function hours( Given $given ): array {
		$hours = array();
		foreach ( $given->list( 'hours', 50 ) as $entry ) {
			$span = Given::of( $entry );
			$day  = $span->number( 'day', 1, 7, 0 );
			$from = $span->line( 'from', 5 );
			$to   = $span->line( 'to', 5 );
			if ( $day > 0 && 1 === preg_match( '/^([01]\d|2[0-3]):[0-5]\d$/', $from ) && 1 === preg_match( '/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/', $to ) && $from < $to ) {
				$hours[] = array(
					'day'  => $day,
					'from' => $from,
					'to'   => $to,
				);
			}
		}
		return $hours;
	}

	/** @return list<string> */
	private static function days( Given $given ): array {
		return array_values( array_filter( $given->list( 'blocked', 366 ), static fn ( mixed $day ): bool => is_string( $day ) && 1 === preg_match( '/^\d{4}-\d{2}-\d{2}$/', $day ) ) );
	}
}
