<?php

declare(strict_types=1);

namespace Cairn\Service;

/** Numbers used once: the service refuses a request whose nonce it has seen. */
interface Nonces {

	/** At least 96 random bits as base64url. */
	public function next(): string;
}
