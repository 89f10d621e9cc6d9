<?php

declare(strict_types=1);

namespace Cairn\Forms;

use WP_Post;

/**
 * A gate as it stands in a published post, with what is behind it. Found by its own id or by the id of the form in it; both
 * are noted with the post when it is saved.
 */
final class PlacedGate {

	/** What a post with gates keeps: ids of gates, and of forms that stand in one. */
	public const GATE_META = '_cairn_gate';
	public const FORM_META = '_cairn_gate_form';

	private const ID = '/^[a-z0-9]{10}$/';

	/**
	 * @param string       $id          Its block instance.
	 * @param WP_Post      $post        Where it stands.
	 * @param bool         $is_content  Whether blocks are behind it; else a file.
	 * @param int          $resource_id The protected file; 0.
	 * @param bool         $at_once     Whether it opens before the address is confirmed.
	 * @param array<mixed> $blocks      What is behind it, parsed.
	 * @param list<string> $forms       Ids of the forms in it.
	 */
	private function __construct(
		public readonly string $id,
		public readonly WP_Post $post,
		public readonly bool $is_content,
		public readonly int $resource_id,
		public readonly bool $at_once,
		private readonly array $blocks,
		private readonly array $forms,
	) {
	}

	/** Notes the gates of a post that is saved. */
	public static function note( WP_Post $post ): void {
		if ( 'revision' === $post->post_type ) {
			return;
		}
		$gates = self::all_in( $post );
		$known = array(
			self::GATE_META => array_column( $gates, 'id' ),
			self::FORM_META => array_merge( array(), ...array_column( $gates, 'forms' ) ),
		);
		foreach ( $known as $key => $ids ) {
			$before = array_filter( (array) get_post_meta( $post->ID, $key ), 'is_string' );
			foreach ( array_diff( $before, $ids ) as $id ) {
				delete_post_meta( $post->ID, $key, $id );
			}
			foreach ( array_diff( array_unique( $ids ), $before ) as $id ) {
				add_post_meta( $post->ID, $key, $id );
			}
		}
	}

	/** A gate by its id; null where no public post has it. */
	public static function of_id( string $id ): ?self {
		return self::find( self::GATE_META, $id, static fn ( self $gate ): bool => $gate->id === $id );
	}

	/** The gate around a form. */
	public static function of_form( string $form ): ?self {
		return self::find( self::FORM_META, $form, static fn ( self $gate ): bool => in_array( $form, $gate->forms, true ) );
	}

	/** What people call it: the title of the page. */
	public function title(): string {
		$title = html_entity_decode( wp_strip_all_tags( get_the_title( $this->post ) ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		return '' === $title ? FormMails::site() : $title;
	}

	/**
	 * The page with the gate, which opens it; '' where the gate stands in what has no page of its own. What opens it follows
	 * a #: no server, no cache and no other site gets to see it.
	 *
	 * @param string $token A {@see GateToken}.
	 */
	public function link( string $token ): string {
		$url = is_post_type_viewable( $this->post->post_type ) ? get_permalink( $this->post ) : false;
		return is_string( $url ) ? $url . '#cairn:' . $this->id . '=' . $token : '';
	}

	/** The blocks behind it as HTML, with the styles that they made while they were printed. */
	public function html(): string {
		global $post;
		$before = $post;
		$post   = $this->post; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- blocks ask it where they stand; put back below.
		setup_postdata( $this->post );
		/** @var list<array{blockName: string|null, attrs: array<mixed>, innerBlocks: array<array<mixed>>, innerHTML: string, innerContent: array<mixed>}> $blocks */
		$blocks = $this->blocks;
		try {
			$html = shortcode_unautop( convert_smilies( wptexturize( do_blocks( serialize_blocks( $blocks ) ) ) ) );
			$html = wp_filter_content_tags( do_shortcode( $html ), 'cairn_gate' );
		} finally {
			$post = $before; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- as it was.
		}
		$styles = wp_style_engine_get_stylesheet_from_context( 'block-supports' );
		return ( '' === $styles ? '' : '<style>' . wp_strip_all_tags( $styles ) . '</style>' ) . $html;
	}

	/**
	 * @param string                $key   Under which an id is noted.
	 * @param string                $id    The id.
	 * @param \Closure(self): bool $is_it Whether a gate is the one.
	 */
	private static function find( string $key, string $id, \Closure $is_it ): ?self {
		global $wpdb;
		if ( 1 !== preg_match( self::ID, $id ) ) {
			return null;
		}
		$posts = $wpdb->get_col( $wpdb->prepare( "SELECT p.ID FROM %i m JOIN %i p ON p.ID = m.post_id WHERE m.meta_key = %s AND m.meta_value = %s AND p.post_status = 'publish' AND p.post_password = '' ORDER BY p.ID LIMIT 20", $wpdb->postmeta, $wpdb->posts, $key, $id ) );
		foreach ( $posts as $found ) {
			$post = get_post( (int) $found );
			foreach ( $post instanceof WP_Post ? self::all_in( $post ) : array() as $gate ) {
				if ( $is_it( $gate ) ) {
					return $gate;
				}
			}
		}
		return null;
	}

	/** @return list<self> Gates of a post, those that have an id. */
	private static function all_in( WP_Post $post ): array {
		return str_contains( $post->post_content, 'wp:cairn/gate' ) ? self::gates( parse_blocks( $post->post_content ), $post ) : array();
	}

	/**
	 * @param array<mixed> $blocks Parsed blocks.
	 * @return list<self>
	 */
	private static function gates( array $blocks, WP_Post $post ): array {
		$found = array();
		foreach ( $blocks as $block ) {
			$inner = is_array( $block ) && is_array( $block['innerBlocks'] ?? null ) ? $block['innerBlocks'] : array();
			$given = Given::of( is_array( $block ) ? $block['attrs'] ?? null : null );
			$id    = $given->text( 'blockId', 20 );
			if ( is_array( $block ) && 'cairn/gate' === ( $block['blockName'] ?? null ) && 1 === preg_match( self::ID, $id ) ) {
				$behind = self::inner_of( $inner, 'cairn/gate-content' );
				$forms  = array_map( static fn ( array $form ): string => Given::of( $form['attrs'] ?? null )->text( 'blockId', 20 ), self::inner_of( $inner, 'cairn/form' ) );
				$found[] = new self( $id, $post, 'content' === $given->line( 'mode', 20 ), $given->number( 'resourceId', 1, 4294967295, 0 ), 'at-once' === $given->line( 'unlock', 20 ), array_merge( array(), ...array_map( static fn ( array $content ): array => is_array( $content['innerBlocks'] ?? null ) ? $content['innerBlocks'] : array(), $behind ) ), array_values( array_filter( $forms ) ) );
				continue;
			}
			array_push( $found, ...self::gates( $inner, $post ) );
		}
		return $found;
	}

	/**
	 * Blocks of a type at any depth, none within gated content.
	 *
	 * @param array<mixed> $blocks Parsed blocks.
	 * @return list<array<mixed>>
	 */
	private static function inner_of( array $blocks, string $type ): array {
		$found = array();
		foreach ( $blocks as $block ) {
			if ( ! is_array( $block ) ) {
				continue;
			}
			if ( ( $block['blockName'] ?? null ) === $type ) {
				$found[] = $block;
			} elseif ( 'cairn/gate-content' !== ( $block['blockName'] ?? null ) && is_array( $block['innerBlocks'] ?? null ) ) {
				array_push( $found, ...self::inner_of( $block['innerBlocks'], $type ) );
			}
		}
		return $found;
	}
}
