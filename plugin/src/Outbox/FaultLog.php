<?php

declare(strict_types=1);

namespace Cairn\Outbox;

use Cairn\Clock;

/**
 * The border between the shop's hooks and ours: whatever goes wrong on our side is noted for Site Health and never
 * reaches the shopper, whose order must not fail because we could not count it.
 */
final class FaultLog {

	/** Option with the last fault; absent while there was none. Not autoloaded. */
	public const OPTION = 'cairn_outbox_fault';

	public function __construct( private readonly Clock $clock ) {
	}

	/**
	 * Does something inside somebody else's request.
	 *
	 * @param string           $where What is being done, for the person who reads of a fault.
	 * @param callable(): void $what  The work.
	 */
	public function guard( string $where, callable $what ): void {
		try {
			$what();
		} catch ( \Throwable $fault ) {
			$this->note( $where, $fault );
		}
	}

	/** Keeps the newest fault, and how many there were. */
	public function note( string $where, \Throwable $fault ): void {
		try {
			$kept = $this->last();
			update_option(
				self::OPTION,
				array(
					'at'      => $this->clock->now(),
					'where'   => $where,
					'message' => mb_substr( get_class( $fault ) . ': ' . $fault->getMessage() . ' (' . basename( $fault->getFile() ) . ':' . $fault->getLine() . ')', 0, 300 ),
					'count'   => ( $kept['count'] ?? 0 ) + 1,
				),
				false
			);
		} catch ( \Throwable ) {
			// The database itself does not answer: there is no place left to say it, and the shopper must not suffer.
			return;
		}
	}

	/** @return array{at: int, where: string, message: string, count: int}|null */
	public function last(): ?array {
		$kept = get_option( self::OPTION );
		if ( ! is_array( $kept ) ) {
			return null;
		}
		return array(
			'at'      => is_int( $kept['at'] ?? null ) ? $kept['at'] : 0,
			'where'   => is_string( $kept['where'] ?? null ) ? $kept['where'] : '',
			'message' => is_string( $kept['message'] ?? null ) ? $kept['message'] : '',
			'count'   => is_int( $kept['count'] ?? null ) ? $kept['count'] : 0,
		);
	}
}
