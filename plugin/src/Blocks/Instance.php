<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use WP_Block;

/**
 * One appearance of a block on a page, as the storefront module and the service know it: the block's id, what it
 * stands for here, and which repeat it is.
 */
final class Instance {

	/** What a block id looks like once the editor has given it; contract/src/batch.ts. */
	public const ID_PATTERN = '/^[a-z0-9]{10}$/';

	/** Longest name of a place within a derived id. */
	private const PLACE_LENGTH = 80;

	/** @var array<string, int> Appearances on this page by id and object. */
	private static array $appearances = array();

	/** @var array<string, string> Words for types of posts, by type. */
	private static array $words = array();

	/** @var array{string, string} A template and its word; nearly all blocks of a page stand in the same one. */
	private static array $template = array( '', 'theme/page' );

	/** @var array<string, array<string, int>> Number of each distinct block without an id, by type and place. */
	private static array $nameless = array();

	/**
	 * @param string      $id     Ten base36 characters, or derived: `x:<type>:<place>:<n>`.
	 * @param string|null $object `post:7`, `product:12`; null when the page shows nothing in particular.
	 * @param int         $pos    Which appearance on the page, from 1.
	 */
	private function __construct(
		public readonly string $id,
		public readonly ?string $object,
		public readonly int $pos,
	) {
	}

	/**
	 * Counts and describes the appearance that is being printed.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 * @param WP_Block             $block      The block, with its context.
	 */
	public static function of( array $attributes, WP_Block $block ): self {
		return self::here( BlockIdentity::of( $attributes, $block ), $block->context );
	}

	/**
	 * The same for a block that is known already.
	 *
	 * @param BlockIdentity $block   What it is.
	 * @param array<mixed>  $context What it stands beside.
	 */
	public static function here( BlockIdentity $block, array $context ): self {
		$id     = $block->id ?? self::derived_id( $block );
		$object = self::object_of( $context );
		$key    = $id . ' ' . $object;

		self::$appearances[ $key ] = ( self::$appearances[ $key ] ?? 0 ) + 1;
		return new self( $id, $object, self::$appearances[ $key ] );
	}

	/** Begins a page. WordPress prints one page a request; a test prints several. */
	public static function begin_page(): void {
		self::$appearances = array();
		self::$nameless    = array();
		RepeatedButtons::begin_page();
	}

	/**
	 * Attributes of the block's root element.
	 *
	 * @return array<string, string>
	 */
	public function attributes(): array {
		return array_filter(
			array(
				'data-cairn'        => $this->id,
				'data-cairn-object' => $this->object,
				'data-cairn-pos'    => $this->pos > 1 ? (string) $this->pos : null,
			),
			'is_string'
		);
	}

	/** The same as HTML, with a space before it. Ids and objects hold nothing that has to be escaped. */
	public function html(): string {
		return ' data-cairn="' . $this->id . '"' . ( null === $this->object ? '' : ' data-cairn-object="' . $this->object . '"' ) . ( $this->pos > 1 ? ' data-cairn-pos="' . $this->pos . '"' : '' );
	}

	/**
	 * What the block stands for: in a loop each post of it, elsewhere the post or product of the page.
	 *
	 * @param array<mixed> $context What it stands beside.
	 */
	private static function object_of( array $context ): ?string {
		$id = $context['postId'] ?? null;
		if ( ! is_numeric( $id ) || (int) $id < 1 ) {
			return null;
		}
		$type = $context['postType'] ?? get_post_type( (int) $id );
		$type = is_string( $type ) ? $type : '';

		self::$words[ $type ] ??= substr( (string) preg_replace( '/[^a-z]/', '', $type ), 0, 16 ) ?: 'post';
		return self::$words[ $type ] . ':' . (int) $id;
	}

	/**
	 * A block nobody opened in the editor (a theme's file, a block hook, content written by a program) has no id. Its
	 * place and its number among the different blocks of its type there name it: the same in a loop for every post.
	 */
	private static function derived_id( BlockIdentity $block ): string {
		$here = $block->type . ':' . self::place();

		self::$nameless[ $here ][ $block->print ] ??= count( self::$nameless[ $here ] ?? array() ) + 1;
		return 'x:' . $here . ':' . self::$nameless[ $here ][ $block->print ];
	}

	/**
	 * The id of a block without one in a template: for who names it before it is printed.
	 *
	 * @param string $type   Block type.
	 * @param string $slug   The template's.
	 * @param int    $number Which of the different blocks of its type there, from 1.
	 */
	public static function id_in_theme( string $type, string $slug, int $number ): string {
		return 'x:' . BlockIdentity::type_word( $type ) . ':' . self::theme_place( $slug ) . ':' . $number;
	}

	/** Where a block without an id stands: in a post's content, in a template, or elsewhere in the theme. */
	private static function place(): string {
		if ( doing_filter( 'the_content' ) && get_the_ID() ) {
			return 'post/' . get_the_ID();
		}
		$template = $GLOBALS['_wp_current_template_id'] ?? '';
		if ( self::$template[0] !== $template ) {
			$parts          = is_string( $template ) ? explode( '//', $template ) : array();
			self::$template = array( is_string( $template ) ? $template : '', self::theme_place( $parts[1] ?? 'page' ) );
		}
		return self::$template[1];
	}

	private static function theme_place( string $slug ): string {
		return 'theme/' . substr( (string) preg_replace( '/[^a-z0-9_.-]/', '-', strtolower( $slug ) ), 0, self::PLACE_LENGTH - 6 );
	}
}
