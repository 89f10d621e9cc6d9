<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Module;
use Cairn\Outbox\DeliverySchedule;
use WP_Post;

/**
 * Whether any post of this site holds text behind a gate, in an option that WordPress reads with all others: a search of a
 * site without gates is left as it is. Kept with each post that is saved or deleted; looked up once where nobody knows yet.
 */
final class GatedPosts implements Module {

	/** '1' where there are such posts, '0' where there are none; absent where nobody has looked. */
	public const OPTION = 'cairn_gated_posts';

	public function hook(): void {
		add_action( 'wp_after_insert_post', array( $this, 'saved' ), 10, 4 );
		add_action( 'after_delete_post', array( $this, 'deleted' ), 10, 2 );
		add_action( 'admin_init', array( self::class, 'look_once' ) );
		add_action( DeliverySchedule::SWEEP_HOOK, array( self::class, 'look_once' ) );
		add_action( 'cairn_delete_data', static fn () => delete_option( self::OPTION ) );
	}

	/** Whether there may be one. */
	public static function may_be_there(): bool {
		return '0' !== get_option( self::OPTION, '1' );
	}

	/** There is one. */
	public static function note(): void {
		update_option( self::OPTION, '1', true );
	}

	/** Looks through the posts, where nobody has done so. */
	public static function look_once(): void {
		if ( false === get_option( self::OPTION ) ) {
			self::look();
		}
	}

	/**
	 * A post was saved.
	 *
	 * @param mixed $id     Its id.
	 * @param mixed $post   The post.
	 * @param mixed $update Whether it was there before.
	 * @param mixed $before As it was.
	 */
	public function saved( mixed $id, mixed $post, mixed $update = false, mixed $before = null ): void {
		if ( self::is_gated( $post ) ) {
			self::note();
		} elseif ( self::is_gated( $before ) ) {
			self::look();
		}
	}

	/**
	 * A post is gone.
	 *
	 * @param mixed $id   Its id.
	 * @param mixed $post The post.
	 */
	public function deleted( mixed $id, mixed $post ): void {
		if ( self::is_gated( $post ) ) {
			self::look();
		}
	}

	private static function look(): void {
		global $wpdb;
		$found = $wpdb->get_var( $wpdb->prepare( "SELECT 1 FROM %i WHERE post_content LIKE %s AND post_type <> 'revision' LIMIT 1", $wpdb->posts, '%' . $wpdb->esc_like( GatedText::MARK ) . '%' ) );
		update_option( self::OPTION, null === $found ? '0' : '1', true );
	}

	/** @param mixed $post A post, perhaps. */
	private static function is_gated( mixed $post ): bool {
		return $post instanceof WP_Post && 'revision' !== $post->post_type && str_contains( $post->post_content, GatedText::MARK );
	}
}
