<?php

declare(strict_types=1);

namespace Cairn\Service;

/** What came back over the wire: an HTTP answer, or the reason why there was none. */
final class WireAnswer {

	/**
	 * @param int                   $status  HTTP status, 0 when nothing answered.
	 * @param array<string, string> $headers Header names in lower case.
	 * @param string                $body    Raw body.
	 * @param string|null           $failure Why nothing answered, in the words of the HTTP library; null when something did.
	 */
	private function __construct(
		public readonly int $status,
		public readonly array $headers,
		public readonly string $body,
		public readonly ?string $failure,
	) {
	}

	/**
	 * @param int                   $status  HTTP status.
	 * @param array<string, string> $headers Header names in any case.
	 * @param string                $body    Raw body.
	 */
	public static function received( int $status, array $headers, string $body ): self {
		return new self( $status, array_change_key_case( $headers, CASE_LOWER ), $body, null );
	}

	/** @param string $failure Why nothing answered. */
	public static function nothing( string $failure ): self {
		return new self( 0, array(), '', $failure );
	}
}
