<?php

declare(strict_types=1);

namespace Cairn\Tests\StandIn;

use Cairn\Service\Credentials;
use Cairn\Service\CredentialSource;

/** A site with these keys, or with none. */
final class FixedCredentials implements CredentialSource {

	public function __construct( private readonly ?Credentials $credentials ) {
	}

	public function credentials(): ?Credentials {
		return $this->credentials;
	}
}
