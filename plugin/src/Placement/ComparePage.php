<?php

declare(strict_types=1);

namespace Cairn\Placement;

use Cairn\Module;

/**
 * The page that compares what a visitor chose. Its address says what is compared (`?cairn-compare=12,34`), so it can be
 * cached, printed and sent to somebody; search engines keep out of all these combinations.
 */
final class ComparePage implements Module {

	/** Name of the query argument. */
	public const ARGUMENT = 'cairn-compare';

	/** Option with the page's path, '' where it cannot be seen; autoloaded, so that no page of the shop asks for the post. */
	private const PATH_OPTION = 'cairn_compare_path';

	public function hook(): void {
		add_filter( 'wp_robots', array( $this, 'keep_out' ) );
		// Whatever may move the page: itself, the settings, or (seen when somebody is in wp-admin) a parent or the permalinks.
		add_action( 'wp_after_insert_post', array( $this, 'note_change' ) );
		add_action( 'deleted_post', array( $this, 'note_change' ) );
		add_action( 'add_option_' . ShopButtons::OPTION, array( $this, 'remember' ) );
		add_action( 'update_option_' . ShopButtons::OPTION, array( $this, 'remember' ) );
		add_action( 'admin_init', array( $this, 'remember' ) );
		add_action( 'cairn_delete_data', array( $this, 'forget' ) );
	}

	/**
	 * A post was saved or deleted.
	 *
	 * @param mixed $id Its number.
	 */
	public function note_change( mixed $id ): void {
		if ( is_numeric( $id ) && (int) $id === ShopButtons::read()->compare_page ) {
			$this->remember();
		}
	}

	/** Keeps where the page is. */
	public function remember(): void {
		$id  = ShopButtons::read()->compare_page;
		$url = $id > 0 && 'publish' === get_post_status( $id ) ? get_permalink( $id ) : false;
		if ( $id > 0 || false !== get_option( self::PATH_OPTION ) ) {
			$path = is_string( $url ) ? substr( $url, strlen( untrailingslashit( home_url() ) ) ) : '';
			update_option( self::PATH_OPTION, $path, true );
		}
	}

	/** Address of the page without products, null where there is none (any more). */
	public static function url(): ?string {
		$path = get_option( self::PATH_OPTION );
		return is_string( $path ) && '' !== $path ? untrailingslashit( home_url() ) . $path : null;
	}

	/**
	 * The page, made unless there is one that can be seen or brought back.
	 *
	 * @param int $known Id of the page as kept.
	 * @return int Its id, 0 when WordPress could not make it.
	 */
	public static function ensure( int $known ): int {
		$status = $known > 0 ? get_post_status( $known ) : false;
		if ( false !== $status && 'trash' !== $status ) {
			return $known;
		}
		$made = wp_insert_post(
			array(
				'post_type'      => 'page',
				'post_status'    => 'publish',
				'post_title'     => __( 'Compare products', 'cairn' ),
				'post_content'   => get_comment_delimited_block_content(
					'cairn/compare-table',
					array(
						// As the editor would give it: reports know the table by it.
						'blockId' => strtolower( wp_generate_password( 10, false ) ),
						'align'   => 'wide',
					),
					''
				),
				'comment_status' => 'closed',
				'ping_status'    => 'closed',
			)
		);
		return $made;
	}

	/**
	 * The products an address asks to compare, each once, as many as fit.
	 *
	 * @return list<int>
	 */
	public static function asked(): array {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended, WordPress.Security.ValidatedSanitizedInput -- a shared address that only reads; what is no number falls out below.
		$asked = $_GET[ self::ARGUMENT ] ?? '';
		$ids   = is_string( $asked ) && 1 === preg_match( '/^\d{1,10}(,\d{1,10}){0,99}$/', $asked ) ? array_map( 'intval', explode( ',', $asked ) ) : array();
		return array_slice( array_values( array_unique( array_filter( $ids, static fn ( int $id ): bool => $id > 0 ) ) ), 0, ShopButtons::read()->compare_max );
	}

	/**
	 * Tells search engines to leave the comparisons alone.
	 *
	 * @param mixed $robots What the page says so far.
	 * @return mixed
	 */
	public function keep_out( mixed $robots ): mixed {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- only looked for.
		if ( ! is_array( $robots ) || ! isset( $_GET[ self::ARGUMENT ] ) ) {
			return $robots;
		}
		unset( $robots['index'] );
		return array( 'noindex' => true ) + $robots;
	}

	/** The owner wants nothing left; the page itself is theirs. */
	public function forget(): void {
		delete_option( ShopButtons::OPTION );
		delete_option( self::PATH_OPTION );
	}
}
