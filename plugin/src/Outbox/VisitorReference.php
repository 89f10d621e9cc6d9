<?php

declare(strict_types=1);

namespace Cairn\Outbox;

/**
 * How a fact names its visitor, and under which consent: `visitor`, `consent` and `staff` of the contract's server
 * events and order snapshots.
 */
final class VisitorReference {

	/**
	 * @param array{id: string}|array{sealed: string}|null $visitor   The reference, or null for nobody.
	 * @param string                                       $state     State of consent.
	 * @param string                                       $source    Who gave the answer: `api` or `default`.
	 * @param bool                                         $staff     Somebody who may edit posts.
	 * @param bool                                         $automated A program that followed a link.
	 */
	public function __construct(
		public readonly ?array $visitor,
		public readonly string $state,
		public readonly string $source,
		public readonly bool $staff,
		public readonly bool $automated = false,
	) {
	}

	/** The visitor may be recognised, be it for a day. */
	public function is_somebody(): bool {
		return null !== $this->visitor;
	}

	/** The same, known to be one of the shop's own people. */
	public function as_staff(): self {
		return new self( $this->visitor, $this->state, $this->source, true, $this->automated );
	}

	/** @return array<string, mixed> As events and snapshots carry it. */
	public function to_wire(): array {
		$wire = array(
			'consent' => array(
				'state'  => $this->state,
				'source' => $this->source,
			),
		);
		if ( null !== $this->visitor ) {
			$wire['visitor'] = $this->visitor;
		}
		if ( $this->staff ) {
			$wire['staff'] = 1;
		}
		return $wire;
	}
}
