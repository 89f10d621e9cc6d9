<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Module;

/** Tells who looks after the shop that a voucher on a page shows nothing, and why: visitors see no error. */
final class VoucherWarning implements Module {

	/** Screens where it is said. */
	private const SCREENS = array( 'dashboard', 'edit-shop_coupon', 'shop_coupon', 'edit-page', 'edit-post' );

	public function __construct( private readonly VoucherPages $pages ) {
	}

	public function hook(): void {
		add_action( 'admin_notices', array( $this, 'print_it' ) );
	}

	/** Prints the notice, where there is something to say. */
	public function print_it(): void {
		$screen = get_current_screen();
		if ( null === $screen || ! in_array( $screen->id, self::SCREENS, true ) || ! current_user_can( 'edit_others_posts' ) ) {
			return;
		}
		$lines = '';
		foreach ( $this->pages->broken() as $voucher ) {
			$title  = get_the_title( $voucher['post'] );
			$link   = get_edit_post_link( $voucher['post'] );
			$name   = esc_html( '' === $title ? '#' . $voucher['post'] : $title );
			$lines .= '<li>' . ( null === $link ? $name : '<a href="' . esc_url( $link ) . '">' . $name . '</a>' ) . ': ' . esc_html( self::words( $voucher['problem'] ) ) . '</li>';
		}
		if ( '' !== $lines ) {
			// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped where it is put together.
			echo '<div class="notice notice-warning"><p>' . esc_html__( 'Vouchers on these pages show nothing to visitors:', 'cairn' ) . '</p><ul class="ul-disc">' . $lines . '</ul></div>';
		}
	}

	/**
	 * What is wrong with a coupon, in a sentence; '' for nothing.
	 *
	 * @param string $problem One of VoucherCoupon::PROBLEMS.
	 */
	public static function words( string $problem ): string {
		return match ( $problem ) {
			'no-shop' => __( 'The shop takes no coupons at the moment.', 'cairn' ),
			'missing' => __( 'No coupon is chosen, or it is not there any more.', 'cairn' ),
			'ended' => __( 'The coupon has ended.', 'cairn' ),
			'used-up' => __( 'The coupon has been used as often as it may be.', 'cairn' ),
			default => '',
		};
	}
}
