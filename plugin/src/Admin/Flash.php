<?php

declare(strict_types=1);

namespace Cairn\Admin;

use Cairn\Service\Problem;

/** One message from a form to the page that follows it, for the person who sent the form and nobody else. */
final class Flash {

	private const KEEP_SECONDS = 5 * 60;

	/**
	 * @param 'success'|'warning'|'error' $kind    How it is meant.
	 * @param string                      $message What happened, translated.
	 * @param string                      $fix     What to do, translated; '' when there is nothing to do.
	 * @param string                      $typed   What to put back into the form, so that nobody types it twice.
	 */
	public function __construct(
		public readonly string $kind,
		public readonly string $message,
		public readonly string $fix = '',
		public readonly string $typed = '',
	) {
	}

	/**
	 * A message about something that did not work.
	 *
	 * @param Problem $problem What did not work.
	 * @param string  $typed   What to put back into the form.
	 */
	public static function of( Problem $problem, string $typed = '' ): self {
		return new self( 'error', $problem->message, $problem->fix, $typed );
	}

	/** Keeps it for the page that follows. */
	public function keep(): void {
		set_transient( self::name(), array( $this->kind, $this->message, $this->fix, $this->typed ), self::KEEP_SECONDS );
	}

	/** Takes the message that waits for this person, if there is one. */
	public static function take(): ?self {
		$kept = get_transient( self::name() );
		delete_transient( self::name() );
		if ( ! is_array( $kept ) ) {
			return null;
		}
		list( $kind, $message, $fix, $typed ) = array_pad( array_values( $kept ), 4, '' );
		return is_string( $message ) && is_string( $fix ) && is_string( $typed )
			? new self( in_array( $kind, array( 'success', 'warning' ), true ) ? $kind : 'error', $message, $fix, $typed )
			: null;
	}

	private static function name(): string {
		return 'cairn_message_' . get_current_user_id();
	}
}
