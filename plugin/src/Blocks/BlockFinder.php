<?php

declare(strict_types=1);

namespace Cairn\Blocks;

/** Finds our blocks, with their ids, in the content of a post. */
final class BlockFinder {

	/** Longest name a report shows. */
	private const NAME_LENGTH = 200;

	/** Most blocks of one post that the service takes. */
	private const MOST = 500;

	/** The five stages of contract/src/stages.ts. */
	private const STAGES = array( 'awareness', 'consideration', 'purchase', 'retention', 'advocacy' );

	/**
	 * All blocks of ours that have an id and are recorded, each id once, in the order of the content.
	 *
	 * @param string $content Content as stored, not slashed.
	 * @return list<FoundBlock>
	 */
	public function find( string $content ): array {
		if ( ! str_contains( $content, '<!-- wp:cairn/' ) ) {
			return array();
		}
		$found = array();
		$this->collect( parse_blocks( $content ), $found );
		return array_slice( array_values( $found ), 0, self::MOST );
	}

	/**
	 * @param array<mixed>              $blocks Parsed blocks.
	 * @param array<string, FoundBlock> $found  Found so far, by id.
	 */
	private function collect( array $blocks, array &$found ): void {
		foreach ( $blocks as $block ) {
			if ( ! is_array( $block ) ) {
				continue;
			}
			$attributes = is_array( $block['attrs'] ?? null ) ? $block['attrs'] : array();
			$type       = is_string( $block['blockName'] ?? null ) ? $block['blockName'] : '';
			$id         = $attributes['blockId'] ?? null;
			if ( str_starts_with( $type, 'cairn/' ) && is_string( $id ) && 1 === preg_match( Instance::ID_PATTERN, $id ) && false !== ( $attributes['record'] ?? true ) ) {
				$stage = $attributes['stage'] ?? '';

				$found[ $id ] ??= new FoundBlock( $id, $type, $this->name( $block, $attributes ), in_array( $stage, self::STAGES, true ) ? $stage : '' );
			}
			if ( is_array( $block['innerBlocks'] ?? null ) ) {
				$this->collect( $block['innerBlocks'], $found );
			}
		}
	}

	/**
	 * @param array<mixed> $block      A parsed block.
	 * @param array<mixed> $attributes Its attributes.
	 */
	private function name( array $block, array $attributes ): string {
		$given = is_array( $attributes['metadata'] ?? null ) ? ( $attributes['metadata']['name'] ?? '' ) : '';
		$html  = is_string( $block['innerHTML'] ?? null ) ? $block['innerHTML'] : '';
		$name  = is_string( $given ) && '' !== trim( $given ) ? $given : html_entity_decode( wp_strip_all_tags( $html ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		return mb_substr( trim( (string) preg_replace( '/\s+/u', ' ', $name ) ), 0, self::NAME_LENGTH );
	}
}
