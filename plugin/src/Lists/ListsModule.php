<?php

declare(strict_types=1);

namespace Cairn\Lists;

use Cairn\Blocks\PlacementTable;
use Cairn\Module;
use WP_Post;

/** Tells the lists' script module what it needs, keeps the tables, and knows the page that shows the list. */
final class ListsModule implements Module {

	/** Id of the script module; `viewScriptModule` in the blocks' block.json. */
	public const MODULE = 'cairn/lists';

	/** Autoloaded option: the published page with a wishlist page block; 0 when there is none. */
	public const PAGE_OPTION = 'cairn_list_page';

	public function __construct(
		private readonly ListTables $tables,
		private readonly PlacementTable $placements,
	) {
	}

	public function hook(): void {
		add_action( 'init', array( $this->tables, 'ensure' ) );
		add_filter( 'script_module_data_' . self::MODULE, array( $this, 'data' ) );
		add_action( 'wp_after_insert_post', array( $this, 'note_page' ), 20, 2 );
		add_action( 'deleted_post', array( $this, 'forget_page' ), 20 );
		add_action( 'cairn_delete_data', array( $this, 'delete_data' ) );
	}

	/**
	 * What blocks/lists/settings.ts reads; the same for all visitors.
	 *
	 * @param mixed $data What others have added.
	 * @return array<mixed>
	 */
	public function data( mixed $data ): array {
		return array(
			'key'   => SharedOrigin::name( 'cairn:list' ),
			'rest'  => untrailingslashit( rest_url( 'cairn/v1/lists' ) ),
			// Without pretty permalinks the route stands in the query.
			'and'   => str_contains( rest_url(), '?' ) ? '&' : '?',
			'shop'  => untrailingslashit( rest_url( 'wc/store/v1' ) ),
			'ajax'  => admin_url( 'admin-ajax.php', 'relative' ),
			'lang'  => OriginalLanguage::current_code(),
			'words' => array(
				'failed' => __( 'That did not work. Please try again.', 'cairn' ),
				'cart'   => __( 'Moved to the cart.', 'cairn' ),
				'link'   => __( 'Whoever has this link can see the list.', 'cairn' ),
			),
		) + ( is_array( $data ) ? $data : array() );
	}

	/**
	 * Address of the page that shows the list: the page with the block, else the member's account, else ''.
	 */
	public static function page_url(): string {
		$page = get_option( self::PAGE_OPTION, 0 );
		$url  = is_numeric( $page ) && (int) $page > 0 ? get_permalink( OriginalLanguage::in( (int) $page, 'page', OriginalLanguage::current_code() ) ) : false;
		if ( is_string( $url ) ) {
			return $url;
		}
		return function_exists( 'wc_get_account_endpoint_url' ) ? wc_get_account_endpoint_url( AccountPage::ENDPOINT ) : '';
	}

	/**
	 * Notices a page with the block that was saved, and one that lost it.
	 *
	 * @param mixed $post_id Its id.
	 * @param mixed $post    The post.
	 */
	public function note_page( mixed $post_id, mixed $post ): void {
		$known = get_option( self::PAGE_OPTION, 0 );
		$known = is_numeric( $known ) ? (int) $known : 0;
		if ( $post instanceof WP_Post && self::shows_goods( $post->ID ) && ( $known === $post->ID || $known < 1 || ! self::shows_goods( $known ) ) ) {
			update_option( self::PAGE_OPTION, $post->ID, true );
		} elseif ( $known > 0 && is_numeric( $post_id ) && $known === (int) $post_id ) {
			$this->find_page();
		}
	}

	/**
	 * A post is gone for good.
	 *
	 * @param mixed $post_id Its id.
	 */
	public function forget_page( mixed $post_id ): void {
		$this->note_page( $post_id, null );
	}

	/** Finds the page anew: the first one that shows wished-for goods. */
	private function find_page(): void {
		$pages = array_filter( $this->placements->posts_with( 'cairn/wishlist-page' ), static fn ( int $id ): bool => self::shows_goods( $id ) );
		update_option( self::PAGE_OPTION, array() === $pages ? 0 : reset( $pages ), true );
	}

	/** Whether a post is a published page with a wishlist, rather than a template, a draft or a list of bookmarks. */
	private static function shows_goods( int $id ): bool {
		$post = get_post( $id );
		return $post instanceof WP_Post && 'publish' === $post->post_status && is_post_type_viewable( $post->post_type )
			&& 1 === preg_match( '/<!-- wp:cairn\/wishlist-page (?![^>]*"kind":"page")/', $post->post_content );
	}

	/** The owner wants nothing left. */
	public function delete_data(): void {
		$this->tables->drop();
		delete_option( self::PAGE_OPTION );
		delete_option( AccountPage::RULES_OPTION );
	}
}
