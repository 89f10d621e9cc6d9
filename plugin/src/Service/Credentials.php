<?php

declare(strict_types=1);

namespace Cairn\Service;

/** What a signed request needs to know. The secret never leaves PHP. */
final class Credentials {

	/**
	 * @param string $address Address of the service as PHP reaches it, no trailing slash.
	 * @param string $site_id Public id of the site (`site_…`).
	 * @param string $key_id  Id of the signing key.
	 * @param string $secret  The signing key's raw bytes.
	 */
	public function __construct(
		public readonly string $address,
		public readonly string $site_id,
		public readonly string $key_id,
		#[\SensitiveParameter]
		public readonly string $secret,
	) {
	}
}
