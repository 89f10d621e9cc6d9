<?php

declare(strict_types=1);

namespace Cairn\Service;

/** Who knows with which keys this site speaks, if it may speak at all. */
interface CredentialSource {

	/** The keys in use, or null while the site is not connected or its connection is paused. */
	public function credentials(): ?Credentials;
}
