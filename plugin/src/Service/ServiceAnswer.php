<?php

declare(strict_types=1);

namespace Cairn\Service;

/**
 * What the service said, or that it said nothing. A refusal is a value with the code of the contract's
 * error registry, so that a screen can say what to do about it.
 */
final class ServiceAnswer {

	/**
	 * @param AnswerKind            $kind         What sort of answer.
	 * @param int                   $status       HTTP status, 0 when nothing answered.
	 * @param array<string, string> $headers      Header names in lower case.
	 * @param string                $body         Raw body.
	 * @param string                $code         Code of the error, '' when there is none.
	 * @param string                $message      What went wrong, '' when nothing did.
	 * @param string                $fix          What to do about it, '' when the service named nothing.
	 * @param int|null              $clock_offset Seconds the service's clock is ahead of this one; null when unknown.
	 * @param array<mixed>          $details      What the service adds for programs: the field, the offset.
	 */
	private function __construct(
		public readonly AnswerKind $kind,
		public readonly int $status,
		public readonly array $headers,
		public readonly string $body,
		public readonly string $code,
		public readonly string $message,
		public readonly string $fix,
		public readonly ?int $clock_offset,
		public readonly array $details = array(),
	) {
	}

	/** The site has no keys, or must not use them. Nothing was sent. */
	public static function not_connected(): self {
		return new self( AnswerKind::NotConnected, 0, array(), '', 'not_connected', '', '', null );
	}

	/** Nothing was sent, because the service was silent a moment ago. */
	public static function not_asked(): self {
		return new self( AnswerKind::Silent, 0, array(), '', 'service_silent', '', '', null );
	}

	/**
	 * Reads an answer from the wire.
	 *
	 * @param WireAnswer $answer What came.
	 * @param int        $now    Unix seconds at the moment it came.
	 */
	public static function from_wire( WireAnswer $answer, int $now ): self {
		$date   = isset( $answer->headers['date'] ) ? strtotime( $answer->headers['date'] ) : false;
		$offset = false === $date ? null : $date - $now;
		if ( null !== $answer->failure ) {
			return new self( AnswerKind::Silent, 0, array(), '', 'service_silent', $answer->failure, '', null );
		}
		if ( 304 === $answer->status ) {
			return new self( AnswerKind::NotModified, 304, $answer->headers, '', '', '', '', $offset );
		}
		if ( $answer->status >= 200 && $answer->status < 300 ) {
			return new self( AnswerKind::Success, $answer->status, $answer->headers, $answer->body, '', '', '', $offset );
		}
		$decoded = json_decode( $answer->body, true, 8 );
		$error   = is_array( $decoded ) && is_array( $decoded['error'] ?? null ) ? $decoded['error'] : array();
		$text    = static fn ( string $key ): string => is_string( $error[ $key ] ?? null ) ? $error[ $key ] : '';
		return new self(
			// A gateway in front of the service answers for it with 502 to 504, an overloaded service with 503.
			$answer->status >= 500 ? AnswerKind::Silent : AnswerKind::Refused,
			$answer->status,
			$answer->headers,
			'',
			'' !== $text( 'code' ) ? $text( 'code' ) : ( $answer->status >= 500 ? 'service_silent' : 'not_a_service' ),
			$text( 'message' ),
			$text( 'fix' ),
			$offset,
			is_array( $error['details'] ?? null ) ? $error['details'] : array()
		);
	}

	/**
	 * The body as JSON.
	 *
	 * @return array<mixed>|null Null when the body is no JSON object or list.
	 */
	public function json(): ?array {
		$decoded = json_decode( $this->body, true, 64 );
		return is_array( $decoded ) ? $decoded : null;
	}
}
