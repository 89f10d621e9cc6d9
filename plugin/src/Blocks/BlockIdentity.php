<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WP_Block;

/** What a block is, wherever it stands: the id the editor gave it, or what tells it from the others of its type. */
final class BlockIdentity {

	/**
	 * @param string|null $id    Ten base36 characters; null where nobody opened the block in the editor.
	 * @param string      $type  Its type as a word, such as `compare-button`.
	 * @param string      $print What tells it from others without an id; '' for one that has an id.
	 */
	private function __construct(
		public readonly ?string $id,
		public readonly string $type,
		public readonly string $print,
	) {
	}

	/**
	 * Reads it off a block.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 * @param WP_Block             $block      The block.
	 */
	public static function of( array $attributes, WP_Block $block ): self {
		$given = $attributes['blockId'] ?? '';
		$type  = self::type_word( (string) $block->name );
		return is_string( $given ) && 1 === preg_match( Instance::ID_PATTERN, $given )
			? new self( $given, $type, '' )
			: new self( null, $type, self::print_of( $block->parsed_block ) );
	}

	/**
	 * What tells one block without an id from another of its type.
	 *
	 * @param array<mixed> $parsed A parsed block.
	 */
	public static function print_of( array $parsed ): string {
		return md5( serialize( array( $parsed['attrs'] ?? array(), $parsed['innerHTML'] ?? '' ) ) );
	}

	/** A block's type as a word of a derived id. */
	public static function type_word( string $type ): string {
		return str_replace( '/', '-', str_starts_with( $type, 'cairn/' ) ? substr( $type, 6 ) : $type );
	}
}
