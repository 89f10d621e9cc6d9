<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Module;

/**
 * A copied post must not count for its original. Programs that copy posts (duplicators, a second import, a translation,
 * "create pattern") insert content whose block ids stand elsewhere already: those get new ones. Only on insert: on an
 * update the editor is open somewhere, and would bring the old id back.
 */
final class InstanceIds implements Module {

	private const PATTERN = '/("blockId":")([a-z0-9]{10})(")/';

	/** @var array<string, string> Id that was replaced, by new id; read when the placement is noted. */
	private array $copied_from = array();

	public function __construct( private readonly PlacementTable $table ) {
	}

	public function hook(): void {
		add_filter( 'wp_insert_post_data', array( $this, 'reissue' ), 10, 4 );
	}

	/**
	 * Gives new ids where needed; everything else of the content stays to the byte.
	 *
	 * @param mixed $data      Post data, slashed.
	 * @param mixed $given     What the caller handed in.
	 * @param mixed $unslashed The same without sanitation.
	 * @param mixed $is_update Whether a post with this id exists.
	 * @return mixed The post data.
	 */
	public function reissue( mixed $data, mixed $given = array(), mixed $unslashed = array(), mixed $is_update = false ): mixed {
		if ( ! is_array( $data ) || true === $is_update || in_array( $data['post_type'] ?? '', array( 'revision', 'attachment' ), true ) ) {
			return $data;
		}
		$content = is_string( $data['post_content'] ?? null ) ? wp_unslash( $data['post_content'] ) : '';
		if ( ! str_contains( $content, '<!-- wp:cairn/' ) || ! preg_match_all( self::PATTERN, $content, $matches ) ) {
			return $data;
		}
		$fresh = array();
		foreach ( $this->table->placed( array_values( array_unique( $matches[2] ) ) ) as $id ) {
			$fresh[ $id ] = $this->new_id();

			$this->copied_from[ $fresh[ $id ] ] = $id;
		}
		if ( array() !== $fresh ) {
			$data['post_content'] = wp_slash( (string) preg_replace_callback( self::PATTERN, static fn ( array $match ): string => $match[1] . ( $fresh[ $match[2] ] ?? $match[2] ) . $match[3], $content ) );
		}
		return $data;
	}

	/**
	 * Id that an id of this request replaced, by new id.
	 *
	 * @return array<string, string>
	 */
	public function copied_from(): array {
		return $this->copied_from;
	}

	/** Ten random base36 characters, as the editor makes them. */
	private function new_id(): string {
		$id = '';
		while ( strlen( $id ) < 10 ) {
			$id .= base_convert( (string) random_int( 0, 35 ), 10, 36 );
		}
		return $id;
	}
}
