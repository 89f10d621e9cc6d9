<?php

declare(strict_types=1);

namespace Cairn\Tests\StandIn;

use Cairn\Outbox\ConsentApi;

/** A consent plugin with prepared answers. */
final class FakeConsentApi extends ConsentApi {

	/** @param array<string, bool>|null $answers By category; null: no plugin asks. */
	public function __construct( private readonly ?array $answers ) {
	}

	public function type(): string {
		return null === $this->answers ? '' : 'optin';
	}

	public function has( string $category ): bool {
		// As the real one: without a consent type the answer is yes to everything.
		return null === $this->answers || true === ( $this->answers[ $category ] ?? false );
	}
}
