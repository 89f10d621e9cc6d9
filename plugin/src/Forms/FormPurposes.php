<?php

declare(strict_types=1);

namespace Cairn\Forms;

/** What forms are for, from contract/src/forms.ts. */
final class FormPurposes {

	/** The list of a form whose owner named none; contract/src/forms.ts, DEFAULT_LIST. */
	public const DEFAULT_LIST = 'news';

	/** @return non-empty-list<string> Newsletter first: what a form without a purpose is. */
	public static function names(): array {
		return array( 'newsletter', ...array_values( array_diff( array_keys( self::all() ), array( 'newsletter' ) ) ) );
	}

	/** Whether it counts only when the address was confirmed. */
	public static function needs_confirmation( string $purpose ): bool {
		return self::all()[ $purpose ]['doubleOptIn'] ?? true;
	}

	/** Whether the owner is told of each, unless the form says otherwise. */
	public static function tells_owner( string $purpose ): bool {
		return self::all()[ $purpose ]['tellsOwner'] ?? true;
	}

	/** @return array<string, array{event: string, doubleOptIn: bool, tellsOwner: bool}> */
	private static function all(): array {
		static $all = null;
		/** @var array<string, array{event: string, doubleOptIn: bool, tellsOwner: bool}> $all */
		$all ??= require dirname( __DIR__ ) . '/Contract/generated/form-purposes.php';
		return $all;
	}
}
