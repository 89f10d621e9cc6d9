<?php

declare(strict_types=1);

namespace Cairn\Service;

/** 144 bits of the machine's randomness, 24 characters. */
final class RandomNonces implements Nonces {

	public function next(): string {
		return strtr( base64_encode( random_bytes( 18 ) ), '+/', '-_' );
	}
}
