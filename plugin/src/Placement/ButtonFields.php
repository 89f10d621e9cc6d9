<?php

declare(strict_types=1);

namespace Cairn\Placement;

/** The part of the settings form about buttons beside products, and what it does when it is sent. */
final class ButtonFields {

	/** Marks that the form had this part: an unticked box sends nothing. */
	private const SENT = 'shop_buttons';

	/** Prints the rows of the form's table. */
	public static function render(): void {
		if ( ! function_exists( 'WC' ) ) {
			return;
		}
		$now = ShopButtons::read();
		?>
		<tr>
			<th scope="row"><?php esc_html_e( 'Beside every product', 'cairn' ); ?></th>
			<td>
				<input type="hidden" name="<?php echo esc_attr( self::SENT ); ?>" value="1">
				<fieldset>
					<legend class="screen-reader-text"><?php esc_html_e( 'Beside every product', 'cairn' ); ?></legend>
					<p><label><input type="checkbox" name="button_wishlist" value="1" <?php checked( $now->wishlist ); ?>> <?php esc_html_e( 'A wishlist button', 'cairn' ); ?></label></p>
					<p><label><input type="checkbox" name="button_compare" value="1" <?php checked( $now->compare ); ?>> <?php esc_html_e( 'A compare button', 'cairn' ); ?></label></p>
				</fieldset>
				<p class="description">
					<?php esc_html_e( 'In lists and on product pages. In a block theme you can move and remove them in the Site Editor like any block. The first time a compare button is switched on, a page with the comparison is made.', 'cairn' ); ?>
					<?php
					$edit = $now->compare_page > 0 ? get_edit_post_link( $now->compare_page ) : null;
					if ( is_string( $edit ) ) {
						printf( ' <a href="%s">%s</a>', esc_url( $edit ), esc_html__( 'Edit that page', 'cairn' ) );
					}
					?>
				</p>
			</td>
		</tr>
		<tr>
			<th scope="row"><label for="cairn-compare-max"><?php esc_html_e( 'Products side by side', 'cairn' ); ?></label></th>
			<td>
				<p><input type="number" class="small-text" id="cairn-compare-max" name="compare_max" min="<?php echo esc_attr( (string) ShopButtons::LIMITS[0] ); ?>" max="<?php echo esc_attr( (string) ShopButtons::LIMITS[1] ); ?>" value="<?php echo esc_attr( (string) $now->compare_max ); ?>"> <?php esc_html_e( 'at most', 'cairn' ); ?></p>
				<p><label><input type="checkbox" name="compare_same_category" value="1" <?php checked( $now->compare_same_category ); ?>> <?php esc_html_e( 'Only products of the same category', 'cairn' ); ?></label></p>
			</td>
		</tr>
		<?php
	}

	/**
	 * Keeps what was sent.
	 *
	 * @param callable(string): string $field A field of the form by its name, '' when it was not sent. The caller has checked the nonce and the right.
	 */
	public static function receive( callable $field ): void {
		if ( '1' !== $field( self::SENT ) ) {
			return;
		}
		$compare = '1' === $field( 'button_compare' );
		$page    = ShopButtons::read()->compare_page;
		$max     = $field( 'compare_max' );
		( new ShopButtons(
			'1' === $field( 'button_wishlist' ),
			$compare,
			$compare ? ComparePage::ensure( $page ) : $page,
			ShopButtons::within_limits( is_numeric( $max ) ? (int) $max : ShopButtons::USUAL_MAX ),
			'1' === $field( 'compare_same_category' )
		) )->save();
	}
}
