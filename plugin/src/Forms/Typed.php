<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** What somebody typed, checked: text without markup. It lives in the request and in sealed boxes, nowhere else. */
final class Typed {

	/**
	 * @param string                                                   $email    '' where none was asked for.
	 * @param string                                                   $phone    E.164, ''.
	 * @param string                                                   $name     ''.
	 * @param string                                                   $company  ''.
	 * @param list<array{key: string, label: string, value: string}>   $fields   The other fields that were filled in.
	 * @param list<bool>                                               $ticked   Of each consent of the form.
	 * @param int                                                      $slot_at  Start of the time that is to be booked, Unix seconds; 0.
	 */
	public function __construct(
		public readonly string $email = '',
		public readonly string $phone = '',
		public readonly string $name = '',
		public readonly string $company = '',
		public readonly array $fields = array(),
		public readonly array $ticked = array(),
		public readonly int $slot_at = 0,
	) {
	}

	/**
	 * Reads what {@see to_array()} wrote.
	 *
	 * @param mixed $kept As decoded.
	 */
	public static function from_array( mixed $kept ): self {
		$given  = Given::of( $kept );
		$fields = array();
		foreach ( $given->list( 'fields', 40 ) as $field ) {
			$of       = Given::of( $field );
			$fields[] = array(
				'key'   => $of->line( 'key', 40 ),
				'label' => $of->line( 'label', 300 ),
				'value' => $of->text( 'value', 5000 ),
			);
		}
		return new self( $given->line( 'email', 254 ), $given->line( 'phone', 20 ), $given->line( 'name', 200 ), $given->line( 'company', 200 ), $fields );
	}

	/** @return array<string, mixed> */
	public function to_array(): array {
		return array_filter(
			array(
				'email'   => $this->email,
				'phone'   => $this->phone,
				'name'    => $this->name,
				'company' => $this->company,
			),
			static fn ( string $value ): bool => '' !== $value
		) + array( 'fields' => $this->fields );
	}

	/** Whether the person can be written to or called. */
	public function has_address(): bool {
		return '' !== $this->email || '' !== $this->phone;
	}
}
