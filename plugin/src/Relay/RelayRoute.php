<?php

declare(strict_types=1);

namespace Cairn\Relay;

/** The first-party address that takes steps in when the service's own host is not to be seen by browsers. */
interface RelayRoute {

	/** Address of the relay on this site's own host, or null when it cannot work here. */
	public function url(): ?string;
}
