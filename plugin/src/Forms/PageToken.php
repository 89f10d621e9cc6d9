<?php

declare(strict_types=1);

namespace Cairn\Forms;

use Cairn\Clock;

/**
 * Says that a form stood on a page of this site: bound to the form, to the words that were published, to what the page is
 * about and to the day. The same for everybody, so that a cache may keep the page; good for sixty days, so that it may keep
 * it long. It is no proof of a person.
 */
final class PageToken {

	private const DAYS = 60;

	public function __construct( private readonly Clock $clock ) {
	}

	/**
	 * Makes one.
	 *
	 * @param string $block_id The form.
	 * @param string $hash     Its published state.
	 * @param string $entity   What the page is about, `post:7`; '' for nothing in particular.
	 */
	public function make( string $block_id, string $hash, string $entity ): string {
		return $this->of_day( $this->today(), $block_id, $hash, $entity );
	}

	/** Whether a token is one of ours, for exactly this, and not too old. */
	public function is_valid( string $token, string $block_id, string $hash, string $entity ): bool {
		if ( 1 !== preg_match( '/^([0-9a-z]{1,8})\.[A-Za-z0-9_-]{22}$/', $token, $match ) ) {
			return false;
		}
		$day = (int) base_convert( $match[1], 36, 10 );
		// A clock that was set back must not refuse the pages of a moment ago.
		return $day <= $this->today() + 1 && $day >= $this->today() - self::DAYS && hash_equals( $this->of_day( $day, $block_id, $hash, $entity ), $token );
	}

	private function of_day( int $day, string $block_id, string $hash, string $entity ): string {
		$name = base_convert( (string) $day, 10, 36 );
		return $name . '.' . FormSecret::seal( 'page', array( $block_id, $hash, $entity, $name ) );
	}

	private function today(): int {
		return intdiv( $this->clock->now(), DAY_IN_SECONDS );
	}
}
