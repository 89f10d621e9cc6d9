<?php

declare(strict_types=1);

namespace Cairn\Admin;

/** What people call the types of steps, in the language of the person. */
final class EventLabels {

	/** @return array<string, string> Type => label. */
	public static function all(): array {
		/** @var array<string, array{label: string}> $types */
		$types = require __DIR__ . '/../Contract/generated/event-types.php';
		return array_map( static fn ( array $type ): string => $type['label'], $types );
	}
}
