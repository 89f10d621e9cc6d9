<?php

declare(strict_types=1);

namespace Cairn\Blocks;

/**
 * Text behind a gate stands in the post like any other, so that it is edited, kept and moved with it. Here it is taken out of
 * everything that is handed to visitors without being printed block by block.
 */
final class GatedText {

	/** What its block comments hold, opening and closing. */
	public const MARK = 'wp:cairn/gate-content';

	/** Attribute that stands for what was taken out; it exists while a page is printed, never in the database. */
	private const OUTLINE = 'outline';

	/**
	 * Content without what is behind gates. Headings stay as the outline that the gate may show.
	 *
	 * @param string $content Content as stored.
	 */
	public static function taken_out( string $content ): string {
		if ( ! str_contains( $content, self::MARK ) ) {
			return $content;
		}
		/** @var list<array{blockName: string|null, attrs: array<mixed>, innerBlocks: array<array<mixed>>, innerHTML: string, innerContent: array<mixed>}> $left */
		$left = self::without( parse_blocks( $content ) );
		return serialize_blocks( $left );
	}

	/**
	 * The headings within gated content.
	 *
	 * @param array<mixed> $block The parsed block, whole or taken out.
	 * @return list<array{int, string}> Level and plain text.
	 */
	public static function outline( array $block ): array {
		$kept = is_array( $block['attrs'] ?? null ) ? ( $block['attrs'][ self::OUTLINE ] ?? null ) : null;
		if ( ! is_array( $kept ) ) {
			return self::headings( is_array( $block['innerBlocks'] ?? null ) ? $block['innerBlocks'] : array() );
		}
		$outline = array();
		foreach ( $kept as $heading ) {
			if ( is_array( $heading ) && is_int( $heading[0] ?? null ) && is_string( $heading[1] ?? null ) ) {
				$outline[] = array( $heading[0], $heading[1] );
			}
		}
		return $outline;
	}

	/**
	 * A part of a query that looks for words in posts, so that it does not look behind gates: otherwise whoever tries words
	 * learns which of them are there. Text between two gates of one post is not looked at either.
	 *
	 * @param string $sql The part, as WordPress has made it.
	 */
	public static function out_of_search( string $sql ): string {
		global $wpdb;
		$column = $wpdb->posts . '.post_content';
		$open   = "SUBSTRING_INDEX($column, '" . self::MARK . "', 1)";
		$rest   = "SUBSTRING_INDEX(SUBSTRING_INDEX($column, '/" . self::MARK . "', -1), '" . self::MARK . "', 1)";
		// What somebody types stands in quotes and stays as it is.
		return (string) preg_replace_callback(
			'/\'(?:[^\'\\\\]|\\\\.|\'\')*\'|`?' . preg_quote( $wpdb->posts, '/' ) . '`?\.`?post_content\b`?/s',
			static fn ( array $found ): string => str_starts_with( $found[0], "'" ) ? $found[0] : "IF(LOCATE('" . self::MARK . "', $column) = 0, $column, CONCAT($open, ' ', $rest))",
			$sql
		);
	}

	/**
	 * @param array<mixed> $blocks Parsed blocks.
	 * @return list<array<mixed>>
	 */
	private static function without( array $blocks ): array {
		$left = array();
		foreach ( $blocks as $block ) {
			if ( ! is_array( $block ) ) {
				continue;
			}
			if ( 'cairn/gate-content' === ( $block['blockName'] ?? null ) ) {
				$outline        = self::outline( $block );
				$block          = self::emptied( $block );
				$block['attrs'] = array( self::OUTLINE => $outline );
			} elseif ( is_array( $block['innerBlocks'] ?? null ) ) {
				$block['innerBlocks'] = self::without( $block['innerBlocks'] );
			}
			$left[] = $block;
		}
		return $left;
	}

	/**
	 * A block that says what it is and nothing else, so that the styles of what comes later can be loaded.
	 *
	 * @param array<mixed> $block A parsed block.
	 * @return array<mixed>
	 */
	private static function emptied( array $block ): array {
		$inner = array_values( array_filter( is_array( $block['innerBlocks'] ?? null ) ? $block['innerBlocks'] : array(), static fn ( mixed $one ): bool => is_array( $one ) && is_string( $one['blockName'] ?? null ) ) );
		return array(
			'blockName'    => $block['blockName'],
			'attrs'        => array(),
			'innerBlocks'  => array_map( self::emptied( ... ), $inner ),
			'innerHTML'    => '',
			'innerContent' => array_fill( 0, count( $inner ), null ),
		);
	}

	/**
	 * @param array<mixed> $blocks Parsed blocks.
	 * @return list<array{int, string}>
	 */
	private static function headings( array $blocks ): array {
		$found = array();
		foreach ( $blocks as $block ) {
			if ( ! is_array( $block ) ) {
				continue;
			}
			if ( 'core/heading' === ( $block['blockName'] ?? null ) ) {
				$level = is_array( $block['attrs'] ?? null ) ? ( $block['attrs']['level'] ?? 2 ) : 2;
				$text  = is_string( $block['innerHTML'] ?? null ) ? trim( html_entity_decode( wp_strip_all_tags( $block['innerHTML'] ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) ) : '';
				if ( '' !== $text ) {
					$found[] = array( is_int( $level ) && $level > 0 && $level < 7 ? $level : 2, $text );
				}
				continue;
			}
			array_push( $found, ...self::headings( is_array( $block['innerBlocks'] ?? null ) ? $block['innerBlocks'] : array() ) );
		}
		return $found;
	}
}
