<?php

declare(strict_types=1);

namespace Cairn\Blocks;


/**
 * A CTA button looks like the theme's buttons. Themes say how those look for `core/button` (its outline style above
 * all), so whatever WordPress, the theme or the owner says of core's button holds for ours too, unless it says something
 * of ours.
 */
final class ThemeStyles {

	private const FROM = 'core/button';

	private const TO = 'cairn/cta-button';

	/** Adds the filters; asked for when the block is met. */
	public function hook(): void {
		foreach ( array( 'default', 'theme', 'user' ) as $origin ) {
			add_filter( "wp_theme_json_data_$origin", array( $this, 'share_button_styles' ) );
		}
	}

	/**
	 * Copies the styles of core's button.
	 *
	 * @param mixed $data Settings and styles of one origin.
	 * @return mixed The same, with ours.
	 */
	public function share_button_styles( mixed $data ): mixed {
		// A page without the block has no use for its styles; when it is met, WordPress reads the theme's data anew.
		if ( ! \WP_Block_Type_Registry::get_instance()->is_registered( self::TO ) ) {
			return $data;
		}
		if ( ! is_object( $data ) || ! method_exists( $data, 'get_data' ) || ! method_exists( $data, 'update_with' ) ) {
			return $data;
		}
		$json   = $data->get_data();
		$blocks = is_array( $json ) && is_array( $json['styles'] ?? null ) && is_array( $json['styles']['blocks'] ?? null ) ? $json['styles']['blocks'] : array();
		if ( ! is_array( $blocks[ self::FROM ] ?? null ) || isset( $blocks[ self::TO ] ) ) {
			return $data;
		}
		return $data->update_with(
			array(
				'version' => is_int( $json['version'] ?? null ) ? $json['version'] : 3,
				'styles'  => array( 'blocks' => array( self::TO => $blocks[ self::FROM ] ) ),
			)
		);
	}
}
