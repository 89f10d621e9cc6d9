<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** A file that is handed out by link only. */
final class ProtectedFile {

	/**
	 * @param int    $id        Number; `resource_id` of steps.
	 * @param string $title     What people call it.
	 * @param string $name      Name it is saved under.
	 * @param string $stored_as Name in the folder.
	 * @param string $mime      Its type.
	 * @param int    $bytes     Its size.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $title,
		public readonly string $name,
		public readonly string $stored_as,
		public readonly string $mime,
		public readonly int $bytes,
	) {
	}
}
