<?php
/**
 * Plugin Name: Empty page for bench/admin
 * Description: A wp-admin page with nothing on it but an empty card of @wordpress/components: what any such screen costs.
 */

add_action(
	'admin_menu',
	static function (): void {
		$hook = add_menu_page(
			'Empty',
			'Empty',
			'manage_options',
			'bench-empty',
			static function (): void {
				echo '<div class="wrap"><div id="bench-root"></div></div>';
			}
		);
		add_action(
			"load-$hook",
			static function (): void {
				add_action(
					'admin_enqueue_scripts',
					static function (): void {
						wp_enqueue_script( 'wp-components' );
						wp_enqueue_style( 'wp-components' );
						wp_add_inline_script(
							'wp-components',
							'wp.element.createRoot( document.getElementById( "bench-root" ) ).render( wp.element.createElement( wp.components.Card, { className: "bench-card" } ) );'
						);
					}
				);
			}
		);
	}
);
