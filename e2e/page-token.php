<?php
/**
 * The token that the page of a form carried some hours ago. Input: block_id, config, entity, hours. Answer: the token.
 */

declare(strict_types=1);

use Cairn\Clock;
use Cairn\Forms\PageToken;

$input = cairn_input();
$then  = new class( time() - $input['hours'] * HOUR_IN_SECONDS ) implements Clock {

	public function __construct( private readonly int $now ) {
	}

	public function now(): int {
		return $this->now;
	}

	public function milliseconds(): int {
		return $this->now * 1000;
	}
};
cairn_answer( ( new PageToken( $then ) )->make( $input['block_id'], $input['config'], $input['entity'] ) );
