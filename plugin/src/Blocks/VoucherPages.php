<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Module;
use WP_Post;

/**
 * Pages with a voucher change when its coupon does, and when its time is over, though nobody has saved them: what page
 * caches keep of them goes then, by what WordPress has for it, and by an action for caches that listen to nothing else.
 */
final class VoucherPages implements Module {

	/** Cron hook of a coupon whose time is over; its argument is the coupon's id. */
	public const CRON_HOOK = 'cairn_voucher_ended';

	private const TYPE = 'cairn/voucher';

	public function __construct( private readonly PlacementTable $table ) {
	}

	public function hook(): void {
		add_action( 'wp_after_insert_post', array( $this, 'follow' ), 20, 2 );
		foreach ( array( 'woocommerce_new_coupon', 'woocommerce_update_coupon', 'woocommerce_trash_coupon', 'woocommerce_delete_coupon', self::CRON_HOOK ) as $hook ) {
			add_action( $hook, array( $this, 'changed' ) );
		}
		add_action( 'trashed_post', array( $this, 'changed' ) );
		add_action( 'untrashed_post', array( $this, 'changed' ) );
		foreach ( array( 'woocommerce_increase_coupon_usage_count', 'woocommerce_decrease_coupon_usage_count' ) as $hook ) {
			add_action( $hook, fn ( mixed $coupon ) => $coupon instanceof \WC_Coupon && $coupon->get_usage_limit() > 0 ? $this->changed( $coupon->get_id() ) : null );
		}
		add_action( 'cairn_delete_data', static fn () => wp_unschedule_hook( self::CRON_HOOK ) );
		add_action( 'deactivate_' . plugin_basename( CAIRN_PLUGIN_FILE ), static fn () => wp_unschedule_hook( self::CRON_HOOK ) );
	}

	/**
	 * A post was saved: the ends of its vouchers are waited for.
	 *
	 * @param mixed $post_id Its id.
	 * @param mixed $post    The post.
	 */
	public function follow( mixed $post_id, mixed $post ): void {
		if ( $post instanceof WP_Post && 'publish' === $post->post_status && str_contains( $post->post_content, '<!-- wp:' . self::TYPE ) ) {
			array_map( $this->plan( ... ), self::coupons_in( $post->post_content ) );
		}
	}

	/**
	 * A coupon is another than it was.
	 *
	 * @param mixed $id Its id; of other posts it is heard, too.
	 */
	public function changed( mixed $id ): void {
		if ( ! is_numeric( $id ) || ( self::CRON_HOOK !== current_action() && ! str_contains( (string) current_action(), '_coupon' ) && 'shop_coupon' !== get_post_type( (int) $id ) ) ) {
			return;
		}
		$pages = array_filter( $this->table->posts_with( self::TYPE ), static fn ( int $post ): bool => in_array( (int) $id, self::coupons_in( (string) get_post_field( 'post_content', $post, 'raw' ) ), true ) );
		foreach ( $pages as $page ) {
			clean_post_cache( $page );
			/**
			 * Runs when a page has changed without being saved: for page caches.
			 *
			 * @param int $page Id of the post.
			 */
			do_action( 'cairn_page_changed', $page );
		}
		if ( array() !== $pages ) {
			$this->plan( (int) $id );
		}
	}

	/**
	 * Vouchers that print nothing though they stand on a published page.
	 *
	 * @return list<array{post: int, coupon: int, problem: string}>
	 */
	public function broken(): array {
		$broken = array();
		foreach ( $this->table->posts_with( self::TYPE ) as $post ) {
			if ( 'publish' !== get_post_status( $post ) ) {
				continue;
			}
			foreach ( self::coupons_in( (string) get_post_field( 'post_content', $post, 'raw' ) ) as $coupon ) {
				$problem = VoucherCoupon::of( $coupon )->problem;
				if ( '' !== $problem ) {
					$broken[] = array(
						'post'    => $post,
						'coupon'  => $coupon,
						'problem' => $problem,
					);
				}
			}
		}
		return $broken;
	}

	/** The end of a coupon is waited for, once. */
	private function plan( int $id ): void {
		$end = VoucherCoupon::of( $id )->coupon?->get_date_expires()?->getTimestamp();
		wp_clear_scheduled_hook( self::CRON_HOOK, array( $id ) );
		if ( null !== $end && $end > time() ) {
			wp_schedule_single_event( $end, self::CRON_HOOK, array( $id ) );
		}
	}

	/** @return list<int> Coupons of the vouchers in a content; 0 where none is chosen. */
	private static function coupons_in( string $content ): array {
		$found = array();
		$look  = static function ( array $blocks ) use ( &$look, &$found ): void {
			foreach ( $blocks as $block ) {
				if ( is_array( $block ) ) {
					if ( self::TYPE === ( $block['blockName'] ?? null ) ) {
						$id      = is_array( $block['attrs'] ?? null ) ? ( $block['attrs']['couponId'] ?? 0 ) : 0;
						$found[] = is_numeric( $id ) ? (int) $id : 0;
					}
					$look( is_array( $block['innerBlocks'] ?? null ) ? $block['innerBlocks'] : array() );
				}
			}
		};
		if ( str_contains( $content, self::TYPE ) ) {
			$look( parse_blocks( $content ) );
		}
		return array_values( array_unique( $found ) );
	}
}
