<?php

declare(strict_types=1);

namespace Cairn\Tests\StandIn;

use Cairn\Service\Transport;
use Cairn\Service\WireAnswer;
use Cairn\Service\WireRequest;

/** A wire that gives the answers it was handed, in order, and remembers what was sent. */
final class RecordedTransport implements Transport {

	/** @var list<WireRequest> */
	public array $sent = array();

	/** @var list<WireAnswer> */
	private array $answers;

	public function __construct( WireAnswer ...$answers ) {
		$this->answers = array_values( $answers );
	}

	public function send( WireRequest $request ): WireAnswer {
		$this->sent[] = $request;
		$answer       = array_shift( $this->answers ) ?? throw new \LogicException( 'The test prepared no answer for ' . $request->url );
		if ( null !== $request->save_to ) {
			file_put_contents( $request->save_to, $answer->body );
		}
		return $answer;
	}
}
