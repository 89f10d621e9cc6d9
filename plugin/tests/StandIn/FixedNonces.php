<?php

declare(strict_types=1);

namespace Cairn\Tests\StandIn;

use Cairn\Service\Nonces;

/** The same nonce again and again. */
final class FixedNonces implements Nonces {

	public function __construct( private readonly string $nonce ) {
	}

	public function next(): string {
		return $this->nonce;
	}
}
