<?php

declare(strict_types=1);

namespace Cairn\Service;

/**
 * Something that did not work, in the words a person is shown: what is wrong and what to do about it.
 * The service's own refusals are worded in the contract, so that every screen says the same; the rest is here.
 */
final class Problem {

	/**
	 * @param string $code    Stable code.
	 * @param string $message What is wrong, translated.
	 * @param string $fix     What to do, translated; '' when there is nothing to do.
	 * @param int    $status  HTTP status for WordPress' own REST answer.
	 */
	public function __construct(
		public readonly string $code,
		public readonly string $message,
		public readonly string $fix,
		public readonly int $status,
	) {
	}

	/**
	 * What an answer that is no success means.
	 *
	 * @param ServiceAnswer $answer An answer of any kind but success.
	 */
	public static function of_answer( ServiceAnswer $answer ): self {
		if ( 'clock_skew' === $answer->code && null !== $answer->clock_offset ) {
			return self::clock_off( $answer->clock_offset );
		}
		return self::of_code( $answer->code, $answer->message );
	}

	/**
	 * What a code means.
	 *
	 * @param string $code   A code of the contract or one of this plugin's own.
	 * @param string $reason The words of the HTTP library or of a newer service, for a code that this plugin has no words for.
	 */
	public static function of_code( string $code, string $reason = '' ): self {
		$known = self::contract()[ $code ] ?? null;
		if ( null !== $known ) {
			return new self( $code, $known['message'], $known['fix'], self::status_towards_browser( $known['status'] ) );
		}
		return match ( $code ) {
			'service_silent'        => new self(
				$code,
				'' === $reason
					? __( 'The service does not answer.', 'cairn' )
					/* translators: %s: reason in the words of the HTTP library, e.g. "Connection timed out". */
					: sprintf( __( 'The service does not answer (%s).', 'cairn' ), $reason ),
				__( 'Check that it runs and that this web server may reach its address; a firewall of the host may stand between them.', 'cairn' ),
				503
			),
			'not_a_service'         => new self(
				$code,
				__( 'Something answers at this address, but it is not a Cairn service.', 'cairn' ),
				__( 'Compare the address with the one that the service printed when it started, including the port.', 'cairn' ),
				502
			),
			'not_connected'         => new self(
				$code,
				__( 'This site is not connected to a service.', 'cairn' ),
				__( 'Connect it in Cairn’s settings.', 'cairn' ),
				409
			),
			'paused'                => new self(
				$code,
				__( 'The connection is paused, because this site has another address than the one it was connected with.', 'cairn' ),
				__( 'Say in Cairn’s settings whether the site has moved or is a copy.', 'cairn' ),
				409
			),
			'already_connected'     => new self(
				$code,
				__( 'This site is already connected.', 'cairn' ),
				__( 'Disconnect it first.', 'cairn' ),
				409
			),
			'answer_unreadable'     => new self(
				$code,
				__( 'The service answered, but not in a form this plugin knows.', 'cairn' ),
				__( 'Update the service and the plugin to the same version.', 'cairn' ),
				502
			),
			'keys_in_configuration' => new self(
				$code,
				__( 'The key stands in wp-config.php, where this plugin cannot change it.', 'cairn' ),
				__( 'Make a new one with “cairn site rotate-key” on the service and put it there.', 'cairn' ),
				409
			),
			'code_missing'          => new self(
				$code,
				__( 'The one-time code is missing.', 'cairn' ),
				__( 'Run “cairn pair” on the service and paste the code it prints.', 'cairn' ),
				400
			),
			AddressProblem::Missing->value => new self(
				$code,
				__( 'The address of the service is missing.', 'cairn' ),
				__( 'Paste the address that the service printed when it started, such as https://cairn.example.com.', 'cairn' ),
				400
			),
			AddressProblem::Unreadable->value => new self(
				$code,
				__( 'This is not an address.', 'cairn' ),
				__( 'It should look like https://cairn.example.com, with a port behind it if the service has one.', 'cairn' ),
				400
			),
			AddressProblem::MoreThanAnAddress->value => new self(
				$code,
				__( 'The address holds more than a host.', 'cairn' ),
				__( 'Leave out everything after the host and port, as well as a user name.', 'cairn' ),
				400
			),
			AddressProblem::NotEncrypted->value => new self(
				$code,
				__( 'The address is not encrypted.', 'cairn' ),
				__( 'Use https://. Plain http:// is only accepted for a service on this very machine, or for the address that CAIRN_SERVICE_ADDRESS in wp-config.php names.', 'cairn' ),
				400
			),
			default                 => new self(
				$code,
				'' === $reason ? __( 'The service refused.', 'cairn' ) : $reason,
				__( 'The service may be newer than this plugin: update the plugin and try again.', 'cairn' ),
				502
			),
		};
	}

	/**
	 * The clocks differ too much for signatures.
	 *
	 * @param int $offset Seconds the service's clock is ahead of this server's.
	 */
	public static function clock_off( int $offset ): self {
		$amount = human_time_diff( 0, abs( $offset ) );
		return new self(
			'clock_skew',
			$offset > 0
				/* translators: %s: a length of time such as "7 mins". */
				? sprintf( __( 'The clock of this web server is %s behind the clock of the service.', 'cairn' ), $amount )
				/* translators: %s: a length of time such as "7 mins". */
				: sprintf( __( 'The clock of this web server is %s ahead of the clock of the service.', 'cairn' ), $amount ),
			__( 'Requests are signed with their time, and five minutes is the most they may differ. Ask the host to set the clock by NTP, on whichever machine is wrong.', 'cairn' ),
			502
		);
	}

	/** As WordPress' REST API answers it. */
	public function to_error(): \WP_Error {
		return new \WP_Error(
			$this->code,
			$this->message,
			array(
				'status' => $this->status,
				'fix'    => '' === $this->fix ? null : $this->fix,
			)
		);
	}

	/** What is wrong and what to do, as one text. */
	public function sentence(): string {
		return trim( $this->message . ' ' . $this->fix );
	}

	/**
	 * A refusal of the service's signature check is a fault between two servers. The browser's own login is fine, so
	 * it must not hear 401 or 403, which it would take for the end of its session.
	 */
	private static function status_towards_browser( int $status ): int {
		return in_array( $status, array( 401, 403 ), true ) || $status >= 500 ? 502 : $status;
	}

	/** @return array<string, array{status: int, message: string, fix: string}> */
	private static function contract(): array {
		return require __DIR__ . '/../Contract/generated/errors.php';
	}
}
